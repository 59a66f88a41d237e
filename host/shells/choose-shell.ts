/** Chooses what shows the big screen: a kiosk window, a browser, or nothing on this machine. */
import type { Shell } from '../cli/options.ts'
import { fetchElectron, findElectron, type Environment } from './electron-binary.ts'

export type ChosenShell =
  | { readonly kind: 'electron'; readonly executable: string }
  /** `missing` is why it is not the kiosk window, as the end of a sentence; null when a browser was asked for. */
  | { readonly kind: 'browser'; readonly missing: string | null }
  | { readonly kind: 'none' }
  /** The kiosk window was asked for by name and cannot be had. */
  | { readonly kind: 'impossible'; readonly missing: string }

/**
 * `auto` is the kiosk window where there is a display and an Electron, or its download; else the browser. `say` gets a line for a person
 * when something takes long.
 */
export async function chooseShell(wanted: Shell, env: Environment, say: (line: string) => void): Promise<ChosenShell> {
  if (wanted === 'none') return { kind: 'none' }
  if (wanted === 'browser') return { kind: 'browser', missing: null }
  const kind = wanted === 'auto' ? 'browser' : 'impossible'
  if (!hasDisplay(env)) return { kind, missing: 'no display' }
  const found = await findElectron(env)
  const electron = found.ok ? found : await fetchElectron(env, say)
  return electron.ok ? { kind: 'electron', executable: electron.value } : { kind, missing: electron.reason }
}

/** Windows and macOS have one whenever somebody can start a program there. */
export function hasDisplay(env: Environment): boolean {
  return process.platform === 'win32' || process.platform === 'darwin' || Boolean(env['DISPLAY'] ?? env['WAYLAND_DISPLAY'])
}

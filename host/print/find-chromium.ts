/** Finds a browser on this machine that can make a PDF: Chromium, or one that is built on it. */
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import type { Environment } from '../shells/electron-binary.ts'

const PROGRAMS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'brave-browser', 'microsoft-edge']
const ON_MAC = ['Chromium', 'Google Chrome', 'Microsoft Edge'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)
const ON_WINDOWS = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe']

/** Its path; null when there is none. `CHROMIUM` names one. */
export function findChromium(env: Environment, platform = process.platform): string | null {
  const named = env['CHROMIUM']
  return [...(named === undefined ? [] : [named]), ...candidates(env, platform)].find(canRun) ?? null
}

function candidates(env: Environment, platform: NodeJS.Platform): readonly string[] {
  if (platform === 'darwin') return ON_MAC
  if (platform === 'win32') {
    const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => env[name] ?? [])
    return roots.flatMap((root) => ON_WINDOWS.map((program) => `${root}\\${program}`))
  }
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  return PROGRAMS.flatMap((program) => folders.map((folder) => join(folder, program)))
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    // Not here.
    return false
  }
}

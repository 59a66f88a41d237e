/** Shows the big screen in a browser of this machine. */
import { spawn } from 'node:child_process'
import { hasDisplay } from './choose-shell.ts'
import type { Environment } from './electron-binary.ts'

/** An opener that still runs after this, ms, is the browser itself, and has opened the address. */
const OPENED_AFTER = 3000

type Command = readonly [program: string, args: readonly string[]]

/**
 * Opens the address in the browser that this person chose, else in one that is there, and says where the big screen is. `missing` is why
 * there is no kiosk window, as the end of a sentence.
 */
export async function showInBrowser(
  address: string,
  missing: string | null,
  env: Environment,
  say: (line: string) => void,
): Promise<void> {
  if (missing !== null) say(`The kiosk window cannot be opened: ${missing}.`)
  say(
    (await openBrowser(address, env))
      ? `The big screen is in your browser: ${address}`
      : `Open the big screen in a browser: ${address}`,
  )
}

async function openBrowser(address: string, env: Environment): Promise<boolean> {
  if (!hasDisplay(env)) return false
  for (const command of commands(address)) if (await opens(command, env)) return true
  return false
}

function commands(address: string): readonly Command[] {
  if (process.platform === 'darwin') return [['open', [address]]]
  if (process.platform === 'win32') return [['rundll32', ['url.dll,FileProtocolHandler', address]]]
  const chromium = [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), `--app=${address}`]
  return [
    ['xdg-open', [address]],
    ['chromium', chromium],
    ['chromium-browser', chromium],
    ['google-chrome', chromium],
    ['firefox', [address]],
  ]
}

function opens([program, args]: Command, env: Environment): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { env, stdio: 'ignore', detached: true })
    // It lives on when the kiosk ends: it is this person's browser.
    child.unref()
    const timer = setTimeout(() => resolve(true), OPENED_AFTER)
    child.once('error', () => {
      clearTimeout(timer)
      resolve(false)
    })
    child.once('exit', (code) => {
      clearTimeout(timer)
      resolve(code === 0)
    })
  })
}

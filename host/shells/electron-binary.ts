/** Finds an Electron on this machine, or fetches the one that this version of Meetlat was made with. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { accepted, refused, type Result } from '#core/result'

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>

/** A download takes this long at most, ms; a kiosk that starts does not wait longer for a better window. */
const FETCH_AT_MOST = 120_000

/** The installed `electron` package, which has no executable until it is fetched; null when it is left out, as in some set-ups. */
function electronPackage(): string | null {
  const { resolve } = createRequire(import.meta.url)
  try {
    return dirname(resolve('electron/package.json'))
  } catch {
    // Not installed: the one thing that resolving can say.
    return null
  }
}

/**
 * The path of an Electron that is on this machine: in ELECTRON_OVERRIDE_DIST_PATH (a folder), else in the folder of the `electron`
 * package; or what was missing, as the end of a sentence.
 */
export async function findElectron(env: Environment, folder = electronPackage()): Promise<Result<string, string>> {
  const override = overrideIn(env)
  if (override !== null) {
    const executable = join(override, nameOfExecutable())
    return existsSync(executable) ? accepted(executable) : refused(`no Electron in ELECTRON_OVERRIDE_DIST_PATH (${override})`)
  }
  if (folder === null) return refused('no electron package')
  const executable = await installedIn(folder)
  return executable === null ? refused('no Electron') : accepted(executable)
}

/**
 * Lets the `electron` package fetch its executable, and says so. Without a network it refuses at once, and after `atMost` ms in any case.
 */
export async function fetchElectron(
  env: Environment,
  say: (line: string) => void,
  folder = electronPackage(),
  atMost = FETCH_AT_MOST,
): Promise<Result<string, string>> {
  // Who names an Electron wants no other one.
  if (folder === null || overrideIn(env) !== null) return findElectron(env, folder)
  say('Fetching Electron for the kiosk window, once, about 120 MB.')
  const came = await runInstaller(join(folder, 'install.js'), env, atMost)
  const executable = came ? await installedIn(folder) : null
  return executable === null ? refused('no Electron, and its download did not come (npx install-electron)') : accepted(executable)
}

function overrideIn(env: Environment): string | null {
  return env['ELECTRON_OVERRIDE_DIST_PATH'] || null
}

function nameOfExecutable(): string {
  if (process.platform === 'win32') return 'electron.exe'
  return process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron'
}

/** The package writes `path.txt` last: without it the executable is not all there. */
async function installedIn(folder: string): Promise<string | null> {
  const pathFile = join(folder, 'path.txt')
  if (!existsSync(pathFile)) return null
  const executable = join(folder, 'dist', (await readFile(pathFile, 'utf8')).trim())
  return existsSync(executable) ? executable : null
}

function runInstaller(installer: string, env: Environment, timeout: number): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [installer], { env, stdio: 'ignore', timeout, killSignal: 'SIGKILL' })
    child.once('error', () => {
      resolve(false)
    })
    child.once('exit', (code) => {
      resolve(code === 0)
    })
  })
}

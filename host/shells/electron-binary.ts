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

const require = createRequire(import.meta.url)

/**
 * The path of an Electron that is on this machine: in ELECTRON_OVERRIDE_DIST_PATH (a folder), else of the `electron` package; or what was
 * missing, as the end of a sentence.
 */
export async function findElectron(env: Environment): Promise<Result<string, string>> {
  const override = env['ELECTRON_OVERRIDE_DIST_PATH']
  if (override !== undefined && override !== '') {
    const executable = join(override, nameOfExecutable())
    return existsSync(executable) ? accepted(executable) : refused(`no Electron in ELECTRON_OVERRIDE_DIST_PATH (${override})`)
  }
  const folder = packageFolder()
  if (folder === null) return refused('the electron package is not installed')
  const executable = await installedIn(folder)
  return executable === null ? refused('the electron package has no executable yet') : accepted(executable)
}

/** Lets the `electron` package fetch its executable, within `FETCH_AT_MOST`; at once when there is no network. */
export async function fetchElectron(env: Environment): Promise<Result<string, string>> {
  const folder = packageFolder()
  if (folder === null) return refused('the electron package is not installed')
  const came = await runInstaller(join(folder, 'install.js'), env)
  const executable = came ? await installedIn(folder) : null
  return executable === null
    ? refused('the download of Electron did not come (by hand: npx install-electron)')
    : accepted(executable)
}

function nameOfExecutable(): string {
  if (process.platform === 'win32') return 'electron.exe'
  return process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron'
}

function packageFolder(): string | null {
  try {
    return dirname(require.resolve('electron/package.json'))
  } catch {
    // Not installed: dependencies for development are left out in some set-ups.
    return null
  }
}

/** The package writes `path.txt` last: without it the executable is not all there. */
async function installedIn(folder: string): Promise<string | null> {
  const pathFile = join(folder, 'path.txt')
  if (!existsSync(pathFile)) return null
  const executable = join(folder, 'dist', (await readFile(pathFile, 'utf8')).trim())
  return existsSync(executable) ? executable : null
}

function runInstaller(installer: string, env: Environment): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [installer], { env, stdio: 'ignore', timeout: FETCH_AT_MOST, killSignal: 'SIGKILL' })
    child.once('error', () => {
      resolve(false)
    })
    child.once('exit', (code) => {
      resolve(code === 0)
    })
  })
}

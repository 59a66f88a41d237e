import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { fetchElectron, findElectron } from '#host/shells/electron-binary'

const folder = mkdtempSync(join(tmpdir(), 'meetlat-electron-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A folder that looks like the `electron` package: its installer runs this code. */
function electronPackage(name: string, installer: string): string {
  const path = join(folder, name)
  mkdirSync(join(path, 'dist'), { recursive: true })
  writeFileSync(join(path, 'install.js'), installer)
  return path
}

const WRITES_IT = `
  const { writeFileSync } = require('node:fs')
  writeFileSync(__dirname + '/dist/electron', '')
  writeFileSync(__dirname + '/path.txt', 'electron')
`

test('[SH-34] a folder that was named goes before everything, and no other one is taken or fetched', async () => {
  const named = join(folder, 'named')
  mkdirSync(named)
  const env = { ELECTRON_OVERRIDE_DIST_PATH: named }
  const said: string[] = []
  const reason = `no Electron in ELECTRON_OVERRIDE_DIST_PATH (${named})`
  expect(await findElectron(env)).toEqual({ ok: false, reason })
  expect(await fetchElectron(env, (line) => said.push(line))).toEqual({ ok: false, reason })
  expect(said).toEqual([])
  for (const name of ['electron', 'electron.exe']) writeFileSync(join(named, name), '')
  expect(await findElectron(env)).toMatchObject({ ok: true })
})

test('[SH-34] the package has one once its download has come, and says that it fetches it', async () => {
  const path = electronPackage('fetchable', WRITES_IT)
  const said: string[] = []
  expect(await findElectron({}, path)).toEqual({ ok: false, reason: 'no Electron' })
  const executable = { ok: true, value: join(path, 'dist/electron') }
  expect(await fetchElectron({}, (line) => said.push(line), path)).toEqual(executable)
  expect(said).toHaveLength(1)
  expect(await findElectron({}, path)).toEqual(executable)
})

test.each([
  ['fails', 'process.exit(1)'],
  ['never ends', 'setInterval(() => undefined, 1000)'],
  ['leaves half of it', `require('node:fs').writeFileSync(__dirname + '/dist/electron', '')`],
])('[SH-34] a download that %s leaves the start free to go on', async (outcome, installer) => {
  const path = electronPackage(outcome, installer)
  expect(await fetchElectron({}, () => undefined, path, 1000)).toEqual({
    ok: false,
    reason: expect.stringContaining('did not come'),
  })
})

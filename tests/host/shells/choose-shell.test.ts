import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { SHELLS } from '#host/cli/options'
import { chooseShell } from '#host/shells/choose-shell'

const full = mkdtempSync(join(tmpdir(), 'meetlat-shell-'))
const empty = mkdtempSync(join(tmpdir(), 'meetlat-shell-'))
for (const name of ['electron', 'electron.exe']) writeFileSync(join(full, name), '')
afterAll(() => {
  for (const folder of [full, empty]) rmSync(folder, { recursive: true, force: true })
})

const silent = (): void => undefined
const electron = { kind: 'electron', executable: join(full, process.platform === 'win32' ? 'electron.exe' : 'electron') }
const missing = `no Electron in ELECTRON_OVERRIDE_DIST_PATH (${empty})`
const expected = {
  auto: { all: electron, noElectron: { kind: 'browser', missing }, noDisplay: { kind: 'browser', missing: 'no display' } },
  electron: {
    all: electron,
    noElectron: { kind: 'impossible', missing },
    noDisplay: { kind: 'impossible', missing: 'no display' },
  },
  browser: {
    all: { kind: 'browser', missing: null },
    noElectron: { kind: 'browser', missing: null },
    noDisplay: { kind: 'browser', missing: null },
  },
  none: { all: { kind: 'none' }, noElectron: { kind: 'none' }, noDisplay: { kind: 'none' } },
}

test.each(SHELLS)('[SH-35] --shell %s with a display and an Electron, with a display only, and with neither', async (wanted) => {
  const chosen = expected[wanted]
  expect(await chooseShell(wanted, { DISPLAY: ':1', ELECTRON_OVERRIDE_DIST_PATH: full }, silent)).toEqual(chosen.all)
  expect(await chooseShell(wanted, { WAYLAND_DISPLAY: 'w', ELECTRON_OVERRIDE_DIST_PATH: empty }, silent)).toEqual(chosen.noElectron)
  expect(await chooseShell(wanted, { ELECTRON_OVERRIDE_DIST_PATH: full }, silent)).toEqual(chosen.noDisplay)
})

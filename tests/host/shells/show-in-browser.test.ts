import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { showInBrowser } from '#host/shells/show-in-browser'

const ADDRESS = 'http://127.0.0.1:7310/display/#token=abc'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'meetlat-browser-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A program in the folder that is all of PATH: notes its name and what it was given, and ends with this code. */
function program(name: string, code: number): void {
  const path = join(folder, name)
  writeFileSync(path, `#!/bin/sh\necho "${name} $*" >> "${folder}/called"\nexit ${code}\n`)
  chmodSync(path, 0o755)
}

function called(): string[] {
  const file = join(folder, 'called')
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : []
}

async function show(missing: string | null, display: string | undefined): Promise<string[]> {
  const said: string[] = []
  await showInBrowser(ADDRESS, missing, { PATH: folder, DISPLAY: display }, (line) => said.push(line))
  return said
}

test('[SH-37] the browser that this person chose opens the address', async () => {
  program('xdg-open', 0)
  program('chromium', 0)
  expect(await show(null, ':1')).toEqual([`The big screen is in your browser: ${ADDRESS}`])
  expect(called()).toEqual([`xdg-open ${ADDRESS}`])
})

test('[SH-37] when it cannot, another one that is there opens it', async () => {
  program('xdg-open', 3)
  program('google-chrome', 0)
  expect(await show('no Electron', ':1')).toEqual([
    'The kiosk window cannot be opened: no Electron.',
    `The big screen is in your browser: ${ADDRESS}`,
  ])
  expect(called().at(-1)).toMatch(/^google-chrome .*--app=http/)
})

test.each([
  ['no browser', ':1'],
  ['no display', undefined],
])('[SH-37] with %s it says what was missing and which address to open', async (missing, display) => {
  if (display === undefined) program('xdg-open', 0)
  expect(await show(missing, display)).toEqual([
    `The kiosk window cannot be opened: ${missing}.`,
    `Open the big screen in a browser: ${ADDRESS}`,
  ])
  expect(called()).toEqual([])
})

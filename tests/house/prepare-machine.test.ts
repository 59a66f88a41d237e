import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

const script = join(import.meta.dirname, '../support/prepare-machine.ts')
const isRoot = process.getuid?.() === 0

/** The folder that is all of PATH. */
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'meetlat-machine-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function program(name: string, code = 0): void {
  const path = join(folder, name)
  writeFileSync(path, `#!/bin/sh\necho "$*" >> "${folder}/called"\nexit ${code}\n`)
  chmodSync(path, 0o755)
}

function prepare(): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  return spawnSync(process.execPath, [script], { env: { PATH: folder }, encoding: 'utf8' })
}

function called(): string[] {
  const file = join(folder, 'called')
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : []
}

test('[SH-38] nothing is said and nothing done on a machine that has all', () => {
  for (const name of ['google-chrome', 'Xvfb', 'socat', 'udevadm', 'pdftotext', 'cupsd', 'lpadmin', 'g++', 'unzip']) program(name)
  expect(prepare()).toMatchObject({ status: 0, stdout: '', stderr: '' })
  expect(called()).toEqual([])
})

test('[SH-38] where it cannot install, it names what is missing and the packages, and fails', () => {
  for (const name of ['chromium', 'Xvfb', 'udevadm', 'cupsd', 'lpadmin', 'g++', 'unzip']) program(name)
  const { status, stderr } = prepare()
  expect(status).toBe(1)
  expect(stderr).toContain('apt-get install socat poppler-utils\n')
  expect(stderr).not.toContain('chromium')
})

test.runIf(isRoot)('[SH-38] as root with apt-get (skipped for others) it installs what is missing, and says so in one line', () => {
  for (const name of ['chromium', 'Xvfb', 'udevadm', 'cupsd', 'lpadmin', 'g++', 'unzip', 'apt-get']) program(name)
  expect(prepare()).toMatchObject({ status: 0, stdout: 'Installing what the tests need: socat, poppler-utils (apt-get)\n' })
  expect(called().map((line) => line.replace(/^-o \S+ /, ''))).toEqual([
    'update -qq',
    'install -y -qq --no-install-recommends socat poppler-utils',
  ])
})

test.runIf(isRoot)('[SH-38] as root (skipped for others) an apt-get that fails is a failure', () => {
  program('apt-get', 100)
  expect(prepare()).toMatchObject({ status: 1 })
})

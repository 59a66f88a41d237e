import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

const BUILD_IF_CHANGED = join(import.meta.dirname, '../../../host/cli/build-if-changed.ts')

let project: string

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'meetlat-build-'))
  for (const folder of ['core', 'renderer/display']) mkdirSync(join(project, folder), { recursive: true })
  put('core/scale.ts', 'export {}')
  put('renderer/display/main.ts', 'export {}')
  put('package.json', JSON.stringify({ scripts: { build: 'node build.js' } }))
  // Counts how often it was run, and breaks when it is told to.
  put(
    'build.js',
    `const fs = require('node:fs')
     fs.rmSync('out/main', { recursive: true, force: true })
     fs.mkdirSync('out/main', { recursive: true })
     fs.appendFileSync('out/built', 'x')
     if (fs.existsSync('broken')) process.exit(3)`,
  )
})
afterEach(() => rmSync(project, { recursive: true }))

function put(file: string, text: string): void {
  writeFileSync(join(project, file), text)
}

/** As `npm start` runs it: its exit code, and how often this folder has been built. It says so when it builds, and only then. */
function start(): readonly [number | null, number] {
  const had = existsSync(join(project, 'out/built')) ? readFileSync(join(project, 'out/built'), 'utf8').length : 0
  const { status, stdout, stderr } = spawnSync(process.execPath, [BUILD_IF_CHANGED], { cwd: project, encoding: 'utf8' })
  const builds = readFileSync(join(project, 'out/built'), 'utf8').length > had
  expect([stdout, stderr]).toEqual(['', builds ? 'Meetlat is being made ready, once, in less than a minute.\n' : ''])
  return [status, readFileSync(join(project, 'out/built'), 'utf8').length]
}

test('[SH-67] what is built is built again when a source is another one, came or went, and not else', () => {
  expect(start()).toEqual([0, 1])
  expect(start()).toEqual([0, 1])
  put('renderer/display/main.ts', 'export {} // another')
  expect(start()).toEqual([0, 2])
  put('core/new.ts', '')
  expect(start()).toEqual([0, 3])
  rmSync(join(project, 'core/new.ts'))
  expect(start()).toEqual([0, 4])
  expect(start()).toEqual([0, 4])
})

test('[SH-67] a build that broke off is made again, and says how it ended', () => {
  put('broken', '')
  expect(start()).toEqual([3, 1])
  rmSync(join(project, 'broken'))
  expect(start()).toEqual([0, 2])
  put('core/scale.ts', 'export const broken = true')
  put('broken', '')
  expect(start()).toEqual([3, 3])
  put('core/scale.ts', 'export {}')
  rmSync(join(project, 'broken'))
  expect(start()).toEqual([0, 4])
})

test('[SH-67] what is built starts also where nothing may be written', () => {
  start()
  chmodSync(join(project, 'out/main'), 0o555)
  expect(start()).toEqual([0, 1])
  expect(existsSync(join(project, 'out/main/made-of'))).toBe(true)
})

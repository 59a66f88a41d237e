import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import * as v from 'valibot'
import { expect, test } from 'vitest'

const project = join(import.meta.dirname, '../..')
const RINGS = ['core', 'content', 'firmware-protocol', 'host', 'electron', 'renderer', 'tests']

const resultSchema = v.object({
  modules: v.array(v.object({ source: v.string() })),
  summary: v.object({
    violations: v.array(v.object({ from: v.string(), to: v.string(), rule: v.object({ name: v.string() }) })),
  }),
})

/** What dependency-cruiser finds in a house, with the rules that lie in it. */
function inspect(house: string): v.InferOutput<typeof resultSchema> {
  const args = ['--config', '.dependency-cruiser.mjs', '--output-type', 'json', ...RINGS]
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [join(project, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'), ...args],
    {
      cwd: house,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    },
  )
  expect(stderr).toBe('')
  return v.parse(v.pipe(v.string(), v.parseJson(), resultSchema), stdout)
}

test('every import points inward', () => {
  const { modules, summary } = inspect(project)
  expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)).toEqual([])
  for (const ring of RINGS) expect(modules.some(({ source }) => source.startsWith(`${ring}/`))).toBe(true)
})

/** A small house: each file with its text, and the rule that it breaks. */
const PLANTED: readonly (readonly [file: string, text: string, breaks: string | null])[] = [
  ['core/protocol/word.ts', `export type Word = string`, null],
  ['core/session/state.ts', `import type { Word } from '../protocol/word.ts'\nexport type State = Word`, null],
  ['host/start.ts', `import type { State } from '#core/session/state'\nexport type Start = State`, null],
  [
    'electron/shell.ts',
    `import type { Word } from '#core/protocol/word'\nimport type { Start } from '#host/start'\nexport type Shell = Word | Start`,
    null,
  ],
  ['renderer/shared/look.ts', `import type { State } from '#core/session/state'\nexport type Look = State`, null],
  ['core/uses-host.ts', `import type { Start } from '#host/start'\nexport type Outward = Start`, 'core-imports-inward-only'],
  ['core/uses-node.ts', `import { readFileSync } from 'node:fs'\nexport const read = readFileSync`, 'core-is-pure'],
  [
    'firmware-protocol/uses-core.ts',
    `import type { Word } from '#core/protocol/word'\nexport type Outward = Word`,
    'firmware-protocol-imports-inward-only',
  ],
  [
    'content/uses-core.ts',
    `import type { Word } from '#core/protocol/word'\nexport type Outward = Word`,
    'content-imports-inward-only',
  ],
  [
    'host/uses-shell.ts',
    `import type { Shell } from '../electron/shell.ts'\nexport type Outward = Shell`,
    'host-imports-inward-only',
  ],
  [
    'electron/uses-session.ts',
    `import type { State } from '#core/session/state'\nexport type Outward = State`,
    'electron-imports-inward-only',
  ],
  [
    'renderer/shared/uses-host.vue',
    `<script setup lang="ts">\nimport type { Start } from '#host/start'\ndefineProps<{ start: Start }>()\n</script>`,
    'renderer-imports-inward-only',
  ],
  [
    'renderer/remote/uses-display.ts',
    `import type { Big } from '../display/big.ts'\nexport type Outward = Big`,
    'entries-do-not-know-each-other',
  ],
  ['renderer/display/big.ts', `import type { Look } from '../shared/look.ts'\nexport type Big = Look`, null],
  ['host/left.ts', `import { right } from './right.ts'\nexport const left = (): unknown => right`, 'no-circles'],
  ['host/right.ts', `import { left } from './left.ts'\nexport const right = (): unknown => left`, null],
  ['host/lost.ts', `import { nothing } from './nothing.ts'\nexport const lost = nothing`, 'no-unresolvable'],
  ['tests/any.test.ts', `import type { Shell } from '../electron/shell.ts'\nexport type Tested = Shell`, null],
]

test('an import that points outward is found, also in a type and in a .vue file', () => {
  const house = mkdtempSync(join(tmpdir(), 'meetlat-rings-'))
  for (const name of ['.dependency-cruiser.mjs', 'package.json', 'tsconfig.base.json'])
    cpSync(join(project, name), join(house, name))
  for (const [file, text] of PLANTED) {
    mkdirSync(dirname(join(house, file)), { recursive: true })
    writeFileSync(join(house, file), text)
  }
  const found = new Set(inspect(house).summary.violations.map(({ rule, from }) => `${from}: ${rule.name}`))
  const planted = PLANTED.flatMap(([file, , breaks]) => (breaks === null ? [] : [`${file}: ${breaks}`]))
  // What is outward is impure as well: that rule sees more than was planted.
  for (const both of [
    'core/uses-host.ts: core-is-pure',
    'content/uses-core.ts: content-is-pure',
    'firmware-protocol/uses-core.ts: firmware-protocol-is-pure',
  ]) {
    planted.push(both)
  }
  expect([...found].sort()).toEqual(planted.sort())
  rmSync(house, { recursive: true })
})

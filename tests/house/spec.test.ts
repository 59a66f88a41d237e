import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const project = join(import.meta.dirname, '../..')
const ID = '[A-Z]{2}-[1-9][0-9]*'

/** The rules of the specification: `- **SC-1** One sentence.` */
const rules = [
  ...readFileSync(join(project, 'docs/SPEC.md'), 'utf8').matchAll(new RegExp(`^- \\*\\*(${ID})\\*\\* \\S.*$`, 'gm')),
].flatMap(([, id]) => id ?? [])

/** The ids at the beginning of a title, each in brackets: `[SC-1]`, or `[SC-1] [SC-2]`. */
const proven = globSync('tests/**/*.ts', { cwd: project, exclude: ['tests/house/spec.test.ts'] }).flatMap((file) =>
  [...readFileSync(join(project, file), 'utf8').matchAll(new RegExp(`['"\`]((?:\\[${ID}\\] ?)+)`, 'g'))].flatMap(
    ([, ids]) => ids?.match(new RegExp(ID, 'g')) ?? [],
  ),
)

test('no rule has the id of another one', () => {
  expect(rules.filter((id, index) => rules.indexOf(id) !== index)).toEqual([])
})

test('every rule is proven by a test, and every test proves a rule', () => {
  expect(rules).not.toEqual([])
  expect(
    rules.filter((id) => !proven.includes(id)),
    'rules without a test',
  ).toEqual([])
  expect(
    proven.filter((id) => !rules.includes(id)),
    'ids in titles without a rule',
  ).toEqual([])
})

/** The best pairs, against every way to pair. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createPairing } from '#core/presence/pairing'

type Gains = readonly (readonly number[])[]

const gains = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 0, max: 5 }))
  .chain(([rows, columns]) =>
    fc.array(
      fc.array(fc.oneof(fc.integer({ min: -2, max: 4 }), fc.double({ min: -3, max: 5, noNaN: true })), fixed(columns)),
      fixed(rows),
    ),
  )

function fixed(length: number) {
  return { minLength: length, maxLength: length }
}

/** All ways, one row after another. */
function mostOf(all: Gains, row = 0, taken: ReadonlySet<number> = new Set()): number {
  const here = all[row]
  if (here === undefined) return 0
  const without = mostOf(all, row + 1, taken)
  return here.reduce((most, gain, column) => {
    if (gain <= 0 || taken.has(column)) return most
    return Math.max(most, gain + mostOf(all, row + 1, new Set([...taken, column])))
  }, without)
}

test('[MX-10] the pairs are those whose gains together are most, no row and no column twice, and none that gains nothing', () => {
  const pairing = createPairing(99, 99)
  fc.assert(
    fc.property(gains, (all) => {
      const pairs = [...pairing.solve(all.length, all[0]?.length ?? 0, (row, column) => all[row]?.[column] ?? 0)]
      const made = pairs.slice(0, all.length).flatMap((column, row) => (column === -1 ? [] : [{ row, column }]))
      expect(new Set(made.map(({ column }) => column)).size).toBe(made.length)
      const each = made.map(({ row, column }) => all[row]?.[column] ?? 0)
      expect(each.every((gain) => gain > 0)).toBe(true)
      expect(each.reduce((sum, gain) => sum + gain, 0)).toBeCloseTo(mostOf(all), 9)
    }),
    { numRuns: 500 },
  )
})

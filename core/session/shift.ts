/** The step between two moments, without who: how many go from one number to another. */
import { SCALE_NUMBERS, type Counts, type ScaleNumber } from '../scale/position.ts'

/** So many people went from one number to another. Nobody knows who, and the numbers do not say. */
export interface Shift {
  readonly from: ScaleNumber
  readonly to: ScaleNumber
  readonly people: number
}

/**
 * The least that must have been walked to get from one line to the other, as if nobody overtook anybody; who stayed is left out. When the
 * lines differ in size, those are left over whose leaving or coming makes the others walk least. In the order of the line.
 */
export function shiftBetween(before: Counts, after: Counts): readonly Shift[] {
  const [from, to] = [numbersOf(before), numbersOf(after)]
  const pairs = from.length <= to.length ? match(from, to) : match(to, from).map(([one, other]) => [other, one] as const)
  const shifts: Shift[] = []
  for (const [start, end] of pairs) {
    if (start === end) continue
    const known = shifts.findIndex((shift) => shift.from === start && shift.to === end)
    if (known === -1) shifts.push({ from: start, to: end, people: 1 })
    else shifts[known] = { from: start, to: end, people: (shifts[known]?.people ?? 0) + 1 }
  }
  return shifts
}

/** Everybody's number, lowest first. */
function numbersOf(counts: Counts): readonly ScaleNumber[] {
  return SCALE_NUMBERS.flatMap((number) => Array.from({ length: counts[number] ?? 0 }, () => number))
}

/** Gives each of the fewer one of the more, in order, so that all distances together are least. */
function match(fewer: readonly ScaleNumber[], more: readonly ScaleNumber[]): readonly (readonly [ScaleNumber, ScaleNumber])[] {
  const spare = more.length - fewer.length
  // costs[n][s]: the least way of the first n of the fewer, when s of the more before them were left over.
  const costs: number[][] = [Array.from({ length: spare + 1 }, () => 0)]
  for (const [index, number] of fewer.entries()) {
    const row: number[] = []
    for (let skipped = 0; skipped <= spare; skipped++) {
      const here = (costs[index]?.[skipped] ?? 0) + distance(number, more[index + skipped])
      row.push(Math.min(here, row[skipped - 1] ?? Infinity))
    }
    costs.push(row)
  }
  const pairs: (readonly [ScaleNumber, ScaleNumber])[] = []
  let skipped = spare
  for (let index = fewer.length; index > 0; index--) {
    while (skipped > 0 && costs[index]?.[skipped] === costs[index]?.[skipped - 1]) skipped--
    const [one, other] = [fewer[index - 1], more[index - 1 + skipped]]
    if (one !== undefined && other !== undefined) pairs.unshift([one, other])
  }
  return pairs
}

function distance(one: ScaleNumber, other: ScaleNumber | undefined): number {
  return other === undefined ? Infinity : Math.abs(one - other)
}

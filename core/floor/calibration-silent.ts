/**
 * Cells that never answered while somebody walked over them.
 *
 * A cell without a change may only have been stepped over. It is bad when a foot was on it: the nearest cells to both sides that do answer
 * were loaded at the same time, and the walker weighed less in that moment than usual, by what the foot left on the silent cell.
 */
import type { BadCell } from './calibration.ts'
import type { FloorGeometry } from './reading.ts'

/** Both neighbours carry this, kg: a foot is on all three. */
const UNDER_FOOT = 4
/** Within a shoe, mm: further apart they may be two feet. */
const SHOE = 240
/** So much of the weight is missing when a foot is on a cell that feels nothing. */
const MISSING = 0.9
/** A few readings prove nothing. */
const LEAST_READINGS = 4
/** An empty cell reads less than this, counts: one that holds more is stuck. */
const HOLDS = 3

/** `rows`: what each cell felt of the walker above what it reads when empty (`base`), counts; `weight` in kg. */
export function findSilent(
  rows: readonly Float64Array[],
  base: Float64Array,
  weight: number,
  { cells, pitch, gramsPerCount }: FloorGeometry,
): readonly BadCell[] {
  const perCount = gramsPerCount / 1000
  const answers = Uint8Array.from({ length: cells }, (_, c) => (rows.some((row) => (row[c] ?? 0) > 0) ? 1 : 0))
  const bad: BadCell[] = []
  for (let cell = 1; cell < cells - 1; cell++) {
    if (answers[cell] === 1) continue
    const left = answers.lastIndexOf(1, cell)
    const right = answers.indexOf(1, cell)
    if (left < 0 || right < 0 || (right - left) * pitch > Math.max(SHOE, 2 * pitch)) continue
    const under = rows.filter((row) => Math.min(row[left] ?? 0, row[right] ?? 0) * perCount > UNDER_FOOT)
    const loads = under.map((row) => row.reduce((sum, count) => sum + count, 0) * perCount).sort((one, other) => one - other)
    const usual = loads[Math.floor(loads.length / 2)] ?? weight
    if (under.length >= LEAST_READINGS && usual < MISSING * weight) {
      bad.push({ cell, kind: (base[cell] ?? 0) >= HOLDS ? 'stuck' : 'dead' })
    }
  }
  return bad
}

/** Who has been heard: voices per number in a step, and where to ask next, so that all sides of the line are heard. */
import { SCALE_NUMBERS, sumOf, type Counts, type ScaleNumber } from '../scale/position.ts'

/** Four or five voices make a round. */
const ENOUGH_VOICES = 5

/** The line in three sides, as a facilitator looks at it. */
export const SIDES = ['low', 'middle', 'high'] as const
export type Side = (typeof SIDES)[number]

/** 0 to 3, 4 to 6 and 7 to 10. */
export function sideOf(number: ScaleNumber): Side {
  if (number <= 3) return 'low'
  return number <= 6 ? 'middle' : 'high'
}

/**
 * The number to ask next, of those where people stand who have not been heard: first the sides without a voice, the one with most people
 * before others; then the largest group; never somebody who stands alone, unless nobody else is left. Null when all were heard, or enough.
 */
export function suggestNumber(counts: Counts, heard: Counts): ScaleNumber | null {
  if (sumOf(heard) >= ENOUGH_VOICES) return null
  const open = SCALE_NUMBERS.filter((number) => at(counts, number) > at(heard, number))
  const groups = open.filter((number) => at(counts, number) > 1)
  const candidates = groups.length > 0 ? groups : open
  const silent = silentSides(counts, heard)
  const rank = (number: ScaleNumber): number =>
    (silent.includes(sideOf(number)) ? 10_000 : 0) - 100 * at(heard, number) + at(counts, number)
  return candidates.toSorted((one, other) => rank(other) - rank(one) || one - other)[0] ?? null
}

/** The sides where people stand and nobody was heard, the largest first. */
export function silentSides(counts: Counts, heard: Counts): readonly Side[] {
  const peopleOn = (side: Side, of: Counts): number =>
    sumOf(SCALE_NUMBERS.map((number) => (sideOf(number) === side ? at(of, number) : 0)))
  return SIDES.filter((side) => peopleOn(side, counts) > 0 && peopleOn(side, heard) === 0).toSorted(
    (one, other) => peopleOn(other, counts) - peopleOn(one, counts),
  )
}

function at(counts: Counts, number: ScaleNumber): number {
  return counts[number] ?? 0
}

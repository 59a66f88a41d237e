/** The tally: how many people belong to each whole number of the line, whatever told where they are. */
import { clampToScale, nearestNumber, SCALE_NUMBERS, type Counts, type ScaleNumber, type ScalePosition } from '../scale/position.ts'

export interface Tally {
  /** Counts these people. Who is not among them any more is forgotten. */
  count(people: readonly { readonly id: number; readonly position: ScalePosition }[]): Counts
  /** The number on which this one was counted last; null when they were not. */
  numberOf(id: number): ScaleNumber | null
}

/**
 * Somebody belongs to the number they chose until they are this far beyond the halfway point to the next, scale units: the sway and
 * shuffling of somebody who stands (0.1 m on a line of 10 m) never flips a count.
 */
const BEYOND_HALFWAY = 0.12

export function createTally(): Tally {
  let numbers = new Map<number, number>()
  return {
    count(people) {
      const counts = SCALE_NUMBERS.map(() => 0)
      const now = new Map<number, number>()
      for (const { id, position } of people) {
        const number = stay(numbers.get(id), position)
        now.set(id, number)
        counts[number] = (counts[number] ?? 0) + 1
      }
      numbers = now
      return counts
    },
    numberOf: (id) => SCALE_NUMBERS.find((number) => number === numbers.get(id)) ?? null,
  }
}

function stay(number: number | undefined, position: ScalePosition): number {
  if (number !== undefined && Math.abs(clampToScale(position) - number) <= 0.5 + BEYOND_HALFWAY) return number
  return nearestNumber(position)
}

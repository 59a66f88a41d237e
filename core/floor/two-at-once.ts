/** Two who stepped on at once, one right behind the other: they were weighed as one, and only what they weigh tells. */
import type { Track } from './track.ts'

/**
 * So much on one spot, kg, is two: of adults one in 200 weighs more. Where people stand in two rows and 40 come within half a minute, one in 30
 * steps on within 0.3 s and 0.25 m of another.
 */
const TWO_LOAD = 140
/** Shoes touch at 290 mm: people nearer to each other than this, mm, stand in two rows, and so many such pairs say that there are rows. */
const BEHIND = 250
const PAIRS = 2

/** Whether somebody who was seen to come and stands now is two of them. `all` is sorted by place. */
export function isTwoAtOnce({ load, still, cameUp, from }: Track, all: readonly Track[]): boolean {
  if (load < TWO_LOAD || !still || cameUp || from < 0) return false
  let pairs = 0
  for (let i = 1; i < all.length; i++) {
    const [one, other] = [all[i - 1], all[i]]
    if (one?.still === true && other?.still === true && other.place - one.place < BEHIND) pairs++
  }
  return pairs >= PAIRS
}

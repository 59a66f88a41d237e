/** Two moments on one line: whoever stands on a number where somebody stood today is drawn in that ring, so that the two can be told apart. */
import { nearestNumber, SCALE_NUMBERS, type ScalePosition } from '#core/scale/position'

/**
 * The places of the later moment, drawn no further from where they are than within their own number. First those in rings, in the order
 * of the rings, and then the others on top.
 */
export function placesInRings(later: readonly ScalePosition[], rings: readonly ScalePosition[]): readonly ScalePosition[] {
  const inRings: ScalePosition[] = []
  const others: ScalePosition[] = []
  for (const number of SCALE_NUMBERS) {
    const ours = later.filter((position) => nearestNumber(position) === number)
    const theirs = rings.filter((position) => nearestNumber(position) === number)
    inRings.push(...theirs.slice(0, ours.length))
    others.push(...ours.slice(theirs.length))
  }
  return [...inRings, ...others]
}

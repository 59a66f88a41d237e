/** How far a group has come since the time before: of the group as a whole, and about, because nobody's number is a mark. */
import { placesIn, type Stand } from './stand.ts'

/** A band as wide as this, units, says nothing of where its people stood. */
const TOO_WIDE = 10

/** In halves of a unit, above 0 nearer to the 10; null where so few people stood that nobody can say. */
export function distanceBetween(before: Stand, after: Stand): number | null {
  const [one, other] = [middleOf(before), middleOf(after)]
  return one === null || other === null ? null : Math.round((other - one) * 2) / 2
}

function middleOf(stand: Stand): number | null {
  if (stand.kind === 'bands' && stand.bands.some(({ from, to }) => to - from >= TOO_WIDE)) return null
  const places = placesIn(stand)
  return places.reduce((sum, place) => sum + place, 0) / places.length
}

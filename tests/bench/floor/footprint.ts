/**
 * Footprints: what a shoe, a wheel or a bag on the floor weighs on each mm of the line. The floor adds up everything across the line,
 * so each patch of pressure is a rectangle at an angle whose shadow on the line is a trapezoid.
 *
 * Shares of load under a standing foot: heel 60 %, midfoot 8 %, forefoot 28 %, toes 4 % (Cavanagh, Rodgers and Iiboshi 1987, Foot &
 * Ankle 7). Heel and midfoot, and forefoot and toes, go together here, with a share of the front that sways.
 */

/** Adds so many kg around a place, mm: the sum of two even spreads with these half widths. */
export type Press = (place: number, one: number, other: number, kilograms: number) => void

/** The sizes of a foot in its shoe, mm. */
export interface Shoe {
  readonly length: number
  readonly breadth: number
  /** Size of the heel, mm, when it is a high one; null for a flat sole. */
  readonly heel: number | null
}

interface Patch {
  /** From the middle of the shoe towards the toes, and its size along and across, in parts of the shoe's length and breadth. */
  readonly ahead: number
  readonly long: number
  readonly broad: number
  /** Part of the load of the front (or back) of the foot. */
  readonly share: number
}

const BACK: readonly Patch[] = [
  { ahead: -0.34, long: 0.24, broad: 0.68, share: 0.88 },
  { ahead: -0.06, long: 0.3, broad: 0.6, share: 0.12 },
]
const FRONT: readonly Patch[] = [
  { ahead: 0.2, long: 0.24, broad: 1, share: 0.87 },
  { ahead: 0.41, long: 0.15, broad: 0.85, share: 0.13 },
]

/**
 * Presses a shoe on the line. `angle` is how far its length is turned from straight across the line, radians; `front` is the part of
 * its load that is on the forefoot.
 */
export function pressShoe(press: Press, shoe: Shoe, place: number, angle: number, kilograms: number, front: number): void {
  const along = Math.sin(angle)
  const across = Math.abs(Math.cos(angle))
  const put = (ahead: number, long: number, broad: number, load: number): void =>
    press(place + ahead * along, (broad / 2) * across, (long / 2) * Math.abs(along), load)
  if (shoe.heel === null) {
    for (const patch of BACK) putPatch(put, patch, shoe, kilograms * (1 - front))
  } else put(-0.4 * shoe.length, shoe.heel, shoe.heel, kilograms * (1 - front))
  for (const patch of FRONT) putPatch(put, patch, shoe, kilograms * front)
}

function putPatch(
  put: (ahead: number, long: number, broad: number, load: number) => void,
  { ahead, long, broad, share }: Patch,
  { length, breadth }: Shoe,
  load: number,
): void {
  put(ahead * length, long * length, broad * breadth, load * share)
}

/** Part of a trapezoid (two even spreads with half widths `one` and `other`) that lies before `x` from its middle. */
export function trapezoidBefore(x: number, one: number, other: number): number {
  const wide = Math.max(one, other)
  const narrow = Math.max(1e-6, Math.min(one, other))
  const outer = wide + narrow
  const inner = wide - narrow
  if (x <= -outer) return 0
  if (x >= outer) return 1
  if (x < -inner) return (x + outer) ** 2 / (8 * wide * narrow)
  if (x > inner) return 1 - (outer - x) ** 2 / (8 * wide * narrow)
  return 0.5 + x / (2 * wide)
}

/** Where the dots of people go on the line of the phone: true to where they stand, beside each other where they crowd. */
import type { ScalePosition } from '#core/scale/position'

interface Standing {
  readonly id: number
  readonly position: ScalePosition
}

export interface Dot {
  readonly id: number
  /** Along the line from the 0, and away from it, px. */
  readonly along: number
  readonly away: number
}

export interface LineSize {
  /** From one number to the next, px; the 0 lies half of that from the edge. */
  readonly unit: number
  /** Room for dots beside the line, px. */
  readonly away: number
  /** Across one dot, px. */
  readonly dot: number
}

/** A crowd that needs more room than there is moves closer together; nobody is left out. */
export function dotsOf(people: readonly Standing[], { unit, away, dot }: LineSize): readonly Dot[] {
  /** Where the last dot of each row stands, px along the line. */
  const rows: number[] = []
  const placed = people
    .toSorted((one, other) => one.position - other.position || one.id - other.id)
    .map(({ id, position }) => {
      const along = (position + 0.5) * unit
      const free = rows.findIndex((last) => along - last >= dot)
      const row = free === -1 ? rows.length : free
      rows[row] = along
      return { id, along, row }
    })
  const apart = Math.min(dot + 2, (away - dot) / Math.max(1, rows.length - 1))
  return placed.map(({ id, along, row }) => ({ id, along, away: dot / 2 + row * apart }))
}

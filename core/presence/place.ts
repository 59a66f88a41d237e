/** A place on the line that somebody took without the floor: with a badge at a mark, on their own phone, on a tablet. */
import type { ScalePosition } from '../scale/position.ts'

/** What told of a place. The floor tells of people, not of places. */
export const PLACE_KINDS = ['badge', 'phone', 'tablet'] as const
export type PlaceKind = (typeof PLACE_KINDS)[number]

export interface Place {
  /** Whoever has it, for as long as they have it: 0, 1, 2, …, each kind by itself. It says nothing about who it is. */
  readonly id: number
  readonly position: ScalePosition
  /** When it was taken, host time, ms since 1970. */
  readonly at: number
}

export type Places = Readonly<Record<PlaceKind, readonly Place[]>>

export const NO_PLACES: Places = { badge: [], phone: [], tablet: [] }

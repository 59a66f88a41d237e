/** The floor: cells of a strip become people on the scale. The one function that the rest of the product knows. */
import type { Counts, ScalePosition } from '../scale/position.ts'

/** Where the cells of a strip lie and what a count means. From the board's hello, never guessed. */
export interface FloorGeometry {
  /** Number of cells, 1 to 480. */
  readonly cells: number
  /** Distance between the centres of two cells, mm. */
  readonly pitch: number
  /** From the 0 mark to the centre of the first cell, mm; negative when the strip begins before the 0. */
  readonly origin: number
  /** From the 0 mark to the 10 mark, mm. */
  readonly length: number
  /** Load of one count, grams. */
  readonly gramsPerCount: number
  /** Nominal frames per second. */
  readonly rate: number
}

/** One frame of the strip. */
export interface Reading {
  /** Milliseconds on a clock that never runs back. */
  readonly at: number
  /** One value a cell, 0 to 255 counts of `gramsPerCount`; for a strip of contacts, 0 or 1. */
  readonly cells: Uint8Array
  /** What the values are: `load` in counts, or `contact` for cells that only know whether someone is on them. */
  readonly kind: 'load' | 'contact'
}

/** Somebody on the line. The id is a number for as long as that person stays on the line; it says nothing about who it is. */
export interface Person {
  readonly id: number
  readonly position: ScalePosition
  /** True once the person stands still. */
  readonly settled: boolean
}

/** What the floor knows now. */
export interface FloorState {
  readonly at: number
  readonly people: readonly Person[]
  /** People on each whole number, 0 to 10. A person who sways between two numbers stays on the first. */
  readonly counts: Counts
  readonly total: number
}

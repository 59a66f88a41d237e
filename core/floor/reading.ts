/** What a strip is and what it says: the shape of its line of cells, and one frame of them. */

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

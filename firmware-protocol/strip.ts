/** A strip of cells on the floor: where it lies, and what it feels at one moment. */
import { USUAL_LENGTH } from './layout.ts'
import type { HelloKeys } from './messages.ts'

/** Where the cells of a strip lie and what a count means. Same shape as the floor's geometry. */
export interface StripGeometry {
  readonly cells: number
  /** mm */
  readonly pitch: number
  /** mm, from the 0 mark to the centre of the first cell */
  readonly origin: number
  /** mm, from the 0 mark to the 10 mark */
  readonly length: number
  readonly gramsPerCount: number
  /** Frames per second. */
  readonly rate: number
}

/** One complete frame. Same shape as the floor's reading. */
export interface StripReading {
  /** Host milliseconds, never running back, at most the time at which the bytes came. */
  readonly at: number
  /** One value a cell, not to be changed. */
  readonly cells: Uint8Array
  readonly kind: 'load' | 'contact'
}

/** What a hello says of the strip. Null unless the board says all of it: a strip is never guessed. */
export function stripOf({ n, pitch, org, len, lsb, hz }: HelloKeys): StripGeometry | null {
  if (n === null || pitch === null || org === null || lsb === null || hz === null) return null
  return { cells: n, pitch, origin: org, length: len ?? USUAL_LENGTH, gramsPerCount: lsb, rate: hz }
}

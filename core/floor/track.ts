/** A person on the line as they are followed from one reading to the next. */
import type { Known } from './stretch.ts'

/** Somebody on the line, as far as it is known. */
export interface Track extends Known {
  readonly id: number
  place: number
  left: number
  right: number
  load: number
  loadSpread: number
  rising: boolean
  /** Has not stood still alone on these cells: the load was learned on others, or among others. */
  unsure: boolean
  still: boolean
  from: number
  to: number
  /** When this person was first seen, last seen, and last took a step, ms. */
  readonly since: number
  /** Was here when the strip came up: nobody saw this person arrive. */
  readonly cameUp: boolean
  seen: number
  stepped: number
  /** When both outer edges were last seen where they belong, ms: a lifted foot hides one. */
  whole: number
  /** When the feet last were within the outer edges, ms. */
  inside: number
}

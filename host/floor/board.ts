/** The board that is the floor now. */
import type { FloorGeometry } from '#core/floor/reading'

export interface Board {
  readonly uid: string
  readonly firmware: string
  readonly geometry: FloorGeometry
}

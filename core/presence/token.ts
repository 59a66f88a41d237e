/** A badge or a phone, and with whom on the strip it is. */
import type { ScalePosition } from '../scale/position.ts'
import type { MergingKind } from './evidence.ts'
import type { Place } from './place.ts'
import type { Stander } from './standers.ts'

export interface Token {
  readonly slot: number
  readonly kind: MergingKind
  readonly id: number
  /** As it was told last. */
  place: Place
  /** Where and when its owner was seen last without the strip: as told, or where they left the strip. Host time, ms. */
  position: ScalePosition
  at: number
  /** Who had this badge on the strip has left it: it says nothing till it is used again. */
  loose: boolean
  /** The owner left the strip, and used it again where they are now. */
  steppedOff: boolean
  with: Stander | null
  isThere: boolean
}

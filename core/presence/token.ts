/** A badge or a phone, and with whom on the strip it is. */
import type { ScalePosition } from '../scale/position.ts'
import type { MergingKind } from './evidence.ts'
import type { Place } from './place.ts'
import { stayed, type Stander } from './standers.ts'

/** Badges and phones together that can be with somebody; more are people beside the strip. */
export const MOST_TOKENS = 99
/** Who has a badge with them and is on the strip for less than this, ms, only crossed it. */
const CROSSED = 5000

/** Where and when somebody left the strip, host time, ms. */
export interface Left {
  readonly position: ScalePosition
  readonly at: number
}

export interface Token {
  readonly slot: number
  readonly kind: MergingKind
  readonly id: number
  /** When it was used first, host time, ms. */
  readonly since: number
  /** As it was told last. */
  place: Place
  /** Who has it with them: somebody on the strip, or somebody who has left it. */
  with: Stander | null
  /** Where and when its owner left the strip, who is not remembered any more: it says nothing till it is used again. */
  left: Left | null
  /** The owner left the strip, and used it beside the strip right after that. */
  steppedOff: boolean
  /** Of a badge: the phone that is in the same hands. */
  twin: Token | null
  isThere: boolean
}

export function tokenOf(slot: number, kind: MergingKind, place: Place): Token {
  return { slot, kind, id: place.id, since: place.at, place, with: null, left: null, steppedOff: false, twin: null, isThere: true }
}

/** Its owner left the strip with it. A phone still says what its owner chose; a badge only where they were. */
export function isAway({ kind, place, with: one, left }: Token): boolean {
  if (kind !== 'badge') return false
  return one === null ? left !== null : one.hasLeft && one.lost !== null && place.at < one.lost && !hasCrossed(one)
}

/** Its owner is on the strip, or was a moment ago. */
export function isOnStrip({ with: one }: Token): boolean {
  return one !== null && !one.hasLeft
}

export function hasCrossed(one: Stander): boolean {
  return stayed(one) < CROSSED
}

/** How far the light of a silent minute has shrunk. */
import type { SessionView } from '#core/protocol/views'
import { leftOf } from '#core/session/silence'

export interface Shrink {
  /** How much of the whole silence has gone by, ms. */
  readonly at: number
  /** A silence that is paused stands still. */
  readonly runs: boolean
  readonly easing: string
}

/** Six times in a whole silence, for who gets ill of what moves all the time. */
const FEW_STEPS = 'steps(6, jump-end)'

/** `now` in host time. */
export function shrinkOf(silence: NonNullable<SessionView['silence']>, now: number, still: boolean): Shrink {
  return {
    at: Math.max(0, silence.total - leftOf(silence, now)),
    runs: silence.since !== null,
    easing: still ? FEW_STEPS : 'linear',
  }
}

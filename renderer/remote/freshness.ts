/** Whether what the phone shows is now: a phone that slept, or lost the kiosk, shows what was. */
import { LOST_AFTER } from '#core/protocol/messages'

export interface Freshness {
  /** Something came in from the kiosk. */
  hear(): void
  /** The phone woke up: what was heard before says nothing of now. */
  wake(): void
  /** Whether a press means what the facilitator sees. */
  isFresh(): boolean
}

/** `now` is a clock that runs on while the phone sleeps, ms. */
export function createFreshness(now: () => number): Freshness {
  let heardAt = -Infinity
  return {
    hear() {
      heardAt = now()
    },
    wake() {
      heardAt = -Infinity
    },
    // A clock that was set back would make an old view young for ever.
    isFresh: () => Math.abs(now() - heardAt) <= LOST_AFTER,
  }
}

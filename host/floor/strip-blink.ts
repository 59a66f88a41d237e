/** Which strip blinks: the one that somebody looks for among others. */
import type { Cancel, Clock } from '../ports/clock.ts'

export interface StripBlink {
  /** The board of the strip that blinks; null while none does. */
  readonly uid: string | null
  /** This strip blinks for a while, and no other. */
  begin(uid: string): void
}

/** Long enough to walk up to it and see it, ms. */
const BLINKS = 6000

/** `changed` is told when another strip blinks, or none does any more. */
export function createStripBlink(clock: Clock, changed: () => void): StripBlink {
  let uid: string | null = null
  let cancelEnd: Cancel | null = null

  function become(next: string | null): void {
    uid = next
    changed()
  }

  return {
    get uid() {
      return uid
    },
    begin(next) {
      cancelEnd?.()
      cancelEnd = clock.after(BLINKS, () => become(null))
      become(next)
    },
  }
}

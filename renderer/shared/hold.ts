/** Holding a button until it counts: for what cannot be taken back. */
import type { After } from '#core/timer'

export interface Hold {
  press(): void
  /** Let go, or slid off: nothing happens. */
  release(): void
}

/** Long enough to be meant, ms. The style sheet fills the button in the same time. */
export const HOLD_FOR = 3000

export function createHold(after: After, changed: (isHeld: boolean) => void, done: () => void): Hold {
  let cancel: (() => void) | null = null
  return {
    press() {
      if (cancel !== null) return
      changed(true)
      cancel = after(HOLD_FOR, () => {
        cancel = null
        changed(false)
        done()
      })
    },
    release() {
      if (cancel === null) return
      cancel()
      cancel = null
      changed(false)
    },
  }
}

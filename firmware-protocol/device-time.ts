/**
 * Puts frames in time. Their bytes come in bunches, up to tens of ms late; the device's own clock says how far apart they were taken. It is
 * used for that, and never believed when it jumps.
 */

export interface DeviceTime {
  /** Host ms at which something with device time `t` (uint32 ms) happened that came at `now`: never after `now`, never before the last. */
  place(t: number, now: number): number
  /** The device's clock began anew. */
  forget(): void
}

/** How far the two clocks drift apart at most: crystals are good for 0.01 %, a resonator on a cheap board for 0.5 %. */
const DRIFT = 0.005
/**
 * Later than this, ms, is a machine that stood still for a moment or a clock of the board that did. Of the one what comes next is less and less
 * late, as its bytes have waited; of the other it stays as late, and is not believed after so long, ms.
 */
const LATEST = 500
const CAUGHT_UP_WITHIN = 200

export function createDeviceTime(): DeviceTime {
  /** The last `t`, and the host time that it would have if its bytes had come as fast as the fastest. */
  let last: { readonly t: number; readonly at: number } | null = null
  let newest = -Infinity
  /** The first of the frames that came so late, and when that was. */
  let behind: { readonly t: number; readonly now: number } | null = null

  function catchesUp(t: number, now: number): boolean {
    behind ??= { t, now }
    return now - behind.now <= CAUGHT_UP_WITHIN + ((t - behind.t) | 0) / 2
  }

  return {
    place(t, now) {
      const elapsed = last === null ? 0 : (t - last.t) | 0
      const expected = last === null ? now : last.at + elapsed
      const late = now - expected
      if (late <= LATEST) behind = null
      const isJump = elapsed < 0 || (late > LATEST && !catchesUp(t, now))
      if (isJump) behind = null
      const at = isJump ? now : Math.min(now, expected + Math.min(Math.max(late, 0), elapsed * DRIFT))
      last = { t, at }
      newest = Math.max(newest, at)
      return newest
    },
    forget() {
      last = null
      behind = null
    },
  }
}

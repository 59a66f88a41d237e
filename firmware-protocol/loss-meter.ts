/** Counts the lines of a device that did not come, by the gaps in their numbers, exactly so by what its heartbeats say it has sent. */
import type { Beat } from './messages.ts'

export interface LossMeter {
  /** Lines lost since the beginning. */
  readonly lost: number
  /** A line came, whatever it said. */
  line(seq: number, now: number): void
  /** A heartbeat came; its line has been counted. */
  beat(beat: Beat, now: number): void
  /** Whether more than 1 % of the lines of the last 10 s were lost. */
  lossy(now: number): boolean
  /** The device began anew, its numbers too. */
  forget(): void
}

const WINDOW_SECONDS = 10
const TOLERATED = 0.01

interface Second {
  number: number
  came: number
  lost: number
}

export function createLossMeter(): LossMeter {
  const seconds: Second[] = Array.from({ length: WINDOW_SECONDS }, () => ({ number: -1, came: 0, lost: 0 }))
  let lastSeq: number | null = null
  let lost = 0
  /** What the last heartbeat said, and what has been counted since. */
  let sent: number | null = null
  let cameSince = 0
  let lostSince = 0

  function count(came: number, gone: number, now: number): void {
    const number = Math.floor(now / 1000)
    const second = seconds[number % WINDOW_SECONDS]
    if (second === undefined) return
    if (second.number !== number) Object.assign(second, { number, came: 0, lost: 0 })
    second.came += came
    second.lost += gone
    cameSince += came
    lostSince += gone
    lost += gone
  }

  return {
    get lost() {
      return lost
    },
    line(seq, now) {
      count(1, lastSeq === null ? 0 : (seq - lastSeq - 1) & 0xff, now)
      lastSeq = seq
    },
    beat(beat, now) {
      // A gap of 256 lines and more, or a line that came twice, is counted wrongly by its number; this puts it right.
      if (sent !== null) count(0, Math.max(0, ((beat.sent - sent) >>> 0) - cameSince) - lostSince, now)
      sent = beat.sent
      cameSince = 0
      lostSince = 0
    },
    lossy(now) {
      const recent = seconds.filter(({ number }) => number > now / 1000 - WINDOW_SECONDS)
      const gone = recent.reduce((sum, second) => sum + second.lost, 0)
      const all = recent.reduce((sum, second) => sum + second.came, gone)
      return gone > all * TOLERATED
    },
    forget() {
      lastSeq = null
      sent = null
      cameSince = 0
      lostSince = 0
    },
  }
}

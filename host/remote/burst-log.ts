/** One line in the log for each burst of something that strangers can do as often as they like. */
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'

/** Says it, unless it was said already in this burst. Where it came from is not said: an address is somebody's. */
export type BurstLog = (message: string) => void

/** A burst is over when it has been quiet for so long, ms. */
const QUIET_FOR = 60_000

export function createBurstLog(clock: Clock, log: Log): BurstLog {
  /** When each was last to be said, monotonic. */
  const last = new Map<string, number>()
  return (message) => {
    const before = last.get(message)
    last.set(message, clock.monotonic())
    if (before === undefined || clock.monotonic() - before >= QUIET_FOR) log.warn({}, message)
  }
}

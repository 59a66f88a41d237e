/** Time, as a port: the host never reads a clock of its own, so that a test can hold time still. */
import { uptime } from 'node:os'

export interface Clock {
  /** Wall time, ms since 1970. May jump. For what a person reads. */
  now(): number
  /** Milliseconds on a clock that never runs back. For everything that is measured. */
  monotonic(): number
  /** Milliseconds for which the machine has been on, its sleep included, to a few hundredths of a second. */
  uptime(): number
  /** Calls once after a delay, unless cancelled. Never keeps the process alive. */
  after(milliseconds: number, call: () => void): Cancel
}

/** Takes a timer back. Harmless twice, and after it has run. */
export type Cancel = () => void

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  uptime: () => uptime() * 1000,
  after(milliseconds, call) {
    const timer = setTimeout(call, milliseconds)
    timer.unref()
    return () => {
      clearTimeout(timer)
    }
  },
}

/**
 * The clock of a replay: it runs so many times faster than another clock, and never past a timer that has not been served. A machine
 * that was busy for a second must not find a silence in a capture that has none.
 */
import type { Cancel, Clock } from '../ports/clock.ts'

interface Timer {
  readonly due: number
  readonly call: () => void
}

export function pacedClock(clock: Clock, speed: number): Clock {
  const began = clock.monotonic()
  const timers = new Set<Timer>()
  /** The moment that is being served: it lasts until all that it set in motion, promises too, has happened. */
  let moment = began
  let isServing = false
  let cancel: Cancel | null = null

  function pacedNow(): number {
    return began + (clock.monotonic() - began) * speed
  }

  function nextTimer(): Timer | null {
    let next: Timer | null = null
    for (const timer of timers) if (next === null || timer.due < next.due) next = timer
    return next
  }

  /** Waits for the next timer; never serves it at once, as whoever set it is not ready yet. */
  function wait(): void {
    cancel?.()
    cancel = null
    const next = nextTimer()
    if (next !== null && !isServing) cancel = clock.after(Math.max(0, (next.due - pacedNow()) / speed), serve)
  }

  function serve(): void {
    const next = nextTimer()
    if (next === null || next.due > pacedNow()) return wait()
    timers.delete(next)
    moment = Math.max(moment, next.due)
    isServing = true
    setImmediate(() => {
      isServing = false
      serve()
    })
    next.call()
  }

  function monotonic(): number {
    return isServing ? moment : Math.max(moment, Math.min(pacedNow(), nextTimer()?.due ?? Infinity))
  }

  return {
    now: () => clock.now(),
    monotonic,
    uptime: () => clock.uptime(),
    after(milliseconds, call) {
      const timer = { due: monotonic() + Math.max(0, milliseconds), call }
      timers.add(timer)
      wait()
      return () => {
        timers.delete(timer)
        wait()
      }
    },
  }
}

/** A clock that stands still until a test moves it. */
import type { Clock } from '#host/ports/clock'

export interface FakeClock extends Clock {
  /**
   * Moves time on by so many ms. Timers run in the order in which they are due, each at its own moment; what they set in motion with
   * promises has happened before the next one runs.
   */
  advance(milliseconds: number): Promise<void>
  /** Time goes on by so many ms and no timer runs, as on a machine that is busy; they run at the next `advance`. */
  stall(milliseconds: number): void
  /** The wall clock jumps, as when somebody sets it; monotonic time does not. */
  jump(milliseconds: number): void
  /** The machine sleeps: of its clocks only those that count sleep go on. */
  sleep(milliseconds: number): void
  /** Timers that wait. */
  readonly waiting: number
}

interface Timer {
  readonly due: number
  readonly call: () => void
}

export function createFakeClock(startsAt = Date.UTC(2025, 0, 1)): FakeClock {
  let wall = startsAt
  let elapsed = 0
  let slept = 0
  const timers = new Set<Timer>()

  function moveTo(moment: number): void {
    wall += moment - elapsed
    elapsed = moment
  }

  /** A Set keeps the order of adding, so that equal moments run first come, first served. */
  function nextDue(until: number): Timer | null {
    let next: Timer | null = null
    for (const timer of timers) if (timer.due <= until && (next === null || timer.due < next.due)) next = timer
    return next
  }

  return {
    now: () => wall,
    monotonic: () => elapsed,
    uptime: () => elapsed + slept,
    after(milliseconds, call) {
      const timer = { due: elapsed + Math.max(0, milliseconds), call }
      timers.add(timer)
      return () => {
        timers.delete(timer)
      }
    },
    async advance(milliseconds) {
      const until = elapsed + milliseconds
      await settle()
      for (let timer = nextDue(until); timer !== null; timer = nextDue(until)) {
        timers.delete(timer)
        moveTo(Math.max(elapsed, timer.due))
        timer.call()
        await settle()
      }
      moveTo(until)
    },
    stall(milliseconds) {
      moveTo(elapsed + milliseconds)
    },
    jump(milliseconds) {
      wall += milliseconds
    },
    sleep(milliseconds) {
      wall += milliseconds
      slept += milliseconds
    },
    get waiting() {
      return timers.size
    },
  }
}

/** One turn of the event loop: every promise that can be settled without I/O has been. */
export function settle(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve)
  })
}

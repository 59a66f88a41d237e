/** A clock that runs faster than another: for a replay, whose people must move in the time in which they moved. */
import type { Clock } from '../ports/clock.ts'

export function fastClock(clock: Clock, speed: number): Clock {
  const began = clock.monotonic()
  return {
    now: () => clock.now(),
    monotonic: () => began + (clock.monotonic() - began) * speed,
    after: (milliseconds, call) => clock.after(milliseconds / speed, call),
  }
}

/** The one clock of a session: what each step has used, against what was planned. Time is advice: nothing here moves a step. */
import { STEPS, type StepNumber } from '../method/steps.ts'

export interface SessionClock {
  /** Time that each step has used before `since`, ms, in the order of the steps. */
  readonly used: readonly number[]
  /** Since when the current step runs, host time; null while paused. */
  readonly since: number | null
}

export function startClock(at: number): SessionClock {
  return { used: STEPS.map(() => 0), since: at }
}

/** What each step has used by now, ms. `step` is the one that runs. */
export function usedAt(clock: SessionClock, step: StepNumber, now: number): readonly number[] {
  // A wall clock may be set back: that never takes time away from a step.
  const running = clock.since === null ? 0 : Math.max(0, now - clock.since)
  return clock.used.map((used, index) => (index === step - 1 ? used + running : used))
}

/** The running step has ended; its time is kept. */
export function turnClock(clock: SessionClock, step: StepNumber, at: number): SessionClock {
  return { used: usedAt(clock, step, at), since: clock.since === null ? null : at }
}

export function pauseClock(clock: SessionClock, step: StepNumber, at: number): SessionClock {
  return { used: usedAt(clock, step, at), since: null }
}

export function resumeClock(clock: SessionClock, at: number): SessionClock {
  return clock.since === null ? { ...clock, since: at } : clock
}

/** What was planned up to and with this step, less what has been used in all, whole minutes: below zero is over time. */
export function minutesLeft(planned: readonly number[], used: readonly number[], upTo: StepNumber): number {
  const wanted = planned.slice(0, upTo).reduce((total, minutes) => total + minutes, 0)
  const spent = used.reduce((total, milliseconds) => total + milliseconds, 0)
  return Math.trunc(wanted - spent / 60_000)
}

/** The private word on time: how the group is doing against the plan. Never for the big screen. */
import type { StepNumber } from '#core/method/steps'
import type { Plan } from '#core/session/plan'
import { minutesLeft, usedAt, type SessionClock } from '#core/session/session-clock'

export interface Pace {
  /** `ahead` of the plan, `on-time`, the step's time is nearly `up`, `over` it by some minutes; or the clock is `paused`. */
  readonly word: 'ahead' | 'on-time' | 'up' | 'over' | 'paused'
  /** Minutes over or left, never below zero. */
  readonly minutes: number
}

/** `now` is host time, ms. */
export function paceOf({ minutes }: Pick<Plan, 'minutes'>, clock: SessionClock, step: StepNumber, now: number): Pace {
  const left = minutesLeft(minutes, usedAt(clock, step, now), step)
  if (clock.since === null) return { word: 'paused', minutes: Math.max(0, left) }
  if (left < 0) return { word: 'over', minutes: -left }
  // More is left than was planned for this step: the steps before took less than theirs.
  if (left > (minutes[step - 1] ?? 0)) return { word: 'ahead', minutes: left }
  return { word: left < 1 ? 'up' : 'on-time', minutes: left }
}

/** Changing the minutes of a plan: as a whole, each step in proportion, or one step. */
import { LEAST_MINUTES, MOST_MINUTES, rebalance } from '#core/session/plan'

export { LEAST_MINUTES, MOST_MINUTES }

export function totalMinutes(minutes: readonly number[]): number {
  return minutes.reduce((sum, minute) => sum + minute, 0)
}

export function scaledMinutes(minutes: readonly number[], total: number): readonly number[] {
  return rebalance(minutes, 1, Math.min(MOST_MINUTES, Math.max(LEAST_MINUTES, Math.round(total))))
}

/** One minute more or fewer for one step; null when that cannot be. */
export function withMinute(minutes: readonly number[], index: number, by: 1 | -1): readonly number[] | null {
  const next = (minutes[index] ?? 0) + by
  if (next < 1 || totalMinutes(minutes) + by > MOST_MINUTES) return null
  return minutes.map((minute, at) => (at === index ? next : minute))
}

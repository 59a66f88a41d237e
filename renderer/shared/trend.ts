/** Sessions about the same, side by side on one scale. */
import type { SessionSummary } from '#core/archive/session-summary'
import { peakOf } from './density-ribbon.ts'

export type AlikeSession = Pick<SessionSummary, 'id' | 'startedAt' | 'people' | 'today' | 'forward'>

/** Two are a comparison; a trend begins with three. */
const ENOUGH_ALIKE = 3

/** Null while there are too few of which the line of today was kept. */
export function trendOf(alike: readonly AlikeSession[]) {
  const sessions = alike.filter(({ today }) => today !== null)
  if (sessions.length < ENOUGH_ALIKE) return null
  const peak = Math.max(...sessions.flatMap(({ today, forward }) => [peakOf(today ?? []), peakOf(forward ?? [])]))
  return { peak, sessions }
}

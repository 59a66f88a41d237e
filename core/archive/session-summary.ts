/** A session as one line of the archive: enough to find it and to know it again. */
import * as v from 'valibot'
import { TOPICS } from '../method/steps.ts'
import { countsSchema, totalOf } from '../session/snapshot.ts'
import { sessionIdSchema } from '../session/session-id.ts'
import type { ArchivedSession } from './archived-session.ts'

const count = v.pipe(v.number(), v.integer(), v.minValue(0))

export const sessionSummarySchema = v.object({
  id: sessionIdSchema,
  /** Host time, ms since 1970. */
  startedAt: count,
  closedAt: count,
  /** Whose texts are used where `topic` and `ambition` are empty. */
  template: v.nullable(v.picklist(TOPICS)),
  topic: v.string(),
  ambition: v.string(),
  people: count,
  actions: count,
  /** Stays in the archive; else it is erased when the next session starts. */
  keep: v.boolean(),
  /** People on each number; null when that moment was not kept. */
  today: v.nullable(countsSchema),
  forward: v.nullable(countsSchema),
})
export type SessionSummary = v.InferOutput<typeof sessionSummarySchema>

export function summaryOf(
  { id, startedAt, closedAt, plan, cards, today, ideal, forward }: ArchivedSession,
  keep: boolean,
): SessionSummary {
  const moments = [today, ideal, forward].flatMap((snapshot) => (snapshot === null ? [] : [totalOf(snapshot)]))
  return {
    id,
    startedAt,
    closedAt,
    template: plan.template,
    topic: plan.topic,
    ambition: plan.ambition,
    people: Math.max(0, ...moments),
    actions: cards.filter(({ kind }) => kind === 'action').length,
    keep,
    today: today?.counts ?? null,
    forward: forward?.counts ?? null,
  }
}

/** A session that is over, as facts without its history: what the archive shows, and what goes from one kiosk to another. */
import * as v from 'valibot'
import { stepNumberSchema } from '../method/step-number.ts'
import { cardSchema, MOST_CARDS, type Card } from '../session/card.ts'
import { planSchema } from '../session/plan.ts'
import { previousSchema, type Previous } from '../session/previous.ts'
import { sessionIdSchema } from '../session/session-id.ts'
import { snapshotSchema } from '../session/snapshot.ts'
import { STEPS } from '../method/steps.ts'

/** Host time, ms since 1970. */
const at = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER))
const milliseconds = v.pipe(v.number(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER))

/** The key is of the screen that added it, and of no use any more. */
const archivedCardSchema = v.omit(cardSchema, ['key'])

export const archivedSessionSchema = v.strictObject({
  id: sessionIdSchema,
  startedAt: at,
  closedAt: at,
  /** The step in which it ended. */
  step: stepNumberSchema,
  plan: planSchema,
  /** What each step took, ms, in the order of the steps. */
  used: v.pipe(v.array(milliseconds), v.length(STEPS.length)),
  today: v.nullable(snapshotSchema),
  ideal: v.nullable(snapshotSchema),
  forward: v.nullable(snapshotSchema),
  cards: v.pipe(v.array(archivedCardSchema), v.maxLength(MOST_CARDS)),
  previous: v.nullable(previousSchema),
})
export type ArchivedSession = v.InferOutput<typeof archivedSessionSchema>

/** What is needed of a session that is over. */
interface Over extends Omit<ArchivedSession, 'used' | 'cards' | 'previous'> {
  readonly clock: { readonly used: readonly number[] }
  readonly cards: readonly Omit<Card, 'key'>[]
  readonly previous: Previous | null
}

export function archivedOf({ clock, cards, ...session }: Over): ArchivedSession {
  const { id, startedAt, closedAt, step, plan, today, ideal, forward, previous } = session
  return {
    id,
    startedAt,
    closedAt,
    step,
    plan,
    used: [...clock.used],
    today,
    ideal,
    forward,
    cards: cards.map(({ id, kind, text, who, when, starred, guest }) => ({ id, kind, text, who, when, starred, guest })),
    previous,
  }
}

/** What a session has of the one that it goes on from: taken over whole, so that it needs nothing of that one any more. */
import * as v from 'valibot'
import { cardDetailSchema, cardTextSchema, MOST_CARDS, type Card } from './card.ts'
import { sessionIdSchema } from './session-id.ts'
import { snapshotSchema, type Snapshot } from './snapshot.ts'

/** What has become of an action: nobody said yet, it is done, somebody is at it, or it was let go. */
export const ACTION_FATES = ['open', 'done', 'busy', 'dropped'] as const
export type ActionFate = (typeof ACTION_FATES)[number]

export const previousActionIdSchema = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_CARDS))

const previousActionSchema = v.strictObject({
  id: previousActionIdSchema,
  /** The session in which it was written down. */
  of: sessionIdSchema,
  text: cardTextSchema,
  who: cardDetailSchema,
  when: cardDetailSchema,
  fate: v.picklist(ACTION_FATES),
})
export type PreviousAction = v.InferOutput<typeof previousActionSchema>

export const previousSchema = v.strictObject({
  /** The earlier session; when that is erased, all of this goes with it. */
  of: sessionIdSchema,
  /** Host time of its start, ms since 1970. */
  at: v.pipe(v.number(), v.integer(), v.minValue(0)),
  today: v.nullable(snapshotSchema),
  forward: v.nullable(snapshotSchema),
  actions: v.pipe(v.array(previousActionSchema), v.maxLength(MOST_CARDS)),
})
export type Previous = v.InferOutput<typeof previousSchema>

/** What is needed of an earlier session. */
interface Earlier {
  readonly id: string
  readonly startedAt: number
  readonly today: Snapshot | null
  readonly forward: Snapshot | null
  readonly cards: readonly Omit<Card, 'key'>[]
  readonly previous: Previous | null
}

/** Its own actions, and those that it had itself from before and that somebody is still at. */
export function previousOf({ id, startedAt, today, forward, cards, previous }: Earlier): Previous {
  const own = cards.flatMap((card) => (card.kind === 'action' ? [{ ...card, of: id }] : []))
  const stillBusy = (previous?.actions ?? []).filter(({ fate }) => fate === 'busy')
  const actions = [...stillBusy, ...own].slice(0, MOST_CARDS)
  return {
    of: id,
    at: startedAt,
    today,
    forward,
    actions: actions.map(({ of, text, who, when }, index) => ({ id: index + 1, of, text, who, when, fate: 'open' })),
  }
}

export function withFate(previous: Previous, wanted: number, fate: ActionFate): Previous {
  return { ...previous, actions: previous.actions.map((action) => (action.id === wanted ? { ...action, fate } : action)) }
}

/** What is left of it when a session is erased: nothing of that one. */
export function withoutSession(previous: Previous, erased: string): Previous | null {
  if (previous.of === erased) return null
  return { ...previous, actions: previous.actions.filter(({ of }) => of !== erased) }
}

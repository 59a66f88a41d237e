/** What people take home of a session: everything that stands on the page, and nothing that says who. */
import * as v from 'valibot'
import { LOCALES, type Locale } from '../locale.ts'
import { STEPS, TOPICS } from '../method/steps.ts'
import { CARD_KINDS, cardSchema, MOST_CARDS, type Card, type CardKind } from '../session/card.ts'
import { MOST_MINUTES, planSchema } from '../session/plan.ts'
import { usedAt } from '../session/session-clock.ts'
import type { ClosedState } from '../session/session.ts'
import { totalOf } from '../session/snapshot.ts'
import { standSchema, standsOf } from './stand.ts'

/** The `group` takes it home; the copy of the `facilitator` also says how the time went. */
export const COPIES = ['group', 'facilitator'] as const
export type Copy = (typeof COPIES)[number]

/** The name of a room, as whoever installs the kiosk types it. */
export const LONGEST_ROOM = 60

const noteSchema = v.strictObject({
  text: cardSchema.entries.text,
  who: cardSchema.entries.who,
  when: cardSchema.entries.when,
  starred: v.boolean(),
})
export type Note = v.InferOutput<typeof noteSchema>

const notes = v.pipe(v.array(noteSchema), v.maxLength(MOST_CARDS))
const minutes = v.pipe(v.number(), v.integer(), v.minValue(0))

export const takeHomeSchema = v.strictObject({
  /** Whose texts are used where `wording` is empty. */
  topic: v.nullable(v.picklist(TOPICS)),
  wording: v.strictObject({
    topic: planSchema.entries.topic,
    ambition: planSchema.entries.ambition,
    ten: planSchema.entries.ten,
    zero: planSchema.entries.zero,
  }),
  locale: v.picklist(LOCALES),
  /** Host time of the start, ms since 1970. */
  startedAt: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** Empty when nobody said. */
  room: v.pipe(v.string(), v.maxLength(LONGEST_ROOM)),
  practice: v.boolean(),
  /** The most people that were counted at one of the moments; 0 when nobody was. */
  people: v.pipe(v.number(), v.integer(), v.minValue(0)),
  today: v.nullable(standSchema),
  forward: v.nullable(standSchema),
  /** Everybody at the 10, for the way that the group went. */
  ideal: v.nullable(standSchema),
  /** Where the group stood the time before, and when that was, ms since 1970; null when it does not go on from one. */
  earlier: v.nullable(v.strictObject({ at: v.pipe(v.number(), v.integer(), v.minValue(0)), stand: standSchema })),
  /** What the group wrote down, by kind, what has a star first. */
  notes: v.strictObject({ top: notes, can: notes, need: notes, action: notes, agreement: notes, reflection: notes }),
  /** Whole minutes of each step, for the facilitator's copy. */
  time: v.nullable(
    v.pipe(v.array(v.strictObject({ planned: v.pipe(minutes, v.maxValue(MOST_MINUTES)), used: minutes })), v.length(STEPS.length)),
  ),
})
export type TakeHome = v.InferOutput<typeof takeHomeSchema>

/** What the kiosk adds to a session. */
export interface TakeHomeFacts {
  readonly room: string
  /** The language of the kiosk, for a session that has none of its own. */
  readonly locale: Locale
  readonly copy: Copy
  /** Host time, ms since 1970. */
  readonly now: number
}

/** What is told of a session: it has begun, whether it goes on, has just closed or lies in the archive. */
export interface ToldSession extends Pick<
  ClosedState,
  'plan' | 'today' | 'forward' | 'ideal' | 'previous' | 'startedAt' | 'practice' | 'clock' | 'step'
> {
  readonly cards: readonly ToldCard[]
}
type ToldCard = Pick<Card, 'kind' | 'text' | 'who' | 'when' | 'starred'>

export function takeHomeOf(session: ToldSession, { room, locale, copy, now }: TakeHomeFacts): TakeHome {
  const { plan, today, forward, ideal } = session
  const { topic, ambition, ten, zero } = plan
  const moments = standsOf({ today, forward, ideal })
  return {
    topic: plan.template,
    wording: { topic, ambition, ten, zero },
    locale: plan.locale ?? locale,
    startedAt: session.startedAt,
    room: room.slice(0, LONGEST_ROOM),
    practice: session.practice,
    people: Math.max(0, ...[today, forward, ideal].map((snapshot) => (snapshot === null ? 0 : totalOf(snapshot)))),
    ...moments,
    earlier: earlierOf(session),
    notes: notesOf(session.cards),
    time: copy === 'facilitator' ? timeOf(session, now) : null,
  }
}

function earlierOf({ previous }: ToldSession): TakeHome['earlier'] {
  if (previous === null) return null
  const { today } = standsOf({ today: previous.today, forward: previous.forward })
  return today === null ? null : { at: previous.at, stand: today }
}

function notesOf(cards: readonly ToldCard[]): Record<CardKind, Note[]> {
  const of = (wanted: CardKind): Note[] => {
    const ours = cards.filter(({ kind }) => kind === wanted)
    return [...ours.filter(({ starred }) => starred), ...ours.filter(({ starred }) => !starred)].map(noteOf)
  }
  const [top, can, need, action, agreement, reflection] = CARD_KINDS
  return {
    top: of(top),
    can: of(can),
    need: of(need),
    action: of(action),
    agreement: of(agreement),
    reflection: of(reflection),
  }
}

/** Nothing of a card but what is read: no id, no key, and not whether it came from somebody's phone. */
function noteOf({ text, who, when, starred }: ToldCard): Note {
  return { text, who, when, starred }
}

function timeOf({ plan, clock, step }: ToldSession, now: number): { planned: number; used: number }[] {
  const used = usedAt(clock, step, now)
  return STEPS.map((_, index) => ({ planned: plan.minutes[index] ?? 0, used: Math.round((used[index] ?? 0) / 60_000) }))
}

/** What a role gets to see. A view holds what its screen shows and nothing more. */
import * as v from 'valibot'
import { sessionSummarySchema, type SessionSummary } from '../archive/session-summary.ts'
import type { PlaceKind } from '../presence/place.ts'
import { DOUBT_KINDS, type Doubt } from '../floor/doubt.ts'
import { handSchema } from '../floor/hand.ts'
import { LOCALES, type Locale } from '../locale.ts'
import { BOARD_IDS } from '../session/board.ts'
import { CARD_KINDS, cardSchema, type Card } from '../session/card.ts'
import { FIRST_STEP, stepAt, type StepNumber } from '../method/steps.ts'
import { stepNumberSchema } from '../method/step-number.ts'
import { questionTextSchema, scaleNumberSchema, topicSchema } from '../session/events.ts'
import { silentSides, SIDES, suggestNumber } from '../session/heard.ts'
import { GONGS, planSchema, POSITIONS, type Plan } from '../session/plan.ts'
import { previousSchema } from '../session/previous.ts'
import { sessionIdSchema } from '../session/session-id.ts'
import type { SessionState } from '../session/session.ts'
import { SILENCES } from '../session/silence.ts'
import { sourcesSchema, SOURCES_OF_PEOPLE, type SourceCounts } from '../presence/sources.ts'
import { countsSchema, snapshotSchema } from '../session/snapshot.ts'
import type { Gathering } from '../session/ten-watch.ts'
import type { Counts } from '../scale/position.ts'
import { NOTICES, sourceViewSchema, type KioskNotice, type SourceView } from './source-view.ts'

const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const milliseconds = v.pipe(v.number(), v.minValue(0))
const stamp = v.nullable(count)
const snapshot = v.nullable(snapshotSchema)

export const sessionViewSchema = v.object({
  phase: v.picklist(['idle', 'preparing', 'running', 'closed']),
  id: v.nullable(v.string()),
  step: v.nullable(stepNumberSchema),
  /** Whose texts are used where `wording` is empty. */
  topic: v.nullable(topicSchema),
  wording: v.object({ topic: v.string(), ambition: v.string(), ten: v.string(), zero: v.string() }),
  quiet: v.boolean(),
  /** The session or the floor is practice: a banner says so. */
  practice: v.boolean(),
  positions: v.picklist(POSITIONS),
  /** The moments that were captured; nothing of them while positions are hidden. */
  today: snapshot,
  forward: snapshot,
  /** Everybody at the 10: once it is over, for the evening that plays again; and how often that was asked for. */
  ideal: snapshot,
  plays: count,
  /** The line of the session before, while people stand on the line of today and it may be seen. */
  previousLine: v.nullable(v.object({ today: snapshot, forward: snapshot })),
  /** What has become of its actions, while the big screen shows that. */
  previousActions: v.nullable(previousSchema.entries.actions),
  /** How far the group has come to the 10, in step 5. */
  gathering: v.nullable(v.object({ there: count, of: count, open: v.boolean() })),
  /** The silent minute; `left` is what was left of it at `since`, host time. */
  silence: v.nullable(
    v.object({ which: v.picklist(SILENCES), total: milliseconds, left: milliseconds, since: stamp, over: v.boolean() }),
  ),
  /** The newest silence of this step, also when it was skipped. */
  silenced: v.nullable(v.picklist(SILENCES)),
  gong: v.picklist(GONGS),
  cardsShown: v.boolean(),
  /** The board that a person chose; null leaves it to the screen. */
  board: v.nullable(v.picklist(BOARD_IDS)),
  /** What participants may add with their own phones now. */
  guests: v.nullable(v.picklist(CARD_KINDS)),
  /** Somebody held what is no badge against a reader just now: a phone. */
  notBadge: v.boolean(),
  /** Whether participants may stand on the line with their own phones. */
  phones: v.boolean(),
  source: sourceViewSchema,
  notice: v.nullable(v.picklist(NOTICES)),
  locale: v.picklist(LOCALES),
})
/** What the big screen is told. Everything in it may be read by the whole group. */
export type SessionView = v.InferOutput<typeof sessionViewSchema>

export const deskViewSchema = v.object({
  plan: v.nullable(planSchema),
  /** Time that each step has used at `since`, ms; since when the current one runs, host time, null while paused. */
  clock: v.nullable(v.object({ used: v.array(milliseconds), since: stamp })),
  everybodyStands: v.boolean(),
  heard: countsSchema,
  /** Where to ask next. */
  suggestion: v.nullable(scaleNumberSchema),
  silentSides: v.array(v.picklist(SIDES)),
  asked: v.array(v.string()),
  starred: v.array(v.string()),
  ownQuestions: v.array(v.object({ id: v.string(), text: questionTextSchema })),
  /** The moments that were captured. */
  today: snapshot,
  ideal: snapshot,
  forward: snapshot,
  /** The session that this one goes on from. */
  previous: v.nullable(previousSchema),
  /** Stays in the archive when it is over. */
  keep: v.boolean(),
  hand: v.nullable(handSchema),
  /** How sure the floor is of the number of people, 0 to 1 in twentieths, and what to look at with one's own eyes. */
  certainty: v.number(),
  doubts: v.array(v.object({ kind: v.picklist(DOUBT_KINDS), number: v.nullable(scaleNumberSchema) })),
  /** How many people come from where, before the hand, and which of these count. */
  sources: v.object({
    people: v.object({ strip: count, badge: count, phone: count, tablet: count }),
    counted: sourcesSchema,
  }),
  /** How many stand on the line without the floor: with a badge, on their own phones, on the tablets. */
  placed: v.object({ badge: count, phone: count, tablet: count }),
  /** The last action, which can be taken back. */
  undo: v.nullable(v.object({ action: count, of: v.string() })),
  /** Sessions whose plan can be copied, newest first. */
  earlier: v.array(v.object({ id: sessionIdSchema, at: count, plan: planSchema })),
  /** Sessions about the same as the one that this goes on from, oldest first. */
  alike: v.array(v.pick(sessionSummarySchema, ['id', 'startedAt', 'people', 'today', 'forward'])),
})
/** What the facilitator's phone is told beside the session view. None of it is for the big screen. */
export type DeskView = v.InferOutput<typeof deskViewSchema>

export const cardsViewSchema = v.array(cardSchema)
export type CardsView = readonly Card[]

/** An earlier session, as far as its plan goes. */
export interface EarlierPlan {
  readonly id: string
  /** Host time of its start, ms since 1970. */
  readonly at: number
  readonly plan: Plan
}

/** What the room knows beside the session itself. */
export interface RoomFacts {
  readonly source: SourceView
  readonly markers: { readonly practice: boolean; readonly notBadge: boolean }
  readonly notice: KioskNotice | null
  /** The language of the kiosk. */
  readonly locale: Locale
  readonly gathering: Gathering | null
  readonly everybodyStands: boolean
  readonly earlier: readonly EarlierPlan[]
  readonly alike: readonly SessionSummary[]
  /** People on each number now, how sure that is, and what is doubtful of it. */
  readonly counts: Counts
  readonly certainty: number
  readonly doubts: readonly Doubt[]
  readonly sources: SourceCounts
  /** How many took a place without the floor. */
  readonly placed: Readonly<Record<PlaceKind, number>>
}

export function viewSession(state: SessionState, { source, markers, notice, locale, gathering }: RoomFacts): SessionView {
  const began = state.phase === 'running' || state.phase === 'closed' ? state : null
  const plan = planOf(state)
  const hides = state.phase === 'running' && state.positions === 'hidden'
  const { previous = null, step = null } = state.phase === 'running' ? state : {}
  const { topic = '', ambition = '', ten = '', zero = '' } = plan ?? {}
  return {
    phase: state.phase,
    id: state.phase === 'idle' ? null : state.id,
    step: began?.step ?? null,
    topic: plan?.template ?? null,
    wording: { topic, ambition, ten, zero },
    quiet: state.phase === 'running' && state.quiet,
    practice: source.practice || markers.practice || began?.practice === true,
    positions: state.phase === 'running' ? state.positions : 'live',
    today: hides ? null : (began?.today ?? null),
    forward: hides ? null : (began?.forward ?? null),
    ideal: state.phase === 'closed' ? state.ideal : null,
    plays: state.phase === 'closed' ? state.plays : 0,
    previousLine:
      previous !== null && !hides && comparesWithBefore(step) ? { today: previous.today, forward: previous.forward } : null,
    previousActions: previous !== null && step === FIRST_STEP && began?.cardsShown === true ? previous.actions : null,
    // A new step is shown before anybody has looked at the line for it.
    gathering: step !== null && stepAt(step).id === 'ideal' ? gathering : null,
    silence: began?.silence ?? null,
    silenced: began?.silenced ?? null,
    gong: plan?.gong ?? 'soft',
    cardsShown: began?.cardsShown ?? false,
    board: began?.board ?? null,
    guests: began?.guests ?? null,
    notBadge: markers.notBadge,
    phones: began?.phones ?? false,
    source,
    notice,
    locale: plan?.locale ?? locale,
  }
}

/**
 * Where the group stood the time before is worth a look while it stands on the line of today, and not once it walks to the 10. While nobody
 * sees where others stand, nobody is steered by where they stood either.
 */
function comparesWithBefore(step: StepNumber | null): boolean {
  return step !== null && (stepAt(step).id === 'position' || stepAt(step).id === 'today')
}

export function viewDesk(state: SessionState, facts: RoomFacts): DeskView {
  const { counts, earlier, alike, everybodyStands, certainty, doubts, sources, placed } = facts
  const began = state.phase === 'running' || state.phase === 'closed' ? state : null
  const heard = began?.heard ?? counts.map(() => 0)
  const last = began?.undo.at(-1)
  return {
    plan: planOf(state),
    clock: began === null ? null : { used: [...began.clock.used], since: began.clock.since },
    everybodyStands,
    heard: [...heard],
    suggestion: suggestNumber(counts, heard),
    silentSides: [...silentSides(counts, heard)],
    asked: [...(began?.asked ?? [])],
    starred: [...(began?.starred ?? [])],
    ownQuestions: [...(began?.ownQuestions ?? [])],
    today: began?.today ?? null,
    ideal: began?.ideal ?? null,
    forward: began?.forward ?? null,
    previous: state.phase === 'idle' ? null : state.previous,
    keep: state.phase === 'idle' || state.keep,
    hand: began?.hand ?? null,
    certainty: Math.round(certainty * 20) / 20,
    doubts: [...doubts],
    sources: { people: { ...sources }, counted: [...(began?.sources ?? SOURCES_OF_PEOPLE)] },
    placed: { ...placed },
    undo: last === undefined ? null : { action: last.action, of: last.of },
    earlier: state.phase === 'running' ? [] : [...earlier],
    alike: alike.map(({ id, startedAt, people, today, forward }) => ({ id, startedAt, people, today, forward })),
  }
}

/** All cards: for who writes. */
export function viewCards(state: SessionState): CardsView {
  return state.phase === 'running' || state.phase === 'closed' ? state.cards : NO_CARDS
}

const NO_CARDS: CardsView = []

function planOf(state: SessionState): Plan | null {
  return state.phase === 'idle' ? null : state.plan
}

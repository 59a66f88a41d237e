/** What has happened in a session, as it stands in the journal. Events are only ever added, and never change their meaning. */
import * as v from 'valibot'
import { handSchema } from '../floor/hand.ts'
import { archivedSessionSchema } from '../archive/archived-session.ts'
import { stepNumberSchema } from '../method/step-number.ts'
import { TOPICS } from '../method/steps.ts'
import { sourcesSchema } from '../presence/sources.ts'
import { SCALE_NUMBERS } from '../scale/position.ts'
import { BOARD_IDS } from './board.ts'
import { CARD_KINDS, cardDetailSchema, cardIdSchema, cardSchema, cardTextSchema } from './card.ts'
import { lineOf, minutesSchema, planSchema, POSITIONS } from './plan.ts'
import { ACTION_FATES, previousActionIdSchema, previousSchema } from './previous.ts'
import { sessionIdSchema } from './session-id.ts'
import { SILENCES } from './silence.ts'
import { MOMENTS, snapshotSchema } from './snapshot.ts'

/** Host time, ms since 1970. */
const at = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER))

/** A topic as it comes from outside. */
export const topicSchema = v.picklist(TOPICS)
/** A whole number of the line as it comes from outside. */
export const scaleNumberSchema = v.picklist(SCALE_NUMBERS)
export const momentSchema = v.picklist(MOMENTS)
/** A question of the method, or `own-` and a number. */
export const questionIdSchema = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,60}$/))
export const questionTextSchema = v.pipe(lineOf(200), v.minLength(1))

const id = cardIdSchema

export const sessionEventSchema = v.variant('type', [
  v.strictObject({ type: v.literal('session-prepared'), at, id: sessionIdSchema, practice: v.boolean(), plan: planSchema }),
  v.strictObject({ type: v.literal('plan-changed'), at, plan: planSchema }),
  /** The first one of a session that nobody prepared; `topic` is its template. */
  v.strictObject({
    type: v.literal('session-started'),
    at,
    id: sessionIdSchema,
    practice: v.boolean(),
    topic: v.nullable(topicSchema),
  }),
  /** `today` is the line as it was when the group left step 3. */
  v.strictObject({
    type: v.literal('step-changed'),
    at,
    from: stepNumberSchema,
    to: stepNumberSchema,
    today: v.optional(snapshotSchema),
  }),
  v.strictObject({ type: v.literal('quiet-changed'), at, on: v.boolean() }),
  v.strictObject({ type: v.literal('session-closed'), at }),
  v.strictObject({ type: v.literal('session-reopened'), at }),
  /** It goes on from an earlier one, of which this is all that it needs; null: from none after all. */
  v.strictObject({ type: v.literal('session-continued'), at, previous: v.nullable(previousSchema) }),
  v.strictObject({ type: v.literal('previous-action-marked'), at, id: previousActionIdSchema, fate: v.picklist(ACTION_FATES) }),
  /** Whether it stays in the archive when it is over. */
  v.strictObject({ type: v.literal('keeping-changed'), at, keep: v.boolean() }),
  /** The closing picture plays its evening once more. */
  v.strictObject({ type: v.literal('evening-played'), at }),
  /** The only one of a session that was led on another kiosk; `at` is when it came here. */
  v.strictObject({ type: v.literal('session-imported'), at, session: archivedSessionSchema }),
  v.strictObject({
    type: v.literal('positions-changed'),
    at,
    to: v.picklist(POSITIONS),
    frozen: v.nullable(snapshotSchema),
  }),
  /** `by`: a person asked for it, or the room sensed it. */
  v.strictObject({
    type: v.literal('moment-captured'),
    at,
    moment: momentSchema,
    snapshot: snapshotSchema,
    by: v.picklist(['person', 'room']),
  }),
  v.strictObject({ type: v.literal('moment-dropped'), at, moment: momentSchema }),
  v.strictObject({ type: v.literal('voice-heard'), at, number: scaleNumberSchema }),
  v.strictObject({ type: v.literal('voice-unheard'), at, number: scaleNumberSchema }),
  v.strictObject({ type: v.literal('question-asked'), at, id: questionIdSchema, asked: v.boolean() }),
  v.strictObject({ type: v.literal('question-starred'), at, id: questionIdSchema, starred: v.boolean() }),
  v.strictObject({ type: v.literal('question-added'), at, id: questionIdSchema, text: questionTextSchema }),
  v.strictObject({ type: v.literal('question-removed'), at, id: questionIdSchema }),
  v.strictObject({ type: v.literal('minutes-planned'), at, minutes: minutesSchema }),
  v.strictObject({ type: v.literal('clock-paused'), at }),
  v.strictObject({ type: v.literal('clock-resumed'), at }),
  v.strictObject({ type: v.literal('silence-started'), at, which: v.picklist(SILENCES) }),
  v.strictObject({ type: v.literal('silence-paused'), at }),
  v.strictObject({ type: v.literal('silence-resumed'), at }),
  v.strictObject({ type: v.literal('silence-extended'), at }),
  /** `skipped` by a person; otherwise its time was over. */
  v.strictObject({ type: v.literal('silence-ended'), at, skipped: v.boolean() }),
  v.strictObject({ type: v.literal('card-added'), at, card: cardSchema }),
  v.strictObject({
    type: v.literal('card-changed'),
    at,
    id,
    kind: v.picklist(CARD_KINDS),
    text: cardTextSchema,
    who: cardDetailSchema,
    when: cardDetailSchema,
  }),
  v.strictObject({ type: v.literal('card-starred'), at, id, starred: v.boolean() }),
  /** `from` is gone, `into` says both. */
  v.strictObject({ type: v.literal('cards-merged'), at, from: id, into: id, text: cardTextSchema }),
  v.strictObject({ type: v.literal('card-removed'), at, id }),
  /** `board`: the one that was chosen; without it the screen chooses by itself. */
  v.strictObject({ type: v.literal('cards-shown'), at, on: v.boolean(), board: v.exactOptional(v.picklist(BOARD_IDS)) }),
  v.strictObject({ type: v.literal('guests-changed'), at, kind: v.nullable(v.picklist(CARD_KINDS)) }),
  /** Whether participants may stand on the line with their own phones. */
  v.strictObject({ type: v.literal('phones-changed'), at, on: v.boolean() }),
  /** What the hand says from now on. `left`: everybody had left the line, so that it says nothing more. */
  v.strictObject({ type: v.literal('hand-changed'), at, hand: handSchema, left: v.optional(v.boolean()) }),
  /** The sources that count from now on. */
  v.strictObject({ type: v.literal('sources-changed'), at, sources: sourcesSchema }),
  /** The last action was taken back. */
  v.strictObject({ type: v.literal('undone'), at }),
])
export type SessionEvent = v.InferOutput<typeof sessionEventSchema>

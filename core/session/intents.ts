/** What a screen or a script may ask for. An intent is not a command: the host adds time, ids and what it knows of the line. */
import * as v from 'valibot'
import { BOARD_IDS } from './board.ts'
import { sourceOfPeopleSchema } from '../presence/sources.ts'
import { countsSchema } from './snapshot.ts'
import { CARD_KINDS, cardDetailSchema, cardIdSchema, cardKeySchema, cardTextSchema } from './card.ts'
import { momentSchema, questionIdSchema, questionTextSchema, scaleNumberSchema, topicSchema } from './events.ts'
import { stepNumberSchema } from '../method/step-number.ts'
import { planChangeSchema, POSITIONS } from './plan.ts'
import { ACTION_FATES, previousActionIdSchema } from './previous.ts'
import { sessionIdSchema } from './session-id.ts'
import { SILENCES } from './silence.ts'

const on = v.boolean()
const id = cardIdSchema
const detail = v.optional(cardDetailSchema, '')
/** The action that whoever takes back has seen. */
const action = v.pipe(v.number(), v.integer(), v.minValue(1))

export const intentSchema = v.variant('type', [
  v.strictObject({ type: v.literal('plan.prepare'), template: v.optional(v.nullable(topicSchema), null) }),
  v.strictObject({ type: v.literal('plan.copy'), session: sessionIdSchema }),
  v.strictObject({ type: v.literal('plan.change'), plan: planChangeSchema }),
  v.strictObject({ type: v.literal('session.start'), topic: v.optional(v.nullable(topicSchema)) }),
  v.strictObject({ type: v.literal('session.close') }),
  v.strictObject({ type: v.literal('session.reopen') }),
  /** Takes a session that is being prepared or has closed off the disk, for good. */
  v.strictObject({ type: v.literal('session.erase'), session: sessionIdSchema }),
  /** Prepares the next time: the plan of an earlier session, with its line and its actions. */
  v.strictObject({ type: v.literal('session.continue'), session: sessionIdSchema }),
  /** Whether the session stays in the archive when it is over. */
  v.strictObject({ type: v.literal('session.keep'), keep: on }),
  /** What has become of an action of the earlier session. */
  v.strictObject({ type: v.literal('action.mark'), id: previousActionIdSchema, fate: v.picklist(ACTION_FATES) }),
  /** The closing picture plays the evening once more. */
  v.strictObject({ type: v.literal('evening.play') }),
  v.strictObject({ type: v.literal('guide.next'), from: stepNumberSchema }),
  v.strictObject({ type: v.literal('guide.back'), from: stepNumberSchema }),
  v.strictObject({ type: v.literal('guide.goto'), step: stepNumberSchema }),
  v.strictObject({ type: v.literal('screen.quiet'), on }),
  v.strictObject({ type: v.literal('screen.positions'), to: v.picklist(POSITIONS) }),
  /** `board`: this one, rather than what the group talks about by itself. */
  v.strictObject({ type: v.literal('screen.cards'), on, board: v.exactOptional(v.picklist(BOARD_IDS)) }),
  v.strictObject({ type: v.literal('moment.capture'), moment: momentSchema }),
  v.strictObject({ type: v.literal('moment.drop'), moment: momentSchema }),
  /** `seen`: how many voices there the one who tapped saw, so that a double tap is one voice. */
  v.strictObject({
    type: v.literal('voice.hear'),
    number: scaleNumberSchema,
    seen: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  }),
  v.strictObject({ type: v.literal('voice.unhear'), number: scaleNumberSchema }),
  v.strictObject({ type: v.literal('question.ask'), id: questionIdSchema, asked: on }),
  v.strictObject({ type: v.literal('question.star'), id: questionIdSchema, starred: on }),
  v.strictObject({ type: v.literal('question.add'), text: questionTextSchema }),
  v.strictObject({ type: v.literal('question.remove'), id: questionIdSchema }),
  v.strictObject({ type: v.literal('clock.pause') }),
  v.strictObject({ type: v.literal('clock.resume') }),
  /** One minute more for a step. */
  v.strictObject({ type: v.literal('clock.add'), step: stepNumberSchema }),
  /** What is left of the planned time, divided anew over the steps that are left. */
  v.strictObject({ type: v.literal('clock.rebalance') }),
  v.strictObject({ type: v.literal('silence.start'), which: v.picklist(SILENCES) }),
  v.strictObject({ type: v.literal('silence.pause') }),
  v.strictObject({ type: v.literal('silence.resume') }),
  v.strictObject({ type: v.literal('silence.extend') }),
  v.strictObject({ type: v.literal('silence.end') }),
  v.strictObject({
    type: v.literal('card.add'),
    key: cardKeySchema,
    kind: v.picklist(CARD_KINDS),
    text: cardTextSchema,
    who: detail,
    when: detail,
  }),
  v.strictObject({
    type: v.literal('card.change'),
    id,
    kind: v.picklist(CARD_KINDS),
    text: cardTextSchema,
    who: detail,
    when: detail,
  }),
  v.strictObject({ type: v.literal('card.star'), id, starred: on }),
  v.strictObject({ type: v.literal('card.merge'), from: id, into: id }),
  v.strictObject({ type: v.literal('card.remove'), id }),
  v.strictObject({ type: v.literal('guests.open'), kind: v.picklist(CARD_KINDS) }),
  v.strictObject({ type: v.literal('guests.close') }),
  /** A participant's own phone adds a card of the kind that is open; of no other kind than the one it was written for, if it says so. */
  v.strictObject({
    type: v.literal('guest.add'),
    key: cardKeySchema,
    kind: v.exactOptional(v.picklist(CARD_KINDS)),
    text: cardTextSchema,
  }),
  /** Whether participants may stand on the line with their own phones. */
  v.strictObject({ type: v.literal('line.phones'), on }),
  v.strictObject({ type: v.literal('undo'), action }),
  v.strictObject({ type: v.literal('floor.correct'), number: scaleNumberSchema, by: v.picklist([1, -1]) }),
  /** The hand takes the line over: with these counts, or with those that are seen now. */
  v.strictObject({ type: v.literal('floor.manual'), counts: v.optional(countsSchema) }),
  v.strictObject({ type: v.literal('floor.release') }),
  /** Whether people whom this source tells of count. */
  v.strictObject({ type: v.literal('sources.count'), source: sourceOfPeopleSchema, on }),
])
export type Intent = v.InferOutput<typeof intentSchema>
export type IntentType = Intent['type']

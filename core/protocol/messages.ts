/**
 * What a screen and the host say to each other, in one JSON text a message. Both sides parse with these schemas.
 *
 * The host sends whole views with a number, never patches: the newest wins, and a slow screen skips. The live line is its own
 * small message. A screen says which line it has drawn (`seen`), so that the host never has more than two on the way to it.
 */
import * as v from 'valibot'
import { typedSchema } from '../presence/wedge.ts'
import { PLACE_REFUSALS, placeListSchema } from '../presence/place-list.ts'
import { intentSchema } from '../session/intents.ts'
import { REFUSALS } from '../session/session.ts'
import { floorDeskViewSchema, loadsViewSchema } from './floor-desk-view.ts'
import { markersViewSchema } from './markers-view.ts'
import { OPERATOR_REFUSALS, operatorRequestSchema } from './operator-requests.ts'
import { READY_REFUSALS, readyRequestSchema, readyViewSchema } from './ready.ts'
import { PAPER_REFUSALS, paperRequestSchema, paperViewSchema } from './paper-requests.ts'
import { doorsViewSchema, remoteRequestSchema, remotesViewSchema } from './remote-requests.ts'
import { REMOTE_ROLES, screenKindSchema } from './roles.ts'
import { cardsViewSchema, deskViewSchema, sessionViewSchema } from './views.ts'

/** Rises when a screen of an older build could no longer talk to the host; such a screen reloads itself. */
export const PROTOCOL_VERSION = 2
/** No message of a screen is longer, in UTF-16 units. */
export const LONGEST_CLIENT_MESSAGE = 4096
/** The host says something at least this often, ms, so that a screen can tell a quiet room from a lost kiosk. */
export const BEAT_EVERY = 500
/** A screen that heard nothing for so long, ms, says that it lost the kiosk. */
export const LOST_AFTER = 1600

const count = v.pipe(v.number(), v.integer(), v.minValue(0))
/** Host time, ms since 1970, when the message was made: a screen's own clock may be wrong. */
const now = v.number()

export const clientMessageSchema = v.variant('t', [
  v.strictObject({
    t: v.literal('hello'),
    version: v.number(),
    kind: screenKindSchema,
    token: v.optional(v.pipe(v.string(), v.maxLength(128))),
  }),
  v.strictObject({ t: v.literal('intent'), ref: count, intent: intentSchema }),
  v.strictObject({ t: v.literal('remote'), ref: count, request: remoteRequestSchema }),
  v.strictObject({ t: v.literal('operator'), ref: count, request: operatorRequestSchema }),
  v.strictObject({ t: v.literal('ready'), ref: count, request: readyRequestSchema }),
  v.strictObject({ t: v.literal('paper'), ref: count, request: paperRequestSchema }),
  /** For tablets: everybody who took a place on this one. */
  v.strictObject({ t: v.literal('places'), ref: count, list: placeListSchema }),
  v.strictObject({ t: v.literal('seen'), n: count }),
  /** A reader that is a keyboard typed this on the kiosk itself. Taken from a screen on this machine alone: it does not go over a network. */
  v.strictObject({ t: v.literal('typed'), text: typedSchema }),
])
export type ClientMessage = v.InferOutput<typeof clientMessageSchema>

/**
 * Refusals that are the host's own: the role may not ask this, the disk could not keep it, too many questions at once, a phone that is
 * not there any more, no network over which a phone could come.
 */
export const HOST_REFUSALS = ['not-allowed', 'not-stored', 'busy', 'unknown-remote', 'no-network'] as const
const ANSWERS = [
  ...REFUSALS,
  ...HOST_REFUSALS,
  ...OPERATOR_REFUSALS,
  ...READY_REFUSALS,
  ...PAPER_REFUSALS,
  ...PLACE_REFUSALS,
] as const
/** What the host answers when it does not do what was asked. */
export type AnswerRefusal = (typeof ANSWERS)[number]

const person = v.object({ id: count, position: v.number(), settled: v.boolean(), stale: v.exactOptional(v.boolean()) })

export const hostMessageSchema = v.variant('t', [
  v.object({ t: v.literal('session'), n: count, now, view: sessionViewSchema }),
  /** For remotes. */
  v.object({ t: v.literal('desk'), n: count, now, view: deskViewSchema }),
  /** For remotes and the big screen; for the screen only while it shows them. */
  v.object({ t: v.literal('cards'), n: count, now, view: cardsViewSchema }),
  /** What this remote is now. */
  v.object({ t: v.literal('you'), role: v.picklist(REMOTE_ROLES) }),
  /** For remotes: which phones take part. */
  v.object({ t: v.literal('remotes'), n: count, now, view: remotesViewSchema }),
  /** For the big screen: how phones get in. */
  v.object({ t: v.literal('doors'), n: count, now, view: doorsViewSchema }),
  /** For remotes: the floor itself, and how it is calibrated. */
  v.object({ t: v.literal('floor'), n: count, now, view: floorDeskViewSchema }),
  /** For remotes: the readers at the marks. */
  v.object({ t: v.literal('markers'), n: count, now, view: markersViewSchema }),
  /** For those who watch: what the cells feel. */
  v.object({ t: v.literal('loads'), n: count, now, view: loadsViewSchema }),
  /** For remotes and the big screen: whether everything is there before a session. */
  v.object({ t: v.literal('ready'), n: count, now, view: readyViewSchema }),
  /** For remotes: what has become of the paper; for the big screen: that it comes, and the way to it. */
  v.object({ t: v.literal('paper'), n: count, now, view: paperViewSchema }),
  /** For the big screen as far as it shows positions, for remotes as it is. */
  v.object({ t: v.literal('line'), n: count, people: v.array(person), counts: v.array(count), total: count }),
  v.object({ t: v.literal('answer'), ref: count, refusal: v.nullable(v.picklist(ANSWERS)) }),
  v.object({ t: v.literal('beat') }),
  v.object({ t: v.literal('goodbye'), reason: v.picklist(['version', 'token', 'bad-message', 'too-many', 'stopping']) }),
])
export type HostMessage = v.InferOutput<typeof hostMessageSchema>
export type LineMessage = Extract<HostMessage, { t: 'line' }>
/** A view of one kind, whole. */
export type ViewMessage = Extract<HostMessage, { view: unknown }>
export type ViewKind = ViewMessage['t']
export type ViewOf<K extends ViewKind> = Extract<ViewMessage, { t: K }>['view']
export type GoodbyeReason = Extract<HostMessage, { t: 'goodbye' }>['reason']

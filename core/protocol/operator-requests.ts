/** What whoever installs the kiosk may ask about the floor: the host's own business, not the session's, and never in the journal. */
import * as v from 'valibot'
import { MARK_NUMBERS } from '../floor/calibration.ts'
import { SCALE_NUMBERS } from '../scale/position.ts'
import { JOININGS } from '../floor/strip-laying.ts'
import { stripPlaceSchema } from '../floor/strips.ts'
import type { Role } from './roles.ts'

const on = v.boolean()
/** What a board calls itself. */
const uid = v.pipe(v.string(), v.regex(/^[0-9A-F]{8,16}$/))

export const operatorRequestSchema = v.variant('type', [
  /** The floor is empty: what lies there is nothing. */
  v.strictObject({ type: v.literal('calibrate.zero') }),
  /** Somebody is going to walk once from the 0 to the 10. */
  v.strictObject({ type: v.literal('calibrate.walk') }),
  /** The walk is over. */
  v.strictObject({ type: v.literal('calibrate.finish') }),
  /** Ends what is going on, or takes its result off the page. */
  v.strictObject({ type: v.literal('calibrate.cancel') }),
  /** Somebody stands on this sheet. */
  v.strictObject({ type: v.literal('calibrate.mark'), mark: v.picklist(MARK_NUMBERS) }),
  v.strictObject({ type: v.literal('calibrate.mirror'), on }),
  /** Back to what held before the last change, and forth again. */
  v.strictObject({ type: v.literal('calibrate.restore') }),
  /** The strip with this board lies there, in a room with more than one. */
  v.strictObject({ type: v.literal('strip.lay'), uid, place: stripPlaceSchema }),
  /** It lies so with the others, which may lie elsewhere from then on; `turned`: its own 0 is nearer to the 10. `instead` of one that is lost. */
  v.strictObject({
    type: v.literal('strip.join'),
    uid,
    how: v.picklist([...JOININGS, 'instead']),
    turned: v.boolean(),
  }),
  /** From now on it is this strip that is looked at, calibrated and recorded. */
  v.strictObject({ type: v.literal('strip.choose'), uid }),
  /** The board shows which one it is: this one, or the one that was chosen. */
  v.strictObject({ type: v.literal('board.identify'), uid: v.exactOptional(uid) }),
  v.strictObject({ type: v.literal('record.start') }),
  v.strictObject({ type: v.literal('record.stop') }),
  /** Takes a badge away that went home with its bearer: the one at this mark that was tapped longest ago; all of them. */
  v.strictObject({ type: v.literal('badge.clear'), mark: v.picklist(SCALE_NUMBERS) }),
  v.strictObject({ type: v.literal('badge.clear-all') }),
  /** The next reader that types a number stands at this mark; no reader that types stands there any more; enough of listening. */
  v.strictObject({ type: v.literal('reader.learn'), mark: v.picklist(SCALE_NUMBERS) }),
  v.strictObject({ type: v.literal('reader.forget'), mark: v.picklist(SCALE_NUMBERS) }),
  v.strictObject({ type: v.literal('reader.cancel') }),
  /** This screen wants to see what the cells feel, until it says no or goes. */
  v.strictObject({ type: v.literal('floor.watch'), on }),
])
export type OperatorRequest = v.InferOutput<typeof operatorRequestSchema>
export type OperatorRequestType = OperatorRequest['type']
/** What is about the readers at the marks, and not about the floor. */
export type MarkerRequest = Extract<OperatorRequest, { type: `badge.${string}` | `reader.${string}` }>
export type FloorRequest = Exclude<OperatorRequest, MarkerRequest>

export function isMarkerRequest(request: OperatorRequest): request is MarkerRequest {
  return request.type.startsWith('badge.') || request.type.startsWith('reader.')
}

/**
 * - `session-running`: a group is at work on this floor;
 * - `no-strip`: there is no strip that can be heard now; `board-silent`: it does not answer;
 * - `calibrating`: one thing at a time; `not-calibrating`: nothing goes on that could be finished;
 * - `no-earlier`: there is no earlier calibration;
 * - `no-recorder`: this kiosk cannot record; `already-recording`, `not-recording`, and `nothing-recorded`: no line came meanwhile;
 * - `no-badge`: there is none at this mark.
 */
export const OPERATOR_REFUSALS = [
  'session-running',
  'no-strip',
  'board-silent',
  'calibrating',
  'not-calibrating',
  'no-earlier',
  'no-recorder',
  'already-recording',
  'not-recording',
  'nothing-recorded',
  'no-badge',
] as const
export type OperatorRefusal = (typeof OPERATOR_REFUSALS)[number] | 'not-stored'

const OPERATORS: readonly Role[] = ['driver', 'script']

/** Whether a role may ask for this at all. A script is no screen: it has nothing to watch with. */
export function mayOperate(role: Role, request: OperatorRequestType): boolean {
  return OPERATORS.includes(role) && !(role === 'script' && request === 'floor.watch')
}

/** A recording may be made while a group is at work: nothing changes for them. */
export function waitsForSession(request: OperatorRequestType): boolean {
  return request.startsWith('calibrate.') || request === 'strip.lay'
}

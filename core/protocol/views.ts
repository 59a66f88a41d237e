/** What a role gets to see. A view holds what its screen shows and nothing more. */
import * as v from 'valibot'
import { stepNumberSchema, topicSchema, type SessionState } from '../session/session.ts'

/** Where the floor comes from. */
export const SOURCE_KINDS = ['serial', 'tcp', 'sim', 'none'] as const
export type SourceKind = (typeof SOURCE_KINDS)[number]

/**
 * How the floor is doing: `searching` no board found yet; `connecting` a board is there and has not said hello; `ready` live;
 * `stale` nothing for 2.5 s, last counts stay; `lost` gone, being looked for; `wrong-firmware` it speaks another major version;
 * `off` no floor wanted.
 */
export const SOURCE_STATES = ['searching', 'connecting', 'ready', 'stale', 'lost', 'wrong-firmware', 'off'] as const
export type SourceState = (typeof SOURCE_STATES)[number]

/**
 * Why there is no live floor, when that is known: `absent` nothing there to connect to; `denied` this user may not open the port;
 * `busy` another program has it; `unplugged` it went away; `silent` it is there and says nothing that can be understood.
 */
export const SOURCE_REASONS = ['absent', 'denied', 'busy', 'unplugged', 'silent'] as const
export type SourceReason = (typeof SOURCE_REASONS)[number]

export const sourceViewSchema = v.object({
  kind: v.picklist(SOURCE_KINDS),
  state: v.picklist(SOURCE_STATES),
  /** The simulator plays the floor: nobody really stands there. */
  practice: v.boolean(),
  /** What the state is about, for a person: a port, an address, "firmware speaks 2.0". Null when there is nothing to add. */
  detail: v.nullable(v.string()),
  reason: v.optional(v.picklist(SOURCE_REASONS)),
})
export type SourceView = v.InferOutput<typeof sourceViewSchema>

/** What the facilitator should know of the kiosk itself. `journal-set-aside`: what was kept of the last session could not be read. */
export const NOTICES = ['journal-set-aside'] as const
export type Notice = (typeof NOTICES)[number]

export const LOCALES = ['nl', 'en'] as const
export type Locale = (typeof LOCALES)[number]

export const sessionViewSchema = v.object({
  phase: v.picklist(['idle', 'running', 'closed']),
  id: v.nullable(v.string()),
  step: v.nullable(stepNumberSchema),
  topic: v.nullable(topicSchema),
  quiet: v.boolean(),
  /** The session or the floor is practice: a banner says so. */
  practice: v.boolean(),
  source: sourceViewSchema,
  notice: v.nullable(v.picklist(NOTICES)),
  locale: v.picklist(LOCALES),
})
/** What the big screen is told. Everything in it may be read by the whole group. */
export type SessionView = v.InferOutput<typeof sessionViewSchema>

export function viewSession(state: SessionState, source: SourceView, notice: Notice | null, locale: Locale): SessionView {
  const facts =
    state.phase === 'idle' ? { id: null, step: null, topic: null } : { id: state.id, step: state.step, topic: state.topic }
  return {
    phase: state.phase,
    ...facts,
    quiet: state.phase === 'running' && state.quiet,
    practice: source.practice || (state.phase !== 'idle' && state.practice),
    source,
    notice,
    locale,
  }
}

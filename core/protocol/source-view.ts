/** How the floor is doing, and what the kiosk has to say of itself. */
import * as v from 'valibot'

/** Where the floor comes from. */
export const SOURCE_KINDS = ['serial', 'tcp', 'sim', 'replay', 'none'] as const
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
 * `busy` another program has it; `unplugged` it went away; `silent` it is there and says nothing that can be understood;
 * `ended` a capture has been played to its end.
 */
export const SOURCE_REASONS = ['absent', 'denied', 'busy', 'unplugged', 'silent', 'ended'] as const
export type SourceReason = (typeof SOURCE_REASONS)[number]

export const sourceViewSchema = v.object({
  kind: v.picklist(SOURCE_KINDS),
  state: v.picklist(SOURCE_STATES),
  /** The simulator or a capture plays the floor: nobody really stands there. */
  practice: v.boolean(),
  /** What the state is about, for a person: a port, an address, "firmware speaks 2.0". Null when there is nothing to add. */
  detail: v.nullable(v.string()),
  reason: v.optional(v.picklist(SOURCE_REASONS)),
  /** With more than one strip: how many are heard, of how many. */
  strips: v.exactOptional(v.object({ heard: v.number(), of: v.number() })),
})
export type SourceView = v.InferOutput<typeof sourceViewSchema>

/** What the facilitator should know of the kiosk itself. `journal-set-aside`: what was kept of the last session could not be read. */
export const NOTICES = ['journal-set-aside'] as const
export type KioskNotice = (typeof NOTICES)[number]

/** What a screen may ask about the phones that lead: the host's own business, not the session's, and never in the journal. */
import * as v from 'valibot'
import { DEVICE_ROLES, REMOTE_ROLES, type Role } from './roles.ts'

/** The name of a phone that was let in. Says nothing about whose it is, and is no key to anything. */
const deviceSchema = v.pipe(v.string(), v.regex(/^[0-9A-Za-z_-]{8}$/))

/** Who may come in with a code: a phone that leads or looks on, or a tablet on which people take a place. */
export const INVITED = ['phone', 'tablet'] as const
export type Invited = (typeof INVITED)[number]

export const remoteRequestSchema = v.variant('type', [
  /** Shows the code with which another phone, or a tablet, gets in; or takes it off the screen. */
  v.strictObject({ type: v.literal('remote.invite'), on: v.boolean(), as: v.exactOptional(v.picklist(INVITED)) }),
  /** Gives a phone a role. Also the answer to a phone that asks: `driver` grants, the role that it has already denies. */
  v.strictObject({ type: v.literal('remote.role'), device: deviceSchema, role: v.picklist(REMOTE_ROLES) }),
  v.strictObject({ type: v.literal('remote.revoke'), device: deviceSchema }),
  /** Shuts all phones out: for whoever stands at the kiosk and wants to begin anew. */
  v.strictObject({ type: v.literal('remote.clear') }),
  /** This phone would like to lead. */
  v.strictObject({ type: v.literal('remote.ask') }),
  /** This phone is done. */
  v.strictObject({ type: v.literal('remote.leave') }),
])
export type RemoteRequest = v.InferOutput<typeof remoteRequestSchema>
export type RemoteRequestType = RemoteRequest['type']

const ALLOWED: Readonly<Record<RemoteRequestType, readonly Role[]>> = {
  // The display, because the clicker and the keyboard of the room are plugged into it.
  'remote.invite': ['display', 'driver', 'script'],
  'remote.clear': ['display', 'driver', 'script'],
  'remote.role': ['driver', 'script'],
  'remote.revoke': ['driver', 'script'],
  'remote.ask': ['scribe', 'viewer'],
  'remote.leave': ['driver', 'scribe', 'viewer'],
}

/** Whether a role may ask for this at all. */
export function mayRequest(role: Role, request: RemoteRequestType): boolean {
  return ALLOWED[request].includes(role)
}

export const remotesViewSchema = v.object({
  /** Which of them this screen is; null for a screen that came with the key of the kiosk. */
  you: v.nullable(v.string()),
  /** In the order in which they came in. */
  devices: v.array(
    v.object({
      device: v.string(),
      /** "Phone 2": the only name that a phone has. */
      number: v.pipe(v.number(), v.integer(), v.minValue(1)),
      role: v.picklist(DEVICE_ROLES),
      connected: v.boolean(),
    }),
  ),
  /** Those that would like to lead, the first one first. */
  asking: v.array(v.string()),
  /** Whether a phone could find the kiosk over the network at all, now. */
  reachable: v.boolean(),
})
/** What a remote is told of all remotes. */
export type RemotesView = v.InferOutput<typeof remotesViewSchema>

export const doorsViewSchema = v.object({
  /** Where a phone of the facilitator, or a tablet, gets in now, and the code to type there. The address holds the code too. */
  remote: v.nullable(v.object({ url: v.string(), code: v.string(), for: v.picklist(INVITED) })),
  /** Where participants add their notes now. */
  guest: v.nullable(v.object({ url: v.string() })),
  /** What stands on the stickers, without the mark: the same in every session. */
  places: v.nullable(v.object({ url: v.string() })),
})
/** What the big screen shows of the ways in. */
export type DoorsView = v.InferOutput<typeof doorsViewSchema>

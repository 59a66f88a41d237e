/** Who is asking, and what each may ask. One table. */
import * as v from 'valibot'
import type { IntentType } from '../session/intents.ts'

/**
 * `display` the big screen; the facilitator's phone is a `driver`, and beside it a `scribe` writes and a `viewer` looks; `tablet` stands
 * in the room for all; `guest` is a participant's own phone; `phone` is one too,
 * and takes a place on the line with it; `script` the HTTP interface.
 */
export const ROLES = ['display', 'driver', 'scribe', 'viewer', 'tablet', 'guest', 'phone', 'script'] as const
export type Role = (typeof ROLES)[number]

/** What a screen says it is. Which role a remote has, the host decides. */
export const SCREEN_KINDS = ['display', 'remote', 'tablet', 'guest', 'phone'] as const
export type ScreenKind = (typeof SCREEN_KINDS)[number]
export const screenKindSchema = v.picklist(SCREEN_KINDS)

/** Roles that a remote can have. */
export const REMOTE_ROLES = ['driver', 'scribe', 'viewer'] as const
export type RemoteRole = (typeof REMOTE_ROLES)[number]

/** What a device can be that was let in with a code. */
export const DEVICE_ROLES = [...REMOTE_ROLES, 'tablet'] as const

export function isRemote(role: Role): role is RemoteRole {
  return REMOTE_ROLES.some((remote) => remote === role)
}

// The display may guide because the clicker and the keyboard of the room are plugged into it.
const GUIDES: readonly Role[] = ['display', 'driver', 'script']
const DRIVERS: readonly Role[] = ['driver', 'script']
const WRITERS: readonly Role[] = ['driver', 'scribe', 'script']

const ALLOWED: Readonly<Record<IntentType, readonly Role[]>> = {
  'plan.prepare': DRIVERS,
  'plan.copy': DRIVERS,
  'plan.change': DRIVERS,
  'session.start': GUIDES,
  'session.close': GUIDES,
  'session.reopen': GUIDES,
  'session.erase': DRIVERS,
  'session.continue': DRIVERS,
  'session.keep': DRIVERS,
  'action.mark': WRITERS,
  'evening.play': GUIDES,
  'guide.next': GUIDES,
  'guide.back': GUIDES,
  'guide.goto': GUIDES,
  'screen.quiet': GUIDES,
  'screen.positions': GUIDES,
  'screen.cards': WRITERS,
  'moment.capture': DRIVERS,
  'moment.drop': DRIVERS,
  'voice.hear': WRITERS,
  'voice.unhear': WRITERS,
  'question.ask': DRIVERS,
  'question.star': DRIVERS,
  'question.add': DRIVERS,
  'question.remove': DRIVERS,
  'clock.pause': DRIVERS,
  'clock.resume': DRIVERS,
  'clock.add': DRIVERS,
  'clock.rebalance': DRIVERS,
  'silence.start': GUIDES,
  'silence.pause': GUIDES,
  'silence.resume': GUIDES,
  'silence.extend': GUIDES,
  'silence.end': GUIDES,
  'card.add': WRITERS,
  'card.change': WRITERS,
  'card.star': WRITERS,
  'card.merge': WRITERS,
  'card.remove': WRITERS,
  'guests.open': DRIVERS,
  'guests.close': DRIVERS,
  'guest.add': ['guest', 'tablet'],
  'line.phones': DRIVERS,
  undo: WRITERS,
  'floor.correct': DRIVERS,
  'floor.manual': DRIVERS,
  'floor.release': DRIVERS,
  'sources.count': DRIVERS,
}

/** Whether a role may ask for this at all. What the session then makes of it is `decide`'s. */
export function may(role: Role, intent: IntentType): boolean {
  return ALLOWED[intent].includes(role)
}

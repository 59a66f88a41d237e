/** Who is asking, and what each may ask. One table. */
import * as v from 'valibot'
import type { IntentType } from '../session/intents.ts'

/** `display` the big screen, `remote` the facilitator's phone, `tablet` a participant's, `script` the HTTP interface. */
export const ROLES = ['display', 'remote', 'tablet', 'script'] as const
export type Role = (typeof ROLES)[number]
export const roleSchema = v.picklist(ROLES)

const GUIDES: readonly Role[] = ['display', 'remote', 'script']

// The display may guide because the clicker and the keyboard of the room are plugged into it.
const ALLOWED: Readonly<Record<IntentType, readonly Role[]>> = {
  'session.start': GUIDES,
  'session.close': GUIDES,
  'session.reopen': GUIDES,
  'guide.next': GUIDES,
  'guide.back': GUIDES,
  'guide.goto': GUIDES,
  'screen.quiet': GUIDES,
}

/** Whether a role may ask for this at all. What the session then makes of it is `decide`'s. */
export function may(role: Role, intent: IntentType): boolean {
  return ALLOWED[intent].includes(role)
}

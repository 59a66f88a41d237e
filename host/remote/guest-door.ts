/** The door for participants: a code of this session, and a pace at which each may add notes. */
import { createHmac } from 'node:crypto'
import type { Caller } from '#core/protocol/hub-questions'
import type { SessionState } from '#core/session/session'
import type { Clock } from '../ports/clock.ts'
import { isSameSecret } from './guard.ts'
import { createPace } from './pace.ts'

export interface GuestDoor {
  /** The code while participants may add something; null while they may not. */
  readonly code: string | null
  follow(session: SessionState): void
  /** Whether somebody with this code may look, and add when it is time for it. */
  admits(code: string): boolean
  /** Whether this one may add a note now. If so it counts. */
  mayAdd(from: Pick<Caller, 'connection' | 'address'>): boolean
}

/** Without letters and digits that are taken for another one. */
const ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz'
const LENGTH = 8
/** What stands in an address before it is looked at any further. */
export const GUEST_CODE = new RegExp(`^[${ALPHABET}]{${LENGTH}}$`)

/** One phone: a few that were thought of in the silent minute, and then as fast as somebody types. */
const OF_ONE = { burst: 5, every: 2000 } as const
/** One address: a whole group may come through one router. */
const OF_ADDRESS = { burst: 60, every: 200 } as const

/** `secret` is the key of the kiosk: a code made of it and the session survives a power cut, and is nowhere on disk. */
export function createGuestDoor(clock: Clock, secret: string): GuestDoor {
  const one = createPace<Caller['connection']>({ clock, ...OF_ONE })
  const address = createPace<string | null>({ clock, ...OF_ADDRESS })
  let session: SessionState = { phase: 'idle' }
  let code: string | null = null
  return {
    get code() {
      return session.phase === 'running' && session.guests !== null ? code : null
    },
    follow(next) {
      session = next
      // Somebody who looks on after the end is thanked rather than shut out.
      code = next.phase === 'running' || next.phase === 'closed' ? codeOf(secret, next.id) : null
    },
    admits: (given) => code !== null && isSameSecret(given, code),
    mayAdd: (from) => one.take(from.connection) && address.take(from.address),
  }
}

function codeOf(secret: string, session: string): string {
  const bytes = createHmac('sha256', secret).update(`guests of ${session}`).digest()
  return [...bytes.subarray(0, LENGTH)].map((byte) => ALPHABET[byte % ALPHABET.length] ?? '').join('')
}

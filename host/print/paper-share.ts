/** The way to the page for everybody: a code of this session, for as long as somebody shows it, and a pace at which it is fetched. */
import { createHmac } from 'node:crypto'
import type { Clock } from '../ports/clock.ts'
import { isSameSecret } from '../remote/guard.ts'
import { createPace } from '../remote/pace.ts'

export interface PaperShare {
  /** Null while it is not shown. */
  readonly code: string | null
  open(session: string): void
  close(): void
  /** Whether this code is the one that is shown. Wrong ones cost their address its turns. */
  admits(code: string): boolean
  /** Whether this address may fetch it now. If so it counts. */
  mayFetch(address: string): boolean
}

/** Without letters and digits that are taken for another one. */
const ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz'
const LENGTH = 8
/** What stands in an address before it is looked at any further. */
export const PAPER_CODE = new RegExp(`^[${ALPHABET}]{${LENGTH}}$`)
/** One address: a whole group may come through one router, and a phone fetches a PDF more than once. */
const OF_ADDRESS = { burst: 60, every: 500 } as const

/** `secret` is the key of the kiosk: the code is nowhere on disk. */
export function createPaperShare(clock: Clock, secret: string): PaperShare {
  const pace = createPace<string>({ clock, ...OF_ADDRESS })
  let code: string | null = null
  return {
    get code() {
      return code
    },
    open(session) {
      const bytes = createHmac('sha256', secret).update(`paper of ${session}`).digest()
      code = [...bytes.subarray(0, LENGTH)].map((byte) => ALPHABET[byte % ALPHABET.length] ?? '').join('')
    },
    close() {
      code = null
    },
    admits: (given) => code !== null && isSameSecret(given, code),
    mayFetch: (address) => pace.take(address),
  }
}

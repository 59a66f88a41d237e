/** The door for phones of the facilitator: a code that is shown in the room, and is another one after each use and a few wrong tries. */
import { randomInt } from 'node:crypto'
import { accepted, refused, type Result } from '#core/result'
import type { Clock } from '../ports/clock.ts'
import { isSameSecret } from './guard.ts'
import { createWrongTries } from './wrong-tries.ts'

export interface PairingDoor {
  /** Six digits; null while the door is closed. */
  readonly code: string | null
  /** A door that opens has a new code. */
  setOpen(open: boolean): void
  /** Whether this code opens the door, for whoever is at this address. If so it does not do so again. */
  knock(code: string, address: string): Result<null, 'not-open' | 'slow-down' | 'wrong-code'>
  /** How long this address has to wait, ms. */
  waitOf(address: string): number
}

const DIGITS = 6
/** Wrong tries that a code survives. */
const MOST_WRONG = 5

export function createPairingDoor(clock: Clock): PairingDoor {
  const tries = createWrongTries(clock)
  let code: string | null = null
  let wrong = 0

  function renew(): void {
    code = String(randomInt(10 ** DIGITS)).padStart(DIGITS, '0')
    wrong = 0
  }

  return {
    get code() {
      return code
    },
    setOpen(open) {
      if (!open) code = null
      else if (code === null) renew()
    },
    knock(given, address) {
      // Who has to wait learns nothing, not even that a code was right.
      if (tries.waitOf(address) > 0) return refused('slow-down')
      if (code === null) return refused('not-open')
      if (isSameSecret(given, code)) {
        tries.right(address)
        renew()
        return accepted(null)
      }
      tries.wrong(address)
      if (++wrong >= MOST_WRONG) renew()
      return refused('wrong-code')
    },
    waitOf: (address) => tries.waitOf(address),
  }
}

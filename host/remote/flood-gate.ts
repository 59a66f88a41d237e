/**
 * Shuts an address out for a while that asks far more than anything of ours: before a request is looked at, and after that before a connection is even
 * read from. Refusing each of ten thousand requests a second in words would cost the room its speed. Connections that are open and say little, such as
 * that of the facilitator's phone, are not touched.
 */
import type { Clock } from '../ports/clock.ts'
import { createPace } from './pace.ts'

export interface FloodGate {
  /** One more request. False when nothing more is heard from this address for now. */
  take(address: string): boolean
  isShut(address: string): boolean
}

/** Requests of one address: a group behind one router that opens its pages at once, and then far more than all of them say. */
const PACE = { burst: 600, every: 1 } as const
/** The first time out, ms; each next one is twice as long. */
const FIRST_SHUT = 1000
const LONGEST_SHUT = 60_000
/** Whoever has been quiet for so long begins anew, ms. */
const FORGET_AFTER = 60_000
/** Addresses that are remembered; beyond this the one that was shut out first is forgotten. */
const MOST_ADDRESSES = 256

interface Shut {
  /** Monotonic, ms. */
  readonly until: number
  readonly long: number
}

export function createFloodGate(clock: Clock): FloodGate {
  const pace = createPace<string>({ clock, ...PACE })
  const shut = new Map<string, Shut>()

  function isShut(address: string): boolean {
    const known = shut.get(address)
    return known !== undefined && clock.monotonic() < known.until
  }

  function shutOut(address: string): void {
    const now = clock.monotonic()
    const known = shut.get(address)
    const long = known === undefined || now - known.until >= FORGET_AFTER ? FIRST_SHUT : Math.min(LONGEST_SHUT, 2 * known.long)
    shut.delete(address)
    shut.set(address, { until: now + long, long })
    const [first] = shut.keys()
    if (shut.size > MOST_ADDRESSES && first !== undefined) shut.delete(first)
  }

  return {
    take(address) {
      if (isShut(address)) return false
      if (pace.take(address)) return true
      shutOut(address)
      return false
    },
    isShut,
  }
}

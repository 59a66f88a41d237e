/** Slows down whoever tries wrong codes: each address by itself and more each time, and all addresses together. */
import { isIPv6 } from 'node:net'
import type { Clock } from '../ports/clock.ts'
import { createPace } from './pace.ts'

export interface WrongTries {
  /** How long this address has to wait before it may try, ms; 0 when it may try now. */
  waitOf(address: string): number
  /** It was wrong. */
  wrong(address: string): void
  /** It was right. */
  right(address: string): void
}

/** Wrong tries without a wait: a person mistypes. */
const FREE = 3
/** The first wait, ms; each next one is twice as long. */
const FIRST_WAIT = 1000
const LONGEST_WAIT = 60_000
/** Whoever has not tried for so long begins anew, ms. */
const FORGET_AFTER = 10 * 60_000
/** All addresses together. One alone never comes this far: its own waits are longer. */
const TOGETHER = { burst: 20, every: 1000 } as const
/** Addresses that are remembered; beyond this the one that tried longest ago is forgotten. */
const MOST_ADDRESSES = 1024

interface Tries {
  readonly wrong: number
  /** Monotonic, ms. */
  readonly at: number
}

export function createWrongTries(clock: Clock): WrongTries {
  const tries = new Map<string, Tries>()
  const together = createPace<'all'>({ clock, ...TOGETHER })
  /** Until then nobody may try, monotonic ms. */
  let heldUntil = 0

  function triesOf(network: string): Tries | null {
    const known = tries.get(network)
    return known === undefined || clock.monotonic() - known.at >= FORGET_AFTER ? null : known
  }

  return {
    waitOf(address) {
      const now = clock.monotonic()
      const known = triesOf(networkOf(address))
      const own = known === null ? 0 : known.at + waitAfter(known.wrong) - now
      return Math.max(0, own, heldUntil - now)
    },
    wrong(address) {
      const network = networkOf(address)
      const wrong = (triesOf(network)?.wrong ?? 0) + 1
      // At the end of the map: those in front tried longest ago.
      tries.delete(network)
      tries.set(network, { wrong, at: clock.monotonic() })
      const [oldest] = tries.keys()
      if (tries.size > MOST_ADDRESSES && oldest !== undefined) tries.delete(oldest)
      if (!together.take('all')) heldUntil = clock.monotonic() + TOGETHER.every
    },
    right(address) {
      tries.delete(networkOf(address))
    },
  }
}

function waitAfter(wrong: number): number {
  return wrong < FREE ? 0 : Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (wrong - FREE))
}

/** A machine with IPv6 has as many addresses as it likes within its network of 64 bits; with IPv4 it has one. */
function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  if (!isIPv6(plain)) return plain
  const [head = '', tail = ''] = (plain.split('%')[0] ?? '').split('::')
  const [front, back] = [head, tail].map((part) => part.split(':').filter((group) => group !== ''))
  const zeros = Array.from({ length: Math.max(0, 8 - (front?.length ?? 0) - (back?.length ?? 0)) }, () => '0')
  return [...(front ?? []), ...zeros, ...(back ?? [])].slice(0, 4).join(':')
}

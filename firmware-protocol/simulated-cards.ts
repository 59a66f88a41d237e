/** The card readers of a simulated board: what lies on them, and the events that wait until the host has them. */
import type { CardEvent } from './messages.ts'
import { sipHash } from './siphash.ts'

/** An event without the number of its line. */
export type SimulatedEvent = Omit<CardEvent, 'type' | 'seq'>

/** Times are device ms. */
export interface SimulatedCards {
  /** Before the first one there are no events; with another one those that wait go, and what lies there is told anew. */
  salt(salt: string, t: number): void
  readonly hasSalt: boolean
  lay(mark: number, number: Uint8Array, t: number): void
  take(mark: number, t: number): void
  /** The number of the card on each reader that has one. */
  readonly lying: ReadonlyMap<number, Uint8Array>
  /** The oldest event that nobody acknowledged, when it is time to tell it. */
  due(t: number): SimulatedEvent | null
  dueAt(): number
  /** Events up to this one have come. False if there was none with this number. */
  received(event: number, t: number): boolean
  /** Number of the last event. */
  readonly last: number
}

export const EVENT_QUEUE = 16
const TELL_EVERY = 250
/** ISO/IEC 14443-3: a number of four bytes that begins with 08 is drawn anew each time (a phone). */
const RANDOM_LENGTH = 4
const RANDOM_FIRST = 0x08

export function createSimulatedCards(): SimulatedCards {
  const lying = new Map<number, Uint8Array>()
  const since = new Map<number, number>()
  let key: Uint8Array | null = null
  let events: SimulatedEvent[] = []
  let last = 0
  let tellAt = Infinity

  function add(mark: number, move: CardEvent['move'], number: Uint8Array, t: number, dwell: number | null): void {
    if (key === null) return
    const isRandom = number.length === RANDOM_LENGTH && number[0] === RANDOM_FIRST
    const token = isRandom ? '0'.repeat(16) : sipHash(key, number)
    if (events.length === 0) tellAt = t
    events = [...events, { t, event: ++last, mark, move, token, dwell }].slice(-EVENT_QUEUE)
  }

  return {
    salt(salt, t) {
      const next = Uint8Array.from(salt.match(/../g) ?? [], (digits) => Number.parseInt(digits, 16))
      if (key?.join() === next.join()) return
      key = next
      events = []
      tellAt = Infinity
      for (const [mark, number] of lying) add(mark, 'arrive', number, t, null)
    },
    get hasSalt() {
      return key !== null
    },
    lay(mark, number, t) {
      lying.set(mark, number)
      since.set(mark, t)
      add(mark, 'arrive', number, t, null)
    },
    take(mark, t) {
      const number = lying.get(mark)
      if (number === undefined) return
      lying.delete(mark)
      add(mark, 'leave', number, t, Math.max(0, t - (since.get(mark) ?? t)))
    },
    lying,
    due(t) {
      const [oldest] = events
      if (oldest === undefined || t < tellAt) return null
      tellAt = t + TELL_EVERY
      return oldest
    },
    dueAt: () => tellAt,
    received(event, t) {
      if (event > last) return false
      const before = events.length
      events = events.filter((one) => one.event > event)
      if (events.length === 0) tellAt = Infinity
      else if (events.length < before) tellAt = t
      return true
    },
    get last() {
      return last
    },
  }
}

/**
 * Who has a badge and a phone in their hands: both choose the same number at the same time, and again when their owner moves. Once is a reason to
 * look; twice is one person.
 *
 * Of each badge and phone the odds (natural logarithm) that one person has both; they grow by how much likelier it is of one person than of
 * two that both choose that number within moments.
 */
import type { Token } from './token.ts'

export interface DoubleHolders {
  /** This token took a place now, one of all that are there. */
  took(token: Token, tokens: readonly Token[]): void
  forget(token: Token): void
  /** Says of each badge with which phone it is in one hand, if with any. */
  settle(tokens: readonly Token[]): void
  /** That one person has both, as they are now. */
  oddsOf(badge: Token, phone: Token): number
}

/** Of the phones beside the strip one in ten is of somebody who was given a badge at the door as well. */
const BEFORE = Math.log(0.1 / 0.9)
/** Somebody who uses both does so within so many seconds on average, either first; and at most, ms. */
const APART = 8
const TOGETHER = 30_000
/** Somebody who uses both chooses the same number with them, and so many of all others choose that one: phones begin at a sticker. */
const SAME = 0.9
const BY_CHANCE = 0.25
/** Half of what lies between two numbers. */
const SAME_NUMBER = 0.5
/** What speaks for two that were told to be one, beside the rest: three to one. */
const HOLDS = Math.log(3)
/** How busy it is: places of that kind that were taken in so many ms. */
const BUSY_OVER = 60_000

export function createDoubleHolders(mostTokens: number): DoubleHolders {
  const odds = new Float64Array(mostTokens * mostTokens).fill(BEFORE)
  /** The choice of the badge, and of the phone, that counted last: none counts twice. Host time, ms. */
  const badgeAt = new Float64Array(mostTokens * mostTokens)
  const phoneAt = new Float64Array(mostTokens * mostTokens)

  const cellOf = (badge: Token, phone: Token): number => badge.slot * mostTokens + phone.slot

  function chose(badge: Token, phone: Token, rate: number): void {
    const cell = cellOf(badge, phone)
    const [one, other] = [badge.place.at, phone.place.at]
    const apart = Math.abs(one - other)
    if (apart > TOGETHER || !isSameNumber(badge, phone)) return
    if (badgeAt[cell] === one || phoneAt[cell] === other) return
    badgeAt[cell] = one
    phoneAt[cell] = other
    const seconds = apart / 1000
    const time = Math.exp(-seconds / APART) / (2 * APART) / rate
    odds[cell] = (odds[cell] ?? BEFORE) + Math.log((time * SAME) / BY_CHANCE)
  }

  function oddsOf(badge: Token, phone: Token): number {
    return isSameNumber(badge, phone) ? (odds[cellOf(badge, phone)] ?? BEFORE) : -Infinity
  }

  function clear(cell: number): void {
    odds[cell] = BEFORE
    badgeAt[cell] = 0
    phoneAt[cell] = 0
  }

  return {
    took(token, tokens) {
      const others = tokens.filter(({ kind }) => kind !== token.kind)
      const recent = others.filter(({ place }) => Math.abs(token.place.at - place.at) < BUSY_OVER).length
      // One more stands for all who may.
      const rate = ((1 + recent) * 1000) / BUSY_OVER
      for (const other of others) {
        if (token.kind === 'badge') chose(token, other, rate)
        else chose(other, token, rate)
      }
    },
    forget({ slot }) {
      for (let other = 0; other < mostTokens; other++) {
        clear(slot * mostTokens + other)
        clear(other * mostTokens + slot)
      }
    },
    settle(tokens) {
      const free = new Set(tokens.filter(({ kind }) => kind === 'phone'))
      for (const badge of tokens) {
        if (badge.kind !== 'badge') continue
        const before = badge.twin
        badge.twin = null
        let most = 0
        for (const phone of free) {
          const held = oddsOf(badge, phone) + (phone === before ? HOLDS : 0)
          if (held <= most) continue
          most = held
          badge.twin = phone
        }
        if (badge.twin !== null) free.delete(badge.twin)
      }
    },
    oddsOf,
  }
}

function isSameNumber(one: Token, other: Token): boolean {
  return Math.abs(one.place.position - other.place.position) <= SAME_NUMBER
}

/** What was seen of each badge or phone with each body, as evidence that the one is with the other. */
import { ofAgain, ofEntry, ofLeft, ofReturn, ofStanding, type MergingKind } from './evidence.ts'
import { MOST_STANDERS, type Stander } from './standers.ts'
import { MOST_TOKENS, type Left, type Token } from './token.ts'

export interface Bonds {
  /** Natural logarithm of odds, without what is known beforehand; not a number when nothing was seen of the two together. */
  of(token: Token, one: Stander): number
  /** The first that is seen of the two together; `people` are all who stand there. */
  meet(token: Token, one: Stander, people: number): void
  /** The place was taken anew; `prior` is what was known beforehand. */
  again(token: Token, one: Stander, prior: number): void
  /** Who has left the line there, and used it again now, may be whoever came after that. */
  meetAgain(token: Token, one: Stander, left: Left, prior: number): void
  /** Whoever left was there so short that they only crossed, and took nobody's badge along. */
  crossed(token: Token, one: Stander): void
  /** They are not together, whatever was seen. */
  deny(token: Token, one: Stander): void
  forgetToken(token: Token): void
  forgetStander(one: Stander): void
  clear(): void
}

/** What has been seen of a pair counts no more than this when the place is taken anew: a tap far away says more than all before. */
const MOST_BEFORE = 4.5
const LEAST_BEFORE = -4.5
const DENIED = -20
/** Of those who are on the strip for a moment, fewer than one in fifty have a badge that goes with them when they leave. */
const CROSSING = 4
/** Whoever has come so far along the line since their last tap, units, has a reason to tap again. */
const WALKED = 0.7

export function createBonds(): Bonds {
  const seen = new Float64Array(MOST_TOKENS * MOST_STANDERS).fill(NaN)
  /** Where they stood when the place was taken last, or where they came after it; not a number when they have not been there since. */
  const stood = new Float64Array(MOST_TOKENS * MOST_STANDERS).fill(NaN)

  function forget(cell: number): void {
    seen[cell] = NaN
    stood[cell] = NaN
  }

  function again(token: Token, one: Stander, prior: number): void {
    const cell = cellOf(token, one)
    const { kind, place } = token
    const before = Math.min(MOST_BEFORE, Math.max(LEAST_BEFORE, (seen[cell] ?? 0) + prior)) - prior
    const off = one.position - place.position
    const moved = !(Math.abs(one.position - (stood[cell] ?? NaN)) < WALKED)
    const left = one.lost !== null && place.at >= one.lost ? (place.at - one.lost) / 1000 : null
    seen[cell] = before + (left === null ? ofAgain(kind, off, moved) : ofReturn(kind, left, off))
    stood[cell] = one.position
  }

  return {
    of: (token, one) => seen[cellOf(token, one)] ?? NaN,
    meet(token, one, people) {
      const cell = cellOf(token, one)
      seen[cell] = firstSeen(token.kind, one, token.place, people)
      stood[cell] = one.position
    },
    meetAgain(token, one, left, prior) {
      const cell = cellOf(token, one)
      seen[cell] = firstSeen(token.kind, one, left, 1)
      stood[cell] = NaN
      again(token, one, prior)
    },
    again,
    crossed(token, one) {
      const cell = cellOf(token, one)
      seen[cell] = (seen[cell] ?? NaN) - CROSSING
    },
    deny(token, one) {
      seen[cellOf(token, one)] = DENIED
    },
    forgetToken({ slot }) {
      for (let other = 0; other < MOST_STANDERS; other++) forget(slot * MOST_STANDERS + other)
    },
    forgetStander({ slot }) {
      for (let token = 0; token < MOST_TOKENS; token++) forget(token * MOST_STANDERS + slot)
    },
    clear() {
      seen.fill(NaN)
      stood.fill(NaN)
    },
  }
}

function cellOf(token: Token, one: Stander): number {
  return token.slot * MOST_STANDERS + one.slot
}

function firstSeen(kind: MergingKind, one: Stander, { position, at }: Left, people: number): number {
  if (one.lost !== null && at >= one.lost) return ofLeft(kind, (at - one.lost) / 1000, one.position - position, one.rate)
  if (one.since === null) return ofStanding(kind, one.position - position, people)
  const place = one.since >= at ? one.entered : one.position
  return ofEntry(kind, (one.since - at) / 1000, place - position, one.rate)
}

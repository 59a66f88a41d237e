/** Who on the strip has which badge or phone with them: the pairs that are likeliest together, held until something speaks against them. */
import type { Doubt } from '../floor/doubt.ts'
import type { Person } from '../floor/floor.ts'
import type { ScalePosition } from '../scale/position.ts'
import { doubtful } from './doubtful.ts'
import { MERGING, ofAgain, ofEntry, ofStanding, priorOf, type Custom, type MergingKind } from './evidence.ts'
import { createPairing } from './pairing.ts'
import type { Place, Places } from './place.ts'
import type { Sources } from './sources.ts'
import type { Token } from './token.ts'
import { createStanders, MOST_STANDERS, type Stander } from './standers.ts'

export interface Company {
  follow(people: readonly Person[], places: Places, sources: Sources, now: number): void
  /** Whether this badge or phone is with somebody on the strip, or with somebody who left the line by it. */
  has(kind: MergingKind, id: number): boolean
  /** How likely no pair is wrong that is doubtful, 0 to 1. */
  readonly certainty: number
  /** Numbers where there may be one person more or fewer; another array only when another one is said. */
  readonly doubts: readonly Doubt[]
  restart(): void
}

/** Badges and phones together that can be with somebody; more are people beside the strip. */
const MOST_TOKENS = 99
/** What speaks for a pair that was made, beside the rest: three to one. Nobody is told apart again over a trifle. */
const HOLDS = Math.log(3)
/** What has been seen of a pair counts no more than this when the place is taken anew: a tap far away says more than all before. */
const MOST_BEFORE = 4.5
const LEAST_BEFORE = -4.5
/** Of those who stood on the strip while another one had the badge. */
const SOMEBODY_ELSE = -10
/** Who left the strip so far from a mark, units, and so long ago, ms, at most, may be the one who taps there now. */
const LEFT_NEAR = 2
const LEFT_AGO = 8000
/** A badge that is read again at the same mark within this, ms, is still being held there. */
const SAME_TAP = 3000
/** From taking a place to stepping on, at most, mostly, ms. */
const ON_THE_WAY = 45_000
const NO_CUSTOM: Custom = { all: 0, standing: 0 }
/** Who has a badge with them and is on the strip for less than this, ms, only crossed it. */
const CROSSED = 5000
/** Nothing was seen of the two together. */
const NO_ODDS = NaN

export function createCompany(): Company {
  const standers = createStanders()
  const tokens: Token[] = []
  const byKey: Readonly<Record<MergingKind, Map<number, Token>>> = { badge: new Map(), phone: new Map() }
  const free = Array.from({ length: MOST_TOKENS }, (_, index) => MOST_TOKENS - 1 - index)
  const odds = new Float64Array(MOST_TOKENS * MOST_STANDERS).fill(NO_ODDS)
  const pairing = createPairing(MOST_TOKENS, MOST_STANDERS)
  const customs: Record<MergingKind, Custom> = { badge: NO_CUSTOM, phone: NO_CUSTOM }
  let isNews = false
  let certainty = 1
  let doubts: readonly Doubt[] = []

  const oddsOf = (token: Token, one: Stander): number => odds[cellOf(token, one)] ?? NO_ODDS

  /** The first that is seen of the two together. */
  function meet(token: Token, one: Stander): void {
    const { kind, position } = token
    const seen =
      one.since === null
        ? ofStanding(kind, one.position - position, standers.all.length)
        : ofEntry(kind, (one.since - token.at) / 1000, (one.since >= token.at ? one.entered : one.position) - position, one.rate)
    odds[cellOf(token, one)] = priorOf(kind, customs[kind], token.steppedOff) + seen
  }

  function meetAgain(token: Token, one: Stander): void {
    const before = Math.min(MOST_BEFORE, Math.max(LEAST_BEFORE, oddsOf(token, one)))
    odds[cellOf(token, one)] = before + ofAgain(token.kind, one.position - token.position)
  }

  function take(kind: MergingKind, place: Place): void {
    const known = byKey[kind].get(place.id)
    if (known === undefined) return add(kind, place)
    known.isThere = true
    if (known.place.at === place.at && known.place.position === place.position) return
    const isAgain = known.place.position === place.position
    const isTheSame = isAgain && place.at - known.place.at < SAME_TAP
    const wasLoose = known.loose
    Object.assign(known, { place, position: place.position, at: place.at, loose: false })
    isNews = true
    const had = known.with
    if (isAgain && !isTheSame && had?.lost === null) giveTo(whoLeft(known), known)
    // Who taps a moment after they stepped off the strip is beside it.
    if (had !== null && had.lost !== null && place.at >= had.lost) part(known)
    else if (isTheSame && !wasLoose) return
    if (known.with === null && (wasLoose || had !== null)) known.steppedOff = true
    for (const one of standers.all) {
      if (one.lost !== null) continue
      if (Number.isNaN(oddsOf(known, one))) meet(known, one)
      else meetAgain(known, one)
    }
  }

  function add(kind: MergingKind, place: Place): void {
    const slot = free.pop()
    if (slot === undefined) return
    const { id, position, at: since } = place
    const token: Token = { slot, kind, id, place, position, at: since, loose: false, steppedOff: false, with: null, isThere: true }
    tokens.push(token)
    byKey[kind].set(id, token)
    isNews = true
    for (const one of standers.all) if (one.lost === null) meet(token, one)
  }

  function forgetGone(): void {
    let kept = 0
    for (const token of tokens) {
      if (token.isThere) tokens[kept++] = token
      else {
        free.push(token.slot)
        byKey[token.kind].delete(token.id)
        odds.fill(NO_ODDS, token.slot * MOST_STANDERS, (token.slot + 1) * MOST_STANDERS)
        isNews = true
      }
    }
    tokens.length = kept
  }

  function takePlaces(places: Places, sources: Sources): void {
    for (const token of tokens) token.isThere = false
    for (const kind of MERGING) if (sources.includes(kind)) for (const place of places[kind]) take(kind, place)
    forgetGone()
  }

  /** With nobody who is on the strip now: whoever had it there has left. */
  function part(token: Token): void {
    token.with = null
    for (const one of standers.all) if (!Number.isNaN(oddsOf(token, one))) odds[cellOf(token, one)] = SOMEBODY_ELSE
  }

  /** Whose badge went with somebody who left the strip near here a moment ago. */
  function whoLeft({ kind, place }: Token): Token | null {
    const isNear = (token: Token, position: ScalePosition): boolean =>
      Math.abs(position - place.position) <= LEFT_NEAR && token.kind === kind
    for (const token of tokens) {
      const { with: one, loose, at: left, position } = token
      if (one !== null && one.lost !== null && isNear(token, one.position)) return token
      if (loose && place.at - left <= LEFT_AGO && isNear(token, position)) return token
    }
    return null
  }

  /** Nobody taps again at the mark where they stand: it was this badge's owner who left, and the other one's who is still there. */
  function giveTo(other: Token | null, known: Token): void {
    const stays = known.with
    if (other === null || other === known || stays === null) return
    odds[cellOf(other, stays)] = oddsOf(known, stays)
    const { position, at: since } = other.place
    Object.assign(other, { with: stays, loose: false, position, at: since })
    part(known)
  }

  function leave(one: Stander, now: number): void {
    isNews = true
    for (const token of tokens) {
      odds[cellOf(token, one)] = NO_ODDS
      if (token.with !== one) continue
      part(token)
      // A phone still says what its owner chose; a badge only where they were.
      if (token.kind !== 'badge' || (one.lost ?? now) - (one.since ?? 0) < CROSSED) continue
      token.loose = true
      token.position = one.position
      token.at = one.lost ?? now
    }
  }

  /** Who has just taken a place may still be on the way to the strip. */
  function learnCustoms(now: number): void {
    for (const kind of MERGING) {
      const settled = tokens.filter((token) => token.kind === kind && (token.with !== null || now - token.place.at > ON_THE_WAY))
      customs[kind] = { all: settled.length, standing: settled.filter((token) => token.with !== null || token.loose).length }
    }
  }

  function pair(): void {
    const gains = pairing.solve(tokens.length, standers.all.length, (row, column) => {
      const [token, one] = [tokens[row], standers.all[column]]
      if (token === undefined || one === undefined) return 0
      const gain = oddsOf(token, one) + (token.with === one ? HOLDS : 0)
      return Number.isNaN(gain) ? 0 : gain
    })
    for (const [row, token] of tokens.entries()) token.with = standers.all[gains[row] ?? -1] ?? null
    doubt()
  }

  /** The doubts of before stay the same object as long as they say the same. */
  function doubt(): void {
    const { certainty: sure, numbers } = doubtful(tokens, standers.all, oddsOf)
    certainty = sure
    if (numbers.length === doubts.length && numbers.every((number, index) => number === doubts[index]?.number)) return
    doubts = numbers.map((number) => ({ kind: 'one-or-two', number }))
  }

  return {
    follow(people, places, sources, now) {
      standers.follow(people, now)
      for (const one of standers.left) leave(one, now)
      for (const one of standers.came) for (const token of tokens) meet(token, one)
      if (standers.came.length > 0) isNews = true
      takePlaces(places, sources)
      if (isNews) {
        pair()
        learnCustoms(now)
      }
      isNews = false
    },
    has(kind, id) {
      const token = byKey[kind].get(id)
      return token !== undefined && (token.with !== null || token.loose)
    },
    get certainty() {
      return certainty
    },
    get doubts() {
      return doubts
    },
    restart() {
      standers.clear()
      odds.fill(NO_ODDS)
      for (const token of tokens) {
        const { position, at: since } = token.place
        Object.assign(token, { with: null, loose: false, steppedOff: false, position, at: since })
      }
      pair()
    },
  }
}

/** Where the odds of the two stand. */
function cellOf(token: Token, one: Stander): number {
  return token.slot * MOST_STANDERS + one.slot
}

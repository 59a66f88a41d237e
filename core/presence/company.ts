/** Who on the strip has which badge or phone with them: the pairs that are likeliest together, held until something speaks against them. */
import type { Doubt } from '../floor/doubt.ts'
import type { Person } from '../floor/floor.ts'
import { createBonds } from './bonds.ts'
import { createDoubleHolders } from './double-holders.ts'
import { doubtful } from './doubtful.ts'
import { MERGING, priorOf, type Custom, type MergingKind } from './evidence.ts'
import { createPairing } from './pairing.ts'
import type { Place, Places } from './place.ts'
import type { Sources } from './sources.ts'
import { createStanders, MOST_STANDERS, type Stander } from './standers.ts'
import { hasCrossed, isAway, isOnStrip, MOST_TOKENS, tokenOf, type Left, type Token } from './token.ts'

export interface Company {
  follow(people: readonly Person[], places: Places, sources: Sources, now: number): void
  /** Whether this badge or phone is with somebody on the strip, or left the line with them, or is in the hands of somebody who has a dot. */
  has(kind: MergingKind, id: number): boolean
  /** How likely no pair is wrong that is doubtful, 0 to 1. */
  readonly certainty: number
  /** Numbers where there may be one person more or fewer; another array only when another one is said. */
  readonly doubts: readonly Doubt[]
  restart(): void
}

/** What speaks for whoever was told to be with somebody, beside the rest: three to one. Nobody is told apart again over a trifle. */
const HOLDS = Math.log(3)
/** Who used their badge so soon, ms, after they left the strip, is beside it; later they may be coming back. */
const STEPPED_OFF = 15_000
/** A badge that is read again at the same mark within this, ms, is still being held there. */
const SAME_TAP = 3000
/** From taking a place to stepping on, at most, mostly, ms. */
const ON_THE_WAY = 45_000
const NO_CUSTOM: Custom = { all: 0, standing: 0 }

export function createCompany(): Company {
  const standers = createStanders()
  const bonds = createBonds()
  const tokens: Token[] = []
  const byKey: Readonly<Record<MergingKind, Map<number, Token>>> = { badge: new Map(), phone: new Map() }
  const free = Array.from({ length: MOST_TOKENS }, (_, index) => MOST_TOKENS - 1 - index)
  const doubles = createDoubleHolders(MOST_TOKENS)
  const pairing = createPairing(MOST_TOKENS, MOST_STANDERS)
  const customs: Record<MergingKind, Custom> = { badge: NO_CUSTOM, phone: NO_CUSTOM }
  let isNews = false
  let certainty = 1
  let doubts: readonly Doubt[] = []

  const priorTo = ({ kind, steppedOff }: Token): number => priorOf(kind, customs[kind], steppedOff)
  const oddsOf = (token: Token, one: Stander): number => priorTo(token) + bonds.of(token, one)

  function meet(token: Token, one: Stander): void {
    // Only a badge that goes with its owner says nothing any more.
    if (one.hasLeft && token.kind !== 'badge') return
    bonds.meet(token, one, standers.all.filter(({ hasLeft }) => !hasLeft).length)
  }

  function take(kind: MergingKind, place: Place): void {
    const known = byKey[kind].get(place.id)
    if (known === undefined) return add(kind, place)
    known.isThere = true
    const before = known.place
    if (before.at === place.at && before.position === place.position) return
    const { with: had, left } = known
    const isHeld = before.position === place.position && place.at - before.at < SAME_TAP
    known.place = place
    isNews = true
    if (isHeld && left === null && (had === null || had.lost === null || place.at < had.lost)) return
    doubles.took(known, tokens)
    if (left !== null) return beginAnew(known, left)
    for (const one of standers.all) {
      if (Number.isNaN(bonds.of(known, one))) meet(known, one)
      else bonds.again(known, one, priorTo(known))
    }
  }

  /** Who took a place after they had left the strip begins anew with it, and whoever was there before is somebody else. */
  function beginAnew(token: Token, left: Left): void {
    token.with = null
    token.left = null
    token.steppedOff = token.place.at - left.at <= STEPPED_OFF
    for (const one of standers.all) {
      if (one.since === null || one.since < left.at) bonds.deny(token, one)
      else bonds.meetAgain(token, one, left, priorTo(token))
    }
  }

  function add(kind: MergingKind, place: Place): void {
    const slot = free.pop()
    if (slot === undefined) return
    const token = tokenOf(slot, kind, place)
    tokens.push(token)
    doubles.took(token, tokens)
    byKey[kind].set(place.id, token)
    isNews = true
    for (const one of standers.all) meet(token, one)
  }

  function forgetGone(): void {
    let kept = 0
    for (const token of tokens) {
      if (token.isThere) tokens[kept++] = token
      else {
        free.push(token.slot)
        byKey[token.kind].delete(token.id)
        bonds.forgetToken(token)
        doubles.forget(token)
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

  function followStrip(people: readonly Person[], now: number): void {
    standers.follow(people, now)
    for (const one of standers.forgotten) forget(one)
    for (const one of standers.left) {
      isNews = true
      for (const token of tokens) if (hasCrossed(one)) bonds.crossed(token, one)
    }
    for (const one of standers.came) {
      isNews = true
      for (const token of tokens) meet(token, one)
    }
  }

  function forget(one: Stander): void {
    bonds.forgetStander(one)
    for (const token of tokens) {
      if (token.with !== one) continue
      if (isAway(token)) token.left = { position: one.position, at: one.lost ?? token.place.at }
      token.with = null
    }
  }

  /** Who has just taken a place may still be on the way to the strip; who stepped off it did stand there. */
  function learnCustoms(now: number): void {
    for (const kind of MERGING) {
      const standing = tokens.filter((token) => token.kind === kind && (isOnStrip(token) || isAway(token))).length
      const beside = tokens.filter(
        (token) =>
          token.kind === kind && !token.steppedOff && !isOnStrip(token) && !isAway(token) && now - token.place.at > ON_THE_WAY,
      ).length
      customs[kind] = { all: standing + beside, standing }
    }
  }

  function pair(): void {
    const columns = pairing.solve(tokens.length, standers.all.length, (row, column) => {
      const [token, one] = [tokens[row], standers.all[column]]
      if (token === undefined || one === undefined) return 0
      const gain = oddsOf(token, one) + (token.with === null ? 0 : HOLDS)
      return Number.isNaN(gain) ? 0 : gain
    })
    for (const [row, token] of tokens.entries()) token.with = standers.all[columns[row] ?? -1] ?? null
  }

  /** Whose owner left the strip and used it after that. True when there are any. */
  function findReturned(): boolean {
    let any = false
    for (const token of tokens) {
      const { with: had, place } = token
      const at = had?.lost ?? null
      if (had === null || at === null || token.since >= at || place.at < at) continue
      beginAnew(token, { position: had.position, at })
      for (const other of tokens) bonds.deny(other, had)
      any = true
    }
    return any
  }

  /** The doubts of before stay the same object as long as they say the same. */
  function doubt(): void {
    const { certainty: sure, numbers } = doubtful(tokens, standers.all, oddsOf, doubles.oddsOf)
    certainty = sure
    if (numbers.length === doubts.length && numbers.every((number, index) => number === doubts[index]?.number)) return
    doubts = numbers.map((number) => ({ kind: 'one-or-two', number }))
  }

  return {
    follow(people, places, sources, now) {
      followStrip(people, now)
      takePlaces(places, sources)
      if (!isNews) return
      isNews = false
      pair()
      if (findReturned()) pair()
      doubles.settle(tokens)
      learnCustoms(now)
      doubt()
    },
    has(kind, id) {
      const token = byKey[kind].get(id)
      if (token === undefined) return false
      if (isOnStrip(token) || isAway(token)) return true
      return kind === 'badge' ? token.twin !== null : tokens.some((badge) => badge.twin === token && isOnStrip(badge))
    },
    get certainty() {
      return certainty
    },
    get doubts() {
      return doubts
    },
    restart() {
      standers.clear()
      bonds.clear()
      for (const token of tokens) Object.assign(token, { with: null, left: null, steppedOff: false, twin: null })
      doubt()
    },
  }
}

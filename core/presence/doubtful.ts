/** Where the odds of one person against two are near even: there it may be the other way round. */
import { nearestNumber, SCALE_NUMBERS, type ScaleNumber } from '../scale/position.ts'
import type { Stander } from './standers.ts'
import { isAway, isOnStrip, type Token } from './token.ts'

export interface Doubtful {
  /** How likely no pair that is near even is wrong, 0 to 1. */
  readonly certainty: number
  /** In the order of the line. */
  readonly numbers: readonly ScaleNumber[]
}

/** Odds below which somebody should look: three to one. */
const EVEN = Math.log(3)

/**
 * `oddsOf` is not a number where nothing was seen of the two together; `doubleOddsOf`: that a badge and a phone are in the same hands.
 */
export function doubtful(
  tokens: readonly Token[],
  standers: readonly Stander[],
  oddsOf: (token: Token, one: Stander) => number,
  doubleOddsOf: (badge: Token, phone: Token) => number,
): Doubtful {
  const having = new Set(tokens.map((token) => token.with))
  const free = standers.filter((one) => !having.has(one) && !one.hasLeft)
  const beside = tokens.filter((token) => !isOnStrip(token) && !isAway(token))
  const phones = beside.filter(({ kind }) => kind === 'phone')
  const numbers = new Set<number>()
  let certainty = 1

  function look(odds: number, position: number): void {
    const even = Math.abs(odds)
    if (!(even < EVEN)) return
    certainty *= 1 - 1 / (1 + Math.exp(even))
    numbers.add(nearestNumber(position))
  }

  for (const token of tokens) {
    if (token.with === null && isAway(token)) continue
    // Who left and took a place beside the strip counts there, whoever they were.
    const one = isOnStrip(token) || isAway(token) ? token.with : likeliest(token, free, oddsOf)
    if (one !== null) look(oddsOf(token, one), isOnStrip(token) ? one.position : token.place.position)
  }
  for (const badge of beside) {
    if (badge.kind !== 'badge') continue
    const most = Math.max(...phones.map((phone) => doubleOddsOf(badge, phone)))
    look(badge.twin === null ? most : doubleOddsOf(badge, badge.twin), badge.place.position)
  }
  return { certainty, numbers: SCALE_NUMBERS.filter((number) => numbers.has(number)) }
}

/** Whoever on the strip has nothing with them and would fit best. */
function likeliest(token: Token, free: readonly Stander[], oddsOf: (token: Token, one: Stander) => number): Stander | null {
  let best: Stander | null = null
  for (const one of free) {
    const odds = oddsOf(token, one)
    if (!Number.isNaN(odds) && (best === null || odds > oddsOf(token, best))) best = one
  }
  return best
}

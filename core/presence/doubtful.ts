/** Where the odds of one person against two are near even: there it may be the other way round. */
import { nearestNumber, SCALE_NUMBERS, type ScaleNumber } from '../scale/position.ts'
import type { Stander } from './standers.ts'
import type { Token } from './token.ts'

export interface Doubtful {
  /** How likely no pair that is near even is wrong, 0 to 1. */
  readonly certainty: number
  /** In the order of the line. */
  readonly numbers: readonly ScaleNumber[]
}

/** Odds below which somebody should look: three to one. */
const EVEN = Math.log(3)

/** `oddsOf` is not a number where nothing was seen of the two together. */
export function doubtful(
  tokens: readonly Token[],
  standers: readonly Stander[],
  oddsOf: (token: Token, one: Stander) => number,
): Doubtful {
  const having = new Set(tokens.map((token) => token.with))
  const free = standers.filter((one) => !having.has(one))
  const numbers = new Set<number>()
  let certainty = 1
  for (const token of tokens) {
    if (token.loose) continue
    const one = token.with ?? likeliest(token, free, oddsOf)
    const even = one === null ? Infinity : Math.abs(oddsOf(token, one))
    if (one === null || even >= EVEN) continue
    certainty *= 1 - 1 / (1 + Math.exp(even))
    numbers.add(nearestNumber(token.with === null ? token.position : one.position))
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

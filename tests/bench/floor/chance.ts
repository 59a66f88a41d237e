/** Chance of a scene: every draw follows from the seed. */
import { createRandom } from '../../support/random.ts'

export interface Chance {
  between(least: number, most: number): number
  /** A whole number, both ends included. */
  whole(least: number, most: number): number
  normal(mean: number, deviation: number): number
  /** Whose logarithm is normal; `deviation` is that of the logarithm. */
  logNormal(median: number, deviation: number): number
  /** Time till the next of things that come by themselves, once every so often on average. */
  wait(mean: number): number
  /** True in so many cases of one. */
  happens(part: number): boolean
  pick<Item>(items: readonly [Item, ...Item[]]): Item
  /** A chance of its own, so that what one thing draws changes nothing for another. */
  fork(): Chance
}

export function createChance(seed: number): Chance {
  const fraction = createRandom(stir(seed))

  function bell(): number {
    return Math.sqrt(-2 * Math.log(1 - fraction())) * Math.cos(2 * Math.PI * fraction())
  }

  return {
    between: (least, most) => least + (most - least) * fraction(),
    whole: (least, most) => least + Math.floor((most - least + 1) * fraction()),
    normal: (mean, deviation) => mean + deviation * bell(),
    logNormal: (median, deviation) => median * Math.exp(deviation * bell()),
    wait: (mean) => -mean * Math.log(1 - fraction()),
    happens: (part) => fraction() < part,
    pick: (items) => items[Math.floor(items.length * fraction())] ?? items[0],
    fork: () => createChance(Math.floor(2 ** 32 * fraction())),
  }
}

/** Neighbouring seeds have nothing in common (the 32-bit mixer of Ellis and Mulvey's "lowbias32"). */
function stir(seed: number): number {
  let bits = seed >>> 0
  bits = Math.imul(bits ^ (bits >>> 16), 0x7feb352d)
  bits = Math.imul(bits ^ (bits >>> 15), 0x846ca68b)
  return (bits ^ (bits >>> 16)) >>> 0
}

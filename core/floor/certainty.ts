/**
 * How likely the number of people is right: for people who touch, how well as many of them explain what they weigh together and how much
 * of the line they take, next to one more and one fewer; for all of the line, the product.
 */
import {
  EXTENT_SPREAD,
  extentCost,
  half,
  LOAD_SPREAD,
  loadCost,
  MEDIAN_EXTENT,
  MEDIAN_LOAD,
  ROWS,
  STRAY,
  strideCost,
} from './prior.ts'
import type { Track } from './track.ts'

/** Of some people who touch, the odds (natural logarithm) that they are just so many; `first` and `last` are places in the row of all. */
export interface Cluster {
  first: number
  last: number
  odds: number
}

export interface Certainty {
  /** Looks at these people, sorted by place. Of each, `most` are the highest odds that the cells under them allow. */
  look(people: readonly Track[], most: (one: Track) => number): void
  /** Clusters of people, left to right; only the first `count` mean anything. */
  readonly clusters: readonly Cluster[]
  readonly count: number
  /** Probability that all of them are right. */
  readonly certainty: number
}

/** Feet nearer to each other than this, mm, touch as far as cells of 50 mm tell; a wide cell hides more. */
const TOUCHING = 50
/** Mean load of a person, kg, and its spread, of the same distribution as in prior.ts. */
const MEAN_LOAD = MEDIAN_LOAD * Math.exp(0.5 * LOAD_SPREAD ** 2)
const SPREAD_LOAD = MEAN_LOAD * LOAD_SPREAD
/**
 * What it adds to the odds that people were seen to arrive, each in their turn, or that their feet were seen to sway as one: they were not
 * only weighed. Fitted so that of the moments at which the floor says 95 % it is right in as many, on simulated and captured scenes.
 */
const WITNESSED = 3
const CAME_UP = 1
/** Cost of one person on wheels, on a chair, or in a stride, where two seem to stand: one in twenty. */
const ON_WHEELS = 3
/** The wheels of a chair and the legs of one are at most so far apart, outer edges, mm (ISO 7176-5: 700 mm wide). */
const WIDEST_ONE = 700

export function createCertainty(pitch: number): Certainty {
  const touching = Math.max(TOUCHING, pitch)
  const clusters: Cluster[] = []
  let count = 0
  let certainty = 0

  function add(first: number, last: number, odds: number): void {
    const cluster = clusters[count]
    if (cluster === undefined) clusters.push({ first, last, odds })
    else {
      cluster.first = first
      cluster.last = last
      cluster.odds = odds
    }
    count++
    certainty /= 1 + Math.exp(-odds)
  }

  /** Looks at those from `first` on who touch. Gives who is next. */
  function lookFrom(people: readonly Track[], first: number, most: (one: Track) => number): number {
    let end = first
    let [left, right, load, bonus, limit] = [Infinity, -Infinity, 0, WITNESSED, Infinity]
    for (let one = people[end]; one !== undefined; one = people[end]) {
      if (end > first && one.left - right > touching) break
      left = Math.min(left, one.left)
      right = Math.max(right, one.right)
      load += one.load
      limit = Math.min(limit, most(one))
      if (one.cameUp) bonus = CAME_UP
      end++
    }
    add(first, end - 1, Math.min(limit, oddsOf(end - first, load, right - left) + bonus))
    return end
  }

  /** Two beside each other may be one with something under them. */
  function lookAtPair(one: Track, other: Track, first: number): void {
    if (other.right - one.left > WIDEST_ONE) return
    const two = aloneCost(one) + aloneCost(other)
    const odds = loadCost(one.load + other.load) + ON_WHEELS - two + WITNESSED
    if (odds < WITNESSED + ON_WHEELS) add(first, first + 1, odds)
  }

  return {
    clusters,
    get count() {
      return count
    },
    get certainty() {
      return certainty
    },
    look(people, most) {
      count = 0
      certainty = 1
      for (let first = 0; first < people.length;) first = lookFrom(people, first, most)
      for (let i = 1; i < people.length; i++) {
        const [one, other] = [people[i - 1], people[i]]
        if (one !== undefined && other !== undefined) lookAtPair(one, other, i - 1)
      }
    },
  }
}

function aloneCost(one: Track): number {
  return loadCost(one.load) + extentCost(one.right - one.left)
}

/** Odds of so many people against one more or one fewer, by what they weigh and take of the line together. */
function oddsOf(people: number, load: number, extent: number): number {
  const cost = costOf(people, load, extent)
  const fewer = costOf(people - 1, load, extent) - cost
  const more = costOf(people + 1, load, extent) - cost
  return -Math.log(Math.exp(-fewer) + Math.exp(-more))
}

function costOf(people: number, load: number, extent: number): number {
  if (people === 0) return STRAY * load
  if (people === 1) return loadCost(load) + Math.min(extentCost(extent), strideCost(extent))
  const root = Math.sqrt(people)
  const apart = half((extent - people * MEDIAN_EXTENT) / (root * EXTENT_SPREAD))
  const inRows = extent < people * MEDIAN_EXTENT ? Math.min(apart, ROWS) : apart
  return half((load - people * MEAN_LOAD) / (root * SPREAD_LOAD)) + Math.log(root) + inRows
}

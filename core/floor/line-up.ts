/**
 * Who stands where: the cheapest way to explain a profile by people, over all ways there are.
 *
 * A dynamic programme over the borders of the slots, left to right. It may leave a slot to nobody, give a stretch to somebody who
 * is known, to somebody new, or to several at once who stand in two rows; a known person may also have gone. People keep their
 * order on the line. Each choice has a cost (see prior.ts); the sum is least over the whole line, so no threshold decides early.
 */
import { extentCost, half, loadCost, LONGEST_STEP } from './prior.ts'
import type { Profile } from './profile.ts'
import type { Sway } from './sway.ts'

/** Somebody who was on the line a moment ago. */
export interface Known {
  /** Middle between the outer edges of the feet, mm, and those edges. */
  readonly place: number
  readonly left: number
  readonly right: number
  /** Own load, kg, and how sure that is (standard deviation). */
  readonly load: number
  readonly loadSpread: number
  /** Is stepping on: the first foot still takes up load, where it is. */
  readonly rising: boolean
  /** Stands still: is expected on the same spot. */
  readonly still: boolean
}

/** A stretch of line and the people on it: `known` of those who were given, from index `first`, and `fresh` (0 or 1) new ones. */
export interface Stretch {
  from: number
  to: number
  first: number
  known: number
  fresh: number
}

export interface LineUp {
  /**
   * The stretches that are taken, left to right. `known` is sorted by place. `cold` says that people may have been here before the
   * first reading, standing on both feet; otherwise somebody new is a surprise, and may have put down one foot so far.
   */
  solve(known: readonly Known[], cold: boolean): readonly Stretch[]
}

/** Cost of a kilogram that belongs to nobody: a bag of 10 kg is less unlikely than a person, 40 kg are not. */
const STRAY = 0.35
/** Cost of somebody who was here already, and of somebody who arrives between two readings. */
const PRESENT = 2
const ARRIVED = 5
/** Load, kg, that a sole puts on the cells beside the one that carries most. */
const BESIDE = 1.5
/** Cost of somebody gone while nothing was seen of it. */
const GONE = 8
/** Two in one stretch stand in two rows, nearly one behind the other: rarer than side by side. */
const ROWS = 5
/** They are at most so far apart, mm; further, the line shows them apart. */
const ROW_REACH = 420
/** Most people in one stretch. */
const MOST = 3
/** Least load of a stretch that may hold somebody, kg: a child, or an adult half off the line. */
const LEAST = 20
/** Nobody comes further than this, mm, between two readings, not even after lost ones. */
const REACH = 1200
/** Spread of the edges of somebody who stands still, mm: sway of the soles' load and noise. */
const EDGE_SPREAD = 35
/** Cost of having made a step, and the spread of its length, mm. */
const STEPPED = 3
const STEP_SPREAD = 350
/** Cost of a kilogram that stays behind, and the most that it can cost: somebody else may have taken the place. */
const LEFT_BEHIND = 0.15
const MOST_LEFT_BEHIND = 6
/** Cost of feet that touch without a gap: of the 0 to 0.3 m between neighbours' feet, less than a tenth. */
const TOUCH = 3
/** Cost of a third patch apart within one stretch: a heel apart from its toe, or a bag. */
const THIRD_FOOT = 2.5
/** Narrowest sole, mm, the spread with which its edges are seen, and the most that can cost: half of it may lie on a dead cell. */
const NARROWEST_FOOT = 80
const NARROW_SPREAD = 20
const MOST_NARROW = 3
/** Cost of a lifted foot. */
const LIFTED = 1
/** One foot takes at most so much of the line, mm: a turned shoe. Two feet in a stride seldom take more than this. */
const ONE_FOOT = 300
const STRIDE = 600
const STRIDE_SPREAD = 100
/** Spread of the centre of two people's load between readings, mm, from their sway. */
const CENTRE_SPREAD = 40
/** Noise of a loaded cell, counts: quantisation 0.29 and the analogue side as much again, in both the sum and its running mean. */
const CELL_NOISE = 0.65
/** So many looks at somebody's sway before it counts: the first moments after a step are still the step. */
const FEWEST_LOOKS = 1
/** What one foot loses the other gains up to the difference of the gains under them: 15 % a cell, two to four cells a foot. */
const GAIN_MISMATCH = 0.18

export function createLineUp(profile: Profile, sway: Sway, gramsPerCount: number): LineUp {
  const { slots, width, start, load, sum, moment, leftEdge, rightEdge, firm } = profile
  const longest = Math.floor(LONGEST_STEP / width)
  const slotNoise = ((CELL_NOISE * gramsPerCount) / 1000) ** 2 / profile.perCell
  const beginCost = new Float64Array(slots)
  const endCost = new Float64Array(slots)
  const patches = new Int32Array(slots + 1)
  let size = 0
  let best = new Float64Array(0)
  let cameFrom = new Int32Array(0)
  let how = new Uint8Array(0)
  const answer: Stretch[] = []
  const pool: Stretch[] = []

  function room(states: number): void {
    if (states > size) {
      size = 2 * states
      best = new Float64Array(size)
      cameFrom = new Int32Array(size)
      how = new Uint8Array(size)
    }
    best.fill(Infinity, 0, states)
  }

  function offer(state: number, cost: number, from: number, kind: number): void {
    if (cost < (best[state] ?? 0)) {
      best[state] = cost
      cameFrom[state] = from
      how[state] = kind
    }
  }

  return {
    solve(known, cold) {
      const wide = known.length + 1
      room((slots + 1) * wide)
      judgeEdges()
      best[0] = 0
      let low = 0
      let high = 0
      for (let from = 0; from <= slots; from++) {
        const x = start + from * width
        while (low < known.length && (known[low]?.place ?? 0) < x - REACH) low++
        while (high < known.length && (known[high]?.place ?? 0) < x + REACH) high++
        for (let k = 0; k <= high; k++) {
          const state = from * wide + k
          const cost = best[state] ?? 0
          if (cost === Infinity) continue
          const next = known[k]
          if (next !== undefined && (from === slots || next.place < x + width)) offer(state + 1, cost + GONE, state, GONE_KIND)
          if (from === slots || k < low) continue
          offer(state + wide, cost + STRAY * (load[from] ?? 0), state, STRAY_KIND)
          if (firm[from] === 1) stretches(known, cold, from, k, high, cost)
        }
      }
      return trace(known.length)
    },
  }

  /** Costs of an outer edge at each slot, from what lies beside it and how wide the foot is that it begins or ends. */
  function judgeEdges(): void {
    let runEnd = 0
    for (let i = slots - 1; i >= 0; i--) {
      if (firm[i] === 1 && firm[i + 1] !== 1) runEnd = rightEdge[i] ?? 0
      beginCost[i] = touchCost(load[i - 1] ?? 0, load[i] ?? 0) + narrowCost(runEnd - (leftEdge[i] ?? 0))
    }
    let runStart = 0
    for (let i = 0; i < slots; i++) {
      const begins = firm[i] === 1 && firm[i - 1] !== 1
      if (begins) runStart = leftEdge[i] ?? 0
      patches[i + 1] = (patches[i] ?? 0) + (begins ? 1 : 0)
      endCost[i] = touchCost(load[i + 1] ?? 0, load[i] ?? 0) + narrowCost((rightEdge[i] ?? 0) - runStart)
    }
  }

  /** A person has two feet: cost of what else stands apart within the stretch. */
  function thirdFootCost(from: number, to: number): number {
    const apart = 1 + (patches[to] ?? 0) - (patches[from + 1] ?? 0)
    return THIRD_FOOT * Math.max(0, apart - 2)
  }

  /** All stretches from here that somebody may stand on. */
  function stretches(known: readonly Known[], cold: boolean, from: number, k: number, high: number, cost: number): void {
    const wide = known.length + 1
    const state = from * wide + k
    const left = leftEdge[from] ?? 0
    let inner = 0
    for (let to = from + 1; to <= Math.min(slots, from + longest); to++) {
      inner = Math.max(inner, sway.variance(from, to - 1 > from ? to - 1 : to))
      const weight = (sum[to] ?? 0) - (sum[from] ?? 0)
      if (weight < LEAST || firm[to - 1] !== 1) continue
      const right = rightEdge[to - 1] ?? 0
      const shared = cost + (beginCost[from] ?? 0) + (endCost[to - 1] ?? 0) + thirdFootCost(from, to) + restless(from, to, inner)
      const target = to * wide + k
      const extent = cold ? extentCost(right - left) : arrivalCost(right - left)
      if (cold || spans(from, to)) offer(target, shared + surprise(cold) + loadCost(weight) + extent, state, kindOf(0, 1))
      if (k >= high) continue
      groups(known, cold, k, high, target, shared, state, weight, left, right, ((moment[to] ?? 0) - (moment[from] ?? 0)) / weight)
    }
  }

  function groups(
    known: readonly Known[],
    cold: boolean,
    k: number,
    high: number,
    target: number,
    shared: number,
    state: number,
    weight: number,
    left: number,
    right: number,
    centre: number,
  ): void {
    let weights = 0
    let moments = 0
    let spread = 0
    const lead = known[k]
    if (lead === undefined) return
    for (let count = 1; count <= MOST && k + count <= high; count++) {
      const one = known[k + count - 1]
      if (one === undefined || one.place - lead.place > ROW_REACH * (count - 1)) break
      weights += one.load
      moments += one.load * one.place
      spread += one.loadSpread ** 2
      const off = weight - weights
      if (count === 1) {
        const weighs = half(off / one.loadSpread)
        const takesUp = one.rising && off > 0 ? Math.max(0, loadCost(weight) - loadCost(one.load)) : weighs
        const same = edgeCost(one.left - left) + edgeCost(right - one.right) + takesUp
        const moved =
          weighs +
          STEPPED * (one.still ? 1 : 0) +
          half(((left + right) / 2 - one.place) / STEP_SPREAD) +
          strideCost(right - left) +
          leftBehind(one, left, right)
        offer(target + 1, shared + Math.min(same, moved), state, kindOf(1, 0))
      } else {
        const shift = half((centre - moments / weights) / CENTRE_SPREAD)
        offer(target + count, shared + ROWS * (count - 1) + half(off / Math.sqrt(spread)) + shift, state, kindOf(count, 0))
      }
      if (count < MOST && off > LEAST) {
        const place = (weight * centre - moments) / off
        if (place > left && place < right) {
          const wide = right - left > LONGEST_STEP * 0.8 ? 4 : 0
          offer(target + count, shared + surprise(cold) + ROWS * count + loadCost(off) + wide, state, kindOf(count, 1))
        }
      }
    }
  }

  /** Somebody who stepped away has taken their load along: cost of what still stands where they stood. */
  function leftBehind(one: Known, left: number, right: number): number {
    const kept = between(one.left, Math.min(one.right, left)) + between(Math.max(one.left, right), one.right)
    return Math.min(MOST_LEFT_BEHIND, kept * LEFT_BEHIND)
  }

  function between(from: number, to: number): number {
    if (to <= from) return 0
    return (sum[borderAt(to)] ?? 0) - (sum[borderAt(from)] ?? 0)
  }

  function borderAt(place: number): number {
    return Math.min(slots, Math.max(0, Math.round((place - start) / width)))
  }

  /** No sole stands on one cell alone: the mat carries its load to the cells beside it. A cell that broke has nobody beside it. */
  function spans(from: number, to: number): boolean {
    let most = 0
    let all = 0
    for (let cell = Math.floor(from / profile.perCell); cell * profile.perCell < to; cell++) {
      const here = (sum[(cell + 1) * profile.perCell] ?? 0) - (sum[cell * profile.perCell] ?? 0)
      most = Math.max(most, here)
      all += here
    }
    return all - most > BESIDE
  }

  /** Cost of a stretch whose sum does not stand still as the sum over whole people does. */
  function restless(from: number, to: number, inner: number): number {
    const looks = sway.looks(from, to)
    if (looks < FEWEST_LOOKS) return 0
    const noise = (to - from) * slotNoise
    const excess = sway.variance(from, to) - noise
    if (excess <= 0) return 0
    return excess / (2 * (GAIN_MISMATCH ** 2 * inner + noise * Math.sqrt(2 / looks)))
  }

  function trace(known: number): readonly Stretch[] {
    answer.length = 0
    const wide = known + 1
    let state = slots * wide + known
    let used = 0
    while (state > 0) {
      const before = cameFrom[state] ?? 0
      const kind = how[state] ?? 0
      if (kind >= PEOPLE_KIND) {
        const stretch = (pool[used++] ??= { from: 0, to: 0, first: 0, known: 0, fresh: 0 })
        stretch.from = Math.floor(before / wide)
        stretch.to = Math.floor(state / wide)
        stretch.first = before % wide
        stretch.known = (kind - PEOPLE_KIND) >> 1
        stretch.fresh = (kind - PEOPLE_KIND) & 1
        answer.push(stretch)
      }
      state = before
    }
    return answer.reverse()
  }
}

/** Half the cost of two people whose feet touch: most stand apart, and what looks like it is mostly the middle of one foot. */
function touchCost(outside: number, inside: number): number {
  return (TOUCH / 2) * (Math.min(outside, inside) / Math.max(outside, inside, 1))
}

/** No sole is narrower than a child's shoe. */
function narrowCost(width: number): number {
  return Math.min(MOST_NARROW, half(Math.max(0, NARROWEST_FOOT - width) / NARROW_SPREAD))
}

function surprise(cold: boolean): number {
  return cold ? PRESENT : ARRIVED
}

const STRAY_KIND = 0
const GONE_KIND = 1
const PEOPLE_KIND = 2

function kindOf(known: number, fresh: number): number {
  return PEOPLE_KIND + known * 2 + fresh
}

/** Cost of an outer edge that lies so much further out, mm; a foot that became light or was lifted only takes it in. */
function edgeCost(outward: number): number {
  const cost = half(outward / EDGE_SPREAD)
  return outward > 0 ? cost : Math.min(cost, LIFTED)
}

/** Somebody who arrives has put down one foot, or both. */
function arrivalCost(extent: number): number {
  return extent < ONE_FOOT ? Math.min(extentCost(extent), LIFTED) : extentCost(extent)
}

/** Somebody who walks has one foot on the line, or two a step apart. */
function strideCost(extent: number): number {
  return Math.min(extentCost(extent), LIFTED + half(Math.max(0, extent - STRIDE) / STRIDE_SPREAD))
}

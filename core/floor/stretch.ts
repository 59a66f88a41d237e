/** A stretch of line: how likely it is that just one person, or several, stand on it and nobody else stands in it. */
import type { Cells } from './cells.ts'
import { arrivalCost, edgeCost, extentCost, half, loadCost, narrowCost, strideCost, touchCost } from './prior.ts'
import type { Profile } from './profile.ts'
import type { Sway } from './sway.ts'

/** Somebody who was on the line a moment ago. Lengths in mm, loads in kg. */
export interface Known {
  /** Middle between the outer edges of the feet, and those edges. */
  readonly place: number
  readonly left: number
  readonly right: number
  /** Own load, and how sure that is (standard deviation). */
  readonly load: number
  readonly loadSpread: number
  /** Is stepping on: the first foot still takes up load, where it is. */
  readonly rising: boolean
  /** Stands still: is expected on the same spot. */
  readonly still: boolean
  /** Borders of the stretch where they stood alone in the reading before; -1 when they did not. */
  readonly from: number
  readonly to: number
}

/** Looks at one stretch after another; all costs are of the stretch looked at last. */
export interface StretchView {
  /** Takes the profile as it is now, in which the load of people has this spread (see prior.ts). */
  take(loadSpread: number): void
  /** Begins with stretches that start at this border. */
  start(from: number): void
  /** False when nobody, nor any few in rows, can weigh what lies from there to this border. */
  reaches(to: number): boolean
  /** Looks from there to this border, further right than before. False if nobody can stand there. */
  look(to: number): boolean
  /** Load, kg, and its centre and outer edges, mm. */
  readonly weight: number
  readonly centre: number
  readonly left: number
  readonly right: number
  /** Cost of one person, of whom only this is known: that they have stood here on both feet since before the first reading. */
  present(): number
  /** Cost of somebody who arrived between two readings and may have put down one foot so far; infinite when above the limit. */
  arrived(limit: number): number
  /** Cost of this one. */
  known(one: Known): number
  /** Cost of the edges and the number of feet, for whoever stands here. */
  shape(): number
}

/** Least load of a stretch that may hold somebody, kg: a child, or an adult half off the line. */
export const LEAST_LOAD = 20
/** Most load of a stretch, kg: three in rows of whom two are among the heaviest in a thousand. */
const MOST_LOAD = 400
/** Cost of somebody who was here already: as many people as there are places for them would be 0. */
const PRESENT = 2
/** Cost of an arrival: one in some two seconds while people take their places, 30 readings a second. */
export const ARRIVED = 4
/** Part of the load of its heaviest cell that a sole puts on the two cells beside it at least: the mat carries over 2 to 3 % to each. */
const BESIDE = 0.03
/** Cost of a third patch apart within one stretch: a heel apart from its toe, or a bag. */
const THIRD_FOOT = 2.5
/** Noise of a loaded cell, counts: quantisation 0.29 and the analogue side as much again, in both the sum and its running mean. */
const CELL_NOISE = 0.65
/** So many looks at somebody's sway before it counts: the first moments after a step are still the step. */
const FEWEST_LOOKS = 1
/** What one foot loses the other gains up to the difference of the gains under them: 15 % a cell, two to four cells a foot. */
const GAIN_MISMATCH = 0.18
/** Cost of somebody of whom less load is left, whatever that is: stepping off takes some readings. Less than of somebody gone. */
const LEAVING = 7
/** Cost of having made a step for somebody who stood still, and the spread of its length, mm. */
const STEPPED = 3
const STEP_SPREAD = 350
/** What came to stand on other cells weighs this much differently there: gains of 15 % a cell, over a foot of two cells, old and new. */
const ELSEWHERE = 0.15
/** Cost of a kilogram that stays where somebody stepped away, and the most that it can cost: somebody else may have taken the place. */
const LEFT_BEHIND = 0.15
const MOST_LEFT_BEHIND = 6

/** Cost of so much more load than is known, kg. Of somebody who is just stepping on nothing is known yet but what people weigh. */
export function extraCost(extra: number, spread: number, rising: Known): number {
  return rising.rising ? loadCost(rising.load + extra) : half(extra / spread)
}

/** The least that somebody known can cost on a stretch of this weight, `extra` more than theirs; quick, to leave most stretches at once. */
export function leastKnown(extra: number, weight: number, variance: number): number {
  const elsewhere = ELSEWHERE * weight
  const cost = (extra * extra) / (2 * (variance + elsewhere * elsewhere))
  return extra < 0 ? Math.min(LEAVING, cost) : cost
}

export function createStretchView(
  profile: Profile,
  sway: Sway,
  { lives }: Pick<Cells, 'lives'>,
  gramsPerCount: number,
): StretchView {
  const { slots, perCell, width, start, load, sum, moment, leftEdge, rightEdge, firm } = profile
  const perSole = Math.max(1, perCell)
  const slotNoise = ((CELL_NOISE * gramsPerCount) / 1000) ** 2 / perCell
  const beginCost = new Float64Array(slots)
  const endCost = new Float64Array(slots)
  const patches = new Int32Array(slots + 1)
  let from = 0
  let to = 0
  let spread = 0
  /** Largest variance of a first part of the stretch: the sway between the feet. */
  let swing = 0
  let weight = 0
  let centre = 0
  let left = 0
  let right = 0

  /** Costs of an outer edge at each slot, from what lies beside it and how wide the foot is that it begins or ends. */
  function judgeEdges(): void {
    let patchEnd = 0
    for (let i = slots - 1; i >= 0; i--) {
      if (firm[i] === 1 && firm[i + 1] !== 1) patchEnd = rightEdge[i] ?? 0
      beginCost[i] = touchCost(load[i - 1] ?? 0, load[i] ?? 0) + narrowCost(patchEnd - (leftEdge[i] ?? 0))
    }
    let patchStart = 0
    for (let i = 0; i < slots; i++) {
      const begins = firm[i] === 1 && firm[i - 1] !== 1
      if (begins) patchStart = leftEdge[i] ?? 0
      patches[i + 1] = (patches[i] ?? 0) + (begins ? 1 : 0)
      endCost[i] = touchCost(load[i + 1] ?? 0, load[i] ?? 0) + narrowCost((rightEdge[i] ?? 0) - patchStart)
    }
  }

  /** A person has two feet: cost of what else stands apart within the stretch. */
  function thirdFoot(): number {
    const apart = 1 + (patches[to] ?? 0) - (patches[from + 1] ?? 0)
    return THIRD_FOOT * Math.max(0, apart - 2)
  }

  /**
   * No sole stands on one cell alone: the mat carries its load to the cells beside it. A cell that broke has nobody beside it, and jumps where
   * feet press down. Of cells so narrow that several are one slot none is asked.
   */
  function onOneCell(): boolean {
    let most = 0
    let beside = 0
    let heaviest = 0
    for (let cell = Math.floor(from / perSole); cell * perSole < to; cell++) {
      const here = loadOf(cell)
      if (here <= most) continue
      most = here
      heaviest = cell
      beside = loadOf(cell - 1) + loadOf(cell + 1)
    }
    return beside < most * BESIDE && !(perCell >= 1 && lives(heaviest))
  }

  function loadOf(cell: number): number {
    const first = Math.max(0, cell * perSole)
    const last = Math.min(slots, (cell + 1) * perSole)
    return (sum[last] ?? 0) - (sum[first] ?? 0)
  }

  /** Cost of a sum that does not stand still as the sum over whole people does. */
  function restless(): number {
    const looks = sway.looks(from, to)
    if (looks < FEWEST_LOOKS) return 0
    const noise = (to - from) * slotNoise
    const excess = sway.variance(from, to) - noise
    if (excess <= 0) return 0
    return excess / (2 * (GAIN_MISMATCH ** 2 * swing + noise * Math.sqrt(2 / looks)))
  }

  /** Cost of this one on the same spot, a foot lifted or not, or stepping off just now. */
  function stayed(one: Known): number {
    const edges = edgeCost(one.left - left) + edgeCost(right - one.right)
    if (weight < one.load && !one.rising) return edges + Math.min(LEAVING, half((weight - one.load) / one.loadSpread))
    return edges + extraCost(weight - one.load, one.loadSpread, one) + (one.rising ? arrivalCost(right - left) : 0)
  }

  /** Cost of this one after a step: what stood on other cells before may weigh differently now, what stayed weighs the same. */
  function stepped(one: Known): number {
    const elsewhere = weight - between(Math.max(left, one.left), Math.min(right, one.right))
    const kept = between(one.left, Math.min(one.right, left)) + between(Math.max(one.left, right), one.right)
    return (
      half((weight - one.load) / Math.sqrt(one.loadSpread ** 2 + (ELSEWHERE * elsewhere) ** 2)) +
      (one.still ? STEPPED : 0) +
      half(((left + right) / 2 - one.place) / STEP_SPREAD) +
      strideCost(right - left) +
      Math.min(MOST_LEFT_BEHIND, kept * LEFT_BEHIND)
    )
  }

  /** Load between two places, kg. */
  function between(a: number, b: number): number {
    return b <= a ? 0 : (sum[borderAt(b)] ?? 0) - (sum[borderAt(a)] ?? 0)
  }

  function borderAt(place: number): number {
    return Math.min(slots, Math.max(0, Math.round((place - start) / width)))
  }

  return {
    take(loadSpread) {
      spread = loadSpread
      judgeEdges()
    },
    start(border) {
      from = border
      to = border
      swing = 0
      left = leftEdge[border] ?? 0
    },
    reaches: (border) => (sum[border] ?? 0) - (sum[from] ?? 0) <= MOST_LOAD,
    look(border) {
      if (to > from) swing = Math.max(swing, sway.variance(from, to))
      to = border
      weight = (sum[to] ?? 0) - (sum[from] ?? 0)
      if (weight < LEAST_LOAD || firm[to - 1] !== 1) return false
      centre = ((moment[to] ?? 0) - (moment[from] ?? 0)) / weight
      right = rightEdge[to - 1] ?? 0
      return true
    },
    get weight() {
      return weight
    },
    get centre() {
      return centre
    },
    get left() {
      return left
    },
    get right() {
      return right
    },
    present: () => PRESENT + loadCost(weight, spread) + extentCost(right - left) + restless(),
    arrived(limit) {
      const cost = ARRIVED + loadCost(weight, spread) + arrivalCost(right - left)
      return cost > limit || onOneCell() ? Infinity : cost
    },
    known(one) {
      const cost = stayed(one)
      // Who is just stepping on has not put down the other foot; who stands as before has made no step.
      return one.rising || (one.still && cost <= STEPPED) ? cost : Math.min(cost, stepped(one))
    },
    shape: () => (beginCost[from] ?? 0) + (endCost[to - 1] ?? 0) + thirdFoot(),
  }
}

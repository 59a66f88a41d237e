/**
 * Who stands where: the cheapest way to explain a profile by people, over all ways there are.
 *
 * A dynamic programme over the borders of the slots, left to right. It may leave a slot to nobody, give a stretch to somebody who
 * is known, to somebody new, or to several at once who stand in two rows; a known person may also have gone. People keep their
 * order on the line. Each choice has a cost (see prior.ts); the sum is least over the whole line, so no threshold decides early.
 */
import { edgeCost, half, loadCost, LONGEST_STEP } from './prior.ts'
import type { Profile } from './profile.ts'
import { ARRIVED, createStretchView, extraCost, LEAST_LOAD, type Known } from './stretch.ts'
import type { Sway } from './sway.ts'

/** A stretch of line and the people on it: `known` of those who were given, from index `first`, and `fresh` (0 or 1) new ones. */
export interface Stretch {
  readonly from: number
  readonly to: number
  readonly first: number
  readonly known: number
  readonly fresh: number
}

export interface LineUp {
  /**
   * The stretches that are taken, left to right. `known` is sorted by place. `cold`: nobody is known, and people may have been here
   * before the first reading, standing on both feet.
   */
  solve(known: readonly Known[], cold: boolean): readonly Stretch[]
}

/** Cost of a kilogram that belongs to nobody: a bag of 8 kg is less unlikely than a person, 30 kg are not. */
const STRAY = 0.35
/** Cost of somebody gone, as rare as somebody who arrives but never seen twice. */
const GONE = 8
/** Two in one stretch stand in two rows, nearly one behind the other: rarer than side by side. */
const ROWS = 5
/** They are at most so far apart, mm; further, the line shows them apart. */
const ROW_REACH = 420
/** Cost of two arrivals on one spot within the time of one step: one in two seconds on 10 m makes that one in some 200. */
const RUSH = 2.5
const RUSH_REACH = 250
/** Most people in one stretch. */
const MOST_ROWS = 3
/** The most that feet outside of where those in the rows stood can cost: one of them may have put down the other foot. */
const MOST_OUTSIDE = 8
/** Spread of the centre of several people's load, mm, from their sway. */
const CENTRE_SPREAD = 40
/** A state this much dearer than another at the same border never pays back: four people gone and come. */
const HOPELESS = 50
/** Nobody comes further than this, mm, between two readings, not even after lost ones. */
const REACH = 1000

export function createLineUp(profile: Profile, sway: Sway, gramsPerCount: number): LineUp {
  const { slots, width, start, load, firm } = profile
  const longest = Math.floor(LONGEST_STEP / width)
  const view = createStretchView(profile, sway, gramsPerCount)
  const table = createTable()

  /** State (border, k): the slots left of the border are explained, the first k people are placed. What follows without placing anybody. */
  function pass(known: readonly Known[], border: number, k: number): void {
    const wide = known.length + 1
    const state = border * wide + k
    const cost = table.cost(state)
    const next = known[k]
    if (next !== undefined && (border === slots || next.place < start + (border + 1) * width)) {
      table.offer(state + 1, cost + GONE, state, GONE_BY)
    }
    if (border < slots) table.offer(state + wide, cost + STRAY * (load[border] ?? 0), state, STRAY_BY)
  }

  /** All stretches from this border, and all who can stand on them. */
  function place(known: readonly Known[], cold: boolean, border: number, low: number, high: number): void {
    const wide = known.length + 1
    const bound = cheapest(border * wide + low, border * wide + high) + HOPELESS
    view.start(border)
    for (let to = border + 1; to <= Math.min(slots, border + longest); to++) {
      if (!view.look(to)) continue
      const shape = view.shape()
      const fresh = cold ? view.present() : view.arrived()
      for (let k = low; k <= high; k++) {
        const state = border * wide + k
        const cost = table.cost(state) + shape
        if (cost > bound) continue
        const target = to * wide + k
        const rushed = rush(known[k - 1], view.centre) + rush(known[k], view.centre)
        table.offer(target, cost + fresh + rushed, state, peopleBy(0, 1))
        if (k < high) placeKnown(known, k, high, cost, target, state)
      }
    }
  }

  function cheapest(from: number, to: number): number {
    let least = Infinity
    for (let state = from; state <= to; state++) least = Math.min(least, table.cost(state))
    return least
  }

  /** One or several of those who are known, from k on, on the stretch in view; perhaps with somebody new among them. */
  function placeKnown(known: readonly Known[], k: number, high: number, cost: number, target: number, state: number): void {
    const lead = known[k]
    let rising = lead
    let weights = 0
    let moments = 0
    let variance = 0
    let left = Infinity
    let right = -Infinity
    let rushed = 0
    for (let count = 1; count <= MOST_ROWS && k + count <= high; count++) {
      const one = known[k + count - 1]
      if (one === undefined || lead === undefined || one.place - lead.place > ROW_REACH * (count - 1)) return
      weights += one.load
      moments += one.load * one.place
      variance += one.loadSpread ** 2
      rushed += rush(one, one.place)
      left = Math.min(left, one.left)
      right = Math.max(right, one.right)
      if (one.rising) rising = one
      // No cost is negative: where a cheaper way leads already, this one need not be weighed.
      if (cost >= table.cost(target + count)) continue
      const off = view.weight - weights
      if (count === 1) table.offer(target + 1, cost + view.known(one), state, peopleBy(1, 0))
      else {
        const shift = half((view.centre - moments / weights) / CENTRE_SPREAD)
        const edges = Math.min(MOST_OUTSIDE, edgeCost(left - view.left) + edgeCost(view.right - right))
        const rows = ROWS * (count - 1) + extraCost(off, Math.sqrt(variance), rising ?? one) + shift + edges
        table.offer(target + count, cost + rows, state, peopleBy(count, 0))
      }
      if (count === MOST_ROWS || off < LEAST_LOAD) continue
      const place = (view.weight * view.centre - moments) / off
      if (place < Math.max(view.left, one.place - ROW_REACH) || place > Math.min(view.right, lead.place + ROW_REACH)) continue
      table.offer(target + count, cost + ARRIVED + rushed + ROWS * count + loadCost(off), state, peopleBy(count, 1))
    }
  }

  return {
    solve(known, cold) {
      table.clear((slots + 1) * (known.length + 1))
      view.take()
      let low = 0
      let high = 0
      for (let border = 0; border <= slots; border++) {
        const x = start + border * width
        while ((known[low]?.place ?? Infinity) < x - REACH) low++
        while ((known[high]?.place ?? Infinity) < x + REACH) high++
        for (let k = border === slots ? 0 : low; k <= high; k++) pass(known, border, k)
        if (firm[border] === 1) place(known, cold, border, low, high)
      }
      return table.trace(known.length)
    },
  }
}

/** Cost of an arrival here when this one is just arriving. */
function rush(one: Known | undefined, place: number): number {
  return one?.rising === true && Math.abs(one.place - place) < RUSH_REACH ? RUSH : 0
}

/** The states of the programme: the least cost of each, and how it came about. Grows to the largest problem seen and stays. */
interface Table {
  clear(states: number): void
  cost(state: number): number
  /** State can be had at this cost, from another one, by this choice. */
  offer(state: number, cost: number, from: number, by: number): void
  /** The stretches on the cheapest way to the last state. */
  trace(known: number): readonly Stretch[]
}

/** Choices: leave a slot to nobody, let somebody go, place people: 2 + twice the known + the new. */
const STRAY_BY = 0
const GONE_BY = 1
const PEOPLE_BY = 2

function peopleBy(known: number, fresh: number): number {
  return PEOPLE_BY + known * 2 + fresh
}

function createTable(): Table {
  let least = new Float64Array(0)
  let cameFrom = new Int32Array(0)
  let cameBy = new Uint8Array(0)
  let last = 0

  return {
    clear(states) {
      if (states > least.length) {
        least = new Float64Array(2 * states)
        cameFrom = new Int32Array(2 * states)
        cameBy = new Uint8Array(2 * states)
      }
      least.fill(Infinity, 0, states)
      least[0] = 0
      last = states - 1
    },
    cost: (state) => least[state] ?? Infinity,
    offer(state, cost, from, by) {
      if (cost >= (least[state] ?? Infinity)) return
      least[state] = cost
      cameFrom[state] = from
      cameBy[state] = by
    },
    trace(known) {
      const stretches: Stretch[] = []
      const wide = known + 1
      for (let state = last; state > 0; state = cameFrom[state] ?? 0) {
        const by = (cameBy[state] ?? 0) - PEOPLE_BY
        const before = cameFrom[state] ?? 0
        if (by < 0) continue
        const [from, to] = [Math.floor(before / wide), Math.floor(state / wide)]
        stretches.push({ from, to, first: before % wide, known: by >> 1, fresh: by & 1 })
      }
      return stretches.reverse()
    },
  }
}

/**
 * Who stands where: the cheapest way to explain a profile by people, over all ways there are.
 *
 * A dynamic programme over the borders of the slots, left to right. It may leave a slot to nobody, give a stretch to somebody who
 * is known, to somebody new, or to several at once who stand in two rows; a known person may also have gone. People keep their
 * order on the line. Each choice has a cost (see prior.ts); the sum is least over the whole line, so no threshold decides early.
 */
import type { Cells } from './cells.ts'
import { createLineUpTable, GONE_BY, peopleBy, STRAY_BY, type Stretch } from './line-up-table.ts'
import { CONTACT_SPREAD, CONTACT_STRAY, edgeCost, half, LOAD_SPREAD, loadCost, LONGEST_STEP, ROWS, STRAY } from './prior.ts'
import type { Profile } from './profile.ts'
import { createQuiet } from './quiet.ts'
import type { Reading } from './reading.ts'
import { ARRIVED, createStretchView, extraCost, LEAST_LOAD, leastKnown, type Known } from './stretch.ts'
import type { Sway } from './sway.ts'

export interface LineUp {
  /**
   * The stretches that are taken, left to right. `known` is sorted by place. `cold`: nobody is known, and people may have been here
   * before the first reading, standing on both feet. Null when the load is like nothing that people do: too many ways to explain it.
   */
  solve(known: readonly Known[], cold: boolean, kind: Reading['kind']): readonly Stretch[] | null
}

/** Cost of somebody gone, as rare as somebody who arrives but never seen twice. */
const GONE = 8
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
/** A state this much dearer than another, no further left, never pays back: somebody gone and come, and half of somebody unexplained. */
const HOPELESS = 20
/**
 * Most that one reading may cost, looks at a stretch or at somebody on it: some 4 ms. Forty people in two rows on 10 m, all moving, are
 * 60 000; so from half of that on dear states are left sooner. Only cells that show no people at all ask for more.
 */
const MOST_WORK = 64_000
const NARROW_FROM = MOST_WORK / 2
const NARROWED = 8
/** Nobody comes further than this, mm, between two readings, not even after lost ones. */
const REACH = 1000

export function createLineUp(profile: Profile, sway: Sway, cells: Pick<Cells, 'lives'>, gramsPerCount: number): LineUp {
  const { slots, width, start, load, firm } = profile
  const longest = Math.floor(LONGEST_STEP / width)
  const view = createStretchView(profile, sway, cells, gramsPerCount)
  const table = createLineUpTable(slots, longest)
  const quiet = createQuiet(profile, view)
  const { open } = quiet
  let work = 0
  let stray = STRAY

  /** What follows from a state without placing anybody. */
  function pass(known: readonly Known[], border: number, k: number): void {
    const cost = table.cost(border, k)
    if (cost === Infinity) return
    const next = known[k]
    if (next !== undefined && (border === slots || next.place < start + (border + 1) * width)) {
      table.offer(border, k + 1, cost + GONE, border, k, GONE_BY)
    }
    if (border < slots) table.offer(border + 1, k, cost + stray * (load[border] ?? 0), border, k, STRAY_BY)
  }

  /** All stretches from this border, and all who can stand on them. */
  function place(known: readonly Known[], cold: boolean, border: number, low: number, high: number): void {
    const least = table.least(border)
    const margin = work < NARROW_FROM ? HOPELESS : NARROWED
    const hopeless = table.ahead(border) + margin
    if (least > hopeless) return
    let first = low
    while (table.cost(border, first) > hopeless) first++
    let last = high
    while (table.cost(border, last) > hopeless) last--
    view.start(border)
    const furthest = Math.min(slots, border + longest)
    for (let to = border + 1; to <= furthest && view.reaches(to); to++) {
      work++
      if (open[to] === 0 || !view.look(to)) continue
      const shape = view.shape()
      const bound = table.ahead(to) + margin
      if (least + shape > bound) continue
      const fresh = shape + (cold ? view.present() : view.arrived(bound - least - shape))
      for (let k = first; k <= last; k++) {
        const before = table.cost(border, k)
        if (before + fresh <= bound) {
          const rushed = rush(known[k - 1], view.centre) + rush(known[k], view.centre)
          table.offer(to, k, before + fresh + rushed, border, k, peopleBy(0, 1))
        }
        if (k < high && before + shape <= bound) placeKnown(known, k, high, before + shape, bound, border, to)
      }
    }
  }

  /** One or several of those who are known, from k on, on the stretch in view; perhaps with somebody new among them. */
  function placeKnown(
    known: readonly Known[],
    k: number,
    high: number,
    cost: number,
    bound: number,
    from: number,
    to: number,
  ): void {
    const lead = known[k]
    if (lead === undefined) return
    const weight = view.weight
    let rising = lead
    let weights = 0
    let moments = 0
    let variance = 0
    let left = Infinity
    let right = -Infinity
    let rushed = 0
    for (let count = 1; count <= MOST_ROWS && k + count <= high; count++) {
      const one = known[k + count - 1]
      work++
      if (one === undefined || one.place - lead.place > ROW_REACH * (count - 1)) return
      weights += one.load
      moments += one.load * one.place
      variance += one.loadSpread * one.loadSpread
      rushed += rush(one, one.place)
      left = Math.min(left, one.left)
      right = Math.max(right, one.right)
      if (one.rising) rising = one
      const off = weight - weights
      // No cost is negative: where a cheaper way leads already, this one need not be weighed.
      const most = Math.min(bound, table.cost(to, k + count))
      if (count === 1) {
        const least = one.rising ? 0 : leastKnown(off, weight, variance)
        if (cost + least < most) table.offer(to, k + 1, cost + view.known(one), from, k, peopleBy(1, 0))
      } else {
        const base = cost + ROWS * (count - 1)
        const least = rising.rising ? 0 : (off * off) / (2 * variance)
        if (base + least < most) {
          const shift = half((view.centre - moments / weights) / CENTRE_SPREAD)
          const edges = Math.min(MOST_OUTSIDE, edgeCost(left - view.left) + edgeCost(view.right - right))
          const extra = rising.rising ? extraCost(off, 1, rising) : least
          table.offer(to, k + count, base + extra + shift + edges, from, k, peopleBy(count, 0))
        }
      }
      if (off < LEAST_LOAD || count === MOST_ROWS || cost + ARRIVED + ROWS * count >= most) continue
      const place = (weight * view.centre - moments) / off
      if (place < Math.max(view.left, one.place - ROW_REACH) || place > Math.min(view.right, lead.place + ROW_REACH)) continue
      table.offer(to, k + count, cost + ARRIVED + rushed + ROWS * count + loadCost(off), from, k, peopleBy(count, 1))
    }
  }

  return {
    solve(known, cold, kind) {
      stray = kind === 'contact' ? CONTACT_STRAY : STRAY
      table.begin(known.length)
      view.take(kind === 'contact' ? CONTACT_SPREAD : LOAD_SPREAD)
      quiet.look(known)
      work = 0
      let low = 0
      let high = 0
      for (let border = 0; border <= slots && work < MOST_WORK; border++) {
        const x = start + border * width
        while ((known[low]?.place ?? Infinity) < x - REACH) low++
        while ((known[high]?.place ?? Infinity) < x + REACH) high++
        for (let k = border === slots ? 0 : low; k <= high; k++) pass(known, border, k)
        if (firm[border] === 1 && open[border] === 1) place(known, cold, border, low, high)
      }
      return work < MOST_WORK ? table.trace() : null
    },
  }
}

/** Cost of an arrival here when this one is just arriving. */
function rush(one: Known | undefined, place: number): number {
  return one?.rising === true && Math.abs(one.place - place) < RUSH_REACH ? RUSH : 0
}

/** The states of the line-up programme: the least cost of each, and how it came about. Grows to the largest problem seen and stays. */

/** A stretch of line and the people on it: `known` of those who were given, from index `first`, and `fresh` (0 or 1) new ones. */
export interface Stretch {
  readonly from: number
  readonly to: number
  readonly first: number
  readonly known: number
  readonly fresh: number
}

/** State (border, k): the slots left of the border are explained, the first k people are placed. */
export interface LineUpTable {
  /** Begins a problem of so many known people: the first border is free, with nobody placed. */
  begin(known: number): void
  cost(border: number, k: number): number
  /** The state can be had at this cost, from another one, by this choice. */
  offer(border: number, k: number, cost: number, from: number, fromK: number, by: number): void
  /** The least cost of any state at this border so far. */
  least(border: number): number
  /** The least cost so far of any state at this border or within the longest stretch right of it. */
  ahead(border: number): number
  /** The stretches on the cheapest way to the last state, where all are placed. */
  trace(): readonly Stretch[]
}

/** Choices: leave a slot to nobody, let somebody go, place people: 2 + twice the known + the new. */
export const STRAY_BY = 0
export const GONE_BY = 1
const PEOPLE_BY = 2

export function peopleBy(known: number, fresh: number): number {
  return PEOPLE_BY + known * 2 + fresh
}

export function createLineUpTable(slots: number, longest: number): LineUpTable {
  const leastAt = new Float64Array(slots + 1)
  let costs = new Float64Array(0)
  let cameFrom = new Int32Array(0)
  let cameBy = new Uint8Array(0)
  let wide = 1

  function grow(states: number): void {
    if (states <= costs.length) return
    costs = new Float64Array(2 * states)
    cameFrom = new Int32Array(2 * states)
    cameBy = new Uint8Array(2 * states)
  }

  return {
    begin(known) {
      wide = known + 1
      const states = (slots + 1) * wide
      grow(states)
      costs.fill(Infinity, 0, states)
      leastAt.fill(Infinity)
      costs[0] = 0
      leastAt[0] = 0
    },
    cost: (border, k) => costs[border * wide + k] ?? Infinity,
    offer(border, k, cost, from, fromK, by) {
      const state = border * wide + k
      if (cost >= (costs[state] ?? Infinity)) return
      costs[state] = cost
      cameFrom[state] = from * wide + fromK
      cameBy[state] = by
      if (cost < (leastAt[border] ?? Infinity)) leastAt[border] = cost
    },
    least: (border) => leastAt[border] ?? Infinity,
    ahead(border) {
      let least = Infinity
      const last = Math.min(slots, border + longest)
      for (let b = border; b <= last; b++) least = Math.min(least, leastAt[b] ?? Infinity)
      return least
    },
    trace() {
      const stretches: Stretch[] = []
      for (let state = slots * wide + wide - 1; state > 0; state = cameFrom[state] ?? 0) {
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

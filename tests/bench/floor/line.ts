/** Who fits where: people in a row who do not stand on each other's feet, and free places among those who are there. */
import { createBody, type Body } from './body.ts'
import type { Chance } from './chance.ts'

export interface Spot {
  readonly body: Body
  readonly place: number
  readonly facing: number
}

export interface LineOptions {
  readonly length: number
  readonly seconds: number
  readonly heels?: boolean
  /** Distance between neighbours, mm; without it people keep their shoulders apart and spread as chance has it. */
  readonly apart?: readonly [least: number, most: number]
}

/** People stand at most so far beyond a mark, mm. */
const BEYOND = 250
/** Between the feet of neighbours, mm. */
const GAP = 15
const WIDE_SHOE = 110

/** Most people face across the line, to either side of it; one in ten is turned anyhow. */
export function drawFacing(chance: Chance): number {
  const turned = chance.happens(0.1) ? chance.between(-Math.PI / 2, Math.PI / 2) : chance.normal(0, 0.3)
  return chance.happens(0.5) ? turned : turned + Math.PI
}

/** What somebody's feet take of the line to either side. */
export function reach({ stance, shoe, stagger }: Body, facing: number): number {
  const [along, across] = [Math.abs(Math.sin(facing)), Math.abs(Math.cos(facing))]
  return (across * stance + along * Math.abs(stagger)) / 2 + (across * shoe.breadth + along * shoe.length) / 2
}

/** What somebody's body takes of the line to either side: an ellipse, seen from the front. */
export function girth({ shoulders, depth }: Body, facing: number): number {
  return Math.hypot(shoulders * Math.cos(facing), depth * Math.sin(facing)) / 2
}

/** A row of at most so many people, as many as fit. */
export function drawRow(chance: Chance, count: number, options: LineOptions): readonly Spot[] {
  const { length, seconds, heels = false, apart } = options
  const wanted = Array.from({ length: count - 1 }, () => (apart === undefined ? 0 : chance.between(...apart)))
  const people = Array.from({ length: count }, (_, i) => {
    const facing = apart === undefined ? drawFacing(chance) : chance.normal(0, 0.35)
    return { body: createBody(chance, { heels, seconds, widest: widest(wanted[i - 1], wanted[i], apart) }), facing }
  })
  const room = length + 2 * BEYOND
  const steps: number[] = []
  let used = 0
  for (const [i, one] of people.entries()) {
    const next = people[i + 1]
    if (next === undefined) break
    const feet = reach(one.body, one.facing) + reach(next.body, next.facing) + GAP
    const bodies = 0.92 * (girth(one.body, one.facing) + girth(next.body, next.facing))
    const step = Math.max(feet, apart === undefined ? bodies : (wanted[i] ?? 0))
    if (used + step > room) break
    used += step
    steps.push(step)
  }
  return placeAlong(chance, people.slice(0, steps.length + 1), steps, room - used, apart !== undefined && chance.happens(0.5))
}

/** The widest stance between neighbours so far away: in a crowd nobody stands on another's feet. */
function widest(left: number | undefined, right: number | undefined, apart: LineOptions['apart']): number {
  if (apart === undefined) return Infinity
  return Math.min(left ?? apart[1], right ?? apart[1]) - WIDE_SHOE - GAP
}

/** The room that is left is cut at random, or (`packed`) all of it is at the ends: one crowd. */
function placeAlong(
  chance: Chance,
  people: readonly Pick<Spot, 'body' | 'facing'>[],
  steps: readonly number[],
  left: number,
  packed: boolean,
): readonly Spot[] {
  const spare = Array.from({ length: people.length + 1 }, (_, i) => (packed && i > 0 && i < people.length ? 0 : chance.wait(1)))
  const all = spare.reduce((sum, part) => sum + part, 0)
  let place = -BEYOND
  return people.map(({ body, facing }, i) => {
    place += (steps[i - 1] ?? 0) + ((spare[i] ?? 0) / all) * left
    return { body, facing, place }
  })
}

/** A stretch of line that somebody holds, mm. */
export interface Held {
  readonly from: number
  readonly to: number
}

/** A free place for somebody who needs so much to either side; null when chance finds none. */
export function findPlace(chance: Chance, held: readonly Held[], need: number, from: number, to: number): number | null {
  for (let attempt = 0; attempt < 30; attempt++) {
    const place = chance.between(from, to)
    if (held.every((stretch) => place + need < stretch.from || place - need > stretch.to)) return place
  }
  return null
}

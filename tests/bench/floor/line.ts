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
export function drawRow(chance: Chance, count: number, { length, seconds, heels = false, apart }: LineOptions): readonly Spot[] {
  const people = Array.from({ length: count }, () => {
    const facing = apart === undefined ? drawFacing(chance) : chance.normal(0, 0.2)
    return { body: createBody(chance, { heels, seconds, widest: apart === undefined ? Infinity : apart[0] - 125 }), facing }
  })
  const room = length + 2 * BEYOND
  const steps: number[] = []
  let used = 0
  for (const [i, one] of people.entries()) {
    const next = people[i + 1]
    if (next === undefined) break
    const feet = reach(one.body, one.facing) + reach(next.body, next.facing) + GAP
    const bodies = 0.92 * (girth(one.body, one.facing) + girth(next.body, next.facing))
    const step = Math.max(feet, apart === undefined ? bodies : chance.between(...apart))
    if (used + step > room) break
    used += step
    steps.push(step)
  }
  // The room that is left is cut at random.
  const spare = Array.from({ length: steps.length + 2 }, () => chance.wait(1))
  const all = spare.reduce((sum, part) => sum + part, 0)
  let place = -BEYOND
  return people.slice(0, steps.length + 1).map(({ body, facing }, i) => {
    place += (steps[i - 1] ?? 0) + ((spare[i] ?? 0) / all) * (room - used)
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

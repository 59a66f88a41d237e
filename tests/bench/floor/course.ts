/** A course of events: people who arrive, stand, turn, shuffle, walk and leave by chance, one who knows of the others' places. */
import { createBody, type Body } from './body.ts'
import type { Chance } from './chance.ts'
import { drawFacing, findPlace, girth, reach, type Held } from './line.ts'
import { createWalker, type Walker } from './walker.ts'

export interface CourseOptions {
  readonly people: number
  readonly seconds: number
  readonly length: number
  readonly heels?: boolean
  readonly careless?: boolean
  /** Once in so many seconds somebody crosses the line, or steps on it and off again within a second or so; 0 is never. */
  readonly passers?: number
  /** Everybody has come by then, seconds. */
  readonly arrivedBy: number
  /** Once in so many seconds somebody who stands does this; 0 is never. */
  readonly walks?: number
  readonly shuffles?: number
  readonly turns?: number
  readonly lifts?: number
  readonly leaves?: number
  /** So many rows, each of which knows only of itself. */
  readonly rows?: number
}

interface Member {
  readonly walker: Walker
  readonly row: number
  held: Held
  facing: number
  busyUntil: number
}

/** What else somebody does; called every quarter of a second for each who stands and is free. Until when they are busy, or null. */
export type Habit = (
  member: { readonly walker: Walker; readonly facing: number },
  time: number,
  held: readonly Held[],
) => number | null

const TICK = 0.25
/** The first frames belong to nobody. */
const EMPTY = 1
/** What happens is over before the scene is. */
const QUIET_END = 3.5

export function createCourse(chance: Chance, options: CourseOptions, habit: Habit = () => null): readonly Walker[] {
  const { people, seconds, length, heels = false, careless = false, arrivedBy, rows = 1, passers = 0 } = options
  const everybody: Walker[] = []
  const there: Member[] = []
  const arrivals = Array.from({ length: people }, () => chance.between(EMPTY, arrivedBy)).sort((a, b) => a - b)

  function heldBy(row: number, but?: Member): readonly Held[] {
    return there.filter((one) => one !== but && one.row === row).map(({ held }) => held)
  }

  function arrive(time: number): void {
    const body = createBody(chance, { heels, careless, seconds })
    const facing = drawFacing(chance)
    const row = chance.whole(0, rows - 1)
    const place = findPlace(chance, heldBy(row), need(body, facing), -200, length + 200)
    if (place === null) return
    const walker = createWalker(everybody.length, body, chance.fork())
    const busyUntil = walker.stepOn(time, place, facing) + chance.between(0.3, 3)
    everybody.push(walker)
    there.push({ walker, row, facing, held: around(place, body, facing), busyUntil })
  }

  function passBy(time: number): void {
    const body = createBody(chance, { seconds })
    const place = findPlace(chance, heldBy(0), need(body, 0), -200, length + 200)
    if (place === null) return
    const walker = createWalker(everybody.length, body, chance.fork())
    if (chance.happens(0.5)) walker.cross(time, place)
    else walker.stepOff(walker.stepOn(time, place, 0) + chance.between(0, 0.5))
    everybody.push(walker)
  }

  function walk(member: Member, time: number): void {
    const { walker } = member
    const here = walker.hereNow()
    const others = heldBy(member.row, member)
    const left = Math.max(-200, ...others.filter(({ to }) => to < here).map(({ to }) => to))
    const right = Math.min(length + 200, ...others.filter(({ from }) => from > here).map(({ from }) => from))
    const facing = drawFacing(chance)
    const own = need(walker.body, facing)
    if (right - left < 2 * own + 400) return
    const place = chance.between(left + own, right - own)
    if (Math.abs(place - here) < 250) return
    member.busyUntil = walker.walk(time, place, facing) + chance.between(1, 4)
    member.held = { from: Math.min(here, place) - own, to: Math.max(here, place) + own }
    settle(member, place, facing)
  }

  /** Another stance: a little along the line, or turned. */
  function restep(member: Member, time: number, by: number, facing: number): void {
    const { walker } = member
    const place = walker.hereNow() + by
    const own = need(walker.body, facing)
    if (heldBy(member.row, member).some(({ from, to }) => place + own > from && place - own < to)) return
    member.busyUntil = walker.walk(time, place, facing) + chance.between(0.5, 2)
    settle(member, place, facing)
  }

  function settle(member: Member, place: number, facing: number): void {
    member.facing = facing
    member.held = around(place, member.walker.body, facing)
  }

  function act(member: Member, time: number): void {
    const often = (every = 0): boolean => every > 0 && chance.happens(TICK / every)
    const done = habit(member, time, heldBy(member.row, member))
    if (done !== null) {
      member.busyUntil = done
      return
    }
    if (often(options.walks)) walk(member, time)
    else if (often(options.shuffles)) restep(member, time, chance.normal(0, 80), member.facing + chance.normal(0, 0.2))
    else if (often(options.turns)) restep(member, time, chance.normal(0, 20), drawFacing(chance) + chance.normal(0, 0.8))
    else if (often(options.lifts)) member.busyUntil = member.walker.lift(time, chance.between(0.5, 5)) + 1
    else if (often(options.leaves)) {
      member.walker.stepOff(time)
      there.splice(there.indexOf(member), 1)
    }
  }

  for (let time = 0; time < seconds; time += TICK) {
    while ((arrivals[0] ?? Infinity) < time + TICK) arrive(arrivals.shift() ?? time)
    if (time > seconds - QUIET_END) continue
    if (passers > 0 && time >= EMPTY && chance.happens(TICK / passers)) passBy(time)
    for (const member of there.slice()) if (member.busyUntil <= time) act(member, time)
  }
  return everybody
}

/** Half of what somebody keeps free around them. */
function need(body: Body, facing: number): number {
  return Math.max(girth(body, facing), reach(body, facing) + 10)
}

function around(place: number, body: Body, facing: number): Held {
  const half = need(body, facing)
  return { from: place - half, to: place + half }
}

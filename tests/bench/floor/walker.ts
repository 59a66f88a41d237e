/**
 * Somebody on foot: a plan of footfalls on and off the line, and what they weigh at any moment.
 *
 * A step takes 0.5 to 0.8 s at the pace of a room, of which both feet are down for a fifth to a third; steps are 0.4 to 0.7 m (Winter 1991;
 * slower than in the street: Bohannon 1997). While walking the load of the body swings about its weight by 5 to 20 % and goes from heel
 * to toe under each foot (Perry 1992). A body is over the foot that carries it in the middle of a step.
 */
import type { Actor } from './actor.ts'
import { ease, type Body } from './body.ts'
import type { Chance } from './chance.ts'
import { pressShoe, type Press } from './footprint.ts'

type Side = 'left' | 'right'

/** One foot on the floor for a while: on the line, or beside it. */
interface Contact {
  readonly side: Side
  readonly on: boolean
  readonly place: number
  readonly angle: number
  readonly from: number
  readonly rise: number
  to: number
  fall: number
  readonly rolls: boolean
}

interface Footfall {
  readonly side: Side
  readonly on: boolean
  readonly place: number
  readonly angle: number
}

interface Pace {
  readonly step: number
  /** Part of a step that both feet are down. */
  readonly both: number
  readonly bounce: number
  readonly rolls: boolean
}

/** All times in seconds; every move says when it has ended. Moves come in the order of time. */
export interface Walker extends Actor {
  readonly body: Body
  /** Has been standing here since before the scene. */
  stand(place: number, facing: number): void
  stepOn(time: number, place: number, facing: number): number
  stepOff(time: number): number
  /** Along the line, or to another stance on the spot. */
  walk(time: number, place: number, facing: number): number
  lift(time: number, seconds: number): number
  /** Crosses the line with one foot on it, in passing. */
  cross(time: number, place: number): number
  /** Carries so many kg more (or rests so much of their weight on something else) from here on; the change takes `within`. */
  carry(time: number, kilograms: number, within: number): void
  rest(time: number, part: number, within: number): void
  /** Part of the weight that rests on something else. */
  restedAt(time: number): number
  hereNow(): number
}

interface Change {
  readonly at: number
  readonly within: number
  readonly to: number
}

const QUARTER_TURN = Math.PI / 2

export function createWalker(id: number, body: Body, chance: Chance): Walker {
  const contacts: Contact[] = []
  const knots: { readonly at: number; readonly place: number }[] = []
  const moves: { readonly from: number; readonly to: number }[] = []
  const strides: { readonly from: number; readonly to: number; readonly top: number; readonly pace: Pace }[] = []
  const carried: Change[] = []
  const rested: Change[] = []
  let here = 0
  let facingNow = 0

  function foot(side: Side, place: number, facing: number): Footfall {
    const sign = side === 'left' ? -1 : 1
    const beside = (sign * body.stance * Math.cos(facing)) / 2 + (sign * body.stagger * Math.sin(facing)) / 2
    return { side, on: true, place: place + beside, angle: facing + sign * body.toesOut }
  }

  function open(footfall: Footfall, from: number, rise: number, rolls: boolean): void {
    contacts.push({ ...footfall, from, rise, to: Infinity, fall: 0, rolls })
  }

  function current(side: Side): Contact | undefined {
    return contacts.findLast((contact) => contact.side === side)
  }

  /** Puts down feet one after another; the first is unloaded for as long as a step has both feet down. */
  function go(time: number, footfalls: readonly Footfall[], pace: Pace): number {
    const together = pace.both * pace.step
    let lifts = time + Math.max(0.2, together)
    knots.push({ at: time, place: placeAt(time) })
    for (const footfall of footfalls) {
      const old = current(footfall.side)
      const other = current(footfall.side === 'left' ? 'right' : 'left')
      if (old !== undefined) {
        old.to = lifts
        old.fall = footfall === footfalls[0] ? Math.max(0.2, together) : together
      }
      const lands = lifts + pace.step - together
      if (other?.on === true) knots.push({ at: (lifts + lands) / 2, place: other.place })
      open(footfall, lands, together, pace.rolls)
      strides.push({ from: lifts, to: lands + together, top: lands + together / 2, pace })
      lifts = lands + together
    }
    moves.push({ from: time, to: lifts })
    const [left, right] = [current('left'), current('right')]
    if (left?.on === true && right?.on === true) knots.push({ at: lifts, place: (left.place + right.place) / 2 })
    return lifts
  }

  function arrive(place: number, facing: number): void {
    here = place
    facingNow = facing
  }

  function placeAt(time: number): number {
    const next = knots.findIndex(({ at }) => at > time)
    if (next === -1) return knots.at(-1)?.place ?? here
    const [before, after] = [knots[next - 1], knots[next]]
    if (after === undefined) return here
    if (before === undefined) return after.place
    return before.place + ((after.place - before.place) * (time - before.at)) / (after.at - before.at)
  }

  function loadAt(time: number): number {
    const stride = strides.find(({ from, to }) => time >= from && time < to)
    const swing = stride === undefined ? 0 : stride.pace.bounce * Math.cos((2 * Math.PI * (time - stride.top)) / stride.pace.step)
    return (body.mass + changed(carried, time, 0)) * (1 - changed(rested, time, 0)) * (1 + swing)
  }

  return {
    id,
    body,
    moves,
    placeAt,
    hereNow: () => here,
    stand(place, facing) {
      for (const side of ['left', 'right'] as const) open(foot(side, place, facing), -60, 0.1, false)
      knots.push({ at: -60, place })
      arrive(place, facing)
    },
    stepOn(time, place, facing) {
      const first: Side = chance.happens(0.5) ? 'left' : 'right'
      for (const side of ['left', 'right'] as const) open({ side, on: false, place, angle: 0 }, -60, 0.1, false)
      const step = chance.happens(0.1) ? chance.between(0.9, 1.6) : chance.between(0.45, 0.8)
      const feet = first === 'left' ? (['left', 'right'] as const) : (['right', 'left'] as const)
      arrive(place, facing)
      const begun = foot(feet[0], place, facing)
      knots.push({ at: -60, place: begun.place })
      return go(time, [begun, foot(feet[1], place, facing)], { step, both: 0.25, bounce: chance.between(0.02, 0.15), rolls: false })
    },
    stepOff(time) {
      const feet = chance.happens(0.5) ? (['left', 'right'] as const) : (['right', 'left'] as const)
      const off = feet.map((side): Footfall => ({ side, on: false, place: here, angle: 0 }))
      return go(time, off, { step: chance.between(0.45, 0.8), both: 0.25, bounce: chance.between(0.02, 0.15), rolls: false })
    },
    walk(time, place, facing) {
      const [far, way] = [Math.abs(place - here), Math.sign(place - here) || 1]
      const steps = Math.max(1, Math.ceil(far / chance.between(420, 680)))
      // The foot on the side of the way goes first; who faces along the line, either.
      const order: readonly [Side, Side] = Math.cos(facingNow) * way >= 0 ? ['right', 'left'] : ['left', 'right']
      const begin = here
      const footfalls = Array.from({ length: steps + 1 }, (_, index): Footfall => {
        const side = order[index % 2] ?? 'left'
        if (index >= steps - 1) return foot(side, place, facing)
        const turned = way * QUARTER_TURN + (side === 'left' ? -1 : 1) * body.toesOut
        return { side, on: true, place: begin + (way * far * (index + 1)) / steps + chance.normal(0, 20), angle: turned }
      })
      arrive(place, facing)
      const brisk = steps > 1
      return go(time, footfalls, {
        step: chance.between(0.5, 0.8),
        both: chance.between(0.2, 0.35),
        bounce: brisk ? chance.between(0.05, 0.2) : chance.between(0, 0.08),
        rolls: brisk,
      })
    },
    lift(time, seconds) {
      const side: Side = chance.happens(0.5) ? 'left' : 'right'
      const both = 0.3 / (seconds + 0.3)
      return go(time, [foot(side, here, facingNow)], { step: seconds + 0.3, both, bounce: 0, rolls: false })
    },
    cross(time, place) {
      const [on, off] = chance.happens(0.5) ? (['left', 'right'] as const) : (['right', 'left'] as const)
      for (const side of [on, off]) open({ side, on: false, place, angle: 0 }, -60, 0.1, false)
      arrive(place, 0)
      knots.push({ at: -60, place })
      const footfalls: readonly Footfall[] = [
        { side: on, on: true, place, angle: chance.normal(0, 0.4) },
        { side: off, on: false, place, angle: 0 },
        { side: on, on: false, place, angle: 0 },
      ]
      return go(time, footfalls, { step: chance.between(0.45, 0.65), both: 0.22, bounce: chance.between(0.08, 0.2), rolls: true })
    },
    carry: (at, kilograms, within) => carried.push({ at, within, to: kilograms }),
    rest: (at, part, within) => rested.push({ at, within, to: part }),
    restedAt: (time) => changed(rested, time, 0),
    press(time, press) {
      const load = loadAt(time)
      const left = body.leftShare(time)
      const down = bearing(contacts, time)
      const all = down.reduce((sum, { contact, bears }) => sum + bears * (contact.side === 'left' ? left : 1 - left), 0)
      if (all < 0.02) return
      for (const { contact, bears } of down) {
        if (!contact.on) continue
        const part = (bears * (contact.side === 'left' ? left : 1 - left)) / all
        pressFoot(press, body, contact, time, load * part * body.within)
      }
    },
    presentAt(time) {
      const down = bearing(contacts, time)
      const all = down.reduce((sum, { bears }) => sum + bears, 0)
      const on = down.reduce((sum, { contact, bears }) => sum + (contact.on ? bears : 0), 0)
      return on > 0 && on >= all / 2
    },
  }
}

function pressFoot(press: Press, body: Body, contact: Contact, time: number, kilograms: number): void {
  const standing = body.frontShare(time)
  const rolled =
    contact.rolls && contact.to < Infinity ? 0.08 + 0.84 * ease((time - contact.from) / (contact.to - contact.from)) : standing
  pressShoe(press, body.shoe, contact.place, contact.angle, kilograms, rolled)
}

/** The feet that are down, and how far each is loaded, 0 to 1. */
function bearing(contacts: readonly Contact[], time: number): { readonly contact: Contact; readonly bears: number }[] {
  const down: { readonly contact: Contact; readonly bears: number }[] = []
  for (const contact of contacts) {
    if (time < contact.from || time >= contact.to) continue
    const bears =
      ease((time - contact.from) / contact.rise) * (contact.to < Infinity ? ease((contact.to - time) / contact.fall) : 1)
    down.push({ contact, bears })
  }
  return down
}

function changed(changes: readonly Change[], time: number, before: number): number {
  let value = before
  for (const { at, within, to } of changes) {
    if (time < at) break
    value += (to - value) * ease((time - at) / within)
  }
  return value
}

/** Things and wheels: bags, chairs that people sit on, wheelchairs. */
import type { Actor, Thing } from './actor.ts'
import { ease } from './body.ts'
import type { Chance } from './chance.ts'
import type { Walker } from './walker.ts'

const GENTLY = 0.3

/** A bag on the line from one moment to another, put down gently. Bags are 0.25 to 0.5 m long, and no flat plate. */
export function createBag(chance: Chance, place: number, kilograms: number, from: number, to = Infinity): Thing {
  const long = chance.between(125, 250)
  const lumps = [chance.between(0.2, 0.6), chance.between(0.2, 0.4)]
  return {
    press(time, press) {
      if (time < from || time > to + GENTLY) return
      const load = kilograms * ease((time - from) / GENTLY) * (1 - ease((time - to) / GENTLY))
      const [one = 0.4, other = 0.3] = lumps
      press(place - long / 2, long / 3, 30, load * one)
      press(place + long / 2, long / 3, 30, load * other)
      press(place, long, 20, load * (1 - one - other))
    },
  }
}

/** A chair on which somebody comes to sit: what does not rest on their feet stands on its legs. `legs` are those on the line. */
export function createChair(chance: Chance, place: number, from: number, sitter: Walker, legs: 'all' | 'front'): Thing {
  const mass = chance.between(4, 8)
  const apart = chance.between(180, 230)
  const front = chance.between(0.35, 0.5)
  return {
    press(time, press) {
      if (time < from) return
      const seated = sitter.restedAt(time)
      const load = (mass * ease((time - from) / GENTLY) + sitter.body.mass * seated) * (legs === 'all' ? 1 : front)
      const lean = 0.5 + 0.08 * (sitter.body.leftShare(time) - 0.5)
      press(place - apart, 12, 12, load * lean)
      press(place + apart, 12, 12, load * (1 - lean))
    },
  }
}

export interface Roll {
  readonly from: number
  readonly to: number
  readonly place: number
}

/**
 * Somebody in a manual wheelchair: 12 to 20 kg, wheels 0.54 to 0.6 m apart that carry 55 to 75 %, castors 0.4 to 0.45 m ahead and 0.45 m
 * apart (ISO 7176-5 sizes; Sprigle et al. 2015 on where the weight is). It rolls on the line castors first, or turned along it.
 */
export function createWheelchair(
  id: number,
  chance: Chance,
  mass: number,
  along: boolean,
  on: number,
  off: number,
  rolls: readonly [Roll, ...Roll[]],
): Actor {
  const load = mass + chance.between(12, 20)
  const wheels = chance.between(0.55, 0.75)
  const [apart, castors, base] = [chance.between(270, 300), chance.between(210, 240), chance.between(400, 450)]
  const between = chance.between(0.6, 1.2)
  const bounce = chance.between(0, 2 * Math.PI)

  function centre(time: number): number {
    let place = rolls[0].place
    for (const roll of rolls) place += (roll.place - place) * ease((time - roll.from) / (roll.to - roll.from))
    return place
  }

  return {
    id,
    moves: [{ from: on, to: on + between + 0.2 }, ...rolls.slice(1), { from: off, to: off + between + 0.2 }],
    placeAt: centre,
    presentAt: (time) => time >= on + between && time < off + between,
    press(time, press) {
      const place = centre(time)
      // Pushing the rims shifts a little of the weight to and fro.
      const behind = wheels + 0.02 * Math.sin(2 * Math.PI * 0.4 * time + bounce)
      const onCastors = time >= on && time < off ? ease((time - on) / 0.15) * (1 - behind) * load : 0
      const onWheels = time >= on + between && time < off + between ? ease((time - on - between) / 0.15) * behind * load : 0
      if (along) {
        // Wheels behind and castors ahead of the middle of the weight.
        press(place - base * (1 - wheels), 22, 10, onWheels)
        press(place + base * wheels, 15, 8, onCastors)
        return
      }
      for (const side of [-1, 1]) {
        press(place + side * apart, 14, 6, onWheels / 2)
        press(place + side * castors, 14, 6, onCastors / 2)
      }
    },
  }
}

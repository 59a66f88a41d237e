import { expect, test } from 'vitest'
import type { Actor } from '../../bench/floor/actor.ts'
import { createBody } from '../../bench/floor/body.ts'
import { createChance } from '../../bench/floor/chance.ts'
import { FAMILIES } from '../../bench/floor/families.ts'
import { pressShoe } from '../../bench/floor/footprint.ts'
import { createPlate, RATE } from '../../bench/floor/plate.ts'
import { makeScene } from '../../bench/floor/run-scene.ts'
import { play, truthAt } from '../../bench/floor/scene.ts'
import { createChair } from '../../bench/floor/things.ts'
import { createWalker } from '../../bench/floor/walker.ts'

/** Somebody of whom nothing but the seed is chosen, and a plate without faults of its own. */
function stage(seed: number) {
  const chance = createChance(seed)
  const plate = createPlate(chance.fork(), { pitch: 50, gain: 0, lost: 0 })
  const body = createBody(chance, { seconds: 30 })
  return { chance, plate, walker: createWalker(1, body, chance.fork()) }
}

/** Load and its middle on the line at a moment. */
function weigh({ plate }: ReturnType<typeof stage>, actors: readonly Pick<Actor, 'press'>[], time: number) {
  plate.loads.fill(0)
  for (const actor of actors) actor.press(time, plate.press)
  const { origin, pitch } = plate.geometry
  const load = plate.loads.reduce((sum, kilograms) => sum + kilograms, 0)
  const moment = plate.loads.reduce((sum, kilograms, c) => sum + kilograms * (origin + c * pitch), 0)
  const cells = plate.loads.filter((kilograms) => kilograms > 0.5).length
  return { load, middle: moment / load, cells }
}

function times(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.ceil((to - from) * RATE) }, (_, frame) => from + frame / RATE)
}

test('[FL-60] whoever stands weighs what their body does, whatever foot it is on, and counts say so but for creep and noise', () => {
  for (let seed = 1; seed <= 20; seed++) {
    const here = stage(seed)
    here.walker.stand(1000 + 400 * seed, seed / 3)
    for (const time of times(0, 5)) expect(weigh(here, [here.walker], time).load).toBeCloseTo(here.walker.body.mass, 6)
    const loaded = here.plate.loads.map((kilograms) => (kilograms > 0.5 ? 1 : 0))
    const counts = here.plate.sense(5)?.cells.reduce((sum, value, c) => sum + value * (loaded[c] ?? 0), 0) ?? 0
    expect(counts / 2 / here.walker.body.mass).toBeGreaterThan(0.93)
    expect(counts / 2 / here.walker.body.mass).toBeLessThan(1.12)
  }
})

test('[FL-60] what a foot covers of the line is its breadth when it is across it, and its length when it is turned along it', () => {
  const { plate, walker } = stage(3)
  const { shoe } = walker.body
  const covers = (angle: number): number => {
    let [from, to] = [Infinity, -Infinity]
    pressShoe(
      (place, one, other) => {
        from = Math.min(from, place - one - other)
        to = Math.max(to, place + one + other)
      },
      shoe,
      0,
      angle,
      1,
      0.4,
    )
    return to - from
  }
  expect(plate.geometry.cells).toBe(220)
  expect(Math.abs(covers(0) - shoe.breadth)).toBeLessThan(1)
  expect(Math.abs(covers(Math.PI / 2) / shoe.length - 0.95)).toBeLessThan(0.05)
})

test('[FL-60] whoever walks takes their feet along, bears all their weight on the way, and is where their body is', () => {
  for (let seed = 1; seed <= 20; seed++) {
    const here = stage(seed)
    here.walker.stand(2000, 0)
    const arrives = here.walker.walk(1, 5000, 0)
    expect(weigh(here, [here.walker], 0.5).middle).toBeLessThan(2200)
    expect(weigh(here, [here.walker], arrives + 0.1).middle).toBeGreaterThan(4800)
    for (const time of times(0, arrives + 1)) {
      const { load, middle } = weigh(here, [here.walker], time)
      expect(load / here.walker.body.mass).toBeGreaterThan(0.75)
      expect(load / here.walker.body.mass).toBeLessThan(1.25)
      expect(Math.abs(middle - here.walker.placeAt(time))).toBeLessThan(500)
    }
    const speed = 3 / (arrives - 1)
    expect(speed).toBeGreaterThan(0.3)
    expect(speed).toBeLessThan(1.5)
  }
})

test('[FL-60] whoever steps on has all their weight on the line within a second or two, and none when they have gone', () => {
  const here = stage(7)
  const stands = here.walker.stepOn(1, 4000, 0)
  const leaves = here.walker.stepOff(stands + 2)
  expect(weigh(here, [here.walker], 1).load).toBe(0)
  expect([here.walker.presentAt(1), here.walker.presentAt(stands), here.walker.presentAt(leaves)]).toEqual([false, true, false])
  expect(weigh(here, [here.walker], stands + 1).load).toBeCloseTo(here.walker.body.mass, 6)
  expect(weigh(here, [here.walker], leaves).load).toBe(0)
  expect(stands).toBeLessThan(4)
})

test('[FL-60] what a seat carries no foot does: chair and sitter together weigh what they did', () => {
  const here = stage(9)
  here.walker.stand(3000, 0)
  const chair = createChair(here.chance, 3000, 0, here.walker, 'all')
  const before = weigh(here, [here.walker, chair], 1).load
  here.walker.rest(2, 0.8, 0.5)
  expect(weigh(here, [here.walker], 4).load).toBeCloseTo(0.2 * here.walker.body.mass, 6)
  expect(weigh(here, [here.walker, chair], 4).load).toBeCloseTo(before, 6)
})

test('[FL-60] people of a scene do not stand on each other’s feet, unless in two rows', () => {
  for (const family of FAMILIES.filter(({ name }) => name.startsWith('cold') && name !== 'cold two rows')) {
    for (let index = 0; index < 10; index++) {
      const scene = makeScene(family, 1, index)
      const taken = scene.people.map((one) => {
        let [from, to] = [Infinity, -Infinity]
        one.press(0, (place, wide, narrow) => {
          from = Math.min(from, place - wide - narrow)
          to = Math.max(to, place + wide + narrow)
        })
        return { from, to }
      })
      // Toes that turn out may pass a neighbour's heel: these are shadows on the line.
      for (const [i, { to }] of taken.entries()) expect((taken[i + 1]?.from ?? Infinity) - to).toBeGreaterThan(-20)
    }
  }
})

/** Every frame of a scene, in one text. */
const frames = (family: (typeof FAMILIES)[number], seed: number): string => {
  const scene = makeScene(family, seed, 3)
  const played = [...play({ ...scene, seconds: 4 })].map(({ time, reading }) => [
    reading?.at,
    reading?.cells.join(' '),
    truthAt(scene, time),
  ])
  return JSON.stringify(played)
}

test('[FL-60] a scene is the same for the same seed, and another one for another', () => {
  for (const family of FAMILIES) {
    expect(frames(family, 1)).toBe(frames(family, 1))
    expect(frames(family, 2)).not.toBe(frames(family, 1))
  }
})

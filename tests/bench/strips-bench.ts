/**
 * `npm run bench -- strips`: people at the joint of two strips in line, and over it. The same simulated line of 10 m is felt by one strip, by two
 * of 5 m joined as one, and by two of 5 m each with an estimator of its own.
 */
import { createFloor, type FloorState } from '#core/floor/floor'
import { joinStrips } from '#core/floor/strips'
import { createRandom } from '../support/random.ts'
import { arriving, createStripScene, type Standing } from '../support/strip-scene.ts'
import { halve, lineOfTwo } from '../support/two-strips.ts'
import { wilson } from './floor/interval.ts'

const SEEDS = [201, 202]
/** Of each kind and seed. */
const SCENES = 15
const RATE = 30
const SECONDS = 9
/** The joint, mm. */
const JOINT = 5000
const WAYS = ['one strip of 10 m', 'two of 5 m, joined', 'two of 5 m, each by itself'] as const

interface Scene {
  /** Who stands there, at so many seconds. */
  people(second: number): readonly Standing[]
  readonly total: number
  /** Somebody walks: nobody may become somebody else. */
  readonly walks: boolean
}

type Random = () => number

const KINDS: Readonly<Record<string, (random: Random) => Scene>> = {
  'somebody astride the joint': (random) => stand([{ place: JOINT + between(random, -130, 130) }, ...others(random)], random),
  'two close, one on either side': (random) =>
    stand([{ place: JOINT - between(random, 200, 330) }, { place: JOINT + between(random, 200, 330) }, ...others(random)], random),
  'somebody walks over it': walk,
}

export function benchStrips(): void {
  const began = performance.now()
  const hits = WAYS.map(() => 0)
  let cases = 0
  for (const [name, make] of Object.entries(KINDS)) {
    const right = WAYS.map(() => 0)
    for (const seed of SEEDS)
      for (let index = 0; index < SCENES; index++) {
        const isRight = play(make(createRandom(seed * 1000 + index)), seed * 1000 + index)
        for (const way of WAYS.keys()) right[way] = (right[way] ?? 0) + (isRight[way] === true ? 1 : 0)
      }
    const of = SEEDS.length * SCENES
    cases += of
    console.log(`strips: ${name}, ${of} scenes`)
    for (const [way, title] of WAYS.entries()) {
      hits[way] = (hits[way] ?? 0) + (right[way] ?? 0)
      console.log(`  ${title.padEnd(28)} right ${share(right[way] ?? 0, of)}`)
    }
  }
  console.log(`strips: all ${cases} scenes, ${((performance.now() - began) / 1000).toFixed(0)} s`)
  for (const [way, title] of WAYS.entries()) console.log(`  ${title.padEnd(28)} right ${share(hits[way] ?? 0, cases)}`)
}

/** Whether each of the ways has the total right at the end, and with whoever walks all along and by one id. */
function play(scene: Scene, seed: number): readonly boolean[] {
  const strip = createStripScene({ seed })
  const halves = halve(strip.geometry)
  const whole = createFloor(strip.geometry)
  const joined = lineOfTwo(halves)
  const apart = halves.strips.map(({ geometry }) => createFloor(geometry))
  const watched = WAYS.map(() => ({ total: 0, ids: new Set<number>() }))
  for (let n = 0; n < SECONDS * RATE; n++) {
    const reading = strip.next(scene.people(n / RATE))
    const cut = halves.cut(reading)
    const states: readonly FloorState[] = [
      whole.accept(reading),
      joined.accept(cut),
      joinStrips(
        halves.strips.flatMap(({ place }, index) => {
          const [floor, half] = [apart[index], cut[index]]
          return floor === undefined || half === undefined ? [] : [{ state: floor.accept(half), place, stale: false }]
        }),
      ),
    ]
    for (const [way, { total, people }] of states.entries()) {
      const seen = watched[way]
      if (seen === undefined) continue
      seen.total = total
      if (n > 3.5 * RATE) for (const { id } of people) seen.ids.add(id)
    }
  }
  return watched.map(({ total, ids }) => total === scene.total && (!scene.walks || ids.size === scene.total))
}

/** One after the other they step on and stay. */
function stand(people: readonly Standing[], random: Random): Scene {
  const comers = people.map((one, index) => ({ one: someone(one, random), at: 0.5 + index * between(random, 0.7, 1.2) }))
  return {
    people: (second) => comers.flatMap(({ one, at }) => arriving(one, second - at)),
    total: people.length,
    walks: false,
  }
}

/** Steps on before the joint, waits, and goes over it to the other side, while others stand further away. */
function walk(random: Random): Scene {
  const still = others(random).map((one) => someone(one, random))
  const one = someone({ place: JOINT - between(random, 600, 900) }, random)
  const [step, pace] = [between(random, 180, 320), between(random, 0.5, 0.8)]
  return {
    people: (second) => {
      const steps = Math.min(Math.floor(Math.max(0, second - 4) / pace), Math.ceil(1500 / step))
      const here = arriving({ ...one, place: one.place + steps * step }, second - 0.5)
      return [...here, ...still.flatMap((other, index) => arriving(other, second - 1.2 - index))]
    },
    total: still.length + 1,
    walks: true,
  }
}

/** None, one or two who stand well away from the joint. */
function others(random: Random): readonly Standing[] {
  return [{ place: between(random, 800, 2900) }, { place: between(random, 7200, 9300) }].slice(0, Math.floor(random() * 3))
}

function someone(one: Standing, random: Random): Standing {
  return { load: between(random, 50, 105), stance: between(random, 180, 270), shoe: between(random, 110, 140), ...one }
}

function between(random: Random, least: number, most: number): number {
  return least + (most - least) * random()
}

function share(hits: number, cases: number): string {
  const [low, high] = wilson(hits, cases).map((part) => (100 * part).toFixed(1))
  return `${((100 * hits) / cases).toFixed(1)} % (${low} to ${high})`
}

/** The families of scenes. */
import type { Thing } from './actor.ts'
import { createBody } from './body.ts'
import type { Chance } from './chance.ts'
import { createCourse, type CourseOptions, type Habit } from './course.ts'
import { drawRow, type LineOptions } from './line.ts'
import { createPlate, type PlateOptions } from './plate.ts'
import type { Scene } from './scene.ts'
import { createBag, createChair, createWheelchair, type Roll } from './things.ts'
import { createWalker } from './walker.ts'

export interface Family {
  readonly name: string
  /** How it is scored: at its end, all along, by the count at its end, or by who is told of nobody. */
  readonly scored: 'end' | 'course' | 'count' | 'ghosts'
  /** Of a scene that is hours long there are this many, whatever is asked. */
  readonly scenes?: number
  make(chance: Chance): Scene
}

type Ten = Pick<PlateOptions, 'pitch'>

function cold(
  name: string,
  options: PlateOptions,
  line: Partial<LineOptions> = {},
  people: readonly [number, number] = [5, 25],
  rows = 1,
): Family {
  return {
    name,
    scored: 'end',
    make(chance) {
      const seconds = 5
      const plate = createPlate(chance.fork(), options)
      const count = chance.whole(...people)
      const room = { length: plate.geometry.length, seconds, ...line }
      const spots = Array.from({ length: rows }, () => drawRow(chance, Math.ceil(count / rows), room)).flat()
      const walkers = spots.map(({ body, place, facing }, id) => {
        const walker = createWalker(id, body, chance.fork())
        walker.stand(place, facing)
        return walker
      })
      return { plate, seconds, people: walkers, things: [] }
    },
  }
}

/** People who come one after another to places in a dense row. */
function crowd(name: string, options: Ten): Family {
  return {
    name,
    scored: 'course',
    make(chance) {
      const seconds = 26
      const plate = createPlate(chance.fork(), options)
      const row = drawRow(chance, chance.whole(8, 18), { length: 10_000, seconds, apart: [330, 450] })
      // Some rows fill from one end, others anyhow.
      const order = row.map((spot, i) => ({ spot, turn: chance.happens(0.5) ? i : chance.between(0, row.length) }))
      const walkers = order
        .sort((a, b) => a.turn - b.turn)
        .map(({ spot: { body, place, facing } }, id) => {
          const walker = createWalker(id, body, chance.fork())
          walker.stepOn(1 + (id * 19) / row.length + chance.between(0, 1), place, facing)
          return walker
        })
      return { plate, seconds, people: walkers, things: [] }
    },
  }
}

const LIVELY = { walks: 25, shuffles: 30, turns: 40, leaves: 80 }

function course(
  name: string,
  plateOptions: PlateOptions | ((chance: Chance) => PlateOptions),
  options: Partial<CourseOptions> & { readonly most: number; readonly least: number },
  habit?: (chance: Chance, things: Thing[]) => Habit,
): Family {
  return {
    name,
    scored: options.rows === undefined ? 'course' : 'count',
    make(chance) {
      const drawn = typeof plateOptions === 'function' ? plateOptions(chance) : plateOptions
      const plate = createPlate(chance.fork(), drawn)
      const seconds = options.seconds ?? 35
      const things: Thing[] = []
      const people = createCourse(
        chance,
        {
          seconds,
          arrivedBy: 12,
          length: plate.geometry.length,
          ...options,
          people: chance.whole(options.least, options.most),
        },
        habit?.(chance.fork(), things),
      )
      const blind = drawn.silences?.map(([from, to]) => [from, to + 1] as const)
      return { plate, seconds, people, things, ...(blind === undefined ? {} : { blind }) }
    },
  }
}

/** Some carry a bag of 2 to 15 kg; it is put down beside them after a while, and taken up again or left. */
function withBags(chance: Chance, things: Thing[]): Habit {
  const without = new Set<number>()
  return ({ walker }, time, held) => {
    if (without.has(walker.id) || !chance.happens(0.03)) return null
    const place = walker.hereNow() + (chance.happens(0.5) ? -1 : 1) * chance.between(300, 420)
    if (held.some(({ from, to }) => place + 150 > from && place - 150 < to)) return null
    without.add(walker.id)
    const mass = chance.between(2, 15)
    const until = chance.happens(0.5) ? time + chance.between(4, 12) : Infinity
    walker.carry(-60, mass, 0.1)
    walker.carry(time, 0, 0.3)
    things.push(createBag(chance, place, mass, time, until))
    if (until === Infinity) return time + 2
    walker.carry(until, mass, 0.3)
    return until + 1
  }
}

/** One sits down on a chair that is put on the line for them, and gets up again or not. */
function sitting(chance: Chance, things: Thing[]): Habit {
  let sitters = 0
  const seated = new Set<number>()
  return ({ walker }, time, held) => {
    if (seated.has(walker.id)) return Infinity
    if (sitters >= 2 || !chance.happens(0.04)) return null
    const place = walker.hereNow()
    if (held.some(({ from, to }) => place + 280 > from && place - 280 < to)) return null
    sitters += 1
    seated.add(walker.id)
    things.push(createChair(chance, place, time, walker, chance.happens(0.5) ? 'all' : 'front'))
    walker.rest(time + 2, chance.between(0.7, 0.85), 0.8)
    if (chance.happens(0.4)) walker.rest(time + 2 + chance.between(5, 15), 0, 0.8)
    return Infinity
  }
}

/** Some people on foot, and one in a wheelchair who comes, rolls a little along the line and goes. */
function wheelchairs(): Family {
  return {
    name: 'wheelchair',
    scored: 'course',
    make(chance) {
      const seconds = 40
      const plate = createPlate(chance.fork(), { pitch: chance.pick([50, 100]) })
      const along = chance.happens(0.4)
      const place = chance.between(800, 3000)
      const begin: Roll = { from: -1, to: 0, place }
      const rolls: [Roll, ...Roll[]] = [begin]
      if (along) rolls.push({ from: 14, to: 18, place: place + chance.between(300, 900) })
      const { mass } = createBody(chance, { seconds })
      const id = 1000
      const chair = createWheelchair(id, chance, mass, along, chance.between(3, 8), chance.happens(0.3) ? 32 : Infinity, rolls)
      const walkers = createCourse(chance, { people: 4, seconds, arrivedBy: 12, length: 5000, shuffles: 30 })
      // The others keep to their half of the line.
      return { plate, seconds, people: [...walkers.map((walker) => shifted(walker)), chair], things: [] }
    },
  }
}

function shifted(walker: Scene['people'][number]): Scene['people'][number] {
  const by = 4900
  return {
    ...walker,
    placeAt: (time) => walker.placeAt(time) + by,
    press: (time, press) => walker.press(time, (place, one, other, kilograms) => press(place + by, one, other, kilograms)),
  }
}

function empty(name: string, hours: number | null): Family {
  return {
    name,
    scored: 'ghosts',
    ...(hours === null ? {} : { scenes: 2 }),
    make(chance) {
      const seconds = hours === null ? 30 : hours * 3600
      const options: PlateOptions = {
        pitch: chance.pick([50, 100]),
        stuck: chance.whole(0, 4),
        dead: chance.whole(0, 3),
        // The first two minutes of a day in 30 s: drift is hastened.
        drift: hours === null ? chance.between(0, 20) : chance.between(1, 4),
        spikes: chance.between(0.2, 3),
      }
      const things = [createBag(chance, chance.between(500, 9500), chance.between(2, 15), chance.between(1, seconds / 3))]
      return { plate: createPlate(chance.fork(), options), seconds, people: [], things }
    },
  }
}

function broken(chance: Chance): PlateOptions {
  const from = chance.between(12, 30)
  return {
    pitch: chance.pick([50, 100]),
    stuck: chance.whole(0, 2),
    dead: chance.whole(0, 2),
    spikes: chance.between(0.2, 2),
    lost: chance.between(0, 0.03),
    drift: chance.between(0, 10),
    most: chance.happens(0.5) ? 127.5 : chance.between(40, 90),
    silences: chance.happens(0.5) ? [[from, from + chance.between(0.3, 4)]] : [],
  }
}

const GAINS = [0.05, 0.15, 0.25] as const
const either = (chance: Chance): PlateOptions => ({ pitch: chance.pick([50, 100]) })

export const FAMILIES: readonly Family[] = [
  ...([100, 50] as const).flatMap((pitch) =>
    GAINS.map((gain) => cold(`cold ${pitch / 10} cm, gain ${Math.round(100 * gain)} %`, { pitch, gain })),
  ),
  cold('cold 10 cm, line of 5 m', { pitch: 100, length: 5000 }, {}, [3, 12]),
  cold('cold 5 cm, line of 5 m', { pitch: 50, length: 5000 }, {}, [3, 12]),
  cold('cold crowd 10 cm', { pitch: 100 }, { apart: [330, 450] }, [8, 18]),
  cold('cold crowd 5 cm', { pitch: 50 }, { apart: [330, 450] }, [8, 18]),
  cold('cold two rows', { pitch: 50 }, {}, [10, 30], 2),
  crowd('crowd 10 cm', { pitch: 100 }),
  crowd('crowd 5 cm', { pitch: 50 }),
  course('move 10 cm', { pitch: 100 }, { ...LIVELY, least: 6, most: 16 }),
  course('move 5 cm', { pitch: 50 }, { ...LIVELY, least: 6, most: 16 }),
  course('two rows', either, { rows: 2, least: 20, most: 40, seconds: 40, arrivedBy: 34, shuffles: 120 }),
  course('passers-by', either, { least: 3, most: 8, passers: 3, leaves: 60 }),
  course('toes over the edge', either, { ...LIVELY, careless: true, least: 5, most: 12 }),
  course('faults', broken, { ...LIVELY, least: 5, most: 12 }),
  course('bags', either, { least: 4, most: 8, shuffles: 40, leaves: 60 }, withBags),
  course('one leg', either, { least: 4, most: 10, lifts: 8 }),
  course('turning', either, { least: 4, most: 10, turns: 8 }),
  course('heels', either, { ...LIVELY, heels: true, least: 5, most: 12 }),
  wheelchairs(),
  course('sitting', either, { least: 3, most: 6, shuffles: 40 }, sitting),
  course('contacts', (chance) => ({ ...either(chance), kind: 'contact' }), { ...LIVELY, least: 3, most: 8 }),
  empty('empty', null),
  empty('empty 8 h', 8),
]

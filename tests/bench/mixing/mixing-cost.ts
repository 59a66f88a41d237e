/** What mixing costs: a full line at the rate of a strip, for as long as a day of sessions, with people who come, go and tap all the time. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { FloorState } from '#core/floor/floor'
import { createTally } from '#core/floor/tally'
import { createMixer } from '#core/presence/mixer'
import type { Place, Places } from '#core/presence/place'
import { SOURCES_OF_PEOPLE } from '#core/presence/sources'
import { createChance } from '../floor/chance.ts'
import { quantile } from '../measure.ts'

const HOURS = 8
const RATE = 30
const ON_STRIPS = 40
const BADGES = 30
const PHONES = 10
/** Once in so many frames somebody taps, and once in so many somebody leaves and somebody else comes. */
const TAPS = 150
const CHANGES = 450

export function measureMixing(): void {
  const chance = createChance(7)
  const mixer = createMixer()
  const tally = createTally()
  let nextId = 0
  const people = Array.from({ length: ON_STRIPS }, () => ({ id: nextId++, position: chance.between(0, 10), settled: true }))
  const taken = { badge: Array<Place>(), phone: Array<Place>(), tablet: Array<Place>() }
  const hours: string[] = []
  for (let hour = 0; hour < HOURS; hour++) {
    const frames: number[] = []
    for (let frame = 0; frame < RATE * 3600; frame++) {
      const at = Math.round((hour * 3600 + frame / RATE) * 1000)
      if (frame % CHANGES === 0)
        people[chance.whole(0, ON_STRIPS - 1)] = { id: nextId++, position: chance.between(0, 10), settled: true }
      if (frame % TAPS === 0) tap(taken, chance.whole(0, BADGES + PHONES - 1), chance.pick([0, 5, 10]), at)
      const felt: FloorState = { at, people: [...people], counts: tally.count(people), total: ON_STRIPS, certainty: 1, doubts: [] }
      const places: Places = taken
      const begun = performance.now()
      mixer.mix(felt, places, SOURCES_OF_PEOPLE, at)
      frames.push(1000 * (performance.now() - begun))
    }
    const told = describe(frames)
    frames.length = 0
    hours.push(`${told} · heap ${(heapUsed() / 2 ** 20).toFixed(1)} MB`)
  }
  console.log(`mixing: ${ON_STRIPS} people on strips, ${BADGES} badges and ${PHONES} phones, ${HOURS} h at ${RATE} Hz`)
  console.log(`    hour 1: ${hours.at(0)}`)
  console.log(`    hour ${HOURS}: ${hours.at(-1)}`)
}

function describe(frames: readonly number[]): string {
  const at = (part: number): string => `${quantile(frames, part).toFixed(0)} µs`
  return `a frame p50 ${at(0.5)}, p99 ${at(0.99)}, p99.9 ${at(0.999)}`
}

function tap(taken: { badge: Place[]; phone: Place[] }, whose: number, position: number, at: number): void {
  const [kind, id] = whose < BADGES ? (['badge', whose] as const) : (['phone', whose - BADGES] as const)
  taken[kind] = [...taken[kind].filter((place) => place.id !== id), { id, position, at }]
}

/** After a full collection, so that only what is kept counts. */
function heapUsed(): number {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  if (typeof collect === 'function') collect()
  return process.memoryUsage().heapUsed
}

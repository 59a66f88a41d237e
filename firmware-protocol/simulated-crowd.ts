/** People on a simulated line: they come one after the other, stand, take another place, or leave for a moment. */
import { createRandom } from './random.ts'
import { createPerson, STEP_TIME, walkingTime, type SimulatedPerson } from './simulated-person.ts'

export interface CrowdOptions {
  readonly people: number
  readonly seed: number
  /** mm from the 0 mark to the 10 mark. */
  readonly length: number
  /** Once arrived, nobody walks or leaves. */
  readonly still: boolean
}

/** Times are ms since the line was laid; they never run back. */
export interface Crowd {
  /** Everybody who is on the line at that moment. */
  peopleAt(now: number): readonly SimulatedPerson[]
}

const FIRST_ARRIVAL = 500
/** From one arrival to the next. */
const ARRIVALS = [250, 500] as const
/** So far apart people stand if there is room, mm: an arm's length; cells of 10 cm tell them apart. */
const APART = 700
/** How near to the ends of the line people stand, mm. */
const MARGIN = 150
/** From the end of one walk to the next; and the least way that is worth a walk, mm. */
const PAUSES = [5000, 12_000] as const
const LEAST_WALK = 120
/** From one short absence to the next, and how long it is. */
const ABSENCES = [90_000, 180_000] as const
const AWAY = [1500, 3500] as const

/** From, to; mm. */
type Room = readonly [number, number]

export function createCrowd({ people, seed, length, still }: CrowdOptions): Crowd {
  const random = createRandom(seed)
  const everybody = Array.from({ length: people }, (_, id) => createPerson(id, random))
  const apart = Math.min(APART, (length - 2 * MARGIN) / Math.max(1, people - 1))
  /** What happens next, and when, in the order of time. */
  const agenda: { readonly at: number; readonly happens: (at: number) => void }[] = []
  let absenceAt = Infinity

  function plan(at: number, happens: (at: number) => void): void {
    agenda.push({ at, happens })
    agenda.sort((one, other) => one.at - other.at)
  }

  /** Everybody gets a place of their own, and comes to it in no order of the line. */
  function arrive(): void {
    const slack = length - 2 * MARGIN - (people - 1) * apart
    const gaps = everybody.map(() => random.between(0, slack)).sort((one, other) => one - other)
    const order = everybody.map((person) => ({ person, turn: random.fraction() })).sort((one, other) => one.turn - other.turn)
    everybody.forEach((person, index) => (person.place = MARGIN + index * apart + (gaps[index] ?? 0)))
    let at = FIRST_ARRIVAL
    for (const { person } of order) {
      plan(at, (now) => stepOn(person, now))
      at += random.between(...ARRIVALS)
    }
    if (still || people === 0) return
    absenceAt = at + random.between(...ABSENCES)
    plan(at + random.between(...PAUSES), stir)
  }

  function stepOn(person: SimulatedPerson, now: number): void {
    person.doing = { type: 'arriving', since: now }
    plan(now + STEP_TIME, () => (person.doing = { type: 'standing' }))
  }

  /** One person does something; the next one only when that is over, so nobody walks into anybody. */
  function stir(now: number): void {
    const end = now >= absenceAt ? leave(anyOf(everybody), now) : walk(now)
    plan(end + random.between(...PAUSES), stir)
  }

  /** Somebody who has room for it goes to another place between the same neighbours. Gives when they stand there. */
  function walk(now: number): number {
    const ways = everybody.flatMap((person) => waysFor(person).map((way) => ({ person, way })))
    if (ways.length === 0) return now
    const { person, way } = anyOf(ways)
    const { place: from } = person
    person.place = random.between(...way)
    person.doing = { type: 'walking', since: now, from }
    const end = now + walkingTime(from, person.place)
    plan(end, () => (person.doing = { type: 'standing' }))
    return end
  }

  /** Where somebody can walk to without passing anybody, to the left and to the right. */
  function waysFor(person: SimulatedPerson): readonly Room[] {
    const room = roomsFor(person).find(([least, most]) => least <= person.place && person.place <= most)
    if (room === undefined) return []
    const ways: readonly Room[] = [
      [room[0], person.place - LEAST_WALK],
      [person.place + LEAST_WALK, room[1]],
    ]
    return ways.filter(([least, most]) => least < most)
  }

  /** Off the line, and soon back, wherever there is room. Gives when they stand again. */
  function leave(person: SimulatedPerson, now: number): number {
    const offAt = now + STEP_TIME
    const backAt = offAt + random.between(...AWAY)
    absenceAt = backAt + random.between(...ABSENCES)
    person.doing = { type: 'leaving', since: now }
    plan(offAt, () => (person.doing = { type: 'away' }))
    plan(backAt, () => {
      const rooms = roomsFor(person)
      if (rooms.length > 0) person.place = random.between(...anyOf(rooms))
      stepOn(person, backAt)
    })
    return backAt + STEP_TIME
  }

  /** Where there is room for this person among the others. */
  function roomsFor(person: SimulatedPerson): readonly Room[] {
    const others = everybody.filter((other) => other !== person).map(({ place }) => place)
    const places = [MARGIN - apart, ...others.sort((one, other) => one - other), length - MARGIN + apart]
    return places
      .slice(1)
      .map((place, index): Room => [(places[index] ?? place) + apart, place - apart])
      .filter(([least, most]) => least <= most)
  }

  function anyOf<Item>(items: readonly Item[]): Item {
    const item = items[Math.floor(random.fraction() * items.length)]
    if (item === undefined) throw new Error('nothing to choose from')
    return item
  }

  arrive()
  return {
    peopleAt(now) {
      for (let next = agenda[0]; next !== undefined && next.at <= now; next = agenda[0]) {
        agenda.shift()
        next.happens(next.at)
      }
      return everybody.filter(({ doing }) => doing.type !== 'away')
    },
  }
}

/** The hand: what the facilitator says of the line, on top of the floor or instead of it. */
import * as v from 'valibot'
import { SCALE_NUMBERS, sumOf, type ScaleNumber } from '../scale/position.ts'
import type { FloorState, Person } from './floor.ts'

/** More than any group; and as many more or fewer as the hand can say of one number. */
export const MOST_BY_HAND = 99
const change = v.pipe(v.number(), v.integer(), v.minValue(-MOST_BY_HAND), v.maxValue(MOST_BY_HAND))

export const handSchema = v.strictObject({
  /** `manual`: the line is what the hand says, and the floor is not asked. */
  manual: v.boolean(),
  /** For each number 0 to 10: people more (or fewer) than the floor says; in `manual` the people there. */
  people: v.pipe(v.array(change), v.length(SCALE_NUMBERS.length)),
})
export type Hand = v.InferOutput<typeof handSchema>

/** The hand says nothing: the floor has the line. */
export const NO_HAND: Hand = { manual: false, people: SCALE_NUMBERS.map(() => 0) }

export function isIdle({ manual, people }: Hand): boolean {
  return !manual && people.every((by) => by === 0)
}

/** One person more or fewer on a number. */
export function correct(hand: Hand, number: ScaleNumber, by: 1 | -1): Hand {
  return { ...hand, people: hand.people.map((people, index) => (index === number ? people + by : people)) }
}

/** People of the hand have ids of their own, far from those of the floor: `FIRST_ID + 100 * number + 0, 1, 2, …`. */
const FIRST_ID = 1_000_000

/** The line as the facilitator says it is. Who stands there by the floor and is not corrected stays exactly where they are. */
export function applyHand(line: FloorState, hand: Hand): FloorState {
  if (isIdle(hand)) return line
  const sensed = hand.manual ? SCALE_NUMBERS.map(() => 0) : line.counts
  const counts = SCALE_NUMBERS.map((number) => Math.max(0, (sensed[number] ?? 0) + (hand.people[number] ?? 0)))
  const kept = hand.manual ? [] : withoutTaken(line, hand)
  const people = [...kept, ...SCALE_NUMBERS.flatMap((number) => added(number, hand.people[number] ?? 0))]
  return { ...line, people, counts, total: sumOf(counts) }
}

function added(number: ScaleNumber, many: number): readonly Person[] {
  return Array.from({ length: Math.max(0, many) }, (_, index) => ({
    id: FIRST_ID + 100 * number + index,
    position: number,
    settled: true,
  }))
}

/** Who the hand takes away from a number is whoever came last there: a thing that was put down, or a shadow of somebody. */
function withoutTaken({ people, counts }: FloorState, hand: Hand): readonly Person[] {
  const taken = new Set<Person>()
  for (const number of SCALE_NUMBERS) {
    const many = Math.max(0, -(hand.people[number] ?? 0))
    if (many === 0) continue
    const off = (person: Person): number => Math.abs(person.position - number)
    const free = people.filter((person) => !taken.has(person))
    // The nearest ones, as many as are counted there: somebody who sways belongs to a number that may not be the nearest.
    const here = free.toSorted((one, other) => off(one) - off(other)).slice(0, counts[number] ?? 0)
    for (const person of here.toSorted((one, other) => other.id - one.id).slice(0, many)) taken.add(person)
  }
  return taken.size === 0 ? people : people.filter((person) => !taken.has(person))
}

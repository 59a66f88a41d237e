/** A snapshot knows nobody, but whoever stood there a moment ago may keep their dot: a picture that stands still does not jump. */
import type { LineMessage } from '#core/protocol/messages'
import { UNKNOWN_FROM } from '#core/protocol/shown-line'
import { SCALE_NUMBERS, type ScalePosition } from '#core/scale/position'
import type { Snapshot } from '#core/session/snapshot'
import { placesInRings } from '../shared/in-rings.ts'
import type { StagedLine } from './line-stage.ts'

type Person = LineMessage['people'][number]

/** Nobody moves further than this, in units, between being seen and being kept. */
const SAME_PLACE = 0.3

/** A snapshot as a line of people that nobody knows, in the rings of an earlier one. */
export function lineOf({ positions, counts }: Snapshot, rings: Snapshot | null): StagedLine {
  const places = placesInRings(positions, rings?.positions ?? [])
  return { people: places.map((position, index) => ({ id: UNKNOWN_FROM + index, position, settled: true })), counts }
}

/** The line while nobody may see where people stand. */
export const WITHOUT_PLACES: StagedLine = { people: [], counts: SCALE_NUMBERS.map(() => 0) }

/** Gives whom nobody knows the ids of those whose dots stand at the same places now; each id once. */
export function recognise(people: readonly Person[], standing: ReadonlyMap<number, ScalePosition>): readonly Person[] {
  if (!people.some(({ id }) => id >= UNKNOWN_FROM)) return people
  const free = [...standing].sort(([, one], [, other]) => one - other)
  const known = new Map<Person, number>()
  for (const person of people.toSorted((one, other) => one.position - other.position)) {
    const found = free.findIndex(([, position]) => Math.abs(position - person.position) <= SAME_PLACE)
    const [match] = found === -1 ? [] : free.splice(found, 1)
    if (match !== undefined) known.set(person, match[0])
  }
  return people.map((person) => ({ ...person, id: known.get(person) ?? person.id }))
}

/** The ids of people when the strips under them are felt in another way: whoever stands where somebody stood is that one. */
import type { Person } from './floor.ts'

export interface PersonNames {
  /** The same people with the ids by which they were told before. `way` is how the strips are felt now; ids mean the same as long as it is. */
  keep(way: string, people: readonly Person[]): readonly Person[]
}

/** Nobody is further from where they stood a moment ago, units. */
const SAME_WITHIN = 0.5

export function createPersonNames(): PersonNames {
  let lastWay = ''
  let last: readonly Person[] = []
  /** Told ids by the ids of `way`. */
  let names = new Map<number, number>()

  /** Those nearest to each other first. */
  function recognise(people: readonly Person[]): void {
    const pairs = people.flatMap(({ id, position }) =>
      last.map((before) => ({ id, told: before.id, apart: Math.abs(position - before.position) })),
    )
    names = new Map()
    const taken = new Set<number>()
    for (const { id, told, apart } of pairs.toSorted((one, other) => one.apart - other.apart)) {
      if (apart > SAME_WITHIN || names.has(id) || taken.has(told)) continue
      names.set(id, told)
      taken.add(told)
    }
  }

  return {
    keep(way, people) {
      if (way !== lastWay && lastWay !== '') recognise(people)
      lastWay = way
      const known = new Map(people.flatMap(({ id }) => (names.has(id) ? [[id, names.get(id) ?? id] as const] : [])))
      const taken = new Set(known.values())
      for (const { id } of people) {
        if (known.has(id)) continue
        const told = nameOf(id, taken)
        known.set(id, told)
        taken.add(told)
      }
      names = known
      const isAsIs = people.every(({ id }) => names.get(id) === id)
      last = isAsIs ? people : people.map((person) => Object.assign({}, person, { id: names.get(person.id) ?? person.id }))
      return last
    },
  }
}

/** An id that nobody has now. */
function nameOf(id: number, taken: ReadonlySet<number>): number {
  let told = id
  while (taken.has(told)) told++
  return told
}

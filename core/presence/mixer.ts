/**
 * One picture of the line from all that tells of it: people whom the floor feels, and places that were taken without it.
 *
 * Who has a badge or a phone and stands on the strip as well is one person. Whoever the floor feels keeps their dot whatever else is
 * said of them; a badge or phone that is somebody's there has no dot of its own.
 */
import type { Doubt } from '../floor/doubt.ts'
import type { FloorState, Person } from '../floor/floor.ts'
import { nearestNumber, SCALE_NUMBERS, sumOf } from '../scale/position.ts'
import { createCompany, type Company } from './company.ts'
import { isMerging } from './evidence.ts'
import { PLACE_KINDS, type Places } from './place.ts'
import type { Sources, SourceCounts, SourceOfPeople } from './sources.ts'

/** The line, and how many of its people came from where; those of the hand are not among them. */
export interface Picture extends FloorState {
  readonly sources: SourceCounts
}

export interface Mixer {
  /** What is felt and taken at `now`, host time; `sources` are those that count. */
  mix(felt: FloorState, places: Places, sources: Sources, now: number): Picture
  /** Another floor, or the same one emptied: nobody is known to stand there. */
  restart(): void
}

/** People of each kind of place have ids of their own: `FIRST_ID + APART * kind + id`, far from those of the floor, the hand and a snapshot. */
const FIRST_ID = 1_100_000
const APART = 100_000

export function createMixer(): Mixer {
  const company = createCompany()
  /** The doubts of the floor and of the mixing together, as they were told last: the same as long as nothing changes. */
  let lastFelt: readonly Doubt[] = []
  let lastMixed: readonly Doubt[] = []
  let doubts: readonly Doubt[] = []

  function allDoubts(felt: readonly Doubt[], mixed: readonly Doubt[]): readonly Doubt[] {
    if (felt === lastFelt && mixed === lastMixed) return doubts
    lastFelt = felt
    lastMixed = mixed
    doubts = mixed.length === 0 ? felt : [...felt, ...mixed].toSorted((one, other) => (one.number ?? 0) - (other.number ?? 0))
    return doubts
  }

  return {
    restart: () => company.restart(),
    mix(felt, places, sources, now) {
      company.follow(felt.people, places, sources, now)
      const onStrip = sources.includes('strip')
      const placed = placedBy(places, sources, onStrip ? company : null)
      const people = onStrip ? [...felt.people, ...placed.people] : placed.people
      const counts = SCALE_NUMBERS.map((number) => (onStrip ? (felt.counts[number] ?? 0) : 0))
      for (const { position } of placed.people) counts[nearestNumber(position)] = (counts[nearestNumber(position)] ?? 0) + 1
      return {
        at: felt.at,
        people,
        counts,
        total: sumOf(counts),
        certainty: felt.certainty * (onStrip ? company.certainty : 1),
        doubts: onStrip ? allDoubts(felt.doubts, company.doubts) : NO_DOUBTS,
        sources: { ...placed.counts, strip: onStrip ? felt.people.length : 0 },
      }
    },
  }
}

const NO_DOUBTS: readonly Doubt[] = []

/** Everybody who has a place and no dot on the strip. */
function placedBy(places: Places, sources: Sources, company: Company | null) {
  const people: Person[] = []
  const counts: Record<SourceOfPeople, number> = { strip: 0, badge: 0, phone: 0, tablet: 0 }
  for (const [index, kind] of PLACE_KINDS.entries()) {
    if (!sources.includes(kind)) continue
    for (const { id, position } of places[kind]) {
      if (company !== null && isMerging(kind) && company.has(kind, id)) continue
      people.push({ id: FIRST_ID + APART * index + id, position, settled: true })
      counts[kind]++
    }
  }
  return { people, counts }
}

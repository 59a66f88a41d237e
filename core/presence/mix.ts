/** One picture of the line: who the floor feels, and who took a place without it. */
import type { FloorState, Person } from '../floor/floor.ts'
import { nearestNumber, sumOf } from '../scale/position.ts'
import { PLACE_KINDS, type Places } from './place.ts'

/** People of each kind of place have ids of their own: `FIRST_ID + APART * kind + id`, far from those of the floor, the hand and a snapshot. */
const FIRST_ID = 3_000_000
const APART = 100_000

export function mix(felt: FloorState, places: Places): FloorState {
  const placed: readonly Person[] = PLACE_KINDS.flatMap((kind, index) =>
    places[kind].map(({ id, position }) => ({ id: FIRST_ID + APART * index + id, position, settled: true })),
  )
  if (placed.length === 0) return felt
  const counts = [...felt.counts]
  for (const { position } of placed) counts[nearestNumber(position)] = (counts[nearestNumber(position)] ?? 0) + 1
  return { ...felt, people: [...felt.people, ...placed], counts, total: sumOf(counts) }
}

/** How a line stands on the page: place by place, or in bands where so few people stood that a place alone would say who. */
import * as v from 'valibot'
import { outsideTheRoom, placesOver } from '../session/bands.ts'
import { countsSchema, snapshotSchema, totalOf, type Snapshot } from '../session/snapshot.ts'

export const standSchema = v.variant('kind', [
  /** Where everybody stood, lowest first, and how many on each number. */
  v.strictObject({ kind: v.literal('places'), positions: snapshotSchema.entries.positions, counts: countsSchema }),
  /** Lowest first; bands do not overlap, and in none of them stood one person, unless there was only one. */
  v.strictObject({ kind: v.literal('bands'), bands: snapshotSchema.entries.bands.wrapped }),
])
export type Stand = v.InferOutput<typeof standSchema>

/** The moments of a session as they may leave the room. An empty moment is none. */
export function standsOf<Moments extends Readonly<Record<string, Snapshot | null>>>(
  moments: Moments,
): { readonly [Moment in keyof Moments]: Stand | null }
export function standsOf(moments: Readonly<Record<string, Snapshot | null>>): Readonly<Record<string, Stand | null>> {
  return Object.fromEntries(Object.entries(outsideTheRoom(moments)).map(([name, snapshot]) => [name, standOf(snapshot)]))
}

function standOf(snapshot: Snapshot | null): Stand | null {
  if (snapshot === null || totalOf(snapshot) === 0) return null
  const { positions, counts, bands } = snapshot
  return bands === undefined ? { kind: 'places', positions: [...positions], counts: [...counts] } : { kind: 'bands', bands }
}

/** Places of a stand, lowest first. */
export function placesIn(stand: Stand): readonly number[] {
  return stand.kind === 'places' ? stand.positions : stand.bands.flatMap(placesOver)
}

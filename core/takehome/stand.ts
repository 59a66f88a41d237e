/** How a line leaves the room: place by place, or in bands where so few people stood that a place alone would say who. */
import * as v from 'valibot'
import { SCALE_NUMBERS, sumOf, type Counts, type ScaleNumber } from '../scale/position.ts'
import { SIDES, sideOf } from '../session/heard.ts'
import { countsSchema, snapshotSchema, totalOf, type Snapshot } from '../session/snapshot.ts'

/** Below this many people a number may stand for one person whom the others remember. */
const ENOUGH_TO_HIDE = 8

const number = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10))

/** People somewhere from one number to another. */
const bandSchema = v.strictObject({ from: number, to: number, people: v.pipe(v.number(), v.integer(), v.minValue(1)) })
export type Band = v.InferOutput<typeof bandSchema>

export const standSchema = v.variant('kind', [
  /** Where everybody stood, lowest first, and how many on each number. */
  v.strictObject({ kind: v.literal('places'), positions: snapshotSchema.entries.positions, counts: countsSchema }),
  /** Lowest first; bands do not overlap, and in none of them stood one person, unless there was only one. */
  v.strictObject({ kind: v.literal('bands'), bands: v.pipe(v.array(bandSchema), v.maxLength(SIDES.length)) }),
])
export type Stand = v.InferOutput<typeof standSchema>

/**
 * The moments as they may leave the room. They are told alike: a moment of few beside one of many would give away who came or went. An
 * empty moment is none.
 */
export function standsOf<Moments extends Readonly<Record<string, Snapshot | null>>>(
  moments: Moments,
): { readonly [Moment in keyof Moments]: Stand | null }
export function standsOf(moments: Readonly<Record<string, Snapshot | null>>): Readonly<Record<string, Stand | null>> {
  const totals = Object.values(moments).map((snapshot) => (snapshot === null ? 0 : totalOf(snapshot)))
  const isSmall = totals.some((people) => people > 0 && people < ENOUGH_TO_HIDE)
  return Object.fromEntries(Object.entries(moments).map(([name, snapshot]) => [name, standOf(snapshot, isSmall)]))
}

function standOf(snapshot: Snapshot | null, isSmall: boolean): Stand | null {
  if (snapshot === null || totalOf(snapshot) === 0) return null
  if (isSmall) return { kind: 'bands', bands: bandsOf(snapshot.counts) }
  return { kind: 'places', positions: [...snapshot.positions], counts: [...snapshot.counts] }
}

/** Low, middle and high; a band with one person goes together with the nearest one where somebody is, the smaller of two. */
function bandsOf(counts: Counts): Band[] {
  const bands = SIDES.map((side) =>
    bandOver(
      counts,
      SCALE_NUMBERS.filter((one) => sideOf(one) === side),
    ),
  ).filter(isTaken)
  for (let alone = lonely(bands); alone !== -1 && bands.length > 1; alone = lonely(bands)) {
    const other = smallerBeside(bands, alone)
    const [one, two] = [bands[Math.min(alone, other)], bands[Math.max(alone, other)]]
    if (one === undefined || two === undefined) break
    bands.splice(Math.min(alone, other), 2, { from: one.from, to: two.to, people: one.people + two.people })
  }
  return bands
}

function bandOver(counts: Counts, numbers: readonly ScaleNumber[]): Band {
  return { from: numbers[0] ?? 0, to: numbers.at(-1) ?? 0, people: sumOf(numbers.map((number) => counts[number] ?? 0)) }
}

function isTaken({ people }: Band): boolean {
  return people > 0
}

function lonely(bands: readonly Band[]): number {
  return bands.findIndex(({ people }) => people === 1)
}

function smallerBeside(bands: readonly Band[], index: number): number {
  const [below, above] = [bands[index - 1]?.people ?? Infinity, bands[index + 1]?.people ?? Infinity]
  return below <= above ? index - 1 : index + 1
}

export function peopleIn(stand: Stand): number {
  return stand.kind === 'places' ? sumOf(stand.counts) : sumOf(stand.bands.map(({ people }) => people))
}

/** Where a small group stood, as far as that may leave the room: nobody is told apart by standing alone. */
import { SCALE_END, SCALE_NUMBERS, sumOf, type Counts, type ScaleNumber } from '../scale/position.ts'
import { SIDES, sideOf } from './heard.ts'
import { totalOf, type Band, type Snapshot } from './snapshot.ts'

/** Below this many people a number may stand for one person whom the others remember. */
const ENOUGH_TO_BE_NOBODY = 8

/**
 * The people of a snapshot in bands of the line, in its order; bands without people are left out. From eight people on each number is a band of
 * its own. Below that, or where it is `small` all the same, the bands are low, middle and high: their ends say nothing of who stood there.
 * One with a single person goes together with the one beside it where somebody is, the smaller of two; one person alone could be anywhere.
 */
export function bandsOf({ counts, bands: known }: Snapshot, small = isFew(sumOf(counts))): readonly Band[] {
  if (known !== undefined) return known
  if (sumOf(counts) === 1) return [{ from: 0, to: SCALE_END, people: 1 }]
  const bands = small ? SIDES.map((side) => bandOver(counts, numbersOn(side))) : SCALE_NUMBERS.map((one) => bandOver(counts, [one]))
  const taken = bands.filter(({ people }) => people > 0)
  return small ? joinedUp(taken) : taken
}

/**
 * The moments of a session as they may leave the room: exact for a group; where few stood at one of them all are told in bands, in which people
 * are then drawn evenly. Alike, because a moment of few beside an exact one would give away who came or went.
 */
export function outsideTheRoom<Moments extends Readonly<Record<string, Snapshot | null>>>(
  moments: Moments,
): { readonly [Moment in keyof Moments]: Snapshot | null }
export function outsideTheRoom(moments: Readonly<Record<string, Snapshot | null>>): Readonly<Record<string, Snapshot | null>> {
  const isSmall = Object.values(moments).some((snapshot) => snapshot !== null && isFew(totalOf(snapshot)))
  return isSmall
    ? Object.fromEntries(Object.entries(moments).map(([name, moment]) => [name, moment === null ? null : inBands(moment)]))
    : moments
}

function isFew(people: number): boolean {
  return people > 0 && people < ENOUGH_TO_BE_NOBODY
}

function inBands(snapshot: Snapshot): Snapshot {
  if (snapshot.bands !== undefined || totalOf(snapshot) === 0) return snapshot
  const bands = bandsOf(snapshot, true)
  const positions = bands.flatMap(placesOver).map((place) => Math.round(place * 100) / 100)
  const counts = SCALE_NUMBERS.map((number) => positions.filter((position) => Math.round(position) === number).length)
  return { positions, counts, bands: [...bands] }
}

function numbersOn(side: (typeof SIDES)[number]): readonly ScaleNumber[] {
  return SCALE_NUMBERS.filter((number) => sideOf(number) === side)
}

function bandOver(counts: Counts, numbers: readonly ScaleNumber[]): Band {
  return { from: numbers[0] ?? 0, to: numbers.at(-1) ?? 0, people: sumOf(numbers.map((number) => counts[number] ?? 0)) }
}

function joinedUp(bands: readonly Band[]): readonly Band[] {
  const alone = bands.findIndex(({ people }) => people === 1)
  if (alone === -1 || bands.length === 1) return bands
  const [below, above] = [bands[alone - 1]?.people ?? Infinity, bands[alone + 1]?.people ?? Infinity]
  const first = below <= above ? alone - 1 : alone
  const [one, other] = [bands[first], bands[first + 1]]
  if (one === undefined || other === undefined) return bands
  return joinedUp(bands.toSpliced(first, 2, { from: one.from, to: other.to, people: one.people + other.people }))
}

/** Evenly over a band, because nothing more is said of the people in it; lowest first. */
export function placesOver({ from, to, people }: Band): readonly number[] {
  const gap = (to - from) / people
  return Array.from({ length: people }, (_, index) => from + gap * (index + 0.5))
}

/** As a band is written: `3` or `3-5`. */
export function bandName({ from, to }: { readonly from: ScaleNumber; readonly to: ScaleNumber }): string {
  return from === to ? String(from) : `${from}-${to}`
}

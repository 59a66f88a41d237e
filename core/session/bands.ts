/** Where a small group stood, as far as that may leave the room: nobody is told apart by standing alone. */
import { SCALE_END, SCALE_NUMBERS, sumOf, type ScaleNumber } from '../scale/position.ts'
import type { Band, Snapshot } from './snapshot.ts'

/** From so many people on a number of the line says nothing about who. */
const ENOUGH_TO_BE_NOBODY = 8

/**
 * The people of a snapshot in bands of the line, in its order; bands without people are left out. From eight people on each number is a band of
 * its own. Below that whoever would stand alone goes together with the nearest others, of two as near with the lower ones, until nobody
 * does; one person alone could be anywhere.
 */
export function bandsOf({ counts, bands: known }: Snapshot): readonly Band[] {
  if (known !== undefined) return known
  const bands = SCALE_NUMBERS.flatMap((number): readonly Band[] => {
    const people = counts[number] ?? 0
    return people === 0 ? [] : [{ from: number, to: number, people }]
  })
  const total = sumOf(counts)
  if (total >= ENOUGH_TO_BE_NOBODY) return bands
  return total === 1 ? [{ from: 0, to: SCALE_END, people: 1 }] : joinedUp(bands)
}

/** A snapshot as it may leave the room: exact for a group, in bands below eight people, who are then drawn evenly over their band. */
export function outsideTheRoom(snapshot: Snapshot): Snapshot {
  if (snapshot.bands !== undefined || sumOf(snapshot.counts) >= ENOUGH_TO_BE_NOBODY) return snapshot
  const bands = bandsOf(snapshot)
  const positions = bands.flatMap(spread)
  const counts = SCALE_NUMBERS.map((number) => positions.filter((position) => Math.round(position) === number).length)
  return { positions, counts, bands: [...bands] }
}

function joinedUp(bands: readonly Band[]): readonly Band[] {
  const alone = bands.findIndex(({ people }) => people === 1)
  if (alone === -1 || bands.length === 1) return bands
  const gapBefore = (bands[alone]?.from ?? 0) - (bands[alone - 1]?.to ?? -Infinity)
  const gapAfter = (bands[alone + 1]?.from ?? Infinity) - (bands[alone]?.to ?? 0)
  const first = gapBefore <= gapAfter ? alone - 1 : alone
  const [one, other] = [bands[first], bands[first + 1]]
  if (one === undefined || other === undefined) return bands
  const merged: Band = { from: one.from, to: other.to, people: one.people + other.people }
  return joinedUp(bands.toSpliced(first, 2, merged))
}

function spread({ from, to, people }: Band): readonly number[] {
  const gap = (to - from) / people
  return Array.from({ length: people }, (_, index) => Math.round((from + gap * (index + 0.5)) * 100) / 100)
}

/** As a band is written: `3` or `3-5`. */
export function bandName({ from, to }: { readonly from: ScaleNumber; readonly to: ScaleNumber }): string {
  return from === to ? String(from) : `${from}-${to}`
}

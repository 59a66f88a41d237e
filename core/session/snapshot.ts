/** The line at one moment: where people stood, without who. What a session keeps of the floor, and all it keeps. */
import * as v from 'valibot'
import { SCALE_END, SCALE_NUMBERS, sumOf, type Counts, type ScalePosition } from '../scale/position.ts'

/** The three moments at which the positions of the group matter: today, everybody at the 10, and after the step forward. */
export const MOMENTS = ['today', 'ideal', 'forward'] as const
export type Moment = (typeof MOMENTS)[number]

/** More people than any group that stands on one line. */
const MOST_PEOPLE = 99

const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MOST_PEOPLE))

/** People on each whole number, 0 to 10. */
export const countsSchema = v.pipe(v.array(count), v.length(SCALE_NUMBERS.length))

/** So many people somewhere between two numbers of the line, both included. */
const bandSchema = v.strictObject({
  from: v.picklist(SCALE_NUMBERS),
  to: v.picklist(SCALE_NUMBERS),
  people: v.pipe(count, v.minValue(1)),
})
export type Band = v.InferOutput<typeof bandSchema>

export const snapshotSchema = v.strictObject({
  /** Where people stood, lowest first, scale units. The order says nothing about who. */
  positions: v.pipe(v.array(v.pipe(v.number(), v.minValue(0), v.maxValue(SCALE_END))), v.maxLength(MOST_PEOPLE)),
  counts: countsSchema,
  /** Of a small group that came from outside the room no more than this is known; its places are then drawn evenly over each band. */
  bands: v.exactOptional(v.pipe(v.array(bandSchema), v.maxLength(SCALE_NUMBERS.length))),
})
export type Snapshot = v.InferOutput<typeof snapshotSchema>

/** Somebody on the line, whatever told so. */
interface Standing {
  readonly position: ScalePosition
}

/** Keeps hundredths of a unit, 1 cm on a line of 10 m: more than a floor can know. */
export function snapshotOf(people: readonly Standing[], counts: Counts): Snapshot {
  const positions = people.map(({ position }) => Math.round(position * 100) / 100).sort((one, other) => one - other)
  return { positions: positions.slice(0, MOST_PEOPLE), counts: counts.map((people) => Math.min(people, MOST_PEOPLE)) }
}

export function totalOf({ counts }: Snapshot): number {
  return sumOf(counts)
}

/** More than one strip, as one floor: beside each other their people add up, one after another each has its part of the line. */
import * as v from 'valibot'
import { clampToScale, nearestNumber, SCALE_END, SCALE_NUMBERS, sumOf, type ScalePosition } from '../scale/position.ts'
import type { Doubt } from './doubt.ts'
import type { FloorState, Person } from './floor.ts'

/** As many as one kiosk has. */
export const MOST_STRIPS = 8

const end = v.pipe(v.number(), v.minValue(0), v.maxValue(SCALE_END))

/** Where a strip lies: its row, and the number at its own 0 and at its own 10. The other way round: `from` is more than `to`. */
export const stripPlaceSchema = v.pipe(
  v.strictObject({ lane: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MOST_STRIPS - 1)), from: end, to: end }),
  v.check(({ from, to }) => Math.abs(to - from) >= 1, 'A strip lies along at least one number of the line.'),
)
export type StripPlace = v.InferOutput<typeof stripPlaceSchema>

/** All of the line, in the first row. */
export const WHOLE_LINE: StripPlace = { lane: 0, from: 0, to: SCALE_END }

/** A strip as it is now. */
export interface Strip {
  readonly state: FloorState
  readonly place: StripPlace
  /** Not heard now: who stood there is told as they were. */
  readonly stale: boolean
}

/** People of each strip have ids of their own: `APART * strip + id`; those of the first keep theirs. */
const APART = 100_000
/** Two strips that meet within this of each other, units, are one after another there. */
const JOINT = 0.3
/** Feet of one person, on either side of a joint, are no further apart than this, units: half a stance each, on a line of 10 m. */
const ASTRIDE = 0.5

/** One strip that lies along all of the line is as it is. */
export function joinStrips(strips: readonly Strip[]): FloorState {
  const [only] = strips
  if (only !== undefined && strips.length === 1 && !only.stale && isWhole(only.place)) return only.state
  const laid = strips.map(({ state, place, stale }, index) => ({
    place,
    people: state.people.map((person) => moved(person, index, place, stale)),
  }))
  const astride = new Set<Person>()
  for (const one of laid)
    for (const other of laid) if (one !== other && goesOn(one.place, other.place)) dropAstride(one, other, astride)
  const people = laid.flatMap((one) => one.people).filter((person) => !astride.has(person))
  return {
    at: Math.max(0, ...strips.map(({ state }) => state.at)),
    people,
    counts: countsOf(strips, people),
    total: people.length,
    certainty: strips.reduce((sure, { state, stale }) => (stale ? sure : sure * state.certainty), 1),
    doubts: strips
      .flatMap(({ state, place }) => state.doubts.map((doubt) => laidDoubt(doubt, place)))
      .toSorted((one, other) => (one.number ?? 0) - (other.number ?? 0)),
  }
}

export function isWhole({ from, to }: Pick<StripPlace, 'from' | 'to'>): boolean {
  return from === 0 && to === SCALE_END
}

/** Where a place between a strip's own 0 and 10 lies on the line. */
export function along(position: ScalePosition, { from, to }: Pick<StripPlace, 'from' | 'to'>): ScalePosition {
  return clampToScale(from + ((to - from) * position) / SCALE_END)
}

function moved({ id, position, settled }: Person, strip: number, place: StripPlace, stale: boolean): Person {
  const person = { id: APART * strip + id, position: along(position, place), settled }
  return stale ? { ...person, stale } : person
}

/** Strips that all lie along the whole line keep the numbers that their people chose; others are counted anew. */
function countsOf(strips: readonly Strip[], people: readonly Person[]): FloorState['counts'] {
  if (strips.every(({ place }) => isWhole(place)))
    return SCALE_NUMBERS.map((number) => sumOf(strips.map(({ state }) => state.counts[number] ?? 0)))
  const numbers = people.map(({ position }) => nearestNumber(position))
  return SCALE_NUMBERS.map((number) => numbers.filter((here) => here === number).length)
}

/** Whichever lies nearer to the 0 first. */
export function alongLine({ place: one }: Pick<Strip, 'place'>, { place: other }: Pick<Strip, 'place'>): number {
  return one.from + one.to - other.from - other.to
}

/** In the same row, and one begins where the other ends. */
export function goesOn(one: StripPlace, other: StripPlace): boolean {
  return one.lane === other.lane && jointOf(one, other) !== null
}

function jointOf(one: StripPlace, other: StripPlace): ScalePosition | null {
  const [end, begin] = [Math.max(one.from, one.to), Math.min(other.from, other.to)]
  return Math.abs(end - begin) <= JOINT ? (end + begin) / 2 : null
}

interface Laid {
  readonly place: StripPlace
  readonly people: readonly Person[]
}

/** Who has a foot on either side of the joint is felt twice: as the last of one strip and the first of the next. */
function dropAstride(before: Laid, after: Laid, astride: Set<Person>): void {
  const joint = jointOf(before.place, after.place)
  if (joint === null) return
  const last = before.people.toSorted((one, other) => other.position - one.position)[0]
  const first = after.people.toSorted((one, other) => one.position - other.position)[0]
  if (last === undefined || first === undefined) return
  const isNear = Math.abs(last.position - joint) <= ASTRIDE && Math.abs(first.position - joint) <= ASTRIDE
  if (isNear && first.position - last.position <= ASTRIDE) astride.add(first)
}

function laidDoubt({ kind, number }: Doubt, place: StripPlace): Doubt {
  if (number === null) return { kind, number }
  const there = nearestNumber(along(number, place))
  return { kind, number: SCALE_NUMBERS.find((known) => known === there) ?? null }
}

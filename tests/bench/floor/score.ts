/** What the floor said of a scene, against what was so. */
import { assign, pairUp } from './assign.ts'
import type { Place } from './scene.ts'

/** Truth and told at one moment, seconds. */
export interface Sample {
  readonly time: number
  readonly truth: readonly Place[]
  readonly told: readonly Place[]
}

export interface CourseScore {
  /** 1 minus missed, invented and confused people per person and sample. */
  readonly mota: number
  /** How much of who is there and who is told is the same one all along, by the best match of ids. */
  readonly idf1: number
  /** Part of the samples away from events at which the count is right; null when there are none. */
  readonly settled: number | null
}

export interface EndScore {
  readonly exact: boolean
  readonly withinOne: boolean
  /** Exact, and everybody within 0.15 of a scale unit. */
  readonly placed: boolean
  readonly off: number
}

/** Samples so long before and after an event, seconds, say nothing of those who stand. */
const BEFORE = 0.6
const AFTER = 1.5
/** Furthest from their place that somebody is the same, mm. */
const GATE = 300

/** The gate in scale units. */
export function gateOf(length: number): number {
  return (10 * GATE) / length
}

export function scoreEnd(truth: readonly Place[], told: readonly Place[]): EndScore {
  const [wanted, got] = [positions(truth), positions(told)]
  const off = got.length - wanted.length
  const placed = off === 0 && wanted.every((place, i) => Math.abs(place - (got[i] ?? Infinity)) <= 0.15)
  return { exact: off === 0, withinOne: Math.abs(off) <= 1, placed, off }
}

function positions(places: readonly Place[]): readonly number[] {
  return places.map(({ position }) => position).sort((a, b) => a - b)
}

/** `gate` in scale units. Null when nobody was ever there. */
export function scoreCourse(samples: readonly Sample[], gate: number): CourseScore | null {
  const last = new Map<number, number>()
  const together = new Map<number, Map<number, number>>()
  let [people, marks, wrong] = [0, 0, 0]
  for (const { truth, told } of samples) {
    const pairs = pairUp(truth, told, gate, (one, mark) => last.get(one.id) === mark.id)
    people += truth.length
    marks += told.length
    wrong += truth.length + told.length - 2 * pairs.length
    for (const [i, j] of pairs) {
      const [one, mark] = [truth[i]?.id ?? -1, told[j]?.id ?? -1]
      if ((last.get(one) ?? mark) !== mark) wrong += 1
      last.set(one, mark)
      const row = together.get(one) ?? new Map<number, number>()
      together.set(one, row.set(mark, (row.get(mark) ?? 0) + 1))
    }
  }
  if (people === 0) return null
  return { mota: 1 - wrong / people, idf1: (2 * sameAllAlong(together)) / (people + marks), settled: scoreSettled(samples) }
}

/** Samples at which everybody is told as the one who they are told as most, no two people as one and no one as two. */
function sameAllAlong(together: ReadonlyMap<number, ReadonlyMap<number, number>>): number {
  const rows = [...together.values()]
  const marks = [...new Set(rows.flatMap((row) => [...row.keys()]))]
  if (marks.length === 0) return 0
  // Columns of nobody, so that there are never fewer of them than rows.
  const columns = Math.max(marks.length, rows.length)
  const cost = rows.map((row) => Array.from({ length: columns }, (_, i) => -(row.get(marks[i] ?? -1) ?? 0)))
  return -pairsCost(cost)
}

function pairsCost(cost: readonly (readonly number[])[]): number {
  return assign(cost).reduce((sum, column, row) => sum + (cost[row]?.[column] ?? 0), 0)
}

function scoreSettled(samples: readonly Sample[]): number | null {
  const events = samples
    .filter((sample, i) => hasChanged(samples[i - 1]?.truth ?? sample.truth, sample.truth))
    .map(({ time }) => time)
  const quiet = samples.filter(({ time }) => !events.some((event) => time >= event - BEFORE && time < event + AFTER))
  return quiet.length === 0 ? null : quiet.filter(({ truth, told }) => truth.length === told.length).length / quiet.length
}

/** Somebody has come, gone, or moved by more than 0.02 of a unit. */
function hasChanged(before: readonly Place[], after: readonly Place[]): boolean {
  if (before.length !== after.length) return true
  const was = new Map(before.map(({ id, position }) => [id, position]))
  return after.some(({ id, position }) => Math.abs(position - (was.get(id) ?? Infinity)) > 0.02)
}

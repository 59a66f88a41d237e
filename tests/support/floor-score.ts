/** Scores what the floor says of captures whose truth is known, as plainly as counting allows. */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { FloorState } from '#core/floor/floor'
import { parseRecord, type CaptureRecord } from '#firmware/capture'
import { replayCapture } from '#host/captures/replay-capture'
import { allOf } from './all-of.ts'
import { readTruth, type Truth } from './capture-player.ts'

export interface FloorScore {
  /** The count at the end is right. */
  readonly exact: boolean
  readonly offBy: number
  /** Everybody at the end is within 0.15 of a scale unit. */
  readonly placed: boolean
  /** Most people at once who are not there. */
  readonly ghosts: number
  /** 1 minus missed, invented and confused people per person and moment. */
  readonly mota: number
  /** Part of the moments, away from arrivals, departures and steps, at which the count is right. */
  readonly settled: number
  /** Moments away from arrivals, departures and steps; of those at which the floor was 95 % sure, and of these at which it was right. */
  readonly calm: number
  readonly sure: number
  readonly sureAndRight: number
}

/** What counts as sure. */
const SURE = 0.95

/** Furthest that somebody may be from their place to be the same, metres. */
const GATE = 0.3
const QUIET_BEFORE = 600
const QUIET_AFTER = 1500

/** `blind`: stretches of time, ms, in which nobody could have known. */
export async function scoreFloor(stem: string, blind: readonly (readonly [number, number])[] = []): Promise<FloorScore> {
  const truth = readTruth(stem)
  const moments = await allOf(replayCapture(readRecords(`${stem}.capture.gz`), 100))
  const momentAt = (at: number): FloorState | undefined => moments.findLast((moment) => moment.at <= at + 5)
  const shownAt = (at: number): FloorState['people'] => momentAt(at)?.people ?? []
  const [end, last] = truth.truth.at(-1) ?? [0, []]
  const shown = shownAt(end)
  return {
    exact: shown.length === last.length,
    offBy: Math.abs(shown.length - last.length),
    placed: isPlaced(
      last.map(([, place]) => place),
      shown.map(({ position }) => position),
    ),
    ghosts: Math.max(...truth.truth.map(([at, people]) => shownAt(at).length - people.length)),
    ...follow(truth, shownAt, blind),
    ...trust(truth, momentAt, blind),
  }
}

/** The records of a packed capture. */
export function readRecords(path: string): readonly CaptureRecord[] {
  const lines = gunzipSync(readFileSync(path)).toString('latin1').trimEnd().split('\n')
  return lines.map(parseRecord).filter((record) => record !== null)
}

function isPlaced(truth: readonly number[], shown: readonly number[]): boolean {
  const wanted = truth.toSorted((a, b) => a - b)
  const got = shown.toSorted((a, b) => a - b)
  return wanted.length === got.length && wanted.every((place, i) => Math.abs(place - (got[i] ?? Infinity)) <= 0.15)
}

function follow(
  { truth, length }: Truth,
  shownAt: (at: number) => FloorState['people'],
  blind: readonly (readonly [number, number])[],
): { mota: number; settled: number } {
  const gate = (GATE * 10) / length
  const events = truth.filter(([, people], i) => hasChanged(truth[i - 1]?.[1] ?? people, people)).map(([at]) => at)
  const known = new Map<number, number>()
  let wrong = 0
  let persons = 0
  let right = 0
  let quiet = 0
  for (const [at, people] of truth) {
    if (blind.some(([from, to]) => at >= from && at < to)) {
      known.clear()
      continue
    }
    const shown = shownAt(at)
    const { pairs, confused } = pair(people, shown, gate, known)
    persons += people.length
    wrong += people.length + shown.length - 2 * pairs + confused
    if (events.some((event) => at >= event - QUIET_BEFORE && at < event + QUIET_AFTER)) continue
    quiet += 1
    right += shown.length === people.length ? 1 : 0
  }
  return { mota: 1 - wrong / persons, settled: right / quiet }
}

/** How often the floor was sure, and right to be. */
function trust(
  { truth }: Truth,
  momentAt: (at: number) => FloorState | undefined,
  blind: readonly (readonly [number, number])[],
): Pick<FloorScore, 'calm' | 'sure' | 'sureAndRight'> {
  const events = truth.filter(([, people], i) => hasChanged(truth[i - 1]?.[1] ?? people, people)).map(([at]) => at)
  const isCalm = (at: number): boolean =>
    !events.some((event) => at >= event - QUIET_BEFORE && at < event + QUIET_AFTER) &&
    !blind.some(([from, to]) => at >= from && at < to)
  const calm = truth.filter(([at]) => isCalm(at))
  const sure = calm.filter(([at]) => (momentAt(at)?.certainty ?? 0) >= SURE)
  const right = sure.filter(([at, people]) => momentAt(at)?.total === people.length)
  return { calm: calm.length, sure: sure.length, sureAndRight: right.length }
}

function hasChanged(before: Truth['truth'][0][1], after: Truth['truth'][0][1]): boolean {
  if (before.length !== after.length) return true
  return after.some(([id, place]) => Math.abs(place - (before.find(([other]) => other === id)?.[1] ?? Infinity)) > 0.02)
}

/** Nearest first, each once; `known` remembers who was shown as whom. */
function pair(people: Truth['truth'][0][1], shown: FloorState['people'], gate: number, known: Map<number, number>) {
  const near = people
    .flatMap(([id, place]) => shown.map((one) => ({ id, shown: one.id, far: Math.abs(one.position - place) })))
    .filter(({ far }) => far <= gate)
    .sort((a, b) => a.far - b.far)
  const taken = new Set<string>()
  let pairs = 0
  let confused = 0
  for (const { id, shown: shownId } of near) {
    if (taken.has(`person ${id}`) || taken.has(`shown ${shownId}`)) continue
    taken.add(`person ${id}`).add(`shown ${shownId}`)
    pairs += 1
    if ((known.get(id) ?? shownId) !== shownId) confused += 1
    known.set(id, shownId)
  }
  return { pairs, confused }
}

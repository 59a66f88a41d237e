/** The floor: cells of a strip become people on the scale. The one function that the rest of the product knows. */
import type { Counts, ScalePosition } from '../scale/position.ts'
import type { Calibration } from './calibration.ts'
import { createRuler } from './calibration-ruler.ts'
import { createCells } from './cells.ts'
import { createCertainty } from './certainty.ts'
import type { Doubt } from './doubt.ts'
import { createDoubts } from './doubts.ts'
import { createLineUp } from './line-up.ts'
import { LONGEST_STEP } from './prior.ts'
import { createProfile } from './profile.ts'
import type { FloorGeometry, Reading } from './reading.ts'
import { createSuspicion } from './suspicion.ts'
import { createSway } from './sway.ts'
import { createTally } from './tally.ts'
import type { Track } from './track.ts'
import { createTracks } from './tracks.ts'

/** Somebody on the line. The id is a number for as long as that person stays on the line; it says nothing about who it is. */
export interface Person {
  readonly id: number
  readonly position: ScalePosition
  /** True once the person stands still. */
  readonly settled: boolean
  /** The strip under them is not heard now: they are told as they were. */
  readonly stale?: boolean
}

/** What the floor knows now. */
export interface FloorState {
  readonly at: number
  readonly people: readonly Person[]
  /** People on each whole number, 0 to 10. A person who sways between two numbers stays on the first. */
  readonly counts: Counts
  readonly total: number
  /** How likely the total is right, 0 to 1; 0 before anything is known. */
  readonly certainty: number
  /** What somebody should look at, in the order of the line. Empty on an ordinary floor. */
  readonly doubts: readonly Doubt[]
}

export interface Floor {
  /** Takes the next reading and says what the floor knows now. */
  accept(reading: Reading): FloorState
  /** What the floor knows, without a new reading. */
  state(): FloorState
  /** Takes what lies on the strip now as nothing: for an empty floor. Everybody is forgotten. */
  zero(): void
}

/** Somebody who arrives is shown after so long, ms: three readings that agree, and a mark within 0.2 s. */
const SHOWN_AFTER = 90
/** A strip that comes up with load on it is watched for so long, ms, until every cell has shown that it lives. */
const WATCHED_FOR = 1600
/** For so long, ms, what stands there is judged anew with every reading, so that the sway of the people counts. */
const COLD_FOR = 4000
/** No two readings are less apart, ms. */
const LEAST_APART = 1
/** Readings further apart, seconds, say nothing of the time between them. */
const LONGEST_LOOK = 0.2
/** Load, kg, that says that the strip came up with people on it, in cells that carry so much, kg: the noise of an empty strip adds up as well. */
const OCCUPIED = 20
const FOOT_IN_CELL = 2

/** Of a whole strip no more than this part of the cells can tell the most they can at once: forty people cover less with their soles. */
const MOST_FULL = 0.5
/** Contacts are all closed only when something lies on the strip or water stands in it. */
const MOST_CLOSED = 0.95
/** Most people at once: the method is for 40, and some more may look on. Bounds the work of a reading, whatever the cells say. */
const MOST_PEOPLE = 64
/** On a short strip fewer: so many rows can be told, in which shoulder to shoulder and half turned each takes so much of it, mm. */
const MOST_ROWS = 3
const LEAST_WIDTH = 330
/** Most that people on a strip can weigh together, kg each: among the heaviest tenth. */
const MOST_LOAD = 105
/** Certainty follows over so many seconds, so that it does not flicker with the sway. */
const CERTAINTY_TIME = 0.5

/** A floor of this geometry, on which nobody is known yet; `calibration` is what was learned of this strip. */
export function createFloor(geometry: FloorGeometry, calibration?: Calibration): Floor {
  const cells = createCells(geometry, calibration)
  const ruler = createRuler(geometry, calibration)
  const profile = createProfile(geometry)
  const sway = createSway(profile, Math.floor(LONGEST_STEP / profile.width))
  const lineUp = createLineUp(profile, sway, cells, geometry.gramsPerCount)
  const most = Math.min(MOST_PEOPLE, MOST_ROWS * Math.ceil((geometry.cells * geometry.pitch) / LEAST_WIDTH))
  const tracks = createTracks(profile, most)
  const tally = createTally()
  const sureness = createCertainty(geometry.pitch)
  const doubts = createDoubts()
  const suspicion = createSuspicion(geometry, cells, sureness, doubts)
  const mostOdds = (one: Track): number => suspicion.mostOdds(one, kind)
  const taken = new Uint8Array(geometry.cells)
  let begun = -1
  let shownFrom = 0
  let warmFrom = 0
  let kind: Reading['kind'] = 'load'
  let certainty = 0
  let state: FloorState = { at: 0, people: [], counts: tally.count([]), total: 0, certainty: 0, doubts: [] }

  function begin(at: number): void {
    begun = at
    const load = cells.load.reduce((sum, here) => (here < FOOT_IN_CELL ? sum : sum + here), 0)
    warmFrom = load > OCCUPIED ? at + COLD_FOR : at
    shownFrom = load > OCCUPIED ? at + WATCHED_FOR : at
  }

  /** Whoever stood there stands there still; what they weigh must be learned anew. */
  function beginOtherKind(at: number): void {
    if (tracks.all.length > 0) warmFrom = at + COLD_FOR
  }

  /** Whether the strip says something that people can do. */
  function isPlausible(): boolean {
    const full = kind === 'contact' ? MOST_CLOSED : MOST_FULL
    return cells.fullCells <= full * geometry.cells && (profile.sum[profile.slots] ?? 0) <= MOST_LOAD * most
  }

  /** False when nobody can be told from this reading. */
  function place(at: number): boolean {
    const cold = at < warmFrom
    const stretches = isPlausible() ? lineUp.solve(cold ? [] : tracks.all, cold, kind) : null
    if (stretches === null) {
      tracks.hold(at)
      return false
    }
    if (cold) tracks.restart(stretches, at < shownFrom, at)
    else tracks.follow(stretches, at)
    taken.fill(0)
    for (const { from, to } of stretches) {
      taken.fill(1, Math.floor(from / profile.perCell), Math.ceil(to / profile.perCell))
    }
    return true
  }

  function shown(at: number): readonly Track[] {
    if (at < shownFrom) return []
    return tracks.all.filter((track) => track.seen - track.since >= SHOWN_AFTER)
  }

  function describe({ id, place, still }: Track): Person {
    return { id, position: ruler(place), settled: still }
  }

  function judge(people: readonly Track[], counts: Counts, isTold: boolean, at: number, seconds: number): void {
    sureness.look(people, mostOdds)
    if (isTold) suspicion.look(people, tally.numberOf, counts, kind)
    if (!isTold || tracks.isFull) doubts.raise('saturated', null)
    const now = isTold && !tracks.isFull && at >= shownFrom ? sureness.certainty : 0
    certainty += (now - certainty) * (isTold ? Math.min(1, seconds / CERTAINTY_TIME) : 1)
  }

  return {
    accept(reading) {
      // Readings that came in one bunch, after a stall, are told apart all the same.
      const at = begun < 0 ? reading.at : Math.max(reading.at, state.at + LEAST_APART)
      const seconds = begun < 0 ? 1 / geometry.rate : Math.min(LONGEST_LOOK, (at - state.at) / 1000)
      cells.read(reading, seconds)
      profile.take(cells.load)
      sway.take(seconds)
      if (begun < 0) begin(at)
      else if (reading.kind !== kind) beginOtherKind(at)
      kind = reading.kind
      tracks.use(kind)
      const isTold = place(at)
      if (isTold && at >= warmFrom) cells.rest(taken, seconds)
      const tracked = shown(at)
      const people = tracked.map(describe)
      const counts = tally.count(people)
      judge(tracked, counts, isTold, at, seconds)
      state = { at, people, counts, total: people.length, certainty, doubts: doubts.settle(seconds) }
      return state
    },
    state: () => state,
    zero() {
      cells.zero()
      tracks.clear()
      doubts.clear()
      state = { ...state, people: [], counts: tally.count([]), total: 0, doubts: [] }
    },
  }
}

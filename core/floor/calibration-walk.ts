/** One person walks once over the strip: what its cells read of a load, which of them are bad, and which way it lies. */
import { accepted, refused, type Result } from '../result.ts'
import { LEAST_GAIN, MOST_GAIN, type BadCell } from './calibration.ts'
import { findSilent } from './calibration-silent.ts'
import { solveGains } from './calibration-gains.ts'
import { createSteps, type Steps } from './calibration-steps.ts'
import type { FloorGeometry, Reading } from './reading.ts'

/**
 * - `contacts`: cells that only know whether somebody is there have no gains;
 * - `nobody-walked`: nobody came along, or not a metre;
 * - `stopped-halfway`: a part of the line was not walked;
 * - `too-fast`: feet that hurry press more and less than the weight;
 * - `more-than-one`: load in two places at once, or of more than one person;
 * - `too-little-seen`: too few cells were under a foot;
 * - `gains-implausible`: what comes out cannot be a strip.
 */
export const WALK_REFUSALS = [
  'contacts',
  'nobody-walked',
  'stopped-halfway',
  'too-fast',
  'more-than-one',
  'too-little-seen',
  'gains-implausible',
] as const
export type WalkRefusal = (typeof WALK_REFUSALS)[number]

export interface WalkFinding {
  readonly gains: readonly number[]
  /** Cells whose gain is known now; those of the others stay near 1. */
  readonly judged: number
  readonly bad: readonly BadCell[]
  /** The walk, from the 0 to the 10, came by the last cell first. */
  readonly mirrored: boolean
  /** How much the gains differ, standard deviation. */
  readonly spread: number
}

export interface Walk {
  take(reading: Reading): void
  /** Where the walker is now, mm from the strip's own 0; null while nobody is seen. */
  readonly where: number | null
  /** How much of the line has been walked, 0 to 1. */
  readonly progress: number
  /** Nothing more is taken: so long a walk is none. */
  readonly isFull: boolean
  finish(): Result<WalkFinding, WalkRefusal>
}

/** The longest walk, readings: two minutes at 60 a second. */
const MOST_READINGS = 7200
/** Less than this is no walk, mm. */
const A_WALK = 1000
/** This part of the line has to be walked. */
const WHOLE = 0.85
/** Feet that go faster than this, m/s, bounce too much; a stroll is 0.6 to 0.9. */
const TOO_FAST = 0.9
/** No one person weighs more, kg. */
const HEAVIEST = 160
/** Readings with load elsewhere are somebody else when they are this part of all. */
const ELSEWHERE = 0.06
/** This part of the line's cells has to be under a foot once: a stroll touches half of them. */
const ENOUGH_TOUCHED = 0.3
/** Cells that differ more than this from one another, and a weight that is off by more, are no strip and no walk. */
const WIDEST_SPREAD = 0.55
const MOST_MISFIT = 0.12
/** How far from a reading's own weight the usual one may be: with a foot off the strip it is not all there. */
const ALL_THERE = 0.35

export function createWalk(geometry: FloorGeometry): Walk {
  const readings: Reading[] = []
  const lowest = new Uint8Array(geometry.cells).fill(255)
  let where: number | null = null
  let from = Infinity
  let to = -Infinity

  /** What is felt now, above the least that each cell has read so far: enough to show where the walker is. */
  function look({ cells }: Reading): void {
    let sum = 0
    let moment = 0
    cells.forEach((count, c) => {
      lowest[c] = Math.min(lowest[c] ?? 255, count)
      const felt = count - (lowest[c] ?? 0)
      if (felt < LEAST_FELT) return
      sum += felt
      moment += felt * (geometry.origin + c * geometry.pitch)
    })
    where = (sum * geometry.gramsPerCount) / 1000 < SOMEBODY ? null : moment / sum
    if (where === null) return
    from = Math.min(from, where)
    to = Math.max(to, where)
  }

  return {
    take(reading) {
      if (readings.length >= MOST_READINGS) return
      readings.push({ ...reading, cells: reading.cells.slice() })
      look(reading)
    },
    get where() {
      return where
    },
    get progress() {
      return to > from ? Math.min(1, (to - from) / geometry.length) : 0
    },
    get isFull() {
      return readings.length >= MOST_READINGS
    },
    finish() {
      if (readings.some(({ kind }) => kind === 'contact')) return refused('contacts')
      const steps = createSteps(geometry, readings)
      const wrong = judgeSteps(steps, geometry)
      return wrong === null ? learn(steps, geometry) : refused(wrong)
    },
  }
}

/** For the picture: a cell that has so many counts more than before, and load, kg, that is somebody. */
const LEAST_FELT = 3
const SOMEBODY = 15

function judgeSteps({ steps, elsewhere, weight }: Steps, { length }: FloorGeometry): WalkRefusal | null {
  const [first] = steps
  const last = steps.at(-1)
  if (first === undefined || last === undefined) return 'nobody-walked'
  const places = steps.map(({ place }) => place)
  const walked = Math.max(...places) - Math.min(...places)
  if (walked < A_WALK) return 'nobody-walked'
  if (weight > HEAVIEST || elsewhere > ELSEWHERE * steps.length) return 'more-than-one'
  if (walked < WHOLE * length) return 'stopped-halfway'
  // Standing still before the first step and after the last one is no part of the walk.
  const low = Math.min(...places) + walked * 0.1
  const high = Math.max(...places) - walked * 0.1
  const middle = steps.filter(({ place }) => place >= low && place <= high)
  const seconds = ((middle.at(-1)?.at ?? 0) - (middle[0]?.at ?? 0)) / 1000
  return (0.8 * walked) / 1000 / Math.max(0.001, seconds) > TOO_FAST ? 'too-fast' : null
}

function learn({ steps, weight, base, noisy }: Steps, geometry: FloorGeometry): Result<WalkFinding, WalkRefusal> {
  const whole = steps.filter(({ load, isInside }) => isInside && Math.abs(load / weight - 1) < ALL_THERE)
  const rows = whole.map(({ felt }) => felt)
  const silent = findSilent(
    steps.map(({ felt }) => felt),
    base,
    weight,
    geometry,
  )
  const isNoisy = (cell: number) => noisy.some((one) => one.cell === cell)
  const bad = [...silent.filter(({ cell }) => !isNoisy(cell)), ...noisy].toSorted((one, other) => one.cell - other.cell)
  // A reading with a foot on a bad cell lacks what that cell did not feel.
  const clean = rows.filter((row) => bad.every(({ cell }) => (row[cell - 1] ?? 0) === 0 && (row[cell + 1] ?? 0) === 0))
  const touched = Array.from({ length: geometry.cells }, (_, cell) => clean.some((row) => (row[cell] ?? 0) > 0)).filter(
    Boolean,
  ).length
  const onLine = Math.min(geometry.cells, geometry.length / geometry.pitch)
  if (clean.length < geometry.rate || touched < ENOUGH_TOUCHED * onLine) return refused('too-little-seen')
  const { gains, judged, misfit } = solveGains(clean, geometry.cells, geometry.rate)
  const spread = spreadOf(gains)
  if (spread > WIDEST_SPREAD || misfit > MOST_MISFIT) return refused('gains-implausible')
  const first = steps[0]?.place ?? 0
  const last = steps.at(-1)?.place ?? 0
  return accepted({
    gains: gains.map((gain) => Math.min(MOST_GAIN, Math.max(LEAST_GAIN, gain))),
    judged: judged.filter((one) => one === 1).length,
    bad,
    mirrored: last < first,
    spread,
  })
}

function spreadOf(gains: readonly number[]): number {
  const mean = gains.reduce((sum, gain) => sum + gain, 0) / gains.length
  return Math.sqrt(gains.reduce((sum, gain) => sum + (gain - mean) ** 2, 0) / gains.length)
}

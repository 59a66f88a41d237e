/** What the readings of a walk say, without what lies on the strip and without what a cell makes up: where the walker was, with what load. */
import type { BadCell } from './calibration.ts'
import type { FloorGeometry, Reading } from './reading.ts'

/** One reading in which the walker was on the strip. */
export interface Step {
  readonly at: number
  /** What each cell felt of the walker, counts. */
  readonly felt: Float64Array
  /** All of it, kg. */
  readonly load: number
  /** Centre of it, mm from the strip's own 0. */
  readonly place: number
  /** No foot is over an end of the strip. */
  readonly isInside: boolean
}

export interface Steps {
  readonly steps: readonly Step[]
  /** Readings in which somebody else was felt as well. */
  readonly elsewhere: number
  /** The usual load, kg. */
  readonly weight: number
  /** What each cell reads when nobody is on it, counts. */
  readonly base: Float64Array
  /** Cells that felt somebody where nobody was. */
  readonly noisy: readonly BadCell[]
}

/** A cell is loaded for less than three quarters of a walk, also when the walker waits on it for a while: a low part of its readings is empty. */
const EMPTY_PART = 0.25
/** Counts below which a cell feels nothing but its own noise. */
const NOTHING = 1.5
/** Both feet of a slow step lie within this, mm. */
const STRIDE = 1100
/** Less than this is nobody, kg; and this much away from the walker is somebody else. */
const SOMEBODY = 15
const SOMEBODY_ELSE = 8
/** A cell that feels this, kg, far from the walker and alone, in this part of the readings, is noisy. */
const ALONE = 3
const OFTEN = 0.05

export function createSteps(geometry: FloorGeometry, readings: readonly Reading[]): Steps {
  const base = emptyOf(geometry.cells, readings)
  const calm = calmRows(geometry.cells, readings, base)
  const noisy = findNoisy(calm, geometry)
  for (const row of calm) for (const { cell } of noisy) row[cell] = 0
  const steps: Step[] = []
  let elsewhere = 0
  for (const [index, row] of calm.entries()) {
    const { from, to, load, rest } = heaviest(row, geometry)
    if (load < SOMEBODY) continue
    if (rest > SOMEBODY_ELSE) elsewhere++
    const felt = row.map((count, c) => (c >= from && c < to ? count : 0))
    const isInside = (felt[0] ?? 0) === 0 && (felt.at(-1) ?? 0) === 0
    steps.push({ at: readings[index]?.at ?? 0, felt, load, place: centreOf(felt, geometry), isInside })
  }
  return { steps, elsewhere, weight: median(steps.map(({ load }) => load)), base, noisy }
}

function emptyOf(cells: number, readings: readonly Reading[]): Float64Array {
  return Float64Array.from({ length: cells }, (_, c) => {
    const counts = readings.map((reading) => reading.cells[c] ?? 0).sort((one, other) => one - other)
    return counts[Math.floor(counts.length * EMPTY_PART)] ?? 0
  })
}

/** The middle of three readings, above what lies there. */
function calmRows(cells: number, readings: readonly Reading[], base: Float64Array): readonly Float64Array[] {
  return readings.map((reading, index) => {
    const before = readings[index - 1]?.cells ?? reading.cells
    const after = readings[index + 1]?.cells ?? reading.cells
    return Float64Array.from({ length: cells }, (_, c) => {
      const felt = middle(before[c] ?? 0, reading.cells[c] ?? 0, after[c] ?? 0) - (base[c] ?? 0)
      return felt > NOTHING ? felt : 0
    })
  })
}

function middle(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c))
}

/** The stretch of a stride that carries most, and what lies beside it, kg. */
function heaviest(row: Float64Array, { cells, pitch, gramsPerCount }: FloorGeometry) {
  const wide = Math.max(1, Math.round(STRIDE / pitch))
  let sum = 0
  let most = 0
  let to = 0
  let all = 0
  for (let c = 0; c < cells; c++) {
    all += row[c] ?? 0
    sum += (row[c] ?? 0) - (row[c - wide] ?? 0)
    if (sum > most) {
      most = sum
      to = c + 1
    }
  }
  const perCount = gramsPerCount / 1000
  return { from: to - wide, to, load: most * perCount, rest: (all - most) * perCount }
}

function findNoisy(rows: readonly Float64Array[], geometry: FloorGeometry): readonly BadCell[] {
  const times = new Uint32Array(geometry.cells)
  const least = (ALONE * 1000) / geometry.gramsPerCount
  for (const row of rows) {
    const { from, to, load } = heaviest(row, geometry)
    if (load < SOMEBODY) continue
    row.forEach((count, c) => {
      const isFar = c < from || c >= to
      if (isFar && count > least && (row[c - 1] ?? 0) === 0 && (row[c + 1] ?? 0) === 0) times[c] = (times[c] ?? 0) + 1
    })
  }
  const noisy = [...times.keys()].filter((c) => (times[c] ?? 0) > OFTEN * rows.length)
  return noisy.map((cell) => ({ cell, kind: 'noisy' }))
}

function centreOf(felt: Float64Array, { origin, pitch }: FloorGeometry): number {
  let sum = 0
  let moment = 0
  felt.forEach((count, c) => {
    sum += count
    moment += count * (origin + c * pitch)
  })
  return moment / sum
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0
}

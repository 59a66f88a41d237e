/**
 * The cells of strips that lie one after the other, as the cells of one strip: the newest reading of each, on one clock, cell by cell along the
 * line. Of strips with narrower cells as many are added up as make one of the widest.
 */
import type { ScalePosition } from '../scale/position.ts'
import { createRuler, type Ruler } from './calibration-ruler.ts'
import { placesOf, type BadCell, type Calibration } from './calibration.ts'
import type { FloorGeometry, Reading } from './reading.ts'
import { along, alongLine, type StripPlace } from './strips.ts'

/** A strip that lies somewhere on the line. */
export interface LaidStrip {
  readonly geometry: FloorGeometry
  readonly calibration: Calibration
  readonly place: StripPlace
}

/** `other-cells` the widths of their cells have no common measure; `too-many-cells` for one strip. */
export type NotJoined = 'other-cells' | 'too-many-cells'

export interface JoinedCells {
  readonly geometry: FloorGeometry
  readonly calibration: Calibration
  /** Takes a reading of one of them; all of them together when it is time for that, else null. The same array every time. */
  take(strip: number, reading: Reading): Reading | null
  /** From a place along all of the joined cells, mm, to the line. */
  readonly ruler: Ruler
}

/** A reading counts for so long, ms: three of a board, so that a late one is waited for and a lost one is not missed. */
const HELD_FOR = 100
/** As many as one strip has at most. */
const MOST_CELLS = 480
/** Most cells that nobody feels where two strips do not touch. */
const MOST_GAP = 40
const MOST_COUNT = 255

/** One of the strips as a part of the joined one. */
interface Part extends LaidStrip {
  /** Whether its first cell is nearer to the 0. */
  readonly forward: boolean
  /** So many of its cells make one. */
  readonly narrow: number
  /** Its first joined cell, and how many it has. */
  readonly first: number
  readonly cells: number
}

/** In the order of `strips`, which is any. */
export function joinCells(strips: readonly LaidStrip[]): JoinedCells | NotJoined {
  const pitch = Math.max(...strips.map(({ geometry }) => geometry.pitch))
  const gramsPerCount = Math.max(...strips.map(({ geometry }) => geometry.gramsPerCount))
  const narrow = strips.map(({ geometry }) => pitch / geometry.pitch)
  if (narrow.some((many) => Math.abs(many - Math.round(many)) > 0.001)) return 'other-cells'
  const parts = layParts(strips, pitch)
  const count = Math.max(...parts.map(({ first, cells }) => first + cells))
  if (count > MOST_CELLS) return 'too-many-cells'
  const slowest = Math.min(...strips.map(({ geometry }) => geometry.rate))
  const leader = strips.findIndex(({ geometry }) => geometry.rate === slowest)
  const cells = new Uint8Array(count)
  const newest: (Pick<Reading, 'at' | 'kind'> | null)[] = strips.map(() => null)

  return {
    geometry: { cells: count, pitch, origin: pitch / 2, length: count * pitch, gramsPerCount, rate: slowest },
    calibration: learnedOf(parts, count),
    take(strip, reading) {
      const part = parts[strip]
      if (part === undefined) return null
      newest[strip] = { at: reading.at, kind: reading.kind }
      fill(cells, part, reading, part.geometry.gramsPerCount / gramsPerCount)
      const { at, kind } = reading
      const together = newest.every((other) => other?.kind === kind && Math.abs(at - other.at) <= HELD_FOR)
      return strip === leader && together ? { at, cells, kind } : null
    },
    ruler: rulerAlong(parts, pitch),
  }
}

/** One after the other, with as many empty cells between them as somebody says that they lie apart. */
function layParts(strips: readonly LaidStrip[], pitch: number): readonly Part[] {
  const order = [...strips.entries()].toSorted(([, one], [, other]) => alongLine(one, other))
  const parts = new Map<number, Part>()
  let next = 0
  let before: LaidStrip | null = null
  for (const [index, strip] of order) {
    const narrow = Math.round(pitch / strip.geometry.pitch)
    const [from, to] = endsOf(strip)
    const gap = before === null ? 0 : (Math.min(from, to) - Math.max(...endsOf(before))) * lengthOfUnit(strip)
    const first = next + Math.min(MOST_GAP, Math.max(0, Math.round(gap / pitch)))
    const cells = Math.ceil(strip.geometry.cells / narrow)
    parts.set(index, { ...strip, forward: from < to, narrow, first, cells })
    next = first + cells
    before = strip
  }
  return strips.flatMap((_, index) => parts.get(index) ?? [])
}

/** Where its first and its last cell end on the line, also beyond its own 0 and 10. */
function endsOf({ geometry, calibration, place }: LaidStrip): readonly [number, number] {
  const [zero, , ten] = placesOf(calibration, geometry)
  const { origin, pitch, cells } = geometry
  const onLine = (mm: number): number => place.from + ((place.to - place.from) * (mm - zero)) / (ten - zero)
  return [onLine(origin - pitch / 2), onLine(origin + (cells - 0.5) * pitch)]
}

/** mm */
function lengthOfUnit({ geometry, calibration, place }: LaidStrip): number {
  const [zero, , ten] = placesOf(calibration, geometry)
  return Math.abs(ten - zero) / Math.abs(place.to - place.from)
}

/** The cells of the strip that make this one of its part; the last one may be of fewer. */
function cellsUnder({ forward, narrow, geometry }: Part, nth: number): readonly [from: number, to: number] {
  const from = nth * narrow
  const to = Math.min(geometry.cells, from + narrow)
  return forward ? [from, to] : [geometry.cells - to, geometry.cells - from]
}

/** Cells that stay one keep their counts, as they were learned; those that are added up are weighed here, without the bad ones. */
function fill(cells: Uint8Array, part: Part, { cells: counts, kind }: Reading, weighs: number): void {
  const { gains, bad } = part.calibration
  for (let nth = 0; nth < part.cells; nth++) {
    const [from, to] = cellsUnder(part, nth)
    let sum = 0
    let good = 0
    for (let c = from; c < to; c++) {
      if (part.narrow > 1 && bad.some(({ cell }) => cell === c)) continue
      good++
      const here = (counts[c] ?? 0) / (part.narrow > 1 ? (gains[c] ?? 1) : 1)
      sum = kind === 'contact' ? Math.max(sum, counts[c] ?? 0) : sum + here
    }
    const count = kind === 'contact' ? sum : (sum * weighs * (to - from)) / Math.max(1, good)
    cells[part.first + nth] = Math.min(MOST_COUNT, Math.round(count))
  }
}

function learnedOf(parts: readonly Part[], count: number): Calibration {
  const gains = Array.from({ length: count }, () => 1)
  const bad: BadCell[] = []
  for (const part of parts)
    for (let nth = 0; nth < part.cells; nth++) {
      const [from, to] = cellsUnder(part, nth)
      const broken = part.calibration.bad.filter(({ cell }) => cell >= from && cell < to)
      const [one] = broken
      if (one !== undefined && broken.length === to - from) bad.push({ cell: part.first + nth, kind: one.kind })
      if (part.narrow === 1) gains[part.first + nth] = part.calibration.gains[from] ?? 1
    }
  return { gains, bad, marks: [null, null, null], mirrored: false }
}

/** Each part by what is known of its own marks; between two parts the nearest end. */
function rulerAlong(parts: readonly Part[], pitch: number): Ruler {
  const rulers = parts.map((part) => ({ part, ruler: createRuler(part.geometry, part.calibration) }))
  const order = rulers.toSorted((one, other) => one.part.first - other.part.first)
  return (mm): ScalePosition => {
    const here = order.findLast(({ part }) => mm >= part.first * pitch) ?? order[0]
    if (here === undefined) return 0
    const { geometry, place, forward, first } = here.part
    const width = geometry.cells * geometry.pitch
    const within = Math.min(width, Math.max(0, mm - first * pitch))
    const own = here.ruler(geometry.origin - geometry.pitch / 2 + (forward ? within : width - within))
    return along(own, place)
  }
}

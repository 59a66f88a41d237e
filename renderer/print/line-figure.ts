/** The line as it is drawn on paper: today as rings, the step as discs, as on the big screen; or bands where few people stood. */
import { SCALE_NUMBERS } from '#core/scale/position'
import type { Band, Stand } from '#core/takehome/stand'
import { EMPTY_LAYOUT, layOutDots, type DotRoom } from '../shared/dot-layout.ts'
import { roomFor } from '../shared/dot-room.ts'
import { placesInRings } from '../shared/in-rings.ts'

/** In units of the drawing, y down, 0 on the line. */
export interface Mark {
  readonly x: number
  readonly y: number
  readonly radius: number
}

export interface Bracket extends Band {
  readonly left: number
  readonly right: number
}

export interface LineFigure {
  /** Above the line. */
  readonly height: number
  readonly rings: readonly Mark[]
  readonly discs: readonly Mark[]
  /** The bands of today and of the step, where places are not told. */
  readonly bands: { readonly today: readonly Bracket[]; readonly forward: readonly Bracket[] } | null
}

/** One unit of the scale, in units of the drawing. */
export const UNIT = 60
/** A disc in a ring leaves a white edge that a fax keeps, in radii. */
const INSIDE = 0.6
/** Without rings around it a disc is nearly as large as one, in radii. */
const ALONE = 0.85
/** More than this is no picture any more but half a page: dots get smaller. */
const HIGHEST = 330
/** How far beyond its outer numbers a band reaches, in units of the scale. */
const BAND_EDGE = 0.42

export function lineFigureOf(today: Stand | null, forward: Stand | null): LineFigure {
  const before = placesOf(today)
  const after = placesOf(forward)
  const room = roomWith(Math.max(tallest(before), tallest(after)))
  const rings = marksOf(before, room)
  const discs = marksOf(placesInRings(after, before), room)
  const tops = [...rings, ...discs].map(({ y, radius }) => radius - y)
  return {
    height: Math.max(UNIT * 0.4, ...tops),
    rings,
    discs: discs.map(({ x, y, radius }) => ({ x, y, radius: radius * (before.length > 0 ? INSIDE : ALONE) })),
    bands: isBanded(today) || isBanded(forward) ? { today: bracketsOf(today), forward: bracketsOf(forward) } : null,
  }
}

function isBanded(stand: Stand | null): boolean {
  return stand?.kind === 'bands'
}

/** In a band people stand evenly, because nothing more is said of them. */
function placesOf(stand: Stand | null): readonly number[] {
  if (stand === null) return []
  if (stand.kind === 'places') return stand.positions
  return stand.bands.flatMap(({ from, to, people }) =>
    Array.from({ length: people }, (_, index) => from + ((index + 0.5) / people) * (to - from)),
  )
}

function bracketsOf(stand: Stand | null): readonly Bracket[] {
  if (stand?.kind !== 'bands') return []
  return stand.bands.map((band) => ({ ...band, left: (band.from - BAND_EDGE) * UNIT, right: (band.to + BAND_EDGE) * UNIT }))
}

/** The most people on one number. */
function tallest(positions: readonly number[]): number {
  return Math.max(1, ...SCALE_NUMBERS.map((number) => positions.filter((position) => Math.round(position) === number).length))
}

function roomWith(rows: number): DotRoom {
  const wide = 10 * UNIT
  const { diameter } = roomFor(wide, 0)
  return roomFor(wide, Math.min(HIGHEST, (rows + 1) * diameter * 1.1))
}

function marksOf(positions: readonly number[], room: DotRoom): readonly Mark[] {
  const people = positions.map((position, id) => ({ id, position, settled: true }))
  const { dots, scale } = layOutDots(people, room, EMPTY_LAYOUT)
  const radius = (room.diameter * scale) / 2
  return [...dots.values()].map(({ x, y }) => ({ x, y: -(y + radius), radius }))
}

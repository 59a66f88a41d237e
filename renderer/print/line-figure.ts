/**
 * The line as it is drawn on paper: today as rings, the step as discs, as on the big screen, and below the line the time before as footprints; or
 * bands where few people stood.
 */
import { SCALE_NUMBERS } from '#core/scale/position'
import type { Band } from '#core/session/snapshot'
import { placesIn, type Stand } from '#core/takehome/stand'
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
  /** The time before, hanging below 0. */
  readonly feet: readonly Mark[]
  /** Below the line. */
  readonly depth: number
}

/** One unit of the scale, in units of the drawing. */
export const UNIT = 60
/** A disc in a ring leaves a white edge that a fax keeps, in radii. */
const INSIDE = 0.6
/** Without rings around it a disc is nearly as large as one, in radii. */
const ALONE = 0.85
/** More than this is no picture any more but half a page: dots get smaller. */
const HIGHEST = 330
/** The time before is beside the matter of this one. */
const DEEPEST = 90
/** How far beyond its outer numbers a band reaches, in units of the scale. */
const BAND_EDGE = 0.42

export function lineFigureOf(today: Stand | null, forward: Stand | null, earlier: Stand | null): LineFigure {
  const before = placesOf(today)
  const after = placesOf(forward)
  const room = roomWith(Math.max(tallest(before), tallest(after)), HIGHEST)
  const rings = marksOf(before, room)
  const discs = marksOf(placesInRings(after, before), room)
  const past = placesOf(earlier)
  const feet = marksOf(past, roomWith(tallest(past), DEEPEST)).map(({ x, y, radius }) => ({ x, y: -y, radius }))
  const tops = [...rings, ...discs].map(({ y, radius }) => radius - y)
  return {
    height: Math.max(UNIT * 0.4, ...tops),
    rings,
    discs: discs.map(({ x, y, radius }) => ({ x, y, radius: radius * (before.length > 0 ? INSIDE : ALONE) })),
    feet,
    depth: Math.max(0, ...feet.map(({ y, radius }) => y + radius)),
  }
}

function placesOf(stand: Stand | null): readonly number[] {
  return stand === null ? [] : placesIn(stand)
}

/** The bands of a stand; none where places are told. */
export function bracketsOf(stand: Stand): readonly Bracket[] {
  if (stand.kind !== 'bands') return []
  return stand.bands.map((band) => ({ ...band, left: (band.from - BAND_EDGE) * UNIT, right: (band.to + BAND_EDGE) * UNIT }))
}

/** The most people on one number. */
function tallest(positions: readonly number[]): number {
  return Math.max(1, ...SCALE_NUMBERS.map((number) => positions.filter((position) => Math.round(position) === number).length))
}

function roomWith(rows: number, highest: number): DotRoom {
  const wide = 10 * UNIT
  const { diameter } = roomFor(wide, 0)
  return roomFor(wide, Math.min(highest, (rows + 1) * diameter * 1.1))
}

function marksOf(positions: readonly number[], room: DotRoom): readonly Mark[] {
  const people = positions.map((position, id) => ({ id, position, settled: true }))
  const { dots, scale } = layOutDots(people, room, EMPTY_LAYOUT)
  const radius = (room.diameter * scale) / 2
  return [...dots.values()].map(({ x, y }) => ({ x, y: -(y + radius), radius }))
}

/** The moments of a session as they are drawn on the line: today as rings, and the step that was made as arrows. */
import { mirror, SCALE_NUMBERS, type ScaleNumber, type ScalePosition } from '#core/scale/position'
import { shiftBetween, type Shift } from '#core/session/shift'
import type { Snapshot } from '#core/session/snapshot'
import { EMPTY_LAYOUT, layOutDots, type DotLayout, type DotRoom } from '../shared/dot-layout.ts'
import { placesInRings } from '../shared/in-rings.ts'

/** In pixels: `x` from the left end of the line, `y` up from where dots stand, to the middle. */
export interface Ring {
  readonly x: number
  readonly y: number
  readonly radius: number
}

/** As SVG paths, y down, 0 where dots stand. */
export interface Arrow {
  readonly shift: Shift
  readonly shaft: string
  readonly head: string
  readonly width: number
}

export interface MomentPicture {
  readonly rings: readonly Ring[]
  readonly arrows: readonly Arrow[]
}

interface Point {
  readonly x: number
  readonly y: number
}

/** Above the dots there is so much room for arrows, in units. */
export const ARROW_ROOM = 0.75
/** From a pile to an arrow, how far beside the middle of a pile it begins and ends, and how high a short one flies, in units. */
const GAP = 0.09
const BESIDE = 0.12
/** How far beside its number a pile may stand for an arrow to aim at it, in units. */
const ASIDE = 0.2
const LOWEST_FLIGHT = 0.3
const FLIGHT = 0.14
/** The shaft for one person, for each one more, and at most, in units. */
const THIN = 0.028
const THICKER = 0.012
const THICK = 0.11

const ORIGIN: Point = { x: 0, y: 0 }

export function pictureOf(today: Snapshot, forward: Snapshot | null, room: DotRoom, mirrored: boolean): MomentPicture {
  const before = layOut(today.positions, room, mirrored)
  const rings = ringsOf(before, room)
  if (forward === null) return { rings, arrows: [] }
  const discs = ringsOf(layOut(placesInRings(forward.positions, today.positions), room, mirrored), room)
  const tops = SCALE_NUMBERS.map((number) => topAt(placeOf(number, mirrored) * room.unit, [...rings, ...discs], room))
  const shifts = shiftBetween(today.counts, forward.counts)
  return { rings, arrows: shifts.map((shift) => arrowOf(shift, tops, room, mirrored)) }
}

function layOut(positions: readonly ScalePosition[], room: DotRoom, mirrored: boolean): DotLayout {
  const people = positions.map((position, id) => ({ id, position: mirrored ? mirror(position) : position, settled: true }))
  return layOutDots(people, room, EMPTY_LAYOUT)
}

function ringsOf({ dots, scale }: DotLayout, { diameter }: DotRoom): readonly Ring[] {
  const radius = (diameter * scale) / 2
  return [...dots.values()].map(({ x, y }) => ({ x, y: y + radius, radius }))
}

function placeOf(number: ScaleNumber, mirrored: boolean): number {
  return mirrored ? mirror(number) : number
}

/** The top of the highest pile around a number; the number itself where nobody stands. */
function topAt(x: number, rings: readonly Ring[], { unit }: DotRoom): Point {
  const around = rings.filter((ring) => Math.abs(ring.x - x) <= unit / 2)
  const top = around.reduce((best, ring) => Math.max(best, ring.y + ring.radius), 0)
  const pile = around.find((ring) => ring.y + ring.radius === top)?.x ?? x
  // Not further aside than this: the next number is near.
  return { x: Math.min(x + ASIDE * unit, Math.max(x - ASIDE * unit, pile)), y: top }
}

function arrowOf(shift: Shift, tops: readonly Point[], room: DotRoom, mirrored: boolean): Arrow {
  const { unit } = room
  const towards = Math.sign(placeOf(shift.to, mirrored) - placeOf(shift.from, mirrored))
  const [from, to] = [tops[shift.from] ?? ORIGIN, tops[shift.to] ?? ORIGIN]
  const width = Math.min(THICK, THIN + THICKER * shift.people) * unit
  const start = { x: from.x + towards * BESIDE * unit, y: from.y + GAP * unit }
  const end = { x: to.x - towards * BESIDE * unit, y: to.y + GAP * unit }
  const [low, high] = [Math.min(shift.from, shift.to), Math.max(shift.from, shift.to)]
  // Over everybody who stands in between.
  const over = Math.max(...tops.slice(low, high + 1).map(({ y }) => y)) + (LOWEST_FLIGHT + FLIGHT * (high - low - 1)) * unit
  const top = Math.min(over, room.height + ARROW_ROOM * unit)
  // A quadratic curve comes half as high as its handle.
  const handle = { x: (start.x + end.x) / 2, y: 2 * top - (start.y + end.y) / 2 }
  return { shift, width, ...drawn(start, handle, end, width, unit) }
}

/** The shaft ends inside the head, so that nothing shows between the two. */
function drawn(start: Point, handle: Point, end: Point, width: number, unit: number): Pick<Arrow, 'shaft' | 'head'> {
  const long = 0.13 * unit + width
  const half = 0.06 * unit + width * 0.7
  const angle = Math.atan2(end.y - handle.y, end.x - handle.x)
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const neck = { x: end.x - cos * long, y: end.y - sin * long }
  const corners = [
    { x: neck.x - sin * half, y: neck.y + cos * half },
    { x: neck.x + sin * half, y: neck.y - cos * half },
  ]
  const inside = { x: end.x - cos * long * 0.8, y: end.y - sin * long * 0.8 }
  return {
    shaft: `M${at(start)}Q${at(handle)} ${at(inside)}`,
    head: `M${at(end)}L${corners.map(at).join('L')}Z`,
  }
}

function at({ x, y }: Point): string {
  return `${x.toFixed(1)} ${(-y).toFixed(1)}`
}

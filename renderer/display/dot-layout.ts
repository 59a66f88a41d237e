/** Where each dot stands: on its person's place, and one on top of the other where people crowd. */
import { SCALE_END, type ScalePosition } from '#core/scale/position'

export interface DotPerson {
  readonly id: number
  /** As it is drawn: already mirrored if the screen faces the line from the other side. */
  readonly position: ScalePosition
  readonly settled: boolean
}

/** The room for dots, in pixels. */
export interface DotRoom {
  /** One scale unit. */
  readonly unit: number
  /** How far above the line dots may reach. */
  readonly height: number
  /** How far beyond the 0 and the 10 the edge of a dot may reach. */
  readonly margin: number
  /** A dot, while there is room for all. */
  readonly diameter: number
}

export interface Dot {
  /** Pixels from the left end of the line to the middle of the dot. */
  readonly x: number
  /** 0 on the line, 1 on the first dot, and so on. */
  readonly row: number
  /** Pixels from the line up to the foot of the dot. */
  readonly y: number
  /** Pixels beside its person's own place that the crowd pushed it: only where a pile would grow into the sentence. */
  readonly shift: number
}

export interface DotLayout {
  /** All dots are alike: what each diameter is multiplied with. */
  readonly scale: number
  readonly dots: ReadonlyMap<number, Dot>
}

export const EMPTY_LAYOUT: DotLayout = { scale: 1, dots: new Map() }

/**
 * The same people and the same previous layout always give the same layout. Whoever stands low stays there: a person who walks past a
 * group goes over it, and swaying does not make dots hop. Up to 40 people find a place wherever they stand; of more, who finds none
 * stands in front of the others.
 */
export function layOutDots(people: readonly DotPerson[], room: DotRoom, previous: DotLayout): DotLayout {
  const inOrder = [...people].sort((a, b) => rank(a, previous) - rank(b, previous) || a.id - b.id)
  for (const scale of SCALES) {
    const pile = pileUp(inOrder, { ...room, diameter: room.diameter * scale }, scale > previous.scale, previous)
    if (pile.complete || scale === SMALLEST) return { scale, dots: pile.dots }
  }
  throw new Error('there is a smallest scale')
}

const SMALLEST = 0.5
const SCALES = [1, 0.87, 0.75, 0.62, SMALLEST] as const
/** From the middle of one dot to the middle of the next one, in diameters. */
const PITCH = 1.1
/**
 * Dots of one row are at least so many pitches apart: a new one has to find more room than one that is there already needs to stay.
 * People who sway stay in between.
 */
const APART_TO_ENTER = 1
const APART_TO_STAY = 0.92
/** How far from its person's place, in units, a crowd may push a dot before all dots get smaller. */
const MOST_SHIFT = 0.7
/** How finely a free place is looked for beside a person's own, in pitches. */
const SHIFT_STEP = 0.25
/** How much a dot lines up with the one it lies on: 0 not at all, 1 straight above. Crooked towers look restless. */
const LINE_UP = 0.85

/** Whoever stands before whoever walks, and of those the lower one first. */
function rank({ id, settled }: DotPerson, previous: DotLayout): number {
  const row = previous.dots.get(id)?.row ?? NEW
  return settled ? row : NEW + 1 + row
}

/** Who has just come is above all rows that a screen has. */
const NEW = 1000

interface Pile {
  /** Whether everybody has a place of their own. */
  readonly complete: boolean
  readonly dots: ReadonlyMap<number, Dot>
}

/** `grows`: the dots were smaller before. They grow again only with a row to spare, so that one person does not make them breathe. */
function pileUp(people: readonly DotPerson[], room: DotRoom, grows: boolean, previous: DotLayout): Pile {
  const pitch = room.diameter * PITCH
  const rows = Math.max(1, Math.floor((room.height - room.diameter) / pitch) + (grows ? 0 : 1))
  const from = room.diameter / 2 - room.margin
  const to = SCALE_END * room.unit - from
  const taken: number[][] = Array.from({ length: rows }, () => [])
  const dots = new Map<number, Dot>()
  let complete = true
  for (const { id, position } of people) {
    const before = previous.dots.get(id)
    const own = Math.min(to, Math.max(from, position * room.unit))
    const found = shiftsToTry(before?.shift ?? 0, pitch * SHIFT_STEP, MOST_SHIFT * room.unit)
      .filter((shift) => own + shift >= from && own + shift <= to)
      .map((shift) => ({ shift, place: lowestPlace(own + shift, taken, pitch, before?.row ?? null) }))
      .find(({ place }) => place.row < rows)
    if (found === undefined) complete = false
    const { shift, place } = found ?? { shift: 0, place: { x: own, row: 0 } }
    taken[place.row]?.push(place.x)
    dots.set(id, { x: place.x, row: place.row, y: place.row * pitch, shift })
  }
  return { complete, dots }
}

/** The own place, the place of before, then ever further to both sides. */
function shiftsToTry(before: number, step: number, most: number): readonly number[] {
  const shifts = before === 0 || Math.abs(before) > most ? [0] : [0, before]
  for (let shift = step; shift <= most; shift += step) shifts.push(-shift, shift)
  return shifts
}

type Place = Pick<Dot, 'x' | 'row'>

/** The lowest row with room at x, and where in it; a row beyond the last one when there is none. */
function lowestPlace(x: number, taken: readonly (readonly number[])[], pitch: number, rowBefore: number | null): Place {
  function hasRoom(row: number, x: number): boolean {
    const apart = pitch * (row === rowBefore ? APART_TO_STAY : APART_TO_ENTER) - ROUNDING
    return (taken[row] ?? []).every((other) => Math.abs(other - x) >= apart)
  }
  const row = taken.findIndex((_, row) => hasRoom(row, x))
  if (row === -1) return { x, row: taken.length }
  const linedUp = lineUp(x, taken[row - 1] ?? [], pitch)
  return { x: hasRoom(row, linedUp) ? linedUp : x, row }
}

/** Two places that were worked out along different ways may still be the same, pixels. */
const ROUNDING = 1e-6

/** The closer a dot is to one below it, the more it lines up with that one; at its very edge not at all, so that nothing jumps. */
function lineUp(x: number, below: readonly number[], pitch: number): number {
  const [under] = [...below].sort((a, b) => Math.abs(a - x) - Math.abs(b - x))
  if (under === undefined || Math.abs(under - x) >= pitch) return x
  const aside = x - under
  return under + aside * (1 - LINE_UP * (1 - Math.abs(aside) / pitch))
}

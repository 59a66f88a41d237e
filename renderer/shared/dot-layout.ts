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
  /** Its person's place when the dot was put here, in pixels from the left end of the line. */
  readonly own: number
  /** Pixels beside that place that the crowd pushed it: only where a pile would grow into the sentence. */
  readonly shift: number
}

export interface DotLayout {
  /** All dots are alike: what each diameter is multiplied with. */
  readonly scale: number
  readonly dots: ReadonlyMap<number, Dot>
}

export const EMPTY_LAYOUT: DotLayout = { scale: 1, dots: new Map() }

/**
 * The same people and the same previous layout always give the same layout, and who does not move is not moved: a person who walks past
 * a group goes over it, and swaying does not make dots hop. Up to 40 people find a place wherever they stand; of more, who finds none
 * stands in front of the others.
 */
export function layOutDots(people: readonly DotPerson[], room: DotRoom, previous: DotLayout): DotLayout {
  for (const scale of SCALES) {
    const size = { ...room, diameter: room.diameter * scale }
    // They grow again only with a row to spare, so that one person who comes and goes does not make all dots breathe.
    const pile = pileUp(people, size, scale > previous.scale ? 1 : 0, scale === previous.scale ? previous.dots : NOBODY)
    if (pile.complete || scale === SMALLEST) return { scale, dots: pile.dots }
  }
  throw new Error('there is a smallest scale')
}

const SMALLEST = 0.5
const SCALES = [1, 0.87, 0.75, 0.62, SMALLEST] as const
const NOBODY: ReadonlyMap<number, Dot> = new Map()
/** From the middle of one dot to the middle of the next one, in diameters. */
const PITCH = 1.1
/**
 * Dots of one row are at least so many pitches apart: to come into a row takes more room than to stay in it. People who sway stay in
 * between.
 */
const APART_TO_ENTER = 1
const APART_TO_STAY = 0.92
/** A person in a pile who moves less than this, in units, sways: the dot keeps its place. */
const SWAY = 0.05
/** How far from its person's place, in units, a crowd may push a dot before all dots get smaller. */
const MOST_SHIFT = 0.7
/** How finely a free place is looked for beside a person's own, in pitches. */
const SHIFT_STEP = 0.25
/** How much a dot lines up with the one it lies on: 0 not at all, 1 straight above. Crooked towers look restless. */
const LINE_UP = 0.85
/** Two places that were worked out along different ways may still be the same, pixels. */
const ROUNDING = 1e-6

interface Pile {
  /** Whether everybody has a place of their own. */
  readonly complete: boolean
  readonly dots: ReadonlyMap<number, Dot>
}

function pileUp(people: readonly DotPerson[], room: DotRoom, spareRows: number, previous: ReadonlyMap<number, Dot>): Pile {
  const pitch = room.diameter * PITCH
  const rows = Math.max(1, Math.floor((room.height - room.diameter) / pitch) + 1 - spareRows)
  const from = room.diameter / 2 - room.margin
  const to = SCALE_END * room.unit - from
  const placeOf = ({ position }: DotPerson): number => Math.min(to, Math.max(from, position * room.unit))

  const dots = keepStanding(people, placeOf, previous, rows, pitch, room.unit * SWAY)
  let complete = true
  // Whoever stands finds a place before whoever walks.
  for (const person of [...people.filter(({ settled }) => settled), ...people.filter(({ settled }) => !settled)]) {
    if (dots.has(person.id)) continue
    const own = placeOf(person)
    const found = shiftsToTry(pitch * SHIFT_STEP, MOST_SHIFT * room.unit)
      .filter((shift) => own + shift >= from && own + shift <= to)
      .map((shift) => ({ shift, place: lowestPlace(own + shift, dots, rows, pitch) }))
      .find(({ place }) => place !== null)
    if (found === undefined) complete = false
    const { x, row } = found?.place ?? { x: own, row: 0 }
    dots.set(person.id, { x, row, y: row * pitch, own, shift: found?.shift ?? 0 })
  }
  return { complete, dots }
}

/** The dots of those who stand where they stood, at the place they had: as long as no lower one has come free. */
function keepStanding(
  people: readonly DotPerson[],
  placeOf: (person: DotPerson) => number,
  previous: ReadonlyMap<number, Dot>,
  rows: number,
  pitch: number,
  sway: number,
): Map<number, Dot> {
  const dots = new Map<number, Dot>()
  for (const person of people) {
    const before = previous.get(person.id)
    if (before === undefined || !person.settled || before.row >= rows) continue
    const own = placeOf(person)
    // Who stands on the line itself is followed in every small move; a pile would fall apart of it.
    const onLine = before.row === 0 && before.shift === 0
    if (!onLine && Math.abs(own - before.own) > sway) continue
    const dot = onLine ? { ...before, x: own, own } : { ...before, y: before.row * pitch }
    if (hasRoom(dot.row, dot.x, dots, pitch * APART_TO_STAY)) dots.set(person.id, dot)
  }
  for (const [id, dot] of [...dots].sort(([, a], [, b]) => a.row - b.row)) {
    dots.delete(id)
    const atOwn = lowestPlace(dot.own, dots, rows, pitch)
    const atShift = lowestPlace(dot.own + dot.shift, dots, rows, pitch)
    const better = (dot.shift !== 0 && atOwn !== null) || (atShift !== null && atShift.row < dot.row)
    if (!better) dots.set(id, dot)
  }
  return dots
}

/** The own place, then ever further to both sides. */
function shiftsToTry(step: number, most: number): readonly number[] {
  const shifts = [0]
  for (let shift = step; shift <= most; shift += step) shifts.push(-shift, shift)
  return shifts
}

/** The lowest row with room at x, and where in it; null when there is none. */
function lowestPlace(x: number, dots: ReadonlyMap<number, Dot>, rows: number, pitch: number): Pick<Dot, 'x' | 'row'> | null {
  const apart = pitch * APART_TO_ENTER
  for (let row = 0; row < rows; row++) {
    if (!hasRoom(row, x, dots, apart)) continue
    const linedUp = lineUp(x, row, dots, pitch)
    return { row, x: hasRoom(row, linedUp, dots, apart) ? linedUp : x }
  }
  return null
}

function hasRoom(row: number, x: number, dots: ReadonlyMap<number, Dot>, apart: number): boolean {
  for (const dot of dots.values()) if (dot.row === row && Math.abs(dot.x - x) < apart - ROUNDING) return false
  return true
}

/** The closer a dot is to one below it, the more it lines up with that one; at its very edge not at all, so that nothing jumps. */
function lineUp(x: number, row: number, dots: ReadonlyMap<number, Dot>, pitch: number): number {
  let aside = pitch
  for (const dot of dots.values()) if (dot.row === row - 1 && Math.abs(x - dot.x) < Math.abs(aside)) aside = x - dot.x
  return x - aside * LINE_UP * (1 - Math.abs(aside) / pitch)
}

/** Where a moment is drawn on a line that stands still: a pile on each number, and a small group spread over its bands. */
import { SCALE_END, SCALE_NUMBERS } from '../scale/position.ts'
import { bandsOf, placesOver } from '../session/bands.ts'
import type { Band, Snapshot } from '../session/snapshot.ts'

/** One unit of the line, from the edge to the 0, how large a dot is and how far one is above the other, pixels. */
const LINE_UNIT = 90
export const LINE_MARGIN = 60
export const LINE_DOT = 11
const PITCH = 26
/** A pile of more than this stands in rows. */
const HIGH = 8
/** From the line up to the middle of the lowest dot. */
const FOOT = 20
export const LINE_WIDTH = 2 * LINE_MARGIN + SCALE_END * LINE_UNIT

export interface LineLayout {
  /** The middle of each dot; y up from the line. */
  readonly dots: readonly { readonly x: number; readonly y: number }[]
  /** Bands of more than one number: the people in them stand somewhere between. */
  readonly bands: readonly { readonly left: number; readonly right: number; readonly band: Band }[]
  /** From the line up to the top of the highest pile. */
  readonly height: number
}

/** `whole`: each number by itself, for who may know where a small group stood. */
export function layOutLine(snapshot: Snapshot, whole = false): LineLayout {
  const bands = whole && snapshot.bands === undefined ? singlesOf(snapshot) : bandsOf(snapshot)
  const dots = bands.flatMap((band) =>
    placesOver(band).map((place, index) => {
      const { from, to, people } = band
      if (from !== to) return { x: xOf(place), y: FOOT }
      // A crowd on one number, as everybody at the 10, stands in rows of two or three.
      const abreast = people > 2 * HIGH ? 3 : people > HIGH ? 2 : 1
      const aside = (index % abreast) - (abreast - 1) / 2
      return { x: xOf(from) + aside * PITCH, y: FOOT + Math.floor(index / abreast) * PITCH }
    }),
  )
  const wide = bands.filter(({ from, to }) => from !== to)
  return {
    dots,
    bands: wide.map((band) => ({ left: xOf(band.from) - 16, right: xOf(band.to) + 16, band })),
    height: Math.max(FOOT, ...dots.map(({ y }) => y)) + LINE_DOT,
  }
}

export function xOf(number: number): number {
  return LINE_MARGIN + LINE_UNIT * number
}

function singlesOf({ counts }: Snapshot): readonly Band[] {
  return SCALE_NUMBERS.flatMap((number) => {
    const people = counts[number] ?? 0
    return people === 0 ? [] : [{ from: number, to: number, people }]
  })
}

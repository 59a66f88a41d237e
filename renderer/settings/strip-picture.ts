/** The strip as it is drawn: each cell a bar, and the sheets where they lie. Lengths as parts of the strip, from its end by the 0. */
import type { FloorDeskView, LoadsView } from '#core/protocol/floor-desk-view'

export interface StripPicture {
  readonly bars: readonly Bar[]
  readonly sheets: readonly { readonly number: number; readonly at: number }[]
  /** Where the walker is; null when nobody walks. */
  readonly walker: number | null
  /** On the strip now, kg. */
  readonly load: number
}

export interface Bar {
  readonly cell: number
  /** Left edge and width. */
  readonly at: number
  readonly width: number
  /** 0 to 1: a heavy foot on one cell. */
  readonly height: number
  readonly isBad: boolean
}

/** The tallest bar, halves of a kilogram: one foot of somebody heavy on one cell. */
const TALLEST = 100
/** Halves of a kilogram that an empty cell feels now and then. */
const NOISE = 2

export type DrawnBoard = NonNullable<FloorDeskView['board']>

export function drawStrip(
  { calibration, marks, mirrored, task }: FloorDeskView,
  { cells, pitch, origin }: DrawnBoard,
  loads: LoadsView | null,
): StripPicture {
  const turn = (part: number): number => (mirrored ? 1 - part : part)
  const partOf = (place: number): number => (place - origin + pitch / 2) / (cells * pitch)
  const bad = new Set(calibration?.bad.map(({ cell }) => cell))
  const felt = loads?.cells.length === cells ? loads.cells : []
  return {
    bars: Array.from({ length: cells }, (_, cell) => ({
      cell,
      at: turn((cell + (mirrored ? 1 : 0)) / cells),
      width: 1 / cells,
      height: Math.min(1, Math.sqrt(Math.max(0, (felt[cell] ?? 0) - NOISE) / TALLEST)),
      isBad: bad.has(cell),
    })),
    sheets: [0, 5, 10].map((number, index) => ({ number, at: Math.min(1, Math.max(0, turn(partOf(marks[index] ?? 0)))) })),
    walker: task.state === 'walking' && task.where !== null ? turn(task.where) : null,
    load: Math.round(felt.reduce((sum, half) => sum + half, 0) / 2),
  }
}

/** A length in metres, to the decimetre at most. */
export function metresOf({ cells, pitch }: DrawnBoard): number {
  return Math.round((cells * pitch) / 100) / 10
}

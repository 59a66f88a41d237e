/** What was learned of one strip on one floor: how each cell weighs, which are bad, where the sheets lie, and which way it lies. */
import * as v from 'valibot'
import type { ScaleNumber } from '../scale/position.ts'
import type { FloorGeometry } from './reading.ts'

/** `dead` reads nothing under a foot, `stuck` reads one value whatever happens, `noisy` feels somebody where nobody is. */
const BAD_CELLS = ['dead', 'stuck', 'noisy'] as const

/** No cell that can be used weighs a third or three times of what it should. */
export const LEAST_GAIN = 0.3
export const MOST_GAIN = 3
/** As many as a strip can have. */
const MOST_CELLS = 480
/** A mark lies on or near the strip, mm. */
const FURTHEST = 200_000

const gain = v.pipe(v.number(), v.minValue(LEAST_GAIN), v.maxValue(MOST_GAIN))
const cell = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MOST_CELLS - 1))
const place = v.nullable(v.pipe(v.number(), v.minValue(-FURTHEST), v.maxValue(FURTHEST)))

export const badCellSchema = v.strictObject({ cell, kind: v.picklist(BAD_CELLS) })
export type BadCell = v.InferOutput<typeof badCellSchema>

export const marksSchema = v.tuple([place, place, place])
/** Where the 0, the 5 and the 10 lie, mm from the strip's own 0 towards its last cell; null is where the strip says. */
export type Marks = v.InferOutput<typeof marksSchema>

export const calibrationSchema = v.strictObject({
  /** What each cell reads of a load, in the order of the board: 1 is right, 0.8 a fifth too little. */
  gains: v.pipe(v.array(gain), v.minLength(1), v.maxLength(MOST_CELLS)),
  bad: v.pipe(v.array(badCellSchema), v.maxLength(MOST_CELLS)),
  marks: marksSchema,
  /** The strip lies the other way round: its first cells are near the 10. */
  mirrored: v.boolean(),
})
export type Calibration = v.InferOutput<typeof calibrationSchema>

/** The marks, in the order of the scale. */
export const MARK_NUMBERS = [0, 5, 10] as const satisfies readonly ScaleNumber[]
export type MarkNumber = (typeof MARK_NUMBERS)[number]

/** A strip of which nothing was learned. */
export function uncalibrated({ cells }: FloorGeometry): Calibration {
  return { gains: Array.from({ length: cells }, () => 1), bad: [], marks: [null, null, null], mirrored: false }
}

/** Whether it was made for such a strip; that of another length or with other cells means nothing here. */
export function fits({ gains, bad, marks, mirrored }: Calibration, geometry: FloorGeometry): boolean {
  return (
    gains.length === geometry.cells &&
    bad.every(({ cell }) => cell < geometry.cells) &&
    judgeMarks(placesOf({ marks, mirrored }, geometry), geometry, mirrored) === null
  )
}

/** Where the 0, the 5 and the 10 are on this strip, mm. What nobody stood on lies at the strip's ends, the 5 halfway. */
export function placesOf(
  { marks, mirrored }: Pick<Calibration, 'marks' | 'mirrored'>,
  { length }: FloorGeometry,
): readonly [number, number, number] {
  const zero = marks[0] ?? (mirrored ? length : 0)
  const ten = marks[2] ?? (mirrored ? 0 : length)
  return [zero, marks[1] ?? (zero + ten) / 2, ten]
}

/** Half a scale on which its numbers can still be told apart: no shorter than this, mm, and than this part of the strip. */
const SHORTEST_HALF = 1000
const SHORTEST_PART = 0.25

export type MarkRefusal = 'marks-out-of-order' | 'marks-too-close'

/** Somebody stands at `place` and says that this is the mark. */
export function moveMark(
  calibration: Calibration,
  geometry: FloorGeometry,
  mark: MarkNumber,
  place: number,
): { readonly ok: true; readonly value: Calibration } | { readonly ok: false; readonly reason: MarkRefusal } {
  const [zero, five, ten] = calibration.marks
  const marks: Marks = [mark === 0 ? place : zero, mark === 5 ? place : five, mark === 10 ? place : ten]
  const value = { ...calibration, marks }
  const reason = judgeMarks(placesOf(value, geometry), geometry, calibration.mirrored)
  return reason === null ? { ok: true, value } : { ok: false, reason }
}

/** The strip lies the other way round, or not: what was the 0 is the 10, the sheets stay where they are. */
export function turnRound(calibration: Calibration, mirrored: boolean): Calibration {
  if (calibration.mirrored === mirrored) return calibration
  const [zero, five, ten] = calibration.marks
  return { ...calibration, mirrored, marks: [ten, five, zero] }
}

function judgeMarks(
  [zero, five, ten]: readonly [number, number, number],
  { length }: FloorGeometry,
  mirrored: boolean,
): MarkRefusal | null {
  const way = mirrored ? -1 : 1
  const halves = [(five - zero) * way, (ten - five) * way]
  if (halves.some((half) => half <= 0)) return 'marks-out-of-order'
  return halves.some((half) => half < Math.min(SHORTEST_HALF, length * SHORTEST_PART)) ? 'marks-too-close' : null
}

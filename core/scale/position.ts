/** The scale: the line from 0 to 10 on which people stand. */

/** A place on the line in scale units, 0 (nothing of it is there) to 10 (the ideal). */
export type ScalePosition = number

/** The whole numbers that are counted, in the order of the line. */
export const SCALE_NUMBERS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const

/** One of the eleven whole numbers of the line. */
export type ScaleNumber = (typeof SCALE_NUMBERS)[number]

/** The numbers that lie on the floor as sheets of paper. */
export const MARKS = [0, 5, 10] as const

export function isMark(number: number): boolean {
  return MARKS.some((mark) => mark === number)
}

/** People counted on each whole number, index 0 to 10. */
export type Counts = readonly number[]

/** The end of the line. */
export const SCALE_END = 10

/** The same place seen from the other side of the line. */
export function mirror(position: ScalePosition): ScalePosition {
  return SCALE_END - position
}

/** The nearest place that is on the line. */
export function clampToScale(position: number): ScalePosition {
  return Math.min(SCALE_END, Math.max(0, position))
}

/** The whole number a place belongs to when nothing is known of its past. Halves go up. */
export function nearestNumber(position: ScalePosition): number {
  return Math.floor(clampToScale(position) + 0.5)
}

/** All people that are counted. */
export function sumOf(counts: Counts): number {
  return counts.reduce((total, people) => total + people, 0)
}

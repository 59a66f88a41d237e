/** Pointing at a place on the line with a finger or with keys. */
import { clampToScale, SCALE_END, SCALE_NUMBERS, type ScalePosition } from '#core/scale/position'

/** Where a key begins that moves somebody who is not on the line yet. */
const MIDDLE = SCALE_END / 2
/** So near to a whole number a finger means that number. */
const NEAR = 0.2
const PER_UNIT = 10

const BY_KEY: Readonly<Record<string, number>> = {
  ArrowUp: 0.5,
  ArrowRight: 0.5,
  ArrowDown: -0.5,
  ArrowLeft: -0.5,
  PageUp: 1,
  PageDown: -1,
}

/** `part` of the drawn line from its lower end, 0 to 1; each of the eleven numbers has the middle of an eleventh of it. */
export function positionAt(part: number): ScalePosition {
  const position = clampToScale(part * SCALE_NUMBERS.length - 0.5)
  const whole = Math.round(position)
  return Math.abs(position - whole) <= NEAR ? whole : Math.round(position * PER_UNIT) / PER_UNIT
}

/** The part of the drawn line at which a place lies, from its lower end. */
export function partOf(position: ScalePosition): number {
  return (position + 0.5) / SCALE_NUMBERS.length
}

/** Where a key brings somebody who stands there, or nowhere yet; null for a key that is none of ours. */
export function positionByKey(key: string, from: ScalePosition | null): ScalePosition | null {
  if (/^[0-9]$/.test(key)) return Number(key)
  if (key === 'Home') return 0
  if (key === 'End') return SCALE_END
  const by = BY_KEY[key]
  if (by === undefined) return null
  return from === null ? MIDDLE : clampToScale(from + by)
}

/** "7" or "6,5", as this language writes it. */
export function numberText(position: ScalePosition, locale: string): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(position)
}

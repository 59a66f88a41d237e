/** The room for dots on this screen. */
import { SCALE_END } from '#core/scale/position'
import type { DotRoom } from './dot-layout.ts'

/** A dot, in units: two people who stand shoulder to shoulder, 36 cm on a line of 10 m, are two dots beside each other. */
const DIAMETER = 0.33
/** How far dots may reach beyond the ends of the line, in units. */
const MARGIN = 0.6

/** `width` of the line from 0 to 10 and `height` of what may be filled above it, pixels. */
export function roomFor(width: number, height: number): DotRoom {
  const unit = width / SCALE_END
  return { unit, height, margin: unit * MARGIN, diameter: unit * DIAMETER }
}

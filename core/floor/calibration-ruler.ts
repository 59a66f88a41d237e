/** The ruler: from a place on the strip to a place on the scale, straight between the 0, the 5 and the 10. */
import { clampToScale, SCALE_END, type ScalePosition } from '../scale/position.ts'
import { placesOf, type Calibration } from './calibration.ts'
import type { FloorGeometry } from './reading.ts'

/** Takes mm from the strip's own 0. Beyond a mark the nearest half goes on as it is, to the end of the line. */
export type Ruler = (place: number) => ScalePosition

export function createRuler(geometry: FloorGeometry, calibration?: Pick<Calibration, 'marks' | 'mirrored'>): Ruler {
  const marked = calibration ?? { marks: [null, null, null], mirrored: false }
  const [zero, five, ten] = placesOf(marked, geometry)
  const half = SCALE_END / 2
  return (place) => {
    const isPastFive = (place - five) * (ten - zero) > 0
    const part = isPastFive ? 1 + (place - five) / (ten - five) : (place - zero) / (five - zero)
    return clampToScale(half * part)
  }
}

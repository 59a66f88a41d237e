/** A moment of the line as a ribbon: how the group lay along it, as a shape without anybody in it. Pure: a page and a sheet of paper draw the same. */
import { SCALE_END, SCALE_NUMBERS, sumOf, type Counts } from '#core/scale/position'

export interface RibbonRoom {
  readonly width: number
  readonly height: number
  /** The share of a group that fills the height where it is densest; the same for ribbons that are compared. */
  readonly peak: number
}

/** How far somebody spreads, units: two neighbours on the line become one hill, and two who are three numbers apart do not. */
const SPREAD = 0.55
/** Half a unit beyond each end, and so many points of the outline. */
const BEYOND = 0.5
const POINTS = 67

/** How dense the group is at its densest, as a share of it for each unit. 0 for nobody. */
export function peakOf(counts: Counts): number {
  return Math.max(0, ...densitiesOf(counts))
}

/** The outline of the hills above a straight foot, as an SVG path; y down, the foot at `height`. Empty for nobody. */
export function ribbonPath(counts: Counts, { width, height, peak }: RibbonRoom): string {
  if (sumOf(counts) === 0 || peak <= 0) return ''
  const points = densitiesOf(counts).map((density, index) => {
    const x = (width * index) / (POINTS - 1)
    return `${x.toFixed(1)} ${(height * (1 - Math.min(1, density / peak))).toFixed(1)}`
  })
  return `M0 ${height}L${points.join('L')}L${width} ${height}Z`
}

/** Where a number of the line lies under a ribbon, in its pixels. */
export function placeUnder(number: number, width: number): number {
  return ((number + BEYOND) / (SCALE_END + 2 * BEYOND)) * width
}

function densitiesOf(counts: Counts): readonly number[] {
  const total = sumOf(counts)
  if (total === 0) return []
  const high = 1 / (SPREAD * Math.sqrt(2 * Math.PI))
  return Array.from({ length: POINTS }, (_, index) => {
    const place = (index / (POINTS - 1)) * (SCALE_END + 2 * BEYOND) - BEYOND
    const hills = SCALE_NUMBERS.map((number) => (counts[number] ?? 0) * high * Math.exp(-(((place - number) / SPREAD) ** 2) / 2))
    return hills.reduce((sum, hill) => sum + hill, 0) / total
  })
}

/**
 * What is known of people who stand on a line before anything is measured, as costs: minus the logarithm of a likelihood, so 1 is
 * "e times less likely" and costs add up. Loads in kg, lengths in mm.
 */

/** Longest stretch between the heel of one foot and the toe of the other in a step along the line. */
export const LONGEST_STEP = 1000

/** Adults in north-west Europe: median 77 kg, 5 % below 54 and 5 % above 108 (so 0.21 in the logarithm); gains of the cells add to it. */
export const MEDIAN_LOAD = 77
export const LOAD_SPREAD = 0.24
/**
 * What contacts close of the line has a weight for convenience only: of one person it may be 100 mm on small cells that close at 10 kg, and
 * 400 mm on a sensitive strip.
 */
export const CONTACT_SPREAD = 0.5
/**
 * People who stand at ease have their heels 170 mm apart and their toes turned out by 7 degrees each (McIlroy and Maki 1997); shoes of
 * 280 by 100 mm then cover 320 mm from outer edge to outer edge. Wider stances, turned feet and turned people make it more.
 */
export const MEDIAN_EXTENT = 350
export const EXTENT_SPREAD = 80
/** One foot takes at most so much of the line: a turned shoe. Two feet in a stride seldom take more than that, with this spread. */
const ONE_FOOT = 300
const STRIDE = 600
const STRIDE_SPREAD = 100
/** Cost of somebody who arrives with both feet at once: a jump. */
const BOTH_FEET = 6
/** Cost of a lifted foot. */
const LIFTED = 1
/** Spread of the edges of somebody who stands still: sway of the load under the soles, and noise. */
const EDGE_SPREAD = 35
/** Cost of feet that touch without a gap: of the 0 to 0.3 m between neighbours' feet, less than a tenth. */
const TOUCH = 3
/** Narrowest sole, the spread with which its edges are seen, and the most that can cost: half of it may lie on a dead cell. */
const NARROWEST_FOOT = 80
const NARROW_SPREAD = 10
const MOST_NARROW = 3

/** Two in one stretch stand in two rows, nearly one behind the other: rarer than side by side. */
export const ROWS = 5
/** Cost of a kilogram that belongs to nobody: a bag of 8 kg is less unlikely than a person, 30 kg are not. A bag closes few contacts. */
export const STRAY = 0.35
export const CONTACT_STRAY = 0.6

/** Half a squared distance in standard deviations: the cost of a normal variable. */
export function half(deviations: number): number {
  return 0.5 * deviations * deviations
}

/** A person's load. */
export function loadCost(load: number, spread = LOAD_SPREAD): number {
  return load > 0 ? half(Math.log(load / MEDIAN_LOAD) / spread) : Infinity
}

/** What a standing person takes of the line. */
export function extentCost(extent: number): number {
  return half((extent - MEDIAN_EXTENT) / EXTENT_SPREAD)
}

/** What somebody who arrives takes of the line, having put down one foot or both. */
export function arrivalCost(extent: number): number {
  return extent < ONE_FOOT ? Math.min(extentCost(extent), LIFTED) : extentCost(extent) + BOTH_FEET
}

/** What somebody who walks takes of the line: one foot, or two a step apart. */
export function strideCost(extent: number): number {
  return Math.min(extentCost(extent), LIFTED + half(Math.max(0, extent - STRIDE) / STRIDE_SPREAD))
}

/** An outer edge so much further out than before; a foot that became light or was lifted only takes it in. */
export function edgeCost(outward: number): number {
  const cost = half(outward / EDGE_SPREAD)
  return outward > 0 ? cost : Math.min(cost, LIFTED)
}

/** An edge with so much load just outside and just inside: half the cost of feet that touch, or of a cut through one foot. */
export function touchCost(outside: number, inside: number): number {
  return (TOUCH / 2) * (Math.min(outside, inside) / Math.max(outside, inside, 1))
}

/** A foot of this width at an edge. */
export function narrowCost(width: number): number {
  return Math.min(MOST_NARROW, half(Math.max(0, NARROWEST_FOOT - width) / NARROW_SPREAD))
}

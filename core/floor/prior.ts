/**
 * What is known of a standing adult before anything is measured, as costs: minus the logarithm of a likelihood, so 1 is "e times
 * less likely" and costs add up. Loads in kg, lengths in mm.
 */

/** Longest stretch of line one standing person takes: feet a good stride apart, and a bag between them does not count. */
export const LONGEST_STANCE = 700
/** Longest stretch between the heel of one foot and the toe of the other in a step along the line. */
export const LONGEST_STEP = 1000

/** Adults in north-west Europe: median 77 kg, 5 % below 54 and 5 % above 108 (so 0.21 in the logarithm); gains of the cells add to it. */
const MEDIAN_LOAD = 77
const LOAD_SPREAD = 0.24
/**
 * People who face the line stand with their heels 170 mm apart (McIlroy and Maki 1997), toes turned out by 14 degrees; a shoe of
 * 280 by 100 mm then covers 100 to 170 mm of line, two of them 300 to 450. Turned people, wide and narrow stances widen that.
 */
const MEDIAN_EXTENT = 350
const EXTENT_SPREAD = 80

export function loadCost(load: number): number {
  if (load <= 0) return Infinity
  return half(Math.log(load / MEDIAN_LOAD) / LOAD_SPREAD)
}

export function extentCost(extent: number): number {
  return half((extent - MEDIAN_EXTENT) / EXTENT_SPREAD)
}

/** Half a squared distance in standard deviations: the cost of a normal variable. */
export function half(deviations: number): number {
  return 0.5 * deviations * deviations
}

/** How a dot moves: towards where it has to be, fast first and slower near the end, never beyond. */

/** After this, ms, a glide has done 95 % of its way: as fast as a person takes a step. */
export const GLIDE = 300

/** Where a value is that was at `from` and has glided towards `to` for so many ms. Any number of short glides is one long one. */
export function glide(from: number, to: number, elapsed: number): number {
  return to + (from - to) * Math.exp((-elapsed * THREE) / GLIDE)
}

/** e^-3 is 5 %. */
const THREE = 3

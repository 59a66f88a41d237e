/** A swipe: a thumb that goes sideways, quickly, and not while it scrolls. */

export interface Point {
  readonly x: number
  readonly y: number
  /** ms. */
  readonly at: number
}

/** Shorter is a tap that slipped, slower is somebody who reads with a finger, px and ms. */
const FAR = 70
const QUICK = 600
/** At least so much more sideways than up or down. */
const FLAT = 2

/** Where to, as in a book: a thumb that goes left (1) brings the next page, right (-1) the one before; null when it is no swipe. */
export function swipeOf(from: Point, to: Point): 1 | -1 | null {
  const [across, down] = [to.x - from.x, to.y - from.y]
  if (Math.abs(across) < FAR || to.at - from.at > QUICK) return null
  if (Math.abs(across) < FLAT * Math.abs(down)) return null
  return across < 0 ? 1 : -1
}

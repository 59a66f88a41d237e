/** The light on the line while the group looks at what is there already: full from the 0, and fading through the group. */

/** How much of the light is left where nobody stands any further. */
const DIMMEST = 0.03
/** How far beyond the last person the light reaches, as a share of the line. */
const AFTERGLOW = 0.02

/**
 * A CSS mask that lets the light through by how many people stand at that place or further on: everybody lights the line up to where
 * they stand. The light is longer than the scale by `--cap` at both ends. `places` are 0 at the 0 and 1 at the 10, in any order; `towards` is the side on which the 10 is.
 */
export function lightMask(places: readonly number[], towards: 'left' | 'right'): string {
  if (places.length === 0) return 'linear-gradient(transparent, transparent)'
  const inOrder = [...places].sort((a, b) => a - b)
  const stops = inOrder.map((place, index) => stop(place, brightness((inOrder.length - index) / inOrder.length)))
  const last = inOrder.at(-1) ?? 0
  return `linear-gradient(to ${towards}, ${[stop(0, brightness(1)), ...stops, stop(last + AFTERGLOW, 0)].join(', ')})`
}

/** Even the light of a few can be seen from the back of the room. */
function brightness(share: number): number {
  return 1 - DIMMEST ** share
}

function stop(place: number, alpha: number): string {
  return `rgb(0 0 0 / ${alpha.toFixed(3)}) calc(var(--cap) + (100% - 2 * var(--cap)) * ${place.toFixed(4)})`
}

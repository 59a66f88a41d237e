/** The ways in which a strip may lie, as whoever installs it chooses them. */
import type { StripPlace } from '#core/floor/strips'

/** The number at the strip's own 0 and at its own 10. Strips that lie along all of the line lie beside each other. */
export const LAYS = [
  { name: 'whole', from: 0, to: 10 },
  { name: 'low', from: 0, to: 5 },
  { name: 'high', from: 5, to: 10 },
  { name: 'wholeTurned', from: 10, to: 0 },
  { name: 'lowTurned', from: 5, to: 0 },
  { name: 'highTurned', from: 10, to: 5 },
] as const
export type LayName = (typeof LAYS)[number]['name']

/** Empty for a place that a script chose and that has no name. */
export function layOf({ from, to }: StripPlace): LayName | '' {
  return LAYS.find((lay) => lay.from === from && lay.to === to)?.name ?? ''
}

/** Halves go on in each other's row, so that somebody on the joint is one; a whole strip keeps its own. */
export function placeOf(name: string, lane: number): StripPlace | null {
  const lay = LAYS.find((known) => known.name === name)
  if (lay === undefined) return null
  const isWhole = Math.abs(lay.to - lay.from) === 10
  return { lane: isWhole ? lane : 0, from: lay.from, to: lay.to }
}

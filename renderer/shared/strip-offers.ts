/** What a strip that is new to the room may be asked. */
import type { FloorDeskView, StripView } from '#core/protocol/floor-desk-view'
import { JOININGS, type Joining } from '#core/floor/strip-laying'

export interface AskingStrip extends StripView {
  readonly uid: string
}

/** Strips that are heard and of which nobody said where they lie. */
export function stripsThatAsk(strips: FloorDeskView['strips']): readonly AskingStrip[] {
  return strips.flatMap((strip) =>
    strip.uid !== null && !strip.isLaid && strip.state === 'ready' ? [{ ...strip, uid: strip.uid }] : [],
  )
}

/** Where one is lost another may lie in its place. */
export function joiningsOf(strips: FloorDeskView['strips']): readonly (Joining | 'instead')[] {
  const isOneLost = strips.slice(1).some(({ state, isLaid }) => isLaid && state === 'lost')
  return isOneLost ? ['instead', ...JOININGS] : JOININGS
}

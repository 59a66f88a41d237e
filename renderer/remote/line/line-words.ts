/** What the phone says of the line: how sure it is, what to look at, and what the hand does. Keys of the texts. */
import { isIdle, type Hand } from '#core/floor/hand'
import type { DeskView } from '#core/protocol/views'
import type { SourceView } from '#core/protocol/source-view'

/** How many of the people the floor is sure of; null when there is nothing to say, because it is sure of all or sees nobody. */
export function certainOf(total: number, certainty: number): { readonly sure: number; readonly n: number } | null {
  const sure = Math.floor(total * certainty)
  return total === 0 || sure >= total ? null : { sure, n: total }
}

export function doubtKey({ kind, number }: DeskView['doubts'][number]): string {
  return number === null ? `remote.line.doubtsLine.${kind}` : `remote.line.doubts.${kind}`
}

/** What the hand does beside the floor, or instead of it; null when nothing. */
export function handWord(hand: Hand | null): 'byHand' | 'corrected' | null {
  if (hand === null || isIdle(hand)) return null
  return hand.manual ? 'byHand' : 'corrected'
}

/** How the floor is doing, with what to do when that is known; null when it takes part. */
export function floorTrouble({ state, reason }: SourceView): string | null {
  if (state === 'ready') return null
  return reason === undefined ? `source.${state}` : `reasons.${reason}`
}

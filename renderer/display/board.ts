/** Which cards lie on the big screen now: those of what the group talks about. */
import type { SessionView } from '#core/protocol/views'
import { boardFor, boardShown, KINDS_ON, type BoardId } from '#core/session/board'
import type { Card, CardKind } from '#core/session/card'

/**
 * Null while the line is what the group looks at, or what has become of the actions of the time before. `asks`: whether participants can
 * be shown how to add cards now.
 */
export function boardOf(view: SessionView | null, cards: readonly Card[], asks: boolean): BoardId | null {
  if (view === null || view.phase !== 'running' || view.previousActions !== null) return null
  if (view.cardsShown) return boardShown(view, cards)
  return view.guests !== null && asks ? boardFor(view.guests) : null
}

/** The kinds of a board that get a column: both cans and needs, but no empty place for agreements that nobody made. */
export function columnsOf(board: BoardId, cards: readonly Card[]): readonly CardKind[] {
  const kinds = KINDS_ON[board]
  if (board !== 'actions') return kinds
  const used = kinds.filter((kind) => cards.some((card) => card.kind === kind))
  return used.length === 0 ? kinds.slice(0, 1) : used
}

/** Starred cards first; else the order in which they were added, so that nothing moves when one more comes. */
export function cardsOf(kind: CardKind, cards: readonly Card[]): readonly Card[] {
  const ours = cards.filter((card) => card.kind === kind)
  return [...ours.filter(({ starred }) => starred), ...ours.filter(({ starred }) => !starred)]
}

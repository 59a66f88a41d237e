/** The boards on the big screen, as the phone knows them. */
import type { SessionView } from '#core/protocol/views'
import { BOARD_IDS, boardShown, KINDS_ON, type BoardId } from '#core/session/board'
import type { Card } from '#core/session/card'

/** The one that lies there; null while no cards are shown. */
export function shownBoardOf(view: SessionView | null, cards: readonly Card[]): BoardId | null {
  return view !== null && view.phase === 'running' && view.cardsShown ? boardShown(view, cards) : null
}

/** Those that can be shown: with cards on them, and the one that lies there. */
export function boardsWith(cards: readonly Card[], shown: BoardId | null): readonly BoardId[] {
  return BOARD_IDS.filter((board) => board === shown || cards.some(({ kind }) => KINDS_ON[board].includes(kind)))
}

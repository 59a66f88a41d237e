/** The board that lies on the big screen, as the phone knows it; null while no cards are shown. */
import type { SessionView } from '#core/protocol/views'
import { boardShown, type BoardId } from '#core/session/board'
import type { Card } from '#core/session/card'

export function shownBoardOf(view: SessionView | null, cards: readonly Card[]): BoardId | null {
  return view !== null && view.phase === 'running' && view.cardsShown ? boardShown(view, cards) : null
}

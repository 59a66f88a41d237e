/** A few cards fill the room for them: sheets of one size, which say it as large as it fits. */
import type { Card, CardKind } from '#core/session/card'

interface Column {
  readonly kind: CardKind
  readonly cards: readonly Card[]
}

/** At most so many in a column. Actions take a row each. */
const FEW = 6
const FEW_ROWS = 4
/** How large the words may be, largest first; parts of a hundred of the height of the screen. */
const SIZES = [10, 8.4, 7, 5.8, 4.8] as const

/** The sizes to try; none when the cards are too many. */
export function sizesFor(columns: readonly Column[]): readonly number[] {
  return columns.every(({ kind, cards }) => cards.length <= (kind === 'action' ? FEW_ROWS : FEW)) ? SIZES : []
}

/** Written on the element itself, and not in a template: what fits shows only once it lies there. */
export function fillBoard(board: HTMLElement | null, columns: readonly Column[]): void {
  if (board === null) return
  board.dataset['fills'] = 'true'
  for (const size of sizesFor(columns)) {
    board.style.setProperty('--note', `${size}vh`)
    if (fits(board)) return
  }
  board.dataset['fills'] = 'false'
  board.style.removeProperty('--note')
}

/** Every sheet holds its words, none of them broken. Pixels, which a browser rounds. */
function fits(board: HTMLElement): boolean {
  const isWide = [...board.querySelectorAll('.note p')].some(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1)
  return (
    !isWide &&
    [...board.querySelectorAll('.paper, .note')].every(({ scrollHeight, clientHeight }) => scrollHeight <= clientHeight + 1)
  )
}

/** Which cards lie on the big screen now: those of what the group talks about. */
import { LAST_STEP } from '#core/method/steps'
import type { SessionView } from '#core/protocol/views'
import type { Card, CardKind } from '#core/session/card'
import type { SilenceId } from '#core/session/silence'

export interface Board {
  readonly id: 'works' | 'can-and-need' | 'actions' | 'reflection'
  /** The kinds of its cards, side by side. */
  readonly kinds: readonly CardKind[]
}

const WORKS: Board = { id: 'works', kinds: ['top'] }
const CAN_AND_NEED: Board = { id: 'can-and-need', kinds: ['can', 'need'] }
const ACTIONS: Board = { id: 'actions', kinds: ['action', 'agreement'] }
const REFLECTION: Board = { id: 'reflection', kinds: ['reflection'] }
const BOARDS = [WORKS, CAN_AND_NEED, ACTIONS, REFLECTION]

/**
 * Null while the line is what the group looks at, or what has become of the actions of the time before. `asks`: whether participants can be shown how to add cards now. `silence`: the newest
 * one of this step, also when it was skipped.
 */
export function boardOf(view: SessionView | null, cards: readonly Card[], silence: SilenceId | null, asks: boolean): Board | null {
  if (view === null || view.phase !== 'running' || view.previousActions !== null) return null
  if (view.guests !== null && (asks || view.cardsShown)) return boardFor(view.guests)
  if (!view.cardsShown) return null
  if (view.step === LAST_STEP) return REFLECTION
  const newest = cards.reduce<Card | null>((best, card) => (best === null || card.id > best.id ? card : best), null)
  if (silence === 'works') return WORKS
  // From the second silence on the group comes to its actions by itself: what was added last is what it talks about.
  if (silence === 'can-and-need') return newest?.kind === 'action' || newest?.kind === 'agreement' ? ACTIONS : CAN_AND_NEED
  return newest === null ? WORKS : boardFor(newest.kind)
}

function boardFor(kind: CardKind): Board {
  return BOARDS.find(({ kinds }) => kinds.includes(kind)) ?? WORKS
}

/** The kinds of a board that get a column: both cans and needs, but no empty place for agreements that nobody made. */
export function columnsOf({ id, kinds }: Board, cards: readonly Card[]): readonly CardKind[] {
  if (id !== 'actions') return kinds
  const used = kinds.filter((kind) => cards.some((card) => card.kind === kind))
  return used.length === 0 ? kinds.slice(0, 1) : used
}

/** Starred cards first; else the order in which they were added, so that nothing moves when one more comes. */
export function cardsOf(kind: CardKind, cards: readonly Card[]): readonly Card[] {
  const ours = cards.filter((card) => card.kind === kind)
  return [...ours.filter(({ starred }) => starred), ...ours.filter(({ starred }) => !starred)]
}

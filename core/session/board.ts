/** The boards on which the big screen collects what the group wrote: which there are, and which kinds of cards lie on each. */
import { LAST_STEP, type StepNumber } from '../method/steps.ts'
import type { Card, CardKind } from './card.ts'
import type { SilenceId } from './silence.ts'

export const BOARD_IDS = ['works', 'can-and-need', 'actions', 'reflection'] as const
export type BoardId = (typeof BOARD_IDS)[number]

/** Side by side, in this order. */
export const KINDS_ON: Readonly<Record<BoardId, readonly CardKind[]>> = {
  works: ['top'],
  'can-and-need': ['can', 'need'],
  actions: ['action', 'agreement'],
  reflection: ['reflection'],
}

/** The board on which cards of this kind lie. */
export function boardFor(kind: CardKind): BoardId {
  return BOARD_IDS.find((id) => KINDS_ON[id].includes(kind)) ?? 'works'
}

export interface BoardFacts {
  readonly step: StepNumber | null
  /** What participants may add now. */
  readonly guests: CardKind | null
  /** The newest silence of this step, also when it was skipped. */
  readonly silenced: SilenceId | null
  /** The board that a person chose. */
  readonly board: BoardId | null
}

/** The board that lies on the screen when cards are shown: the one that was chosen, else that of what the group talks about. */
export function boardShown({ step, guests, silenced, board }: BoardFacts, cards: readonly Card[]): BoardId {
  if (board !== null) return board
  if (guests !== null) return boardFor(guests)
  if (step === LAST_STEP) return 'reflection'
  const newest = cards.reduce<Card | null>((best, card) => (best === null || card.id > best.id ? card : best), null)
  if (silenced === 'works') return 'works'
  // From the second silence on the group comes to its actions by itself: what was added last is what it talks about.
  if (silenced === 'can-and-need') return newest !== null && boardFor(newest.kind) === 'actions' ? 'actions' : 'can-and-need'
  return newest === null ? 'works' : boardFor(newest.kind)
}

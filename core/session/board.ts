/** The boards on which the big screen collects what the group wrote: which there are, and which kinds of cards lie on each. */
import type { CardKind } from './card.ts'

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

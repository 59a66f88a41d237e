/** Cards by kind, in the order of the kinds, the chosen one first. */
import { CARD_KINDS, type Card, type CardKind } from '#core/session/card'

export interface NoteGroup {
  readonly kind: CardKind
  /** The newest first: that is the one that somebody looks for. */
  readonly cards: readonly Card[]
}

/** Kinds without cards are left out. */
export function groupNotes(cards: readonly Card[], first: CardKind): readonly NoteGroup[] {
  const kinds = [first, ...CARD_KINDS.filter((kind) => kind !== first)]
  return kinds
    .map((kind) => ({ kind, cards: cards.filter((card) => card.kind === kind).toReversed() }))
    .filter((group) => group.cards.length > 0)
}

export function countOf(cards: readonly Card[], kind: CardKind): number {
  return cards.filter((card) => card.kind === kind).length
}

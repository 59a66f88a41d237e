/** Cards: what the group wrote down, one thought each. */
import * as v from 'valibot'
import { lineOf } from './plan.ts'

/** `top` what works already; `can` what I can do; `need` what I need; `action` who does what when; `agreement`; `reflection` how it was. */
export const CARD_KINDS = ['top', 'can', 'need', 'action', 'agreement', 'reflection'] as const
export type CardKind = (typeof CARD_KINDS)[number]

/** A post-it holds some twenty words; this holds what a hurried scribe types. */
export const LONGEST_CARD_TEXT = 280
const LONGEST_DETAIL = 80
/** Forty people with a dozen post-its each. */
export const MOST_CARDS = 500
/** Keys that are remembered, of cards that are there and that are gone. */
export const MOST_KEYS = 4 * MOST_CARDS
/** Whatever comes from participants' own phones, who writes along finds room on the board. */
export const MOST_CARDS_FOR_GUESTS = 400

export const cardTextSchema = v.pipe(lineOf(LONGEST_CARD_TEXT), v.minLength(1))
/** Who does it, and when: a role and "after the holidays" are fine. */
export const cardDetailSchema = lineOf(LONGEST_DETAIL)
/** Chosen by the screen that adds a card, so that asking again after a lost connection adds it once. */
export const cardKeySchema = v.pipe(v.string(), v.regex(/^[0-9A-Za-z_-]{8,40}$/))
export const cardIdSchema = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000))

export const cardSchema = v.strictObject({
  id: cardIdSchema,
  key: cardKeySchema,
  kind: v.picklist(CARD_KINDS),
  text: cardTextSchema,
  who: cardDetailSchema,
  when: cardDetailSchema,
  starred: v.boolean(),
  /** Added by a participant's own phone. Says nothing about whose. */
  guest: v.boolean(),
})
export type Card = v.InferOutput<typeof cardSchema>

/** Cards are in the order in which they were added, whatever happened to them since. */
export function withCard(cards: readonly Card[], card: Card): readonly Card[] {
  const others = cards.filter(({ id }) => id !== card.id)
  const before = others.findLastIndex(({ id }) => id < card.id)
  return others.toSpliced(before + 1, 0, card)
}

export function withoutCard(cards: readonly Card[], gone: number): readonly Card[] {
  return cards.filter(({ id }) => id !== gone)
}

/** Two cards that say the same become one: both texts, unless one holds the other. */
export function mergedText(into: string, from: string): string {
  const [one, other] = [into.toLowerCase(), from.toLowerCase()]
  if (one.includes(other)) return into
  if (other.includes(one)) return from
  return `${into} / ${from}`.slice(0, LONGEST_CARD_TEXT)
}

/** `from` is gone; `into` says `text`, and keeps a star that either had. */
export function mergedCards(cards: readonly Card[], from: number, into: number, text: string): readonly Card[] {
  const card = cards.find(({ id }) => id === into)
  if (card === undefined) return cards
  const starred = card.starred || cards.some(({ id, starred }) => id === from && starred)
  return withCard(withoutCard(cards, from), { ...card, text, starred })
}

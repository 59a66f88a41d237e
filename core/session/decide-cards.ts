/** What may be done with cards. */
import { accepted, refused } from '../result.ts'
import { MOST_CARDS, MOST_CARDS_FOR_GUESTS, mergedText, type Card } from './card.ts'
import type { Command, CommandOf } from './command.ts'
import type { Decision } from './decision.ts'
import type { SessionEvent } from './events.ts'
import type { RunningState } from './session.ts'

const TYPES = [
  'card.add',
  'card.change',
  'card.star',
  'card.merge',
  'card.remove',
  'screen.cards',
  'guests.open',
  'guests.close',
  'guest.add',
] as const
type CardCommand = CommandOf<(typeof TYPES)[number]>

export function isAboutCards(command: Command): command is CardCommand {
  return TYPES.some((type) => type === command.type)
}

export function decideCards(state: RunningState, command: CardCommand): Decision {
  const { at } = command
  switch (command.type) {
    case 'card.add': {
      const { key, kind, text, who, when } = command
      return add(state, at, { key, kind, text, who, when, guest: false })
    }
    case 'guest.add':
      return addFromGuest(state, command)
    case 'card.change': {
      const { id, kind, text, who, when } = command
      return withKnown(state, [id], () => ({ type: 'card-changed', at, id, kind, text, who, when }))
    }
    case 'card.star':
      return withKnown(state, [command.id], () => ({ type: 'card-starred', at, id: command.id, starred: command.starred }))
    case 'card.remove':
      return withKnown(state, [command.id], () => ({ type: 'card-removed', at, id: command.id }))
    case 'card.merge':
      return merge(state, command)
    case 'screen.cards':
      return show(state, command)
    case 'guests.open':
      return state.guests === command.kind ? accepted([]) : accepted([{ type: 'guests-changed', at, kind: command.kind }])
    case 'guests.close':
      return state.guests === null ? accepted([]) : accepted([{ type: 'guests-changed', at, kind: null }])
  }
}

/** Showing what is shown, without a wish for another board, changes nothing. */
function show(state: RunningState, { at, on, board }: CommandOf<'screen.cards'>): Decision {
  if (state.cardsShown === on && (!on || board === undefined || board === state.board)) return accepted([])
  return accepted([{ type: 'cards-shown', at, on, ...(on && board !== undefined ? { board } : {}) }])
}

/** A phone that lost the answer asks again, perhaps when the question is another one: what is on the board is on the board. */
function addFromGuest(state: RunningState, { at, key, kind, text }: CommandOf<'guest.add'>): Decision {
  if (isKnown(state, key)) return accepted([])
  if (state.guests === null || (kind !== undefined && kind !== state.guests)) return refused('guests-closed')
  return add(state, at, { key, kind: state.guests, text, who: '', when: '', guest: true })
}

/** A card whose key is known was added before its answer got lost. */
function add(state: RunningState, at: number, card: Omit<Card, 'id' | 'starred'>): Decision {
  if (isKnown(state, card.key)) return accepted([])
  if (state.cards.length >= (card.guest ? MOST_CARDS_FOR_GUESTS : MOST_CARDS)) return refused('too-many-cards')
  return accepted([{ type: 'card-added', at, card: { id: state.nextCard, starred: false, ...card } }])
}

function merge(state: RunningState, { at, from, into }: CommandOf<'card.merge'>): Decision {
  const [one, other] = [cardOf(state, into), cardOf(state, from)]
  if (one === undefined || other === undefined || one === other) return refused('no-card')
  return accepted([{ type: 'cards-merged', at, from, into, text: mergedText(one.text, other.text) }])
}

function withKnown(state: RunningState, ids: readonly number[], event: () => SessionEvent): Decision {
  return ids.every((id) => cardOf(state, id) !== undefined) ? accepted([event()]) : refused('no-card')
}

function isKnown({ cardKeys }: RunningState, wanted: string): boolean {
  return cardKeys.includes(wanted)
}

function cardOf({ cards }: RunningState, wanted: number): Card | undefined {
  return cards.find(({ id }) => id === wanted)
}

import { expect, test } from 'vitest'
import type { SessionView } from '#core/protocol/views'
import { BOARD_IDS, boardFor, KINDS_ON } from '#core/session/board'
import { CARD_KINDS, type CardKind } from '#core/session/card'
import { boardOf, cardsOf, columnsOf } from '../../renderer/display/board.ts'
import { newestOf, pageAt, pagesIn } from '../../renderer/display/card-pages.ts'
import { sizesFor } from '../../renderer/display/fill-board.ts'
import { IDLE_VIEW } from '../support/room-views.ts'
import { cardsOf as someCards } from '../support/screen-states.ts'

const STEP_7: SessionView = { ...IDLE_VIEW, phase: 'running', id: 's', step: 7 }
const SHOWN: SessionView = { ...STEP_7, cardsShown: true }
const AFTER_FIRST: SessionView = { ...SHOWN, silenced: 'works' }
const AFTER_SECOND: SessionView = { ...SHOWN, silenced: 'can-and-need' }

test('[DI-41] after the first silence the tops lie on the screen, whatever was written down before', () => {
  expect(boardOf(AFTER_FIRST, someCards(3, 'action'), false)).toBe('works')
  expect(boardOf(AFTER_FIRST, [], false)).toBe('works')
})

test('[DI-41] after the second the cans and the needs, side by side, until an action or an agreement is made', () => {
  for (const kind of ['top', 'can', 'need'] as const) expect(afterBoth(kind)).toBe('can-and-need')
  for (const kind of ['action', 'agreement'] as const) expect(afterBoth(kind)).toBe('actions')
})

test('[DI-41] without a silence what was added last says what the group talks about; in step 8 it is how it was', () => {
  const last = (kind: CardKind) => boardOf(SHOWN, [...lastOf(kind), ...someCards(3, 'top')], false)
  expect(CARD_KINDS.map(last)).toEqual(['works', 'can-and-need', 'can-and-need', 'actions', 'actions', 'reflection'])
  expect(boardOf(SHOWN, [], false)).toBe('works')
  expect(boardOf({ ...SHOWN, step: 8 }, someCards(3, 'action'), false)).toBe('reflection')
})

test('[DI-41] nothing lies over the line while no cards are shown, nor outside of a session', () => {
  expect(boardOf({ ...STEP_7, silenced: 'works' }, someCards(3, 'top'), true)).toBeNull()
  expect(boardOf({ ...AFTER_FIRST, phase: 'closed' }, someCards(3, 'top'), true)).toBeNull()
  expect(boardOf(null, [], true)).toBeNull()
})

test('[DI-44] while participants may add something, their kind of cards is what it is about, if they can be shown the way in', () => {
  const open: SessionView = { ...STEP_7, guests: 'need' }
  expect(boardOf(open, [], true)).toBe('can-and-need')
  expect(boardOf(open, [], false)).toBeNull()
})

test('[DI-68] a board that somebody chose lies there, whatever was written last or may be written now', () => {
  for (const board of BOARD_IDS) {
    expect(boardOf({ ...AFTER_SECOND, board }, someCards(3, 'action'), false)).toBe(board)
    expect(boardOf({ ...AFTER_SECOND, board, guests: 'top' }, [], true)).toBe(board)
    expect(boardOf({ ...STEP_7, board }, [], false)).toBeNull()
  }
})

test('[DI-41] every kind of card lies on one board', () => {
  expect(CARD_KINDS.map((kind) => KINDS_ON[boardFor(kind)].includes(kind))).toEqual(CARD_KINDS.map(() => true))
  expect(BOARD_IDS.flatMap((id) => KINDS_ON[id]).toSorted()).toEqual(CARD_KINDS.toSorted())
})

test('[DI-41] cans and needs always have their two places; actions and agreements have one when they have cards', () => {
  expect(columnsWith('can')).toEqual(['can', 'need'])
  expect(columnsWith('action')).toEqual(['action'])
  expect(columnsWith('action', 'agreement')).toEqual(['action', 'agreement'])
})

test('[DI-43] starred cards come first, and else the order in which they were added', () => {
  const order = cardsOf('top', someCards(16, 'top')).map(({ id }) => id)
  expect(order).toEqual([5, 14, 1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 15, 16])
})

test('[DI-42] cards that do not fit go on to the next page, and after the last page comes the first', () => {
  expect([pagesIn(900, 900, 20), pagesIn(901, 900, 20), pagesIn(1820, 900, 20), pagesIn(2740, 900, 20), pagesIn(0, 0, 20)]).toEqual(
    [1, 1, 2, 3, 1],
  )
  expect([pageAt(1, 3), pageAt(3, 3), pageAt(4, 2)]).toEqual([1, 0, 0])
})

test('[DI-42] a card that is added is turned to; a whole board begins with its first page', () => {
  const cards = someCards(5, 'top')
  expect(newestOf(cards, cards.slice(0, 3))).toBe(5)
  expect(newestOf(cards.slice(0, 3), cards)).toBeNull()
  expect(newestOf(cards, [])).toBeNull()
})

test('[DI-72] up to six notes in a column and four actions are tried largest first, more are not', () => {
  expect([tries('top', 6), tries('top', 7), tries('action', 4), tries('action', 5)]).toEqual([true, false, true, false])
  const beside = [6, 7].map((many) => ({ kind: 'can' as const, cards: someCards(many, 'can') }))
  expect(sizesFor(beside)).toEqual([])
  const sizes = sizesFor([{ kind: 'top', cards: [] }])
  expect(sizes).toEqual(sizes.toSorted((one, other) => other - one))
  // Nothing on the screen is smaller than 1/28 of its height.
  expect(Math.min(...sizes)).toBeGreaterThan(100 / 28)
})

/** Whether so many of them are written larger. */
function tries(kind: CardKind, many: number): boolean {
  return sizesFor([{ kind, cards: someCards(many, kind) }]).length > 0
}

/** One more card, added after all others. */
function lastOf(kind: CardKind) {
  return someCards(100, kind).slice(-1)
}

/** What lies on the screen after both silences, when a card of this kind was added last. */
function afterBoth(kind: CardKind) {
  return boardOf(AFTER_SECOND, [...someCards(3, 'top', 'can'), ...lastOf(kind)], false)
}

/** The columns after both silences, with a card of each of these kinds. */
function columnsWith(...kinds: readonly CardKind[]) {
  const cards = someCards(kinds.length, ...kinds)
  const board = boardOf(AFTER_SECOND, cards, false)
  return board === null ? null : columnsOf(board, cards)
}

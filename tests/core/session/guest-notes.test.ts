import { expect, test } from 'vitest'
import { MOST_CARDS_FOR_GUESTS } from '#core/session/card'
import type { Intent } from '#core/session/intents'
import { playSession } from '../../support/session-play.ts'

const START: readonly Intent[] = [{ type: 'session.start' }, { type: 'guide.goto', step: 7 }]
const NOTE: Intent = { type: 'guest.add', key: 'note-of-a-guest', kind: 'top', text: 'We bellen terug' }

test('[GP-1] a note is on the board once, also when the phone asks again after the question has changed or the step is over', () => {
  const play = playSession(...START, { type: 'guests.open', kind: 'top' }, NOTE)
  expect(play.ask(NOTE)).toEqual({ ok: true, value: [] })
  play.ask({ type: 'guests.open', kind: 'need' })
  expect(play.ask(NOTE)).toEqual({ ok: true, value: [] })
  play.ask({ type: 'guide.next', from: 7 })
  expect(play.ask(NOTE)).toEqual({ ok: true, value: [] })
  expect(play.session.cards).toMatchObject([{ kind: 'top', text: 'We bellen terug' }])
})

test('[GP-2] a note that was written for another question is refused, so that it does not hang under the wrong one', () => {
  const play = playSession(...START, { type: 'guests.open', kind: 'need' })
  expect(play.ask(NOTE)).toEqual({ ok: false, reason: 'guests-closed' })
  expect(play.ask({ type: 'guest.add', key: 'another-note', text: 'Tijd' })).toMatchObject({ ok: true })
})

test('[GP-6] whatever participants add, who writes along finds room on the board', () => {
  const play = playSession(...START, { type: 'guests.open', kind: 'top' })
  for (let n = 0; n <= MOST_CARDS_FOR_GUESTS; n++) play.ask({ ...NOTE, key: `note-number-${n}` })
  expect(play.session.cards).toHaveLength(MOST_CARDS_FOR_GUESTS)
  expect(play.ask({ ...NOTE, key: 'one-too-many' })).toEqual({ ok: false, reason: 'too-many-cards' })
  const card: Intent = { type: 'card.add', key: 'of-the-scribe', kind: 'action', text: 'Bellen', who: '', when: '' }
  expect(play.ask(card)).toMatchObject({ ok: true })
})

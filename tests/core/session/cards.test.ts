import { describe, expect, test } from 'vitest'
import { mergedText, MOST_CARDS } from '#core/session/card'
import * as v from 'valibot'
import { intentSchema, type Intent } from '#core/session/intents'
import { playSession } from '../../support/session-play.ts'

const START: readonly Intent[] = [{ type: 'session.start' }, { type: 'guide.goto', step: 7 }]

function card(key: string, text: string): Intent {
  return { type: 'card.add', key: key.padEnd(8, '-'), kind: 'top', text, who: '', when: '' }
}

function texts(play: ReturnType<typeof playSession>): readonly string[] {
  return play.session.cards.map(({ text }) => text)
}

/** What becomes of a text that is typed; null when it is refused. */
function read(text: string): unknown {
  const intent = v.safeParse(intentSchema, card('one', text))
  return intent.success && intent.output.type === 'card.add' ? intent.output.text : null
}

function takeBack(play: ReturnType<typeof playSession>): void {
  play.ask({ type: 'undo', action: play.session.undo.at(-1)?.action ?? 1 })
}

describe('writing', () => {
  test('[CD-1] a card is added once, however often the phone asks after a lost answer', () => {
    const play = playSession(...START, card('one', 'We bellen terug'), card('one', 'We bellen terug'), card('two', 'Samen eten'))
    expect(play.session.cards).toMatchObject([
      { id: 1, kind: 'top', text: 'We bellen terug', starred: false, guest: false },
      { id: 2, text: 'Samen eten' },
    ])
  })

  test('[CD-1] a card that is gone again does not come back when its answer was lost', () => {
    const play = playSession(...START, card('one', 'Bellen'), { type: 'card.remove', id: 1 }, card('one', 'Bellen'))
    expect(play.session.cards).toEqual([])
  })

  test('[CD-2] a card can be changed, starred and removed; one that is not there is refused', () => {
    const play = playSession(...START, card('one', 'Bellen'))
    play.ask({ type: 'card.change', id: 1, kind: 'action', text: 'Elke dag bellen', who: 'Team', when: 'vanaf mei' })
    play.ask({ type: 'card.star', id: 1, starred: true })
    expect(play.session.cards).toMatchObject([
      { kind: 'action', text: 'Elke dag bellen', who: 'Team', when: 'vanaf mei', starred: true },
    ])
    play.ask({ type: 'card.remove', id: 1 })
    expect(play.session.cards).toEqual([])
    expect(play.ask({ type: 'card.star', id: 1, starred: true })).toEqual({ ok: false, reason: 'no-card' })
  })

  test('[CD-3] two cards become one that says both and keeps the star; a card is not merged with itself', () => {
    const play = playSession(...START, card('one', 'Bellen'), card('two', 'Elke dag bellen'), card('three', 'Huisbezoek'))
    play.ask({ type: 'card.star', id: 3, starred: true })
    play.ask({ type: 'card.merge', from: 2, into: 1 })
    play.ask({ type: 'card.merge', from: 3, into: 1 })
    expect(play.session.cards).toMatchObject([{ id: 1, text: 'Elke dag bellen / Huisbezoek', starred: true }])
    expect(play.ask({ type: 'card.merge', from: 1, into: 1 })).toEqual({ ok: false, reason: 'no-card' })
    expect(mergedText('a'.repeat(200), 'b'.repeat(200))).toHaveLength(280)
  })

  test('[CD-4] the board takes 500 cards, and then says that it is full', () => {
    const play = playSession(...START)
    for (let n = 0; n < MOST_CARDS; n++) play.ask(card(`card-${n}`, `Kaart ${n}`))
    expect(play.ask(card('one-more', 'Nog een'))).toEqual({ ok: false, reason: 'too-many-cards' })
  })
})

describe('participants', () => {
  const note: Intent = { type: 'guest.add', key: 'from-a-guest', text: 'Iedereen groet elkaar' }

  test('[CD-5] their notes are taken while the facilitator lets them in, of the kind that is asked, and not after the step', () => {
    const play = playSession(...START)
    expect(play.ask(note)).toEqual({ ok: false, reason: 'guests-closed' })
    play.ask({ type: 'guests.open', kind: 'need' })
    play.ask(note)
    expect(play.session.cards).toMatchObject([{ kind: 'need', text: 'Iedereen groet elkaar', guest: true }])
    play.ask({ type: 'guide.next', from: 7 })
    expect(play.session.guests).toBeNull()
  })

  test('[CD-6] what they add is no action: taking back leaves it there', () => {
    const play = playSession(...START, { type: 'guests.open', kind: 'top' }, card('one', 'Van het team'))
    play.ask(note)
    takeBack(play)
    expect(texts(play)).toEqual(['Iedereen groet elkaar'])
  })
})

describe('the board on the screen', () => {
  test('[CD-27] the session knows the newest silence of its step, also one that was skipped', () => {
    const play = playSession(...START, { type: 'silence.start', which: 'works' }, { type: 'silence.end' })
    expect(play.session).toMatchObject({ silence: null, silenced: 'works', cardsShown: true })
    play.ask({ type: 'silence.start', which: 'can-and-need' })
    play.ask({ type: 'silence.end' })
    expect(play.session).toMatchObject({ silence: null, silenced: 'can-and-need', cardsShown: true })
    play.ask({ type: 'guide.next', from: 7 })
    expect(play.session).toMatchObject({ silenced: null, cardsShown: false })
  })

  test('[CD-27] a board that somebody chose stays until the next silence, or until cards are shown without a wish', () => {
    const play = playSession(...START, { type: 'screen.cards', on: true, board: 'works' })
    expect(play.session.board).toBe('works')
    expect(play.ask({ type: 'screen.cards', on: true, board: 'works' })).toEqual({ ok: true, value: [] })
    play.ask({ type: 'screen.cards', on: true, board: 'actions' })
    play.ask(card('one', 'Nog een top'))
    expect(play.session).toMatchObject({ board: 'actions', cardsShown: true })
    play.ask({ type: 'screen.cards', on: false })
    play.ask({ type: 'screen.cards', on: true })
    expect(play.session).toMatchObject({ board: null, cardsShown: true })
    play.ask({ type: 'screen.cards', on: true, board: 'works' })
    takeBack(play)
    expect(play.session).toMatchObject({ board: null, cardsShown: true })
    play.ask({ type: 'screen.cards', on: true, board: 'works' })
    play.ask({ type: 'silence.start', which: 'works' })
    expect(play.session).toMatchObject({ board: null, cardsShown: false })
  })
})

describe('taking back', () => {
  test('[SE-18] removing, changing, merging and adding are taken back one by one, the newest first', () => {
    const play = playSession(...START, card('one', 'Een'), card('two', 'Twee'))
    play.ask({ type: 'card.change', id: 1, kind: 'top', text: 'Eén', who: '', when: '' })
    play.ask({ type: 'card.merge', from: 2, into: 1 })
    play.ask({ type: 'card.remove', id: 1 })
    const seen = [texts(play)]
    for (let times = 0; times < 5; times++) {
      takeBack(play)
      seen.push(texts(play))
    }
    expect(seen).toEqual([[], ['Eén / Twee'], ['Eén', 'Twee'], ['Een', 'Twee'], ['Een'], []])
  })

  test('[SE-18] whoever takes back something else than they saw is refused; so is taking back nothing', () => {
    const play = playSession(...START, card('one', 'Een'))
    const action = play.session.undo.at(-1)?.action ?? 0
    play.ask(card('two', 'Twee'))
    expect(play.ask({ type: 'undo', action })).toEqual({ ok: false, reason: 'moved-on' })
    expect(playSession({ type: 'session.start' }).ask({ type: 'undo', action: 1 })).toEqual({
      ok: false,
      reason: 'nothing-to-undo',
    })
  })

  test('[SE-18] a step that was taken by mistake is taken back with everything that it changed', () => {
    const play = playSession({ type: 'session.start' }, { type: 'guide.goto', step: 6 }, { type: 'voice.hear', number: 4 })
    const before = play.session
    play.know({ at: 90_000 })
    play.ask({ type: 'guide.next', from: 6 })
    takeBack(play)
    const { undo: _, actions: __, ...rest } = before
    expect(play.session).toMatchObject(rest)
  })
})

test('[CD-7] text comes on one line, without control characters, within its bounds, and is never empty', () => {
  expect(read('  Twee\n\tregels\u0000\u2028hier ')).toBe('Twee regels hier')
  expect(read('<script>alert(1)</script>')).toBe('<script>alert(1)</script>')
  expect([read(''), read(' \n '), read('x'.repeat(281))]).toEqual([null, null, null])
})

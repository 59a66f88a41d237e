import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { NO_HAND } from '#core/floor/hand'
import { suggestNumber, silentSides } from '#core/session/heard'
import type { Intent } from '#core/session/intents'
import { rebalance } from '#core/session/plan'
import { minutesLeft, usedAt } from '#core/session/session-clock'
import { leftOf } from '#core/session/silence'
import { lineAt, playSession } from '../../support/session-play.ts'

const START: Intent = { type: 'session.start' }
const MINUTE = 60_000

describe('who has been heard', () => {
  const counts = lineAt(1, 5, 5, 5, 6, 6, 9, 9).counts

  test('[HE-1] the next place to ask is on a side that was not heard, where most people stand', () => {
    const heard = Array.from({ length: 11 }, () => 0)
    expect(suggestNumber(counts, heard)).toBe(5)
    heard[5] = 1
    expect(suggestNumber(counts, heard)).toBe(9)
    expect(silentSides(counts, heard)).toEqual(['high', 'low'])
  })

  test('[HE-2] nobody who stands alone is pointed at, unless nobody else is left', () => {
    const alone = lineAt(1, 5, 5).counts
    const heard = Array.from({ length: 11 }, () => 0)
    expect(suggestNumber(alone, heard)).toBe(5)
    heard[5] = 2
    expect(suggestNumber(alone, heard)).toBe(1)
  })

  test('[HE-3] four or five voices cover low, middle, high and the largest group, wherever people stand', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 11, maxLength: 11 }), (people) => {
        const heard = people.map(() => 0)
        const asked: number[] = []
        for (let next = suggestNumber(people, heard); next !== null; next = suggestNumber(people, heard)) {
          heard[next] = (heard[next] ?? 0) + 1
          asked.push(next)
        }
        expect(asked.length).toBeLessThanOrEqual(5)
        expect(asked.every((number) => (people[number] ?? 0) > 0)).toBe(true)
        const largest = Math.max(2, ...people)
        const groups = people.map((many) => (many > 1 ? many : 0))
        expect(!people.includes(largest) || asked.some((number) => people[number] === largest)).toBe(true)
        expect(silentSides(groups, heard)).toEqual([])
      }),
    )
  })

  test('[HE-5] a double tap is one voice: the second one saw none there, and there is one', () => {
    const play = playSession(START, { type: 'voice.hear', number: 3, seen: 0 }, { type: 'voice.hear', number: 3, seen: 0 })
    expect(play.session.heard[3]).toBe(1)
    play.ask({ type: 'voice.hear', number: 3, seen: 1 })
    expect(play.session.heard[3]).toBe(2)
  })

  test('[HE-4] voices are counted per number and per step, and can be taken off again', () => {
    const play = playSession(
      START,
      { type: 'guide.goto', step: 4 },
      { type: 'voice.hear', number: 5 },
      { type: 'voice.hear', number: 5 },
    )
    play.ask({ type: 'voice.unhear', number: 5 })
    play.ask({ type: 'guide.goto', step: 5 })
    expect(play.session.heard.every((voices) => voices === 0)).toBe(true)
    play.ask({ type: 'guide.goto', step: 4 })
    expect(play.session.heard[5]).toBe(1)
  })
})

describe('questions', () => {
  test('[GU-7] questions are ticked and starred, own ones added and removed, and all of it stays', () => {
    const play = playSession(START, { type: 'question.ask', id: 'today-which-number', asked: true })
    play.ask({ type: 'question.star', id: 'today-which-number', starred: true })
    play.ask({ type: 'question.add', text: 'Wat zou je buurman zeggen?' })
    const own = play.session.ownQuestions[0]?.id ?? ''
    play.ask({ type: 'question.ask', id: own, asked: true })
    expect(play.session).toMatchObject({ asked: ['today-which-number', own], starred: ['today-which-number'] })
    play.ask({ type: 'question.ask', id: own, asked: false })
    play.ask({ type: 'question.remove', id: own })
    expect(play.session).toMatchObject({ asked: ['today-which-number'], ownQuestions: [] })
    expect(play.ask({ type: 'question.remove', id: own })).toEqual({ ok: false, reason: 'unknown-question' })
  })
})

describe('the clock', () => {
  test('[TI-1] each step has what it used, pauses not counted, also when gone back to', () => {
    const play = playSession(START)
    const at = (minutes: number, intent: Intent): void => {
      play.know({ at: 1000 + minutes * MINUTE })
      play.ask(intent)
    }
    at(4, { type: 'guide.next', from: 1 })
    at(5, { type: 'clock.pause' })
    at(15, { type: 'clock.resume' })
    at(16, { type: 'guide.back', from: 2 })
    const { clock, step } = play.session
    expect(usedAt(clock, step, 1000 + 18 * MINUTE).map((used) => used / MINUTE)).toEqual([6, 2, 0, 0, 0, 0, 0, 0])
  })

  test('[TI-2] the pace is what was planned up to now less what was used, in whole minutes', () => {
    expect(minutesLeft([5, 2, 2], [4 * MINUTE, 0, 0], 1)).toBe(1)
    expect(minutesLeft([5, 2, 2], [4 * MINUTE, 5.5 * MINUTE, 0], 2)).toBe(-2)
  })

  test('[TI-3] a minute more is a minute more, and what is left is divided anew over the steps that are left', () => {
    const play = playSession(START, { type: 'clock.add', step: 1 })
    expect(play.session.plan.minutes).toEqual([6, 2, 2, 6, 5, 5, 4, 1])
    play.know({ at: 1000 + 13 * MINUTE })
    play.ask({ type: 'clock.rebalance' })
    const minutes = play.session.plan.minutes
    expect(minutes.slice(1).every((planned) => planned >= 1)).toBe(true)
    expect(minutes.slice(1).reduce((sum, planned) => sum + planned, 0)).toBe(31 - 13)
  })

  test('[TI-4] whatever is left, every step keeps a minute, and the sum is what is left', () => {
    const plan = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 8, maxLength: 8 })
    fc.assert(
      fc.property(
        plan,
        fc.constantFrom(...([2, 3, 4, 5, 6, 7, 8] as const)),
        fc.integer({ min: -10, max: 60 }),
        (minutes, from, left) => {
          const divided = rebalance(minutes, from, left).slice(from - 1)
          expect(Math.min(...divided)).toBeGreaterThanOrEqual(1)
          expect(divided.reduce((sum, minute) => sum + minute, 0)).toBe(Math.max(divided.length, left))
        },
      ),
    )
  })

  test('[TI-5] a wall clock that is set back takes no time away', () => {
    expect(usedAt({ used: [5, 0], since: 100 }, 1, 50)).toEqual([5, 0])
    expect(leftOf({ left: 500, since: 100 }, 50)).toBe(500)
  })
})

describe('the silent minute', () => {
  const begin: readonly Intent[] = [START, { type: 'guide.goto', step: 7 }, { type: 'silence.start', which: 'works' }]

  test('[SI-1] it lasts a minute; pausing stops it, half a minute can be added, and it can be skipped', () => {
    const play = playSession(...begin)
    play.know({ at: 21_000 })
    play.ask({ type: 'silence.pause' })
    expect(play.session.silence).toMatchObject({ total: 60_000, left: 40_000, since: null })
    play.know({ at: 50_000 })
    play.ask({ type: 'silence.extend' })
    play.ask({ type: 'silence.resume' })
    expect(play.session.silence).toMatchObject({ total: 90_000, left: 70_000, since: 50_000 })
    play.ask({ type: 'silence.end' })
    expect(play.session).toMatchObject({ silence: null, cardsShown: true })
  })

  test('[SI-2] when its time is over it says so, once, and the notes of the group are shown', () => {
    const play = playSession(...begin)
    play.know({ at: 61_000 })
    play.ask({ type: 'silence.over' })
    expect(play.session).toMatchObject({ silence: { over: true, left: 0 }, cardsShown: true })
    expect(play.ask({ type: 'silence.over' })).toEqual({ ok: false, reason: 'no-silence' })
    expect(play.ask({ type: 'silence.pause' })).toEqual({ ok: false, reason: 'no-silence' })
  })

  test('[SI-3] another step ends it without a sound', () => {
    const play = playSession(...begin, { type: 'guide.next', from: 7 })
    expect(play.session.silence).toBeNull()
  })
})

describe('taking back what stopped a clock', () => {
  test('[SE-18] a silence goes on from where it was when it was paused, and a session clock too', () => {
    const play = playSession(START, { type: 'guide.goto', step: 7 }, { type: 'silence.start', which: 'works' })
    play.know({ at: 21_000 })
    play.ask({ type: 'silence.pause' })
    play.know({ at: 141_000 })
    play.ask({ type: 'undo', action: play.session.undo.at(-1)?.action ?? 0 })
    expect(play.session.silence).toMatchObject({ left: 40_000, since: 141_000 })
    play.ask({ type: 'clock.pause' })
    play.know({ at: 200_000 })
    play.ask({ type: 'undo', action: play.session.undo.at(-1)?.action ?? 0 })
    expect(usedAt(play.session.clock, 7, 200_000)[6]).toBe(140_000)
  })

  test('[SE-18] what was done before a session closed is not taken back after it was opened again', () => {
    const play = playSession(START, { type: 'guide.next', from: 1 }, { type: 'session.close' }, { type: 'session.reopen' })
    expect(play.ask({ type: 'undo', action: 1 })).toEqual({ ok: false, reason: 'nothing-to-undo' })
  })
})

describe('the hand', () => {
  test('[HA-10] it says at most 99 people on a number, so that what it said can be read back', () => {
    const play = playSession(START, { type: 'floor.manual', counts: [99, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0] })
    expect(play.ask({ type: 'floor.correct', number: 0, by: 1 })).toEqual({ ok: false, reason: 'too-much' })
  })

  test('[HA-1] one more or fewer on a number; nobody is taken from where nobody is', () => {
    const play = playSession(START)
    play.know({ line: lineAt(4) })
    play.ask({ type: 'floor.correct', number: 4, by: -1 })
    play.ask({ type: 'floor.correct', number: 7, by: 1 })
    expect(play.session.hand).toEqual({ manual: false, people: [0, 0, 0, 0, -1, 0, 0, 1, 0, 0, 0] })
    expect(play.ask({ type: 'floor.correct', number: 2, by: -1 })).toEqual({ ok: false, reason: 'nobody-there' })
  })

  test('[HA-2] it takes the line over as it is seen or as it is told, and gives it back', () => {
    const play = playSession(START)
    play.know({ line: lineAt(4, 4, 8) })
    play.ask({ type: 'floor.manual' })
    expect(play.session.hand).toEqual({ manual: true, people: lineAt(4, 4, 8).counts })
    play.ask({ type: 'floor.manual', counts: [...lineAt(1).counts] })
    expect(play.session.hand).toEqual({ manual: true, people: lineAt(1).counts })
    play.ask({ type: 'floor.release' })
    expect(play.session.hand).toEqual(NO_HAND)
  })

  test('[HA-3] when everybody has left, what it said is over, and that is nobody’s action', () => {
    const play = playSession(START)
    play.ask({ type: 'floor.correct', number: 7, by: 1 })
    play.ask({ type: 'line.left' })
    expect(play.session.hand).toEqual(NO_HAND)
    // Nor can it be taken back: the people of whom it spoke are gone.
    expect(play.session.undo).toEqual([])
  })
})

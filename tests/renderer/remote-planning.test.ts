/** Preparing a session on the phone, and its private clock. */
import { describe, expect, test } from 'vitest'
import { STEPS } from '#core/method/steps'
import { defaultPlan } from '#core/session/plan'
import { clockRows, plannedWidth, totalTime } from '../../renderer/remote/clock/clock-rows.ts'
import { changedSize } from '../../renderer/remote/prepare/group-size.ts'
import { createHold, HOLD_FOR } from '../../renderer/shared/hold.ts'
import { scaledMinutes, totalMinutes, withMinute } from '../../renderer/remote/prepare/plan-minutes.ts'
import { keepTicks, readTicks } from '../../renderer/remote/prepare/ticks.ts'
import { createTypedText } from '../../renderer/remote/prepare/typed-text.ts'
import { ownWordsOf } from '../../renderer/remote/own-words.ts'
import { createFakeClock } from '../support/fake-clock.ts'

const { minutes } = defaultPlan(null)
const MINUTE = 60_000

describe('the clock', () => {
  const clock = { used: STEPS.map((_, index) => (index === 0 ? 7 * MINUTE : 0)), since: 0 }

  test('[RM-18] each step says what it used of what was planned, and the bar what was over', () => {
    const rows = clockRows(minutes, clock, 2, 90_000)
    expect(rows.map(({ used, planned }) => [used, planned]).slice(0, 3)).toEqual([
      [7, 5],
      [2, 2],
      [0, 2],
    ])
    expect(rows[0]).toMatchObject({ full: 5 / 7, over: 2 / 7, isNow: false })
    expect(rows[1]).toMatchObject({ isNow: true, over: 0 })
    expect(rows.every((row) => row.full + row.over <= 1 && plannedWidth(row, rows) <= 1)).toBe(true)
  })

  test('[RM-18] the total is in whole minutes of all steps', () => {
    expect(totalTime(clockRows(minutes, clock, 2, 90_000), clock, 2, 90_000)).toEqual({ used: 8, planned: 30 })
  })
})

describe('the minutes of a plan', () => {
  test('[RM-19] as a whole they are 20 to 60, and every step keeps at least one', () => {
    for (const total of [20, 27, 30, 45, 60]) {
      const scaled = scaledMinutes(minutes, total)
      expect(totalMinutes(scaled)).toBe(total)
      expect(Math.min(...scaled)).toBeGreaterThanOrEqual(1)
    }
    expect([totalMinutes(scaledMinutes(minutes, 5)), totalMinutes(scaledMinutes(minutes, 99))]).toEqual([20, 60])
  })

  test('[RM-19] one step gets a minute more or fewer, never none and never more than 60 together', () => {
    expect(withMinute(minutes, 0, 1)?.[0]).toBe(6)
    expect(withMinute(minutes, 7, -1)).toBeNull()
    expect(withMinute(scaledMinutes(minutes, 60), 0, 1)).toBeNull()
  })
})

describe('a text of the plan', () => {
  test('[RM-20] is saved once, some time after the last key', async () => {
    const { clock, saved, text } = open()
    text.type('E')
    await clock.advance(500)
    text.type('El')
    await clock.advance(500)
    expect(saved).toEqual([])
    await clock.advance(100)
    expect(saved).toEqual(['El'])
  })

  test('[RM-20] is saved when it is left, and not once more after that', async () => {
    const { clock, saved, text } = open()
    text.type('Elke')
    text.leave()
    await clock.advance(5000)
    text.leave()
    expect(saved).toEqual(['Elke'])
  })

  test('[RM-20] shows what others change, but never under the fingers of somebody who types', async () => {
    const { shown, text } = open()
    text.hear('van de kiosk')
    text.type('van mij')
    text.hear('van een ander')
    text.leave()
    text.hear('van mij')
    expect(shown).toEqual(['van de kiosk', 'van mij', 'van mij'])
  })
})

test('[RM-21] the size of the group begins at a usual one, and is not known again below one', () => {
  expect([changedSize(null, 1), changedSize(null, -1), changedSize(12, 1), changedSize(1, -1), changedSize(99, 1)]).toEqual([
    12,
    null,
    13,
    null,
    99,
  ])
})

test('[RM-21] what was ticked off stays for its session, and not for the next one', () => {
  const kept = new Map<string, string>()
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  }
  keepTicks(storage, 'a', ['space', 'sheets'])
  expect(readTicks(storage, 'a')).toEqual(['space', 'sheets'])
  expect(readTicks(storage, 'b')).toEqual([])
  kept.set('meetlat.ticks', 'rubbish')
  expect(readTicks(storage, 'a')).toEqual([])
})

test('[RM-22] erasing counts only when it is held for three seconds, once, and letting go takes it back', async () => {
  const clock = createFakeClock()
  const happened: string[] = []
  const hold = createHold(
    (milliseconds, call) => clock.after(milliseconds, call),
    (isHeld) => happened.push(isHeld ? 'held' : 'free'),
    () => happened.push('done'),
  )
  hold.press()
  await clock.advance(HOLD_FOR - 1)
  hold.release()
  await clock.advance(HOLD_FOR)
  expect(happened).toEqual(['held', 'free'])
  hold.press()
  hold.press()
  await clock.advance(HOLD_FOR)
  hold.release()
  expect(happened.slice(2)).toEqual(['held', 'free', 'done'])
})

test("[RM-24] what a session is about is said in its own words, else in its template's", () => {
  const none = { topic: '', ambition: '', ten: '', zero: '' }
  expect(ownWordsOf({ wording: none, topic: 'absence' }, text)).toEqual({
    topic: '<topics.absence.name>',
    ambition: '<topics.absence.ambition>',
    ten: '<script.tens.absence>',
    zero: '<topics.absence.zero>',
  })
  expect(ownWordsOf({ wording: { ...none, ambition: 'Eigen' }, topic: null }, text)).toEqual({
    topic: null,
    ambition: 'Eigen',
    ten: null,
    zero: '<anyTopic.zero>',
  })
})

/** A field, with what it saves and shows. */
function open() {
  const clock = createFakeClock()
  const saved: string[] = []
  const shown: string[] = []
  const text = createTypedText({
    after: (milliseconds, call) => clock.after(milliseconds, call),
    save: (typed) => saved.push(typed),
    show: (next) => shown.push(next),
  })
  return { clock, saved, shown, text }
}

/** A text that says its own key. */
function text(key: string): string {
  return `<${key}>`
}

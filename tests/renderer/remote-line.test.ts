/** The live line on the phone, and the words that go with it. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NO_HAND } from '#core/floor/hand'
import { dotsOf } from '../../renderer/shared/line-dots.ts'
import { certainOf, doubtLines, floorTrouble, handWord } from '../../renderer/remote/line/line-words.ts'
import { createSeenDoubt } from '../../renderer/remote/line/seen-doubt.ts'
import { createPacer } from '../../renderer/remote/pacer.ts'
import { createFakeClock } from '../support/fake-clock.ts'
import { peopleAt } from '../support/scripted-host.ts'

const SIZE = { unit: 50, away: 150, dot: 14 }

describe('dots', () => {
  test('[RM-11] stand where people stand, and beside each other where they crowd', () => {
    const dots = dotsOf(peopleAt(0, 4.5, 10, 10), SIZE)
    expect(dots.map(({ along }) => along)).toEqual([25, 250, 525, 525])
    expect(dots[0]?.away).toBe(dots[2]?.away)
    expect((dots[3]?.away ?? 0) - (dots[2]?.away ?? 0)).toBeGreaterThanOrEqual(14)
  })

  test('[RM-11] are one for each person and never leave the picture, however many crowd', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 10, noNaN: true }), { maxLength: 99 }), (positions) => {
        const dots = dotsOf(peopleAt(...positions), SIZE)
        expect(new Set(dots.map(({ id }) => id)).size).toBe(positions.length)
        for (const { away } of dots) {
          expect(away).toBeGreaterThanOrEqual(7)
          expect(away).toBeLessThanOrEqual(150 - 7 + 1e-9)
        }
      }),
    )
  })
})

describe('words', () => {
  test('[RM-12] how many the floor is sure of is said only when it is not sure of all', () => {
    expect(certainOf(26, 0.95)).toEqual({ sure: 24, n: 26 })
    expect(certainOf(26, 1)).toBeNull()
    expect(certainOf(0, 0)).toBeNull()
  })

  test('[RM-12] a doubt names its number, or the whole line', () => {
    const doubts = [
      { kind: 'crowded', number: 7 },
      { kind: 'bad-cells', number: null },
      { kind: 'crowded', number: 0 },
      { kind: 'crowded', number: 8 },
    ] as const
    expect(doubtLines([...doubts], 'nl')).toEqual([
      { key: 'remote.line.doubts.crowded', where: '0, 7 en 8' },
      { key: 'remote.line.doubtsLine.bad-cells', where: '' },
    ])
  })

  test('[RM-56] that the strip came up with people on it is said until somebody looked, and not again for those people', () => {
    const crowded = { kind: 'crowded', number: 7 } as const
    const doubt = createSeenDoubt()
    expect(doubt.worthSaying([...at(3, 4), crowded])).toHaveLength(3)
    doubt.see()
    expect(doubt.worthSaying([...at(3, 4), crowded])).toEqual([crowded])
    // They walk, and all but one of them leave.
    expect(doubt.worthSaying(at(0, 4))).toEqual([])
    expect(doubt.worthSaying(at(0))).toEqual([])
    // All have left. A strip that comes up with others on it is another thing to look at.
    expect(doubt.worthSaying([crowded])).toEqual([crowded])
    expect(doubt.worthSaying(at(4))).toEqual(at(4))
  })

  test('[RM-12] the hand is said when it corrects or has taken over', () => {
    expect([handWord(null), handWord(NO_HAND)]).toEqual([null, null])
    expect(handWord({ ...NO_HAND, people: NO_HAND.people.with(3, 1) })).toBe('corrected')
    expect(handWord({ ...NO_HAND, manual: true })).toBe('byHand')
  })

  test('[RM-12] a floor that does not take part is said in words, with what to do when that is known', () => {
    const source = { kind: 'serial', practice: false, detail: null } as const
    expect(floorTrouble({ ...source, state: 'ready' })).toBeNull()
    expect(floorTrouble({ ...source, state: 'stale' })).toBe('source.stale')
    expect(floorTrouble({ ...source, state: 'lost', reason: 'unplugged' })).toBe('reasons.unplugged')
  })
})

test('[RM-13] a line that comes 60 times a second is drawn a few times, the first at once and always the newest', async () => {
  const clock = createFakeClock()
  const drawn: number[] = []
  const pacer = createPacer<number>(
    (milliseconds, call) => clock.after(milliseconds, call),
    100,
    (line) => drawn.push(line),
  )
  for (let line = 0; line < 20; line++) {
    pacer.offer(line)
    await clock.advance(16)
  }
  await clock.advance(200)
  expect(drawn[0]).toBe(0)
  expect(drawn.at(-1)).toBe(19)
  expect(drawn.length).toBeLessThan(7)
  pacer.offer(20)
  pacer.offer(21)
  pacer.stop()
  await clock.advance(1000)
  expect(drawn.at(-1)).toBe(20)
})

/** Somebody stood on each of these numbers when the strip came up. */
function at(...numbers: readonly (0 | 3 | 4)[]) {
  return numbers.map((number) => ({ kind: 'came-up-occupied', number }) as const)
}

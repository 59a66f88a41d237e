import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SCALE_NUMBERS, sumOf } from '#core/scale/position'
import { bandName, bandsOf, outsideTheRoom } from '#core/session/bands'
import type { Snapshot } from '#core/session/snapshot'
import { lineAt } from '../../support/session-play.ts'

const named = (snapshot: Snapshot): readonly string[] => bandsOf(snapshot).map((band) => `${bandName(band)}:${band.people}`)

test('[AR-1] from eight people on each number stands by itself', () => {
  const group = lineAt(0, 3, 3, 3, 5, 6, 7, 10)
  expect(named(group)).toEqual(['0:1', '3:3', '5:1', '6:1', '7:1', '10:1'])
  expect(outsideTheRoom({ group })).toEqual({ group })
})

test('[AR-1] below eight people are told as low, middle or high, and nobody alone in one', () => {
  expect(named(lineAt(3, 3, 7, 7))).toEqual(['0-3:2', '7-10:2'])
  expect(named(lineAt(3, 3, 4, 7, 7))).toEqual(['0-6:3', '7-10:2'])
  expect(named(lineAt(3, 3, 3, 5, 7, 7))).toEqual(['0-3:3', '4-10:3'])
  expect(named(lineAt(0, 7, 7, 8))).toEqual(['0-10:4'])
  expect(named(lineAt(2, 8))).toEqual(['0-10:2'])
  expect(named(lineAt(4))).toEqual(['0-10:1'])
  expect(named(lineAt())).toEqual([])
})

test('[AR-1] where few stood at one moment, all moments of the session are told in bands', () => {
  const today = lineAt(0, 3, 3, 3, 5, 6, 7, 7, 10)
  const out = outsideTheRoom({ today, ideal: null, forward: lineAt(5, 6) })
  expect(out.today?.bands).toEqual([
    { from: 0, to: 3, people: 4 },
    { from: 4, to: 6, people: 2 },
    { from: 7, to: 10, people: 3 },
  ])
  expect([out.ideal, out.forward?.positions]).toEqual([null, [4.5, 5.5]])
})

test('[AR-1] whatever the group, nobody stands alone outside the room, nobody is lost, and outside stays outside', () => {
  const counts = fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 11, maxLength: 11 })
  fc.assert(
    fc.property(counts, (counts) => {
      const positions = SCALE_NUMBERS.flatMap((number) => Array.from({ length: counts[number] ?? 0 }, () => number))
      const { here: out } = outsideTheRoom({ here: { positions, counts } })
      if (out === null) throw new Error('the moment is gone')
      const bands = bandsOf(out)
      expect(bands.reduce((people, band) => people + band.people, 0)).toBe(sumOf(counts))
      expect(out.positions).toHaveLength(sumOf(counts))
      expect(sumOf(out.counts)).toBe(sumOf(counts))
      expect(outsideTheRoom({ here: out })).toEqual({ here: out })
      const total = sumOf(counts)
      expect(bands.filter(({ from, to, people }) => total < 8 && people === 1 && to - from < 10)).toEqual([])
    }),
  )
})

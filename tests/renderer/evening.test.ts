import { describe, expect, test } from 'vitest'
import { SCALE_NUMBERS } from '#core/scale/position'
import { intentOf } from '../../renderer/display/clicker.ts'
import { eveningAt, EVENING_LASTS, eveningOf, type Evening } from '../../renderer/display/evening.ts'
import { asCards } from '../../renderer/display/previous-cards.ts'
import { peakOf, placeUnder, ribbonPath } from '../../renderer/shared/density-ribbon.ts'
import { trendOf } from '../../renderer/shared/trend.ts'
import { IDLE_VIEW } from '../support/room-views.ts'
import { lineAt } from '../support/session-play.ts'

const EVENING: Evening = { today: lineAt(2, 3, 3, 5), ideal: lineAt(10, 10, 10, 10), forward: lineAt(4, 5, 6) }
const CLOSED = { ...IDLE_VIEW, phase: 'closed', step: 8 } as const
const placesAt = (evening: Evening, at: number): readonly number[] =>
  eveningAt(evening, at).line.people.map(({ position }) => position)

function momentsOf(evening: Evening): readonly string[] {
  const seen = Array.from({ length: 1001 }, (_, index) => eveningAt(evening, (EVENING_LASTS * index) / 1000).moment ?? 'on the way')
  return seen.filter((moment, index) => moment !== seen[index - 1])
}

describe('the evening plays again', () => {
  test('[AR-41] in ten seconds the group comes, goes to the 10 and back, and makes its step; and then it stands', () => {
    const way = 'on the way'
    expect(momentsOf(EVENING)).toEqual([way, 'today', way, 'ideal', way, 'today', way, 'forward'])
    expect(placesAt(EVENING, 0)).toEqual([])
    expect(placesAt(EVENING, EVENING_LASTS)).toEqual([4, 5, 6])
    expect(placesAt(EVENING, 99_000)).toEqual([4, 5, 6])
  })

  test('[AR-41] what was not kept is left out', () => {
    expect(momentsOf({ ...EVENING, ideal: null })).toEqual(['on the way', 'today', 'on the way', 'forward'])
    expect(momentsOf({ today: EVENING.today, ideal: null, forward: null })).toEqual(['on the way', 'today'])
    expect(eveningOf({ ...CLOSED, today: null })).toBeNull()
    expect(eveningOf({ ...CLOSED, phase: 'running', today: EVENING.today })).toBeNull()
  })

  test('[AR-41] it is the movement of a group: never more people than there were, never beyond the line, nobody overtakes', () => {
    for (let at = 0; at <= EVENING_LASTS; at += 40) {
      const places = placesAt(EVENING, at)
      expect(places.length).toBeLessThanOrEqual(4)
      expect(places.filter((place) => place < 0 || place > 10)).toEqual([])
    }
    const ids = eveningAt(EVENING, 2500).line.people.map(({ id }) => id)
    expect(new Set(ids).size).toBe(4)
  })

  test('[AR-40] next, or the key h, plays it once more; where there is nothing to play they ask nothing', () => {
    const over = { ...CLOSED, today: EVENING.today }
    expect([intentOf('next', over), intentOf('replay', over)]).toEqual([{ type: 'evening.play' }, { type: 'evening.play' }])
    expect([intentOf('next', CLOSED), intentOf('replay', CLOSED)]).toEqual([null, null])
    expect(intentOf('replay', { ...IDLE_VIEW, phase: 'running', step: 4 })).toBeNull()
  })
})

describe('the shape of a group', () => {
  const counts = SCALE_NUMBERS.map((number) => (number === 3 ? 4 : number === 7 ? 2 : 0))

  test('[AR-42] is a hill where people stand, the higher the more of the group is there, and nothing for nobody', () => {
    const none = SCALE_NUMBERS.map(() => 0)
    expect([ribbonPath(none, { width: 100, height: 50, peak: 1 }), peakOf(none)]).toEqual(['', 0])
    const path = ribbonPath(counts, { width: 110, height: 50, peak: peakOf(counts) })
    const points = [...path.matchAll(/([\d.]+) ([\d.]+)/g)].map(([, x, y]) => ({ x: Number(x), y: Number(y) }))
    const heightAt = (number: number): number =>
      50 - (points.toSorted((a, b) => Math.abs(a.x - placeUnder(number, 110)) - Math.abs(b.x - placeUnder(number, 110)))[0]?.y ?? 0)
    expect(heightAt(3)).toBeGreaterThan(48)
    expect(heightAt(7)).toBeCloseTo(heightAt(3) / 2, 0)
    expect(heightAt(5)).toBeLessThan(2)
    expect(points.filter(({ y }) => y < 0 || y > 50)).toEqual([])
  })

  test('[AR-42] a group twice as large with the same shape has the same ribbon', () => {
    const room = { width: 100, height: 50, peak: peakOf(counts) }
    expect(
      ribbonPath(
        counts.map((people) => 2 * people),
        room,
      ),
    ).toBe(ribbonPath(counts, room))
  })

  test('[AR-43] sessions about the same are a trend from three on, on one scale, without those whose line was not kept', () => {
    const one = { id: 'a', startedAt: 1, people: 6, today: counts, forward: null }
    expect(trendOf([one, one])).toBeNull()
    expect(trendOf([one, one, { ...one, today: null }])).toBeNull()
    const trend = trendOf([one, one, { ...one, forward: lineAt(9, 9, 9).counts }])
    expect(trend?.sessions).toHaveLength(3)
    expect(trend?.peak).toBe(peakOf(lineAt(9, 9, 9).counts))
  })
})

test('[AR-12] on the board stands what became of an action, and until somebody said so when it was meant to be done', () => {
  const action = { id: 1, of: 'x', text: 'Bellen', who: 'Samira', when: 'in mei', fate: 'open' } as const
  const cards = asCards([action, { ...action, id: 2, fate: 'done' }], (fate) => `(${fate})`)
  expect(cards.map(({ when }) => when)).toEqual(['in mei', '(done)'])
})

/** More than one strip, as one floor. */
import { expect, test } from 'vitest'
import type { FloorState } from '#core/floor/floor'
import { joinStrips, WHOLE_LINE, type Strip, type StripPlace } from '#core/floor/strips'
import { nearestNumber, SCALE_NUMBERS } from '#core/scale/position'

function strip(positions: readonly number[], place: StripPlace = WHOLE_LINE, stale = false): Strip {
  const people = positions.map((position, index) => ({ id: index + 1, position, settled: true }))
  const counts = SCALE_NUMBERS.map((number) => positions.filter((position) => nearestNumber(position) === number).length)
  const state: FloorState = {
    at: 1,
    people,
    counts,
    total: people.length,
    certainty: 0.9,
    doubts: [{ kind: 'crowded', number: 4 }],
  }
  return { state, place, stale }
}

const LOW: StripPlace = { lane: 0, from: 0, to: 5 }
const HIGH_TURNED: StripPlace = { lane: 0, from: 10, to: 5 }

test('[MX-25] one strip along the whole line is as it is; people of two beside each other add up, each with an id of their own', () => {
  const one = strip([1, 5])
  expect(joinStrips([one])).toBe(one.state)
  const both = joinStrips([one, strip([5.2, 9], { ...WHOLE_LINE, lane: 1 })])
  expect(both).toMatchObject({ total: 4, certainty: 0.81 })
  expect(new Set(both.people.map(({ id }) => id)).size).toBe(4)
  expect([both.counts[5], both.counts[9], both.counts[1]]).toEqual([2, 1, 1])
})

test('[MX-26] a strip that is a part of the line has its people and its doubts there, also the other way round', () => {
  const { people, counts, doubts } = joinStrips([strip([4], LOW), strip([4], HIGH_TURNED)])
  expect(people.map(({ position }) => position)).toEqual([2, 8])
  expect([counts[2], counts[8]]).toEqual([1, 1])
  expect(doubts.map(({ number }) => number)).toEqual([2, 8])
})

test('[MX-27] somebody astride the joint of two strips in line is one; two who stand apart there are two, and so are two in two rows', () => {
  expect(joinStrips([strip([9.7], LOW), strip([9.8], HIGH_TURNED)]).total).toBe(1)
  expect(joinStrips([strip([9.7], LOW), strip([8.9], HIGH_TURNED)]).total).toBe(2)
  expect(joinStrips([strip([9.7], LOW), strip([9.8], { ...HIGH_TURNED, lane: 1 })]).total).toBe(2)
})

test('[MX-30] people of a strip that is not heard are told as they were, and said to be so; the others not', () => {
  const { people, certainty } = joinStrips([strip([3]), strip([6], { ...WHOLE_LINE, lane: 1 }, true)])
  expect(people.map(({ stale = false }) => stale)).toEqual([false, true])
  expect(certainty).toBe(0.9)
})

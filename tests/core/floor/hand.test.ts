import { expect, test } from 'vitest'
import fc from 'fast-check'
import type { FloorState } from '#core/floor/floor'
import { applyHand, correct, NO_HAND, type Hand } from '#core/floor/hand'
import { nearestNumber, SCALE_NUMBERS, type ScaleNumber } from '#core/scale/position'

function floorWith(...positions: readonly number[]): FloorState {
  const people = positions.map((position, index) => ({ id: index + 1, position, settled: true }))
  const counts = SCALE_NUMBERS.map((number) => positions.filter((position) => nearestNumber(position) === number).length)
  return { at: 5, people, counts, total: positions.length, certainty: 1, doubts: [] }
}

function handOf(...corrections: readonly (readonly [ScaleNumber, 1 | -1])[]): Hand {
  return corrections.reduce((hand, [number, by]) => correct(hand, number, by), NO_HAND)
}

test('[HA-4] a hand that says nothing leaves the floor alone', () => {
  const floor = floorWith(3, 7.2)
  expect(applyHand(floor, NO_HAND)).toBe(floor)
})

test('[HA-5] a correction moves nobody else: who the floor knows stays exactly where they are', () => {
  const floor = floorWith(3, 3.1, 7.2)
  const { people, counts, total } = applyHand(floor, handOf([3, 1], [9, 1]))
  expect(people.slice(0, 3)).toEqual(floor.people)
  expect(people.slice(3).map(({ position }) => position)).toEqual([3, 9])
  expect([counts[3], counts[9], total]).toEqual([3, 1, 5])
})

test('[HA-6] who is taken away is whoever came last there', () => {
  const { people, total } = applyHand(floorWith(3, 3.1, 7.2), handOf([3, -1]))
  expect(people.map(({ id }) => id)).toEqual([1, 3])
  expect(total).toBe(2)
})

test('[HA-7] a line that the hand has taken over is what the hand says, whatever the floor feels', () => {
  const hand: Hand = { manual: true, people: SCALE_NUMBERS.map((number) => (number === 6 ? 3 : 0)) }
  const { people, total } = applyHand(floorWith(1, 2, 9), hand)
  expect(people.map(({ position }) => position)).toEqual([6, 6, 6])
  expect(total).toBe(3)
})

test('[HA-8] there are always as many dots as people, each with an id of their own, and never fewer than none', () => {
  const places = fc.array(fc.double({ min: 0, max: 10, noNaN: true }), { maxLength: 20 })
  const people = fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 11, maxLength: 11 })
  fc.assert(
    fc.property(places, people, (positions, by) => {
      const line = applyHand(floorWith(...positions), { manual: false, people: by })
      expect(line.people).toHaveLength(line.total)
      expect(new Set(line.people.map(({ id }) => id)).size).toBe(line.total)
      expect(Math.min(...line.counts)).toBeGreaterThanOrEqual(0)
    }),
  )
})

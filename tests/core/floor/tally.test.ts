import { expect, test } from 'vitest'
import fc from 'fast-check'
import { createTally } from '#core/floor/tally'

const at = (id: number, position: number) => ({ id, position })

test('[FL-1] everybody is counted once, on the nearest whole number', () => {
  expect(createTally().count([at(1, 0), at(2, 0.49), at(3, 0.5), at(4, 9.6), at(5, 10)])).toEqual([2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 2])
  const anywhere = fc.uniqueArray(fc.record({ id: fc.nat(), position: fc.double({ min: 0, max: 10, noNaN: true }) }), {
    selector: ({ id }) => id,
  })
  fc.assert(
    fc.property(fc.array(anywhere), (moments) => {
      const tally = createTally()
      for (const people of moments) {
        const counts = tally.count(people)
        expect(counts).toHaveLength(11)
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(people.length)
      }
    }),
  )
})

test('[FL-2] somebody who sways about the middle between two numbers stays on the first, and goes over when they really go', () => {
  const tally = createTally()
  const numbers = [4.4, 4.55, 4.45, 4.6, 4.4, 4.65, 4.55, 4.41, 4.3].map((position) => tally.count([at(1, position)]).indexOf(1))
  expect(numbers).toEqual([4, 4, 4, 4, 4, 5, 5, 5, 4])
})

test('[FL-2] the order in which people are told does not matter', () => {
  const one = createTally()
  const other = createTally()
  const people = [at(1, 2.4), at(2, 6.1), at(3, 7.7)]
  expect(one.count(people)).toEqual(other.count(people.toReversed()))
  const swayed = [at(1, 2.55), at(2, 6.4), at(3, 7.4)]
  expect(one.count(swayed)).toEqual(other.count(swayed.toReversed()))
  expect(one.count(swayed)).toEqual([0, 0, 1, 0, 0, 0, 1, 0, 1, 0, 0])
})

test('[FL-2] who comes back has chosen anew', () => {
  const tally = createTally()
  tally.count([at(1, 4.4)])
  tally.count([])
  expect(tally.count([at(1, 4.55)]).indexOf(1)).toBe(5)
})

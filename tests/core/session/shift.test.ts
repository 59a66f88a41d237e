import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SCALE_NUMBERS, type Counts } from '#core/scale/position'
import { shiftBetween } from '#core/session/shift'

test('[DI-36] people who go the same way are one shift, and who stays is none', () => {
  expect(shiftBetween(at(4, 4, 5, 6), at(5, 5, 6, 6))).toEqual([
    { from: 4, to: 5, people: 2 },
    { from: 5, to: 6, people: 1 },
  ])
  expect(shiftBetween(at(3, 7, 7), at(3, 7, 7))).toEqual([])
})

test('[DI-36] a step back is a step too', () => {
  expect(shiftBetween(at(6, 8), at(5, 8))).toEqual([{ from: 6, to: 5, people: 1 }])
})

test('[DI-36] who left or came does not make the others walk', () => {
  expect(shiftBetween(at(2, 5, 5, 8), at(5, 5, 8))).toEqual([])
  expect(shiftBetween(at(5, 5, 8), at(2, 6, 6, 8))).toEqual([{ from: 5, to: 6, people: 2 }])
  expect(shiftBetween(at(), at(4, 5))).toEqual([])
})

test('[DI-36] of two lines of the same size, taking the shifts away from the one and adding them gives the other', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(number, number), { maxLength: 40 }), (people) => {
      const [before, after] = [at(...people.map(([one]) => one)), at(...people.map(([, other]) => other))]
      const moved = [...before]
      for (const { from, to, people } of shiftBetween(before, after)) {
        moved[from] = (moved[from] ?? 0) - people
        moved[to] = (moved[to] ?? 0) + people
      }
      expect(moved).toEqual(after)
    }),
  )
})

test('[DI-36] whatever the two lines, nobody overtakes anybody, and the way back is the way there', () => {
  fc.assert(
    fc.property(line, line, (before, after) => {
      const shifts = shiftBetween(before, after)
      for (const [index, { from, to }] of shifts.entries()) {
        for (const later of shifts.slice(index + 1)) expect(later.from >= from && later.to >= to).toBe(true)
      }
      const back = shiftBetween(after, before)
      expect(wayOf(back)).toBe(wayOf(shifts))
    }),
  )
})

const number = fc.constantFrom(...SCALE_NUMBERS)
const line = fc.array(number, { maxLength: 40 }).map((numbers) => at(...numbers))

function at(...numbers: readonly number[]): Counts {
  return SCALE_NUMBERS.map((number) => numbers.filter((one) => one === number).length)
}

function wayOf(shifts: ReturnType<typeof shiftBetween>): number {
  return shifts.reduce((way, { from, to, people }) => way + Math.abs(from - to) * people, 0)
}

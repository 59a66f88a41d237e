import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { EMPTY_LAYOUT, layOutDots, type DotLayout, type DotPerson, type DotRoom } from '../../renderer/shared/dot-layout.ts'

/** 1920x1080, where a dot is a third of a unit. */
const ROOM: DotRoom = { unit: 154, height: 360, margin: 92, diameter: 51 }
/** 1440x1080, a 4:3 beamer. */
const NARROW_ROOM: DotRoom = { unit: 113, height: 360, margin: 68, diameter: 37 }

test('[DI-4] a dot stands on the line where its person stands', () => {
  const { dots, scale } = layOutDots(standing(0, 2.5, 10), ROOM, EMPTY_LAYOUT)
  expect([...dots.values()].map(({ x, y }) => [x, y])).toEqual([
    [0, 0],
    [385, 0],
    [1540, 0],
  ])
  expect(scale).toBe(1)
})

test('[DI-4] people on the same place are one straight pile, whoever came first at its foot', () => {
  const { dots } = layOutDots(standing(6, 6, 6), ROOM, EMPTY_LAYOUT)
  expect([...dots].map(([id, { x, row }]) => [id, x, row])).toEqual([
    [0, 924, 0],
    [1, 924, 1],
    [2, 924, 2],
  ])
})

test('[DI-4] people shoulder to shoulder are dots side by side', () => {
  const { dots } = layOutDots(standing(4, 4.37, 4.74), ROOM, EMPTY_LAYOUT)
  expect([...dots.values()].map(({ row }) => row)).toEqual([0, 0, 0])
})

test('[DI-4] a dot that lies on another one lines up with it, but stays on its own side', () => {
  const dot = layOutDots(standing(5, 5.1), ROOM, EMPTY_LAYOUT).dots.get(1)
  expect(dot?.row).toBe(1)
  expect(dot?.x).toBeGreaterThan(770)
  expect(dot?.x).toBeLessThan(778)
})

test('[DI-5] a crowd that would grow into the sentence widens first and then makes all dots smaller, all alike', () => {
  expect(layOutDots(standing(...Array<number>(6).fill(10)), ROOM, EMPTY_LAYOUT)).toMatchObject({ scale: 1 })
  const ten = layOutDots(standing(...Array<number>(10).fill(10)), ROOM, EMPTY_LAYOUT)
  expect(ten.scale).toBe(1)
  expect([...ten.dots.values()].some(({ shift }) => shift !== 0)).toBe(true)
  expect(layOutDots(standing(...Array<number>(40).fill(10)), ROOM, EMPTY_LAYOUT).scale).toBeLessThan(1)
})

test('[DI-5] up to 40 people: no dot touches another one, and none leaves its room, however they stand and walk', () => {
  const person = fc.record({ position: crowdedPosition(), settled: fc.boolean() })
  const moment = fc.array(person, { maxLength: 40 }).map((people) => people.map((one, id) => ({ ...one, id })))
  fc.assert(
    fc.property(fc.constantFrom(ROOM, NARROW_ROOM), fc.array(moment, { minLength: 1, maxLength: 4 }), (room, moments) => {
      let layout = EMPTY_LAYOUT
      for (const people of moments) {
        layout = layOutDots(people, room, layout)
        expect(layout.dots.size).toBe(people.length)
        expectApartAndInside(layout, room)
      }
    }),
    { numRuns: 300 },
  )
})

test('[DI-5] in a crowd no dot is further from its person than 0.7 of a unit', () => {
  const people = standing(...Array.from({ length: 40 }, (_, n) => 9.4 + (n % 7) * 0.1))
  const { dots } = layOutDots(people, ROOM, EMPTY_LAYOUT)
  for (const { id, position } of people) {
    expect(Math.abs((dots.get(id)?.x ?? NaN) - position * ROOM.unit)).toBeLessThanOrEqual(0.7 * ROOM.unit + 51)
  }
})

test('[DI-6] the same people in the same places stay where they are drawn', () => {
  fc.assert(
    fc.property(fc.array(crowdedPosition(), { maxLength: 40 }), (positions) => {
      const people = standing(...positions)
      const first = layOutDots(people, ROOM, EMPTY_LAYOUT)
      expect(layOutDots(people, ROOM, first)).toEqual(first)
    }),
  )
})

test('[DI-6] two people who sway at the edge of touching do not hop', () => {
  let layout = layOutDots(standing(5, 5.38), ROOM, EMPTY_LAYOUT)
  for (const sway of [0.01, -0.01, 0.02, -0.02, 0]) {
    layout = layOutDots(standing(5, 5.36 + sway), ROOM, layout)
    expect(layout.dots.get(1)?.row).toBe(0)
  }
})

test('[DI-6] whoever walks past a group goes over it, and nobody of the group moves', () => {
  const group = [4, 5, 5.05, 6].map((position, n) => ({ id: n + 10, position, settled: true }))
  let layout = layOutDots(group, ROOM, EMPTY_LAYOUT)
  const before = group.map(({ id }) => layout.dots.get(id))
  for (let position = 3; position <= 7; position += 0.1) {
    layout = layOutDots([{ id: 1, position, settled: false }, ...group], ROOM, layout)
    expect(group.map(({ id }) => layout.dots.get(id))).toEqual(before)
  }
})

test('[DI-6] when the one below walks off, the one above comes down', () => {
  const both = layOutDots(standing(5, 5), ROOM, EMPTY_LAYOUT)
  const { dots } = layOutDots(standing(5, 5).slice(1), ROOM, both)
  expect(dots.get(1)).toMatchObject({ row: 0, y: 0 })
})

test('[DI-6] one person who comes and goes does not make the dots grow and shrink each time', () => {
  const crowd = Array<number>(40).fill(10)
  let people = 40
  let layout = layOutDots(standing(...crowd), ROOM, EMPTY_LAYOUT)
  const small = layout.scale
  while (layout.scale === small) layout = layOutDots(standing(...crowd.slice(0, --people)), ROOM, layout)
  // The dots have just grown: with one person more they are that size still.
  expect(layOutDots(standing(...crowd.slice(0, people + 1)), ROOM, layout).scale).toBe(layout.scale)
})

test('[DI-5] more people than there are places are all drawn, within the room', () => {
  const { dots } = layOutDots(standing(...Array<number>(300).fill(5)), ROOM, EMPTY_LAYOUT)
  expect(dots.size).toBe(300)
  expect(Math.max(...[...dots.values()].map(({ y }) => y))).toBeLessThan(ROOM.height)
})

function standing(...positions: readonly number[]): readonly DotPerson[] {
  return positions.map((position, id) => ({ id, position, settled: true }))
}

/** Places where people like to crowd: the marks, and everywhere. */
function crowdedPosition(): fc.Arbitrary<number> {
  return fc.oneof(
    fc.constantFrom(0, 5, 10),
    fc.double({ min: 9, max: 10, noNaN: true }),
    fc.double({ min: 0, max: 10, noNaN: true }),
  )
}

function expectApartAndInside({ dots, scale }: DotLayout, room: DotRoom): void {
  const diameter = room.diameter * scale
  const all = [...dots.values()]
  for (const { x, y } of all) {
    expect(x - diameter / 2).toBeGreaterThanOrEqual(-room.margin - 1e-6)
    expect(x + diameter / 2).toBeLessThanOrEqual(10 * room.unit + room.margin + 1e-6)
    expect(y).toBeGreaterThanOrEqual(0)
    expect(y + diameter).toBeLessThanOrEqual(room.height)
  }
  const closest = all.flatMap((one, n) => all.slice(n + 1).map((other) => Math.hypot(one.x - other.x, one.y - other.y)))
  expect(Math.min(Infinity, ...closest)).toBeGreaterThanOrEqual(diameter)
}

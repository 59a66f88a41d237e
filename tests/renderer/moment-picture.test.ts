import fc from 'fast-check'
import { expect, test } from 'vitest'
import { roomFor } from '../../renderer/shared/dot-room.ts'
import { ARROW_ROOM, pictureOf } from '../../renderer/display/moment-picture.ts'
import { kept } from '../support/screen-states.ts'
import { peopleAt } from '../support/scripted-host.ts'

const ROOM = roomFor(1540, 221)

test('[DI-35] a ring stands at the place of each of today, as large as a dot', () => {
  const { rings, arrows } = pictureOf(kept(peopleAt(0, 2.5, 2.5, 10)), null, ROOM, false)
  expect(rings.map(({ x, radius }) => [x, radius])).toEqual([0, 385, 385, 1540].map((x) => [x, expect.closeTo(25.4, 1)]))
  expect(arrows).toEqual([])
})

test('[DI-37] an arrow goes from each number to where people went, the thicker the more of them, and none for who stayed', () => {
  const { arrows } = pictureOf(kept(peopleAt(2, 5, 5, 5, 8)), kept(peopleAt(3, 6, 6, 6, 8)), ROOM, false)
  expect(arrows.map(({ shift }) => shift)).toEqual([
    { from: 2, to: 3, people: 1 },
    { from: 5, to: 6, people: 3 },
  ])
  expect(arrows[1]?.width).toBeGreaterThan(arrows[0]?.width ?? Infinity)
})

test('[DI-37][DI-25] on a mirrored screen rings and arrows go the other way', () => {
  const [today, forward] = [kept(peopleAt(2)), kept(peopleAt(4))]
  const [asItIs, mirrored] = [false, true].map((mirror) => pictureOf(today, forward, ROOM, mirror))
  expect(mirrored?.rings[0]?.x).toBe(1540 - 308)
  expect(asItIs?.arrows.map(place)[0]).toBeGreaterThan(308)
  expect(mirrored?.arrows.map(place)[0]).toBeLessThan(1540 - 308)
})

test('[DI-37] arrows start and end above the dots, and none flies into the words', () => {
  const group = fc.array(
    fc.integer({ min: 0, max: 1000 }).map((hundredths) => hundredths / 100),
    { minLength: 1, maxLength: 40 },
  )
  fc.assert(
    fc.property(group, group, (before, after) => {
      const { arrows } = pictureOf(kept(peopleAt(...before)), kept(peopleAt(...after)), ROOM, false)
      for (const { shaft } of arrows) {
        const [, startY = 0, , handleY = 0, , endY = 0] = (shaft.match(/-?[\d.]+/g) ?? []).map(Number)
        const peak = -(startY + 2 * handleY + endY) / 4
        expect(peak).toBeLessThanOrEqual(ROOM.height + (ARROW_ROOM + 0.3) * ROOM.unit)
        expect(startY).toBeLessThan(0)
      }
    }),
  )
})

/** Where an arrow starts. */
function place({ shaft }: { readonly shaft: string }): number {
  return Number(shaft.match(/^M([\d.-]+)/)?.[1])
}

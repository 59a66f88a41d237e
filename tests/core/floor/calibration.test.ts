import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { calibrationSchema, fits, moveMark, placesOf, turnRound, uncalibrated, type Calibration } from '#core/floor/calibration'
import { createRuler } from '#core/floor/calibration-ruler'
import { createFloor } from '#core/floor/floor'
import { mirror } from '#core/scale/position'
import { createStripScene, watch, type Standing } from '../../support/strip-scene.ts'

const GEOMETRY = { cells: 110, pitch: 100, origin: -450, length: 10_000, gramsPerCount: 500, rate: 30 }
const NEW = uncalibrated(GEOMETRY)

function marked(...marks: Calibration['marks']): Calibration {
  return { ...NEW, marks }
}

test('[CA-1] a calibration that is out of bounds, or made for other cells, is none for this strip', () => {
  expect(v.is(calibrationSchema, NEW)).toBe(true)
  expect(fits(NEW, GEOMETRY)).toBe(true)
  const wrong = [
    { ...NEW, gains: [] },
    { ...NEW, gains: [0.01] },
    { ...NEW, gains: Array.from({ length: 481 }, () => 1) },
    { ...NEW, bad: [{ cell: 480, kind: 'dead' }] },
    { ...NEW, bad: [{ cell: 1, kind: 'tired' }] },
    { ...NEW, marks: [0, Infinity, 10] },
    { ...NEW, more: true },
  ]
  expect(wrong.map((one) => v.is(calibrationSchema, one))).toEqual(wrong.map(() => false))
  expect(fits({ ...NEW, gains: [1, 1] }, GEOMETRY)).toBe(false)
  expect(fits({ ...NEW, bad: [{ cell: 110, kind: 'dead' }] }, GEOMETRY)).toBe(false)
  expect(fits(marked(9000, 5000, 1000), GEOMETRY)).toBe(false)
})

describe('the marks', () => {
  test('[CA-2] where nobody stood on a mark the ends of the line count, and the middle of 0 and 10', () => {
    const ruler = createRuler(GEOMETRY)
    expect([0, 2500, 5000, 9000, 10_000].map(ruler)).toEqual([0, 2.5, 5, 9, 10])
    expect(placesOf(marked(1000, null, null), GEOMETRY)).toEqual([1000, 5500, 10_000])
  })

  test('[CA-2] between the marks the scale is straight, before the 0 and after the 10 it ends', () => {
    const ruler = createRuler(GEOMETRY, marked(1000, 4000, 9000))
    expect([0, 1000, 2500, 4000, 6500, 9000, 10_000].map(ruler)).toEqual([0, 0, 2.5, 5, 7.5, 10, 10])
  })

  test('[CA-2] the further along the line, the higher the number, whatever the marks', () => {
    const place = fc.integer({ min: -500, max: 10_500 })
    fc.assert(
      fc.property(
        place,
        place,
        fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 3, maxLength: 3 }),
        (one, other, marks) => {
          const [zero = 0, five = 0, ten = 0] = marks
          fc.pre(fits(marked(zero, five, ten), GEOMETRY))
          const ruler = createRuler(GEOMETRY, marked(zero, five, ten))
          expect(Math.sign(ruler(Math.max(one, other)) - ruler(Math.min(one, other)))).toBeGreaterThanOrEqual(0)
        },
      ),
    )
  })

  test('[CA-3] a mark out of order, or less than a metre from the next, is refused', () => {
    expect(moveMark(NEW, GEOMETRY, 5, 4800)).toEqual({ ok: true, value: marked(null, 4800, null) })
    expect(moveMark(marked(null, 4800, null), GEOMETRY, 0, 5100)).toEqual({ ok: false, reason: 'marks-out-of-order' })
    expect(moveMark(NEW, GEOMETRY, 10, -200)).toEqual({ ok: false, reason: 'marks-out-of-order' })
    expect(moveMark(NEW, GEOMETRY, 10, 1500)).toEqual({ ok: false, reason: 'marks-too-close' })
    expect(moveMark(marked(null, 4800, null), GEOMETRY, 0, 3900)).toEqual({ ok: false, reason: 'marks-too-close' })
  })
})

describe('a strip that lies the other way round', () => {
  test('[CA-4] its first cells are at the 10, with marks and without', () => {
    const plain = createRuler(GEOMETRY, turnRound(NEW, true))
    const uneven = marked(1000, 4000, 9000)
    const straight = createRuler(GEOMETRY, uneven)
    const turned = createRuler(GEOMETRY, turnRound(uneven, true))
    for (const place of [0, 700, 2000, 5000, 9500]) {
      expect(plain(place)).toBeCloseTo(10 - place / 1000)
      expect(turned(place)).toBeCloseTo(mirror(straight(place)))
    }
  })

  test('[CA-4] turned twice it is as it was, turned to where it lies nothing changes', () => {
    const one = marked(1000, 4000, 9000)
    expect(turnRound(turnRound(one, true), false)).toEqual(one)
    expect(turnRound(one, false)).toBe(one)
  })

  test('[CA-4] its marks have to come in the order of its own direction', () => {
    const turned = turnRound(NEW, true)
    expect(moveMark(turned, GEOMETRY, 0, 9000).ok).toBe(true)
    expect(moveMark(turned, GEOMETRY, 10, 10_100)).toEqual({ ok: false, reason: 'marks-out-of-order' })
  })

  test('[CA-4] people stand where they stand for the group', () => {
    const scene = createStripScene({ gains: 0 })
    const calibration = turnRound({ ...uncalibrated(scene.geometry), marks: [1000, null, 9000] }, true)
    const { people: seen, counts } = watch(createFloor(scene.geometry, calibration), scene, 4, comes)
    expect(seen.map(({ position }) => position)).toEqual([expect.closeTo(7.6, 1)])
    expect(counts.indexOf(1)).toBe(8)
  })
})

test('[CA-1] what a cell reads is divided by its gain, and a bad cell reads what its neighbours do', () => {
  const scene = createStripScene({ gains: 0, pitch: 100, fault: (cells) => (cells[50] = 0) })
  const { geometry } = scene
  const calibration: Calibration = { ...uncalibrated(geometry), bad: [{ cell: 50, kind: 'dead' }] }
  const place = geometry.origin + 50 * geometry.pitch
  const people = (second: number) => (second < 1 ? [] : [{ place, stance: 160 }])
  // At once: the floor itself would need a second to find out.
  const known = watch(createFloor(geometry, calibration), scene, 1.5, people)
  expect(known.people.map(({ position }) => position)).toEqual([expect.closeTo(place / 1000, 1)])
})

function comes(second: number): readonly Standing[] {
  return second < 1 ? [] : [{ place: 2900 }]
}

import { expect, test } from 'vitest'
import fc from 'fast-check'
import { clampToScale, mirror, nearestNumber, SCALE_NUMBERS } from '#core/scale/position'

const place = fc.double({ min: -5, max: 15, noNaN: true })
const onScale = fc.double({ min: 0, max: 10, noNaN: true })

test('[SC-1] a place beyond the line becomes the nearest place on it, a place on it stays', () => {
  expect(clampToScale(-0.01)).toBe(0)
  expect(clampToScale(10.5)).toBe(10)
  fc.assert(
    fc.property(place, (at) => {
      const on = clampToScale(at)
      expect(on).toBeGreaterThanOrEqual(0)
      expect(on).toBeLessThanOrEqual(10)
      expect(clampToScale(on)).toBe(on)
    }),
  )
  fc.assert(
    fc.property(onScale, (at) => {
      expect(clampToScale(at)).toBeCloseTo(at, 12)
    }),
  )
})

test('[SC-2] seen from the other side 0 is 10, and twice from the other side is as it was', () => {
  expect(mirror(0)).toBe(10)
  expect(mirror(2.5)).toBe(7.5)
  fc.assert(
    fc.property(onScale, (at) => {
      expect(mirror(mirror(at))).toBeCloseTo(at, 12)
    }),
  )
})

test('[SC-3] a place belongs to the nearest whole number of the line, halves go up', () => {
  expect([0, 0.49, 0.5, 4.5, 9.49, 9.5, 10, 12, -3].map(nearestNumber)).toEqual([0, 0, 1, 5, 9, 10, 10, 10, 0])
  fc.assert(
    fc.property(place, (at) => {
      const number = nearestNumber(at)
      expect(SCALE_NUMBERS).toContain(number)
      expect(Math.abs(number - clampToScale(at))).toBeLessThanOrEqual(0.5)
    }),
  )
})

import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { GLIDE, glide } from '../../renderer/display/glide.ts'

const place = fc.double({ min: -4000, max: 4000, noNaN: true })
const time = fc.double({ min: 0, max: 2000, noNaN: true })

test('[DI-7] a dot has done 95 % of its way after 300 ms', () => {
  expect(GLIDE).toBe(300)
  expect(glide(0, 1000, GLIDE)).toBeCloseTo(950, 0)
})

test('[DI-7] a glide goes towards its end and never beyond', () => {
  fc.assert(
    fc.property(place, place, time, (from, to, elapsed) => {
      const at = glide(from, to, elapsed)
      expect(at).toBeGreaterThanOrEqual(Math.min(from, to) - 1e-9)
      expect(at).toBeLessThanOrEqual(Math.max(from, to) + 1e-9)
    }),
  )
})

test('[DI-7] a glide is the same at every frame rate', () => {
  fc.assert(
    fc.property(place, place, time, time, (from, to, first, second) => {
      expect(glide(glide(from, to, first), to, second)).toBeCloseTo(glide(from, to, first + second), 6)
    }),
  )
})

test('[DI-28] with all the time in the world a dot is where it has to be', () => {
  expect(glide(-3, 812, Infinity)).toBe(812)
})

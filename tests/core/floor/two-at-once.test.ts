import { expect, test } from 'vitest'
import type { Track } from '#core/floor/track'
import { isTwoAtOnce } from '#core/floor/two-at-once'

/** Somebody who came and stands there alone. */
function standing(place: number, load = 75): Track {
  return {
    id: place,
    place,
    left: place - 175,
    right: place + 175,
    load,
    loadSpread: 5,
    rising: false,
    unsure: false,
    still: true,
    from: 1,
    to: 8,
    since: 0,
    cameUp: false,
    seen: 5000,
    stepped: 0,
    whole: 5000,
    inside: 5000,
  }
}

const ONE_ROW = [standing(1000), standing(1600), standing(3000), standing(3500)]
const TWO_ROWS = [standing(1000), standing(1100), standing(3000), standing(3150)]

test('[FL-67] a load that hardly anybody has is two people where people stand in two rows, and one where they do not', () => {
  const heavy = standing(6000, 152)
  expect(isTwoAtOnce(heavy, [...TWO_ROWS, heavy])).toBe(true)
  expect(isTwoAtOnce(heavy, [...ONE_ROW, heavy])).toBe(false)
  expect(isTwoAtOnce(standing(6000, 125), [...TWO_ROWS, standing(6000, 125)])).toBe(false)
})

test('[FL-67] nobody is judged while walking, among others, or who was here before the strip', () => {
  for (const not of [{ still: false }, { from: -1 }, { cameUp: true }]) {
    const heavy = { ...standing(6000, 152), ...not }
    expect(isTwoAtOnce(heavy, [...TWO_ROWS, heavy])).toBe(false)
  }
})

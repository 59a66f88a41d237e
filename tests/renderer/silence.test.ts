import { expect, test } from 'vitest'
import { gongSounds } from '../../renderer/display/gong.ts'
import { shrinkOf } from '../../renderer/display/shrink.ts'

const RUNS = { which: 'works', total: 90_000, left: 60_000, since: 1_000_000, over: false } as const
const OVER = { ...RUNS, left: 0, since: null, over: true } as const
const END = RUNS.since + RUNS.left

const SOFT = { silence: RUNS, gong: 'soft' } as const
const RUNG = { silence: OVER, gong: 'soft' } as const

test('[DI-39] the light has shrunk by what has gone by of the whole silence, and stands still while it is paused', () => {
  expect(shrinkOf(RUNS, RUNS.since, false)).toEqual({ at: 30_000, runs: true, easing: 'linear' })
  expect(shrinkOf(RUNS, RUNS.since + 15_000, false).at).toBe(45_000)
  expect(shrinkOf({ ...RUNS, since: null }, RUNS.since + 15_000, false)).toMatchObject({ at: 30_000, runs: false })
})

test('[DI-39] for whoever asked for less motion it shrinks in a few steps', () => {
  expect(shrinkOf(RUNS, RUNS.since, true).easing).toMatch(/^steps\([2-9],/)
})

test('[DI-40] the gong sounds when a silence that was seen running comes to its end', () => {
  expect(gongSounds(SOFT, RUNG, END + 40)).toBe(true)
})

test('[DI-40] it does not sound for a session without one, nor for a silence that was over, paused, skipped or another one', () => {
  expect(gongSounds({ ...SOFT, gong: 'none' }, { ...RUNG, gong: 'none' }, END)).toBe(false)
  expect(gongSounds(RUNG, RUNG, END)).toBe(false)
  expect(gongSounds({ ...SOFT, silence: { ...RUNS, since: null } }, RUNG, END)).toBe(false)
  expect(gongSounds(SOFT, { ...RUNG, silence: null }, END)).toBe(false)
  expect(gongSounds(SOFT, { ...RUNG, silence: { ...OVER, which: 'can-and-need' } }, END)).toBe(false)
  expect(gongSounds(null, RUNG, END)).toBe(false)
})

test('[DI-40] a screen that comes back to a silence that ended meanwhile keeps quiet', () => {
  expect(gongSounds(SOFT, RUNG, END + 60_000)).toBe(false)
})

import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { lightsAlong, lightsFor, lightsOn, type LightInput, type LightPicture } from '#core/floor/lights'
import { STEP_NUMBERS } from '#core/method/steps'
import { SCALE_NUMBERS } from '#core/scale/position'

const NOBODY = SCALE_NUMBERS.map(() => 0)
const RUNNING: LightInput = {
  phase: 'running',
  step: 4,
  counts: NOBODY,
  isTenOpen: false,
  positions: 'live',
  quiet: false,
}

/** One letter for each number: `.` off, w warm and dim, W warm, 1 white. */
function drawn(picture: LightPicture): string {
  if (picture.type !== 'marks') return picture.type
  const letters = { off: '.', 'warm-dim': 'w', warm: 'W', white: '1' } as const
  return picture.colours.map((colour) => letters[colour]).join('')
}

const levels = (lit: string): readonly number[] => Array.from(lit, (letter) => '.wW'.indexOf(letter))

const see = (input: Partial<LightInput>): string => drawn(lightsFor({ ...RUNNING, ...input }))

test('[LI-1] it breathes while there is no session, and in the steps in which nobody stands on the line', () => {
  for (const phase of ['idle', 'preparing', 'closed'] as const)
    expect([phase, see({ phase, step: phase === 'closed' ? 8 : null })]).toEqual([phase, 'breathe'])
  for (const step of [1, 7, 8] as const) expect([step, see({ step })]).toEqual([step, 'breathe'])
})

test('[LI-2] in step 2 the sheets at 0, 5 and 10 are lit', () => {
  expect(see({ step: 2 })).toBe('1....1....1')
})

test('[LI-3] while people take their place it shows where they stand, if the screen does', () => {
  for (const step of [3, 6] as const) {
    expect(see({ step })).toBe('show-cells')
    expect(see({ step, positions: 'hidden' })).toBe('breathe')
    expect(see({ step, positions: 'frozen' })).toBe('breathe')
  }
})

test.each([
  ['nobody', NOBODY, '...........'],
  ['one at the 0', [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], 'W..........'],
  ['all at the 7', [0, 0, 0, 0, 0, 0, 0, 9, 0, 0, 0], 'WWWWWWWW...'],
  ['one far ahead of three', [0, 0, 3, 0, 0, 0, 0, 0, 1, 0, 0], 'WWWwwwwww..'],
  ['two and two', [0, 2, 0, 0, 0, 2, 0, 0, 0, 0, 0], 'WWWWWW.....'],
])(
  '[LI-4] in step 4 it is lit from the 0: bright as far as half of the group, dim as far as the last: %s',
  (_, counts, expected) => {
    expect(see({ counts })).toBe(expected)
  },
)

test('[LI-4] who steps forward never makes it darker', () => {
  const anyCounts = fc.array(fc.nat(5), { minLength: 11, maxLength: 11 })
  fc.assert(
    fc.property(anyCounts, fc.nat(9), (counts, number) => {
      fc.pre((counts[number] ?? 0) > 0)
      const moved = counts.with(number, (counts[number] ?? 0) - 1).with(number + 1, (counts[number + 1] ?? 0) + 1)
      const [before, after] = [levels(see({ counts })), levels(see({ counts: moved }))]
      expect(after.every((value, index) => value >= (before[index] ?? 0))).toBe(true)
    }),
  )
})

test('[LI-5] in step 5 the 10 invites, and once all are there the whole line is lit and the 10 most', () => {
  expect(see({ step: 5 })).toBe('..........w')
  expect(see({ step: 5, isTenOpen: true })).toBe('wwwwwwwwWW1')
})

test('[LI-6] while positions are hidden or the screen is quiet, it says nothing of where people stand', () => {
  const anyCounts = fc.array(fc.nat(5), { minLength: 11, maxLength: 11 })
  fc.assert(
    fc.property(anyCounts, fc.constantFrom(...STEP_NUMBERS), fc.boolean(), (counts, step, isTenOpen) => {
      const input = { counts, step, isTenOpen }
      expect(see({ ...input, positions: 'hidden' })).toBe('breathe')
      expect(see({ ...input, quiet: true })).toBe('off')
    }),
  )
})

test('[LI-7] a strip that is set up or looked for blinks, whatever else goes on; one of which nobody said where it lies shows nothing of the line', () => {
  const sheets = lightsFor({ ...RUNNING, step: 2 })
  const place = { from: 0, to: 10 }
  expect(drawn(lightsOn(sheets, { place, isLaid: true, blinks: true }))).toBe('identify')
  expect(drawn(lightsOn(sheets, { place, isLaid: false, blinks: true }))).toBe('identify')
  expect(drawn(lightsOn(sheets, { place, isLaid: false, blinks: false }))).toBe('breathe')
  expect(drawn(lightsOn(sheets, { place, isLaid: true, blinks: false }))).toBe(drawn(sheets))
})

test('[MX-49] each strip shows the part of the line along which it lies, the other way round if it lies so', () => {
  const sheets = lightsFor({ ...RUNNING, step: 2 })
  expect(drawn(lightsAlong(sheets, { from: 0, to: 10 }))).toBe('1....1....1')
  // Half a number further belongs to the next one.
  expect(drawn(lightsAlong(sheets, { from: 0, to: 5 }))).toBe('1........11')
  expect(drawn(lightsAlong(sheets, { from: 10, to: 5 }))).toBe('11........1')
  expect(drawn(lightsAlong(sheets, { from: 10, to: 0 }))).toBe('1....1....1')
  expect(lightsAlong({ type: 'breathe' }, { from: 0, to: 5 })).toEqual({ type: 'breathe' })
})

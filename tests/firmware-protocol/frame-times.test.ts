import { expect, test } from 'vitest'
import { full, readyLinkStand } from '../support/link-stand.ts'

test('[FP-41] the clock of the board tells how far apart frames are that came in one bunch', () => {
  const at = placed([1000, 1099, 1099, 1099])
  expect(at[1]).toBeCloseTo(1033, 0)
  expect(at[2]).toBeCloseTo(1066, 0)
  expect(at[3]).toBeCloseTo(1099, 0)
})

test('[FP-41] a frame is never placed after it came, and never before the last one', () => {
  const came = Array.from({ length: 200 }, (_, index) => 1000 + index * 33 + ((index * 7919) % 40))
  const at = placed(came)
  expect(at.every((moment, index) => moment <= (came[index] ?? 0) && moment >= (at[index - 1] ?? 0))).toBe(true)
})

test('[FP-41] a clock that jumps is not believed, one that goes round is no jump', () => {
  expect(placed([1000, 1033, 1066], [1000, 900_000, 900_033])).toEqual([1000, 1033, 1066])
  expect(placed([1000, 1033, 1066], [0xffff_fff0, 0x11, 0x32])).toEqual([1000, 1033, 1066])
})

test('[FP-41] a clock that stood still is not believed within half a second', () => {
  const came = Array.from({ length: 30 }, (_, index) => (index === 0 ? 1000 : 1967 + index * 33))
  const at = placed(came)
  expect(at.slice(15)).toEqual(came.slice(15))
  expect(at.every((moment, index) => moment <= (came[index] ?? 0) && moment >= (at[index - 1] ?? 0))).toBe(true)
})

test.each([0, 4])(
  '[FP-41] what waited while the machine stood still for two seconds is placed when it was taken, %i ms a frame later',
  (each) => {
    const came = Array.from({ length: 61 }, (_, index) => (index === 0 ? 1000 : 3000 + (index - 1) * each))
    // Off by no more than clocks may drift apart meanwhile.
    const off = placed(came).map((at, index) => Math.abs(at - (1000 + index * 33)))
    expect(Math.max(...off)).toBeLessThan(2000 * 0.005 + 1)
  },
)

test('[FP-41] a clock that runs 0.1 % wrong is followed', () => {
  const came = Array.from({ length: 5000 }, (_, index) => 1000 + index * 33)
  for (const error of [0.999, 1.001]) {
    const at = placed(
      came,
      came.map((moment) => Math.floor(moment * error)),
    )
    expect(Math.abs((at.at(-1) ?? 0) - (came.at(-1) ?? 0))).toBeLessThan(2)
  }
})

/** When frames were placed that were taken every 33 ms and came at these times. */
function placed(came: readonly number[], times = came.map((_, index) => 1000 + index * 33)): readonly number[] {
  const stand = readyLinkStand()
  came.forEach((at, index) => {
    stand.wait(at - stand.now)
    stand.say(full(times[index] ?? 0))
  })
  return stand.of('reading').map(({ reading }) => reading.at)
}

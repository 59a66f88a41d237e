import { expect, test } from 'vitest'
import { createStandWatch } from '#core/session/stand-watch'
import { createFakeClock } from '../../support/fake-clock.ts'

function watch() {
  const clock = createFakeClock()
  const told: boolean[] = []
  const stand = createStandWatch(
    (milliseconds, call) => clock.after(milliseconds, call),
    (stands) => told.push(stands),
  )
  return {
    clock,
    told,
    look: (places: readonly number[], expected: number | null = null) =>
      stand.onLine(
        places.map((position, id) => ({ id, position })),
        expected,
      ),
  }
}

test('[MO-6] everybody stands when nobody has moved for 1.5 s; sway is no movement', async () => {
  const { clock, told, look } = watch()
  look([3, 6])
  await clock.advance(1000)
  look([3.1, 5.9])
  await clock.advance(499)
  expect(told).toEqual([])
  await clock.advance(1)
  expect(told).toEqual([true])
})

test('[MO-6] a step, a newcomer and a leaver begin it anew', async () => {
  const { clock, told, look } = watch()
  for (const line of [[3, 6], [3, 7], [3, 7, 8], [3]]) {
    look(line)
    await clock.advance(1400)
  }
  expect(told).toEqual([])
  await clock.advance(100)
  look([4])
  expect(told).toEqual([true, false])
})

test('[MO-6] a group of a known size is waited for, and an empty line is nobody', async () => {
  const { clock, told, look } = watch()
  look([3, 6], 3)
  await clock.advance(5000)
  look([3, 6, 9], 3)
  await clock.advance(1500)
  look([], null)
  await clock.advance(5000)
  expect(told).toEqual([true, false])
})

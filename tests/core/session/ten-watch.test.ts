import { expect, test } from 'vitest'
import type { StepNumber } from '#core/method/steps'
import { createTenWatch } from '#core/session/ten-watch'
import { createFakeClock } from '../../support/fake-clock.ts'

test('[DI-10] the 10 opens when the last person of the group arrives, and not before', () => {
  const { atStep, stand, opened } = watchTen()
  atStep(4)
  stand([3, 5, 6, 8])
  atStep(5)
  stand([10, 10, 10, 7])
  expect(opened).toEqual([])
  stand([10, 10, 10, 10])
  expect(opened).toEqual([true])
})

test('[DI-10] it does not open for the first one there while the others have only stepped off the line', () => {
  const { atStep, stand, opened } = watchTen()
  atStep(3)
  stand([3, 5, 6, 8])
  atStep(5)
  stand([10])
  expect(opened).toEqual([])
})

test('[DI-10] when some have left for good, those at the 10 wait six seconds for them', async () => {
  const { atStep, stand, opened, clock } = watchTen()
  atStep(4)
  stand([3, 5, 6, 8])
  atStep(5)
  stand([10, 10, 10])
  await clock.advance(5999)
  expect(opened).toEqual([])
  await clock.advance(1)
  expect(opened).toEqual([true])
})

test('[DI-10] somebody who still comes along the line stops the waiting', async () => {
  const { atStep, stand, opened, clock } = watchTen()
  atStep(4)
  stand([3, 5, 6, 8])
  atStep(5)
  stand([10, 10, 10])
  await clock.advance(4000)
  stand([10, 10, 10, 2])
  await clock.advance(60_000)
  expect(opened).toEqual([])
})

test('[DI-10] once open it stays open for the rest of the step, whoever wanders off, and closes with the step', () => {
  const { atStep, stand, opened } = watchTen()
  atStep(5)
  stand([10, 10])
  stand([10, 9])
  stand([])
  expect(opened).toEqual([true])
  atStep(6)
  expect(opened).toEqual([true, false])
})

test('[DI-10] an empty line opens nothing, and no other step does', () => {
  const { atStep, stand, opened } = watchTen()
  atStep(5)
  stand([])
  atStep(6)
  stand([10, 10])
  expect(opened).toEqual([])
})

test('[DI-10] a new session does not wait for the group of the one before', () => {
  const { atStep, stand, opened } = watchTen()
  atStep(4)
  stand([1, 2, 3, 4, 5, 6])
  atStep(null)
  stand([])
  atStep(5)
  stand([10, 10])
  expect(opened).toEqual([true])
})

function watchTen() {
  const clock = createFakeClock()
  const opened: boolean[] = []
  const watch = createTenWatch(
    (milliseconds, call) => clock.after(milliseconds, call),
    (gathering) => {
      const open = gathering?.open === true
      if (open !== (opened.at(-1) ?? false)) opened.push(open)
    },
  )
  return {
    clock,
    opened,
    atStep: (step: StepNumber | null) => watch.atStep(step),
    /** Somebody on each of these numbers. */
    stand(numbers: readonly number[]) {
      const counts = Array.from({ length: 11 }, (_, number) => numbers.filter((one) => one === number).length)
      watch.onLine(counts, numbers.length)
    },
  }
}

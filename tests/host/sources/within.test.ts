import { expect, test } from 'vitest'
import { within } from '#host/sources/within'
import { createFakeClock } from '../../support/fake-clock.ts'

test('[SO-6] what answers in time is given, and leaves no timer', async () => {
  const clock = createFakeClock()
  expect(await within(Promise.resolve('answer'), 1000, clock)).toBe('answer')
  await expect(within(Promise.reject(new Error('no')), 1000, clock)).rejects.toThrow('no')
  expect(clock.waiting).toBe(0)
})

test('[SO-6] what never answers is late when the time is over, or at once when the signal says stop', async () => {
  const clock = createFakeClock()
  const never = new Promise<string>(() => undefined)
  const timed = within(never, 1000, clock)
  const stopping = new AbortController()
  const stopped = within(never, 1000, clock, stopping.signal)
  stopping.abort()
  expect(await stopped).toBe('late')
  expect(await within(never, 1000, clock, stopping.signal)).toBe('late')
  await clock.advance(1000)
  expect(await timed).toBe('late')
  expect(clock.waiting).toBe(0)
})

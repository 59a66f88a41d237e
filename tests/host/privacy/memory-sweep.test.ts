import { expect, test } from 'vitest'
import { silentLog } from '#host/ports/log'
import { createMemorySweep } from '#host/privacy/memory-sweep'
import { createFakeClock } from '../../support/fake-clock.ts'

const failing = (): Promise<void> => Promise.reject(new Error('nobody answers'))

function stand() {
  const clock = createFakeClock()
  const done: string[] = []
  const deed = (name: string) => async (): Promise<void> => void done.push(name)
  const sweep = createMemorySweep({ clock, log: silentLog, rinse: deed('rinse'), collect: deed('collect') })
  return { clock, done, sweep }
}

test('[NF-30] the memory is tidied up half a second after a session, once, and not after one that was only prepared', async () => {
  const { clock, done, sweep } = stand()
  for (const phase of ['idle', 'preparing', 'idle', 'running', 'running', 'closed', 'closed'] as const) sweep.follow({ phase })
  await clock.advance(499)
  expect(done).toEqual([])
  await clock.advance(60_000)
  expect(done).toEqual(['rinse', 'collect'])
})

test('[NF-30] a server that cannot be reached does not keep the rest from going', async () => {
  const clock = createFakeClock()
  const done: string[] = []
  const sweep = createMemorySweep({ clock, log: silentLog, rinse: failing, collect: async () => void done.push('collect') })
  sweep.follow({ phase: 'running' })
  sweep.follow({ phase: 'closed' })
  await clock.advance(1000)
  expect(done).toEqual(['collect'])
})

test('[NF-31] a cookie of before that is shown later goes within twenty seconds, and never while a session runs', async () => {
  const { clock, done, sweep } = stand()
  sweep.strayed()
  await clock.advance(10_000)
  sweep.strayed()
  await clock.advance(10_000)
  expect(done).toEqual(['rinse', 'collect'])
  sweep.follow({ phase: 'running' })
  sweep.strayed()
  await clock.advance(60_000)
  expect(done).toHaveLength(2)
  sweep.stop()
})

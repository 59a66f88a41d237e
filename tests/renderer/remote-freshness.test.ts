/** Whether a press still means what the facilitator sees, and what the phone hears of the kiosk. */
import { createPinia, setActivePinia } from 'pinia'
import { expect, test } from 'vitest'
import type { Connection } from '#core/protocol/connection'
import { LOST_AFTER } from '#core/protocol/messages'
import type { RemoteRole } from '#core/protocol/roles'
import { createFreshness } from '../../renderer/remote/freshness.ts'
import { hearingCarrier } from '../../renderer/remote/hearing-carrier.ts'
import { takeKey } from '../../renderer/remote/phone-key.ts'
import { useRemoteStore } from '../../renderer/remote/remote-store.ts'
import { keepHostLink } from '../../renderer/shared/host-link.ts'
import { useHostStore } from '../../renderer/shared/host-store.ts'
import { createFakeClock } from '../support/fake-clock.ts'
import { connectInMemory } from '../support/memory-connection.ts'

test('[RM-2] what was heard within 2 s is now; before the first word, and after a silence, nothing is', () => {
  let now = 1000
  const freshness = createFreshness(() => now)
  expect(freshness.isFresh()).toBe(false)
  freshness.hear()
  now += LOST_AFTER
  expect(freshness.isFresh()).toBe(true)
  now += 1
  expect(freshness.isFresh()).toBe(false)
})

test('[RM-2] a phone that woke up must first hear something, even if it slept for a moment only', () => {
  const freshness = createFreshness(() => 1000)
  freshness.hear()
  freshness.wake()
  expect(freshness.isFresh()).toBe(false)
  freshness.hear()
  expect(freshness.isFresh()).toBe(true)
})

test('[RM-2] a clock that is set back does not make an old view a new one', () => {
  let now = 1_000_000
  const freshness = createFreshness(() => now)
  freshness.hear()
  now = 0
  expect(freshness.isFresh()).toBe(false)
})

test('[RM-2] every word of the kiosk counts as heard, once it has been taken in', async () => {
  const [kiosk, phone] = connectInMemory()
  const order: string[] = []
  const carrier = hearingCarrier({ replaceable: true, dial: () => Promise.resolve(phone) }, () => order.push('heard'))
  const connection = await carrier.dial()
  connection.listen({ message: (text) => order.push(text), closed: () => order.push('closed') })
  kiosk.send('a')
  kiosk.send('b')
  kiosk.close()
  await expect.poll(() => order).toEqual(['a', 'heard', 'b', 'heard', 'closed'])
})

test('[RM-28] a phone that is taken up looks for its kiosk at once, whether it was waiting or hung on a dead connection', async () => {
  const clock = createFakeClock()
  const ends: Connection[] = []
  const link = keepHostLink({
    carrier: {
      replaceable: true,
      dial: () => {
        const [kiosk, phone] = connectInMemory()
        ends.push(kiosk)
        return Promise.resolve(phone)
      },
    },
    kind: 'remote',
    token: null,
    after: (milliseconds, call) => clock.after(milliseconds, call),
    listener: { session: () => undefined, line: () => undefined, link: () => undefined },
  })
  await clock.advance(0)
  ends[0]?.close()
  await clock.advance(0)
  link.hurry()
  await clock.advance(0)
  expect(ends).toHaveLength(2)
  // This one never says a word: it is known to be lost after 2 s, and given up for another one.
  await clock.advance(LOST_AFTER)
  link.hurry()
  await clock.advance(800)
  expect(ends).toHaveLength(3)
})

test('[RM-28] a phone never waits longer than 0.8 s between two tries', async () => {
  const clock = createFakeClock()
  let dials = 0
  keepHostLink({
    carrier: {
      replaceable: true,
      dial: () => {
        dials++
        const [kiosk, phone] = connectInMemory()
        kiosk.close()
        return Promise.resolve(phone)
      },
    },
    kind: 'remote',
    token: null,
    after: (milliseconds, call) => clock.after(milliseconds, call),
    listener: { session: () => undefined, line: () => undefined, link: () => undefined },
  })
  await clock.advance(1500)
  const before = dials
  await clock.advance(8000)
  expect(dials - before).toBe(10)
})

test('[RM-29] a scribe may write and not lead, a viewer neither, and before the host has said what this phone is it may nothing', () => {
  setActivePinia(createPinia())
  const host = useHostStore()
  const remote = useRemoteStore()
  const asks = ['guide.next', 'card.add', 'voice.hear', 'floor.correct'] as const
  const allowed = (role: RemoteRole | null): readonly string[] => {
    host.role = role
    return asks.filter(remote.can)
  }
  expect([allowed(null), allowed('viewer'), allowed('scribe'), allowed('driver')]).toEqual([
    [],
    [],
    ['card.add', 'voice.hear'],
    [...asks],
  ])
})

test('[RM-32] a phone comes in with the key in its address, else its own, else the one of before a reload, else it shows the code', () => {
  const kept = new Map<string, string>()
  const storage = (name: string) => ({
    getItem: (key: string) => kept.get(name + key) ?? null,
    setItem: (key: string, value: string) => void kept.set(name + key, value),
    removeItem: (key: string) => void kept.delete(name + key),
  })
  const keyAt = (hash: string): string | null =>
    takeKey({
      location: { hash, pathname: '/remote/', search: '' },
      history: { replaceState: () => undefined },
      sessionStorage: storage('tab '),
      localStorage: storage('phone '),
    })
  expect(keyAt('')).toBeNull()
  expect(keyAt('#token=given')).toBe('given')
  expect(keyAt('')).toBe('given')
  kept.set('phone meetlat.phone', 'own')
  expect(keyAt('')).toBe('own')
  expect(keyAt('#token=another')).toBe('another')
})

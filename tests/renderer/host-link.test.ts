import { expect, test } from 'vitest'
import type { Connection } from '#core/protocol/connection'
import { createHub, type Hub } from '#core/protocol/hub'
import { LOST_AFTER } from '#core/protocol/messages'
import { keepHostLink } from '../../renderer/shared/host-link.ts'
import { createFakeClock } from '../support/fake-clock.ts'
import { connectInMemory } from '../support/memory-connection.ts'
import { viewsWith } from '../support/room-views.ts'

test('[DI-18] a screen that loses its host tries at once, after 0.2, 0.5, 0.8, 0.8, … s, and is back with the newest view', async () => {
  const kiosk = await openKiosk()
  expect(kiosk.heard).toEqual(['live', 'view'])
  kiosk.goAway()
  const dialled = kiosk.dialledAt.length
  await kiosk.clock.advance(3200)
  expect(kiosk.heard.splice(0).slice(0, 3)).toEqual(['live', 'view', 'lost: stopping'])
  expect(kiosk.dialledAt.slice(dialled)).toEqual([0, 200, 700, 1500, 2300, 3100])
  kiosk.comeBack()
  await kiosk.clock.advance(800)
  expect(kiosk.heard.slice(-2)).toEqual(['live', 'view'])
})

test('[DI-18] after it was back, the next loss begins with short waits again', async () => {
  const kiosk = await openKiosk()
  for (const _ of [1, 2]) {
    kiosk.goAway()
    kiosk.comeBack()
    await kiosk.clock.advance(0)
    expect(kiosk.heard.splice(0).slice(-3)).toEqual(['lost: stopping', 'live', 'view'])
  }
})

test('[DI-18] a screen with a wrong token is told so, and does not hammer at the door', async () => {
  const kiosk = await openKiosk({ token: 'wrong' })
  await kiosk.clock.advance(10_000)
  expect(new Set(kiosk.heard)).toEqual(new Set(['lost: token']))
  expect(kiosk.dialledAt.length).toBeLessThanOrEqual(6)
})

test('[DI-18] a connection that only went quiet is said to be lost, and comes back as it was', async () => {
  const kiosk = await openKiosk()
  kiosk.hush(true)
  await kiosk.clock.advance(2800)
  expect(kiosk.heard.splice(0)).toEqual(['live', 'view', 'lost: null'])
  kiosk.hush(false)
  await kiosk.clock.advance(500)
  expect(kiosk.heard).toEqual(['live'])
  expect(kiosk.dialledAt).toHaveLength(1)
})

test('[DI-18] a quiet connection over a network is given up for a new one as soon as the host answers elsewhere, a port never is', async () => {
  for (const [replaceable, dials] of [
    [true, 2],
    [false, 1],
  ] as const) {
    const kiosk = await openKiosk({ replaceable })
    kiosk.hush(true)
    await kiosk.clock.advance(LOST_AFTER + 5000)
    expect(kiosk.dialledAt).toHaveLength(1)
    kiosk.hush(true, false)
    await kiosk.clock.advance(1000)
    expect(kiosk.dialledAt).toHaveLength(dials)
  }
})

test('[DI-18] no connection is opened to a host that does not answer, and a question that hangs holds up no other', async () => {
  const kiosk = await openKiosk()
  kiosk.hang(true)
  kiosk.goAway()
  await kiosk.clock.advance(20_000)
  expect(kiosk.dialledAt).toHaveLength(1)
  kiosk.hang(false)
  kiosk.comeBack()
  await kiosk.clock.advance(400)
  expect(kiosk.heard.slice(-2)).toEqual(['live', 'view'])
})

test('[DI-18] a question without a host is answered: nobody knows', async () => {
  const kiosk = await openKiosk()
  kiosk.goAway()
  await kiosk.clock.advance(0)
  expect(await kiosk.link.ask({ type: 'session.start' })).toBe('no-answer')
})

interface KioskOptions {
  readonly token?: string
  readonly replaceable?: boolean
}

/** A screen and its host in one process, with the time and the network in the hands of the test. */
async function openKiosk({ token = 'right', replaceable = true }: KioskOptions = {}) {
  const clock = createFakeClock()
  const after = (milliseconds: number, call: () => void) => clock.after(milliseconds, call)
  const heard: string[] = []
  const dialledAt: number[] = []
  let hushed = false
  /** Deaf to questions as well: the network lets nothing through. */
  let deaf = false
  let hangs = false
  let lostAt = 0
  let hub: Hub | null = openHub()

  function openHub(): Hub {
    return createHub({
      after,
      now: () => clock.now(),
      ask: () => Promise.resolve(null),
      admit: ({ token: given }) => (given === 'right' ? { role: 'display', device: null } : null),
      views: viewsWith(),
    })
  }

  function dial(): Promise<Connection> {
    dialledAt.push(clock.monotonic() - lostAt)
    const [near, far] = connectInMemory()
    if (hub === null) far.close()
    else hub.attach({ ...far, send: (text) => hushed || far.send(text) }, false)
    return Promise.resolve(near)
  }

  function answers(): Promise<boolean> {
    return hangs ? new Promise(() => undefined) : Promise.resolve(!deaf)
  }

  const link = keepHostLink({
    carrier: replaceable ? { dial, replaceable, answers } : { dial, replaceable },
    kind: 'display',
    token,
    after,
    listener: {
      session: () => heard.push('view'),
      line: () => heard.push('line'),
      link: (state, goodbye) => heard.push(state === 'lost' ? `lost: ${goodbye}` : state),
    },
  })
  await clock.advance(0)
  return {
    clock,
    heard,
    dialledAt,
    link,
    goAway() {
      lostAt = clock.monotonic()
      hub?.close()
      hub = null
    },
    comeBack() {
      hub = openHub()
    },
    hush(quiet: boolean, toQuestions = quiet) {
      hushed = quiet
      deaf = toQuestions
    },
    hang(does: boolean) {
      hangs = does
    },
  }
}

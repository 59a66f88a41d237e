import { beforeEach, expect, test } from 'vitest'
import { createClient, type Client } from '#core/protocol/client'
import type { FloorDeskView, LoadsView } from '#core/protocol/floor-desk-view'
import { createHub, type Hub } from '#core/protocol/hub'
import { mayOperate, operatorRequestSchema, type OperatorRequest } from '#core/protocol/operator-requests'
import { ROLES, type Role, type ScreenKind } from '#core/protocol/roles'
import { createFakeClock, type FakeClock } from '../../support/fake-clock.ts'
import { connectInMemory } from '../../support/memory-connection.ts'
import { viewsWith } from '../../support/room-views.ts'
import { floorView } from '../../support/floor-view.ts'

const REQUESTS = operatorRequestSchema.options.map((option) => option.entries.type.literal)

let clock: FakeClock
let hub: Hub
let asked: OperatorRequest[]
let watched: boolean[]
let remoteRole: Role

beforeEach(() => {
  clock = createFakeClock()
  asked = []
  watched = []
  remoteRole = 'driver'
  hub = createHub({
    after: (milliseconds, call) => clock.after(milliseconds, call),
    now: () => clock.now(),
    ask: async () => null,
    async operate(request) {
      asked.push(request)
      return request.type === 'calibrate.walk' ? 'session-running' : null
    },
    watched: (now) => watched.push(now),
    admit: ({ kind, token }) => ({ role: kind === 'remote' ? remoteRole : kind, device: token ?? null }),
    views: viewsWith(),
  })
})

async function join(kind: ScreenKind, token: string | null = null) {
  const [near, far] = connectInMemory()
  hub.attach(far, false)
  const floors: FloorDeskView[] = []
  const loads: LoadsView[] = []
  const client: Client = createClient({
    connection: near,
    kind,
    token,
    after: (milliseconds, call) => clock.after(milliseconds, call),
    listener: {
      session: () => undefined,
      line: () => undefined,
      link: () => undefined,
      ended: () => undefined,
      floor: (view) => floors.push(view),
      loads: (view) => loads.push(view),
    },
  })
  await clock.advance(1)
  return { client, floors, loads }
}

test('[CA-34] whoever leads may ask all there is to ask, a script all but to watch, and nobody else anything', () => {
  const allowed = (role: Role) => REQUESTS.filter((request) => mayOperate(role, request))
  expect(allowed('driver')).toEqual(REQUESTS)
  expect(allowed('script')).toEqual(REQUESTS.filter((request) => request !== 'floor.watch'))
  const others = ROLES.filter((role) => role !== 'driver' && role !== 'script')
  expect(others.map(allowed)).toEqual(others.map(() => []))
})

test('[CA-34] what is asked is answered, and what may not be asked never gets to the floor', async () => {
  const page = await join('remote')
  expect(await page.client.operate({ type: 'calibrate.zero' })).toBeNull()
  expect(await page.client.operate({ type: 'calibrate.walk' })).toBe('session-running')
  expect(asked).toEqual([{ type: 'calibrate.zero' }, { type: 'calibrate.walk' }])
  for (const kind of ['display', 'tablet', 'guest'] as const) {
    expect(await (await join(kind)).client.operate({ type: 'calibrate.zero' })).toBe('not-allowed')
  }
  remoteRole = 'viewer'
  expect(await (await join('remote')).client.operate({ type: 'calibrate.zero' })).toBe('not-allowed')
  expect(asked).toHaveLength(2)
})

test('[CA-34] remotes are told how the floor is, the newest first and only what changed; others never', async () => {
  hub.showFloor(floorView())
  const page = await join('remote')
  const display = await join('display')
  hub.showFloor(floorView())
  hub.showFloor(floorView({ mirrored: true }))
  await clock.advance(1)
  expect(page.floors.map(({ mirrored }) => mirrored)).toEqual([false, true])
  expect(display.floors).toEqual([])
})

test('[CA-33] what the cells feel goes to the screen that watches, until it says no, goes, or may no longer', async () => {
  const page = await join('remote', 'phone')
  const other = await join('remote')
  hub.showLoads({ cells: [1] })
  expect(await page.client.operate({ type: 'floor.watch', on: true })).toBeNull()
  hub.showLoads({ cells: [2] })
  await clock.advance(1)
  expect([page.loads, other.loads]).toEqual([[{ cells: [2] }], []])
  await page.client.operate({ type: 'floor.watch', on: false })
  hub.showLoads({ cells: [3] })
  await page.client.operate({ type: 'floor.watch', on: true })
  hub.setRole('phone', 'viewer')
  await clock.advance(1)
  hub.showLoads({ cells: [4] })
  await clock.advance(1)
  expect(page.loads).toEqual([{ cells: [2] }])
  await other.client.operate({ type: 'floor.watch', on: true })
  other.client.close()
  await clock.advance(1)
  expect(watched).toEqual([true, false, true, false, true, false])
  expect(asked).toEqual([])
})

test('[NF-23] what a reader typed is taken from the big screen on this machine, and from no other screen', async () => {
  const typed: string[] = []
  hub = createHub({
    after: (milliseconds, call) => clock.after(milliseconds, call),
    now: () => clock.now(),
    ask: async () => null,
    admit: ({ kind }) => ({ role: kind === 'remote' ? 'driver' : kind, device: null }),
    typed: (text) => typed.push(text),
    views: viewsWith(),
  })
  const from = async (kind: ScreenKind, trusted: boolean, address: string | null): Promise<string> => {
    const [near, far] = connectInMemory()
    hub.attach(far, trusted, address)
    const listener = { session: () => undefined, line: () => undefined, link: () => undefined, ended: () => undefined }
    const client = createClient({ connection: near, kind, token: null, after: (time, call) => clock.after(time, call), listener })
    await clock.advance(1)
    typed.length = 0
    client.type('0012345678')
    await clock.advance(1)
    return typed.join()
  }
  expect(await from('display', true, null)).toBe('0012345678')
  expect(await from('display', false, '127.0.0.1')).toBe('0012345678')
  expect(await from('display', false, '::ffff:127.0.0.1')).toBe('0012345678')
  expect(await from('display', false, '192.168.1.20')).toBe('')
  expect(await from('display', false, null)).toBe('')
  expect(await from('remote', false, '127.0.0.1')).toBe('')
})

import { beforeEach, expect, test } from 'vitest'
import { createClient, type Client } from '#core/protocol/client'
import { createHub, type Hub } from '#core/protocol/hub'
import type { Caller } from '#core/protocol/hub-questions'
import {
  mayRequest,
  remoteRequestSchema,
  type DoorsView,
  type RemoteRequest,
  type RemotesView,
} from '#core/protocol/remote-requests'
import { ROLES, type Role, type ScreenKind } from '#core/protocol/roles'
import { createFakeClock, type FakeClock } from '../../support/fake-clock.ts'
import { connectInMemory } from '../../support/memory-connection.ts'
import { viewsWith } from '../../support/room-views.ts'

const REQUESTS = remoteRequestSchema.options.map((option) => option.entries.type.literal)
const PHONE = { device: 'phone-01', number: 1, role: 'driver', connected: true } as const
const DOORS: DoorsView = {
  remote: { url: 'http://192.168.1.5:7310/remote/#pair=123456', code: '123456', for: 'phone' },
  guest: null,
  places: null,
}

let clock: FakeClock
let hub: Hub
let asked: { readonly request: RemoteRequest; readonly from: Pick<Caller, 'role' | 'device'> }[]
let told: string[]

beforeEach(() => {
  clock = createFakeClock()
  asked = []
  told = []
  hub = createHub({
    after: (milliseconds, call) => clock.after(milliseconds, call),
    now: () => clock.now(),
    ask: async () => null,
    request(request, { role, device }) {
      asked.push({ request, from: { role, device } })
      return request.type === 'remote.leave' ? 'unknown-remote' : null
    },
    admit: ({ kind, token }) => ({ role: kind === 'remote' ? 'driver' : kind, device: token ?? null }),
    changed: () => told.push(hub.present.map(({ role }) => role).join()),
    dismissed: (reason) => told.push(reason),
    views: viewsWith(),
  })
})

interface Screen {
  readonly client: Client
  readonly remotes: RemotesView[]
  readonly doors: DoorsView[]
  readonly ended: (string | null)[]
}

async function join(kind: ScreenKind, token: string | null, address = 'here'): Promise<Screen> {
  const [near, far] = connectInMemory()
  hub.attach(far, false, address)
  const heard = { remotes: new Array<RemotesView>(), doors: new Array<DoorsView>(), ended: new Array<string | null>() }
  const client = createClient({
    connection: near,
    kind,
    token,
    after: (milliseconds, call) => clock.after(milliseconds, call),
    listener: {
      session: () => undefined,
      line: () => undefined,
      link: () => undefined,
      ended: (reason) => heard.ended.push(reason),
      remotes: (view) => heard.remotes.push(view),
      doors: (view) => heard.doors.push(view),
    },
  })
  await clock.advance(0)
  return { client, ...heard }
}

test('[PA-11] every pair of a role and a request about phones has its answer', () => {
  const answers = ROLES.map((role): [Role, readonly string[]] => [role, REQUESTS.filter((type) => mayRequest(role, type))])
  expect(Object.fromEntries(answers)).toEqual({
    display: ['remote.invite', 'remote.clear'],
    driver: ['remote.invite', 'remote.role', 'remote.revoke', 'remote.clear', 'remote.leave'],
    scribe: ['remote.ask', 'remote.leave'],
    viewer: ['remote.ask', 'remote.leave'],
    tablet: [],
    guest: [],
    phone: [],
    script: ['remote.invite', 'remote.role', 'remote.revoke', 'remote.clear'],
  })
})

test('[PA-11] a request reaches the host with who asks, and is answered; what the role may not ask reaches nobody', async () => {
  const [phone, guest] = [await join('remote', 'phone-01'), await join('guest', null)]
  expect(await phone.client.request({ type: 'remote.revoke', device: 'phone-02' })).toBeNull()
  expect(await phone.client.request({ type: 'remote.leave' })).toBe('unknown-remote')
  expect(await guest.client.request({ type: 'remote.clear' })).toBe('not-allowed')
  expect(asked).toEqual([
    { request: { type: 'remote.revoke', device: 'phone-02' }, from: { role: 'driver', device: 'phone-01' } },
    { request: { type: 'remote.leave' }, from: { role: 'driver', device: 'phone-01' } },
  ])
})

test('[PA-12] a remote is told which phones take part and which of them it is, the big screen how phones get in, others neither', async () => {
  hub.showRemotes({ devices: [PHONE], asking: [], reachable: true })
  const [phone, screen, guest] = [await join('remote', 'phone-01'), await join('display', 'x'), await join('guest', 'x')]
  hub.showRemotes({ devices: [PHONE], asking: ['phone-02'], reachable: true })
  hub.showRemotes({ devices: [PHONE], asking: ['phone-02'], reachable: true })
  hub.showDoors(DOORS)
  hub.showDoors(DOORS)
  await clock.advance(0)
  expect(phone.remotes).toEqual([
    { you: 'phone-01', devices: [PHONE], asking: [], reachable: true },
    { you: 'phone-01', devices: [PHONE], asking: ['phone-02'], reachable: true },
  ])
  expect(screen.doors).toEqual([{ remote: null, guest: null, places: null }, DOORS])
  expect([phone.doors, screen.remotes, guest.doors, guest.remotes]).toEqual([[], [], [], []])
})

test('[PA-12] the host is told who is there when somebody comes, goes or is sent away', async () => {
  const phone = await join('remote', 'phone-01')
  await join('display', 'x')
  phone.client.close()
  await clock.advance(0)
  await join('remote', 'phone-02')
  hub.setRole('phone-02', 'viewer')
  hub.setRole('phone-02', null)
  expect(told).toEqual(['driver', 'driver,display', 'display', 'display,driver', 'display,viewer', 'token', 'display'])
})

test('[GP-6] participants never take all places: 200 from one address and 240 together, and the room’s own still come in', async () => {
  const crowd: Screen[] = []
  for (let guest = 0; guest < 201; guest++) crowd.push(await join('guest', null, 'a router'))
  expect(crowd.filter(({ ended }) => ended.length > 0).map(({ ended }) => ended)).toEqual([['too-many']])
  for (let guest = 0; guest < 40; guest++) crowd.push(await join('guest', null, 'elsewhere'))
  expect((await join('guest', null, 'a third place')).ended).toEqual(['too-many'])
  expect((await join('remote', 'phone-01')).remotes).toHaveLength(1)
})

test('[PL-10] phones that came without a code never take all places: 120, and with other participants 240 together', async () => {
  const crowd: Screen[] = []
  for (let phone = 0; phone < 121; phone++) crowd.push(await join('phone', null, `router ${phone % 2}`))
  expect(crowd.map(({ ended }) => ended.length).lastIndexOf(1)).toBe(120)
  for (let guest = 0; guest < 121; guest++) crowd.push(await join('guest', null, `router ${guest % 2}`))
  expect(crowd.filter(({ ended }) => ended.length > 0)).toHaveLength(2)
  expect((await join('remote', 'phone-01')).remotes).toHaveLength(1)
})

import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Admission } from '#core/protocol/hub-questions'
import type { RemoteRole } from '#core/protocol/roles'
import { evolve } from '#core/session/evolve'
import { IDLE, startRunning, type SessionState } from '#core/session/session'
import { defaultPlan } from '#core/session/plan'
import { silentLog } from '#host/ports/log'
import { openDeviceBook } from '#host/remote/device-book'
import { createPairing, type Pairing } from '#host/remote/pairing'
import { createFakeClock, type FakeClock } from '../../support/fake-clock.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const HOME = '192.168.1.20'

let folder: string
let clock: FakeClock
let pairing: Pairing
let reachable: boolean
/** What phones were told to be, oldest first. */
let told: string[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'meetlat-pairing-'))
  clock = createFakeClock()
  reachable = true
  told = []
  pairing = open()
})

afterEach(() => {
  pairing.stop()
  rmSync(folder, { recursive: true })
})

function open(): Pairing {
  const opened = createPairing({
    clock,
    book: openDeviceBook(folder, silentLog),
    isReachable: () => reachable,
    changed: () => undefined,
    setRole: (device, role: RemoteRole | null) => told.push(`${numberOf(device)} ${role}`),
  })
  opened.follow(IDLE)
  return opened
}

/** As after a power cut. */
function restart(): void {
  pairing.stop()
  pairing = open()
}

function numberOf(device: string): number | undefined {
  return pairing.remotes.devices.find((one) => one.device === device)?.number
}

function code(): string {
  if (pairing.code === null) throw new Error('the door is closed')
  return pairing.code
}

interface Phone {
  readonly key: string
  readonly device: string
}

/** A phone comes in, at the code that is shown. */
function letIn(): Phone {
  if (pairing.code === null) pairing.request({ type: 'remote.invite', on: true }, { device: null })
  const key = pairing.pair(code(), HOME)
  if (!key.ok) throw new Error(key.reason)
  return { key: key.value, device: pairing.admit(key.value)?.device ?? 'none' }
}

function roleOf({ key }: Phone): string | null {
  return pairing.admit(key)?.role ?? null
}

function see(...phones: readonly Phone[]): void {
  pairing.see(phones.map(({ device }): Admission => ({ role: 'viewer', device })))
}

const RUNNING: SessionState = startRunning('a-session', 0, false, defaultPlan(null))
function closedNow(): SessionState {
  return evolve(RUNNING, { type: 'session-closed', at: clock.now() })
}

/** Another code than the one that is shown. */
function wrongCode(): string {
  return code() === '000000' ? '000001' : '000000'
}

describe('coming in', () => {
  test('[PA-1] the code that is shown opens the door once; the key is 256 bits, and on disk is only what it is checked with', () => {
    const shown = code()
    expect(shown).toMatch(/^\d{6}$/)
    const phone = letIn()
    expect(phone.key).toMatch(/^[\w-]{43}$/)
    expect(roleOf(phone)).toBe('driver')
    pairing.request({ type: 'remote.invite', on: true }, { device: null })
    expect(code()).not.toBe(shown)
    expect(pairing.pair(shown, HOME)).toEqual({ ok: false, reason: 'wrong-code' })
    const kept = readFileSync(join(folder, 'remotes.json'), 'utf8')
    expect(kept).not.toContain(phone.key)
    expect(Object.keys(JSON.parse(kept).devices[0]).toSorted()).toEqual(['device', 'digest', 'number', 'role', 'since'])
    expect(statSync(join(folder, 'remotes.json')).mode & 0o777).toBe(0o600)
  })

  test.each([[''], ['x'], ['A'.repeat(43)], ['0'.repeat(64)]])('[PA-1] %j is no key', (forged) => {
    letIn()
    expect(pairing.admit(forged)).toBeNull()
  })

  test('[PA-2] the first phone leads, those after it look on; each has a number and nothing else', () => {
    const phones = [letIn(), letIn(), letIn()]
    expect(phones.map(roleOf)).toEqual(['driver', 'viewer', 'viewer'])
    expect(pairing.remotes.devices.map(({ number }) => number)).toEqual([1, 2, 3])
  })

  test('[PA-1] a phone that is in and scans once more stays who it is and uses up no code; a key that is out is worth nothing', () => {
    const first = letIn()
    pairing.request({ type: 'remote.invite', on: true }, { device: null })
    const shown = code()
    expect(pairing.pair(shown, HOME, first.key)).toEqual({ ok: true, value: first.key })
    expect(code()).toBe(shown)
    pairing.request({ type: 'remote.clear' }, { device: null })
    expect(pairing.pair(wrongCode(), HOME, first.key)).toEqual({ ok: false, reason: 'wrong-code' })
  })

  test('[PA-3] five wrong tries make it another code', () => {
    const first = code()
    for (let address = 0; address < 4; address++) pairing.pair(wrongCode(), `10.0.0.${address}`)
    expect(code()).toBe(first)
    pairing.pair(wrongCode(), '10.0.0.5')
    expect(code()).not.toBe(first)
  })

  test('[PA-4] after three wrong tries an address waits, twice as long each time; a right code in that time does nothing', async () => {
    const waits: number[] = []
    for (let wrong = 0; wrong < 12; wrong++) {
      pairing.pair(wrongCode(), HOME)
      waits.push(pairing.waitOf(HOME))
      expect(pairing.waitOf('192.168.1.21')).toBe(0)
      const early = pairing.waitOf(HOME) > 0 ? pairing.pair(code(), HOME) : null
      expect(early).toEqual(waits.at(-1) === 0 ? null : { ok: false, reason: 'slow-down' })
      await clock.advance(pairing.waitOf(HOME))
    }
    expect(waits.map((wait) => wait / 1000)).toEqual([0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60, 60])
    expect(pairing.pair(code(), HOME).ok).toBe(true)
    expect(pairing.waitOf(HOME)).toBe(0)
  })

  test('[PA-4] many addresses together get one wrong try in a second, and the addresses of one IPv6 network are one', async () => {
    const tries = (from: (n: number) => string): number => {
      let heard = 0
      for (let n = 0; n < 500; n++) {
        pairing.pair(wrongCode(), from(n))
        if (pairing.waitOf('probe') > 0) heard++
      }
      return heard
    }
    expect(tries((n) => `2001:db8::${n.toString(16)}`)).toBe(0)
    expect(pairing.waitOf('2001:db8:0:0:1:2:3:4')).toBeGreaterThan(0)
    expect(pairing.waitOf('2001:db8:0:1::1')).toBe(0)
    expect(tries((n) => `10.1.${n >> 8}.${n & 255}`)).toBeGreaterThan(400)
    await clock.advance(1000)
    expect(pairing.waitOf('probe')).toBe(0)
  })

  test('[PA-5] the code is shown before a session while nobody leads, and not in it', () => {
    expect(pairing.code).not.toBeNull()
    pairing.follow(RUNNING)
    expect(pairing.code).toBeNull()
    expect(pairing.pair('123456', HOME)).toEqual({ ok: false, reason: 'not-open' })
    pairing.follow(closedNow())
    expect(pairing.code).toBeNull()
    pairing.follow({ phase: 'preparing', id: 'next', plan: defaultPlan(null), previous: null, keep: true })
    expect(pairing.code).not.toBeNull()
    letIn()
    expect(pairing.code).toBeNull()
  })

  test('[PA-5] an invitation shows it for five minutes, until one came in, or until it is taken back', async () => {
    pairing.follow(RUNNING)
    const invite = (on: boolean): unknown => pairing.request({ type: 'remote.invite', on }, { device: null })
    invite(true)
    await clock.advance(4.9 * MINUTE)
    expect(pairing.code).not.toBeNull()
    await clock.advance(0.2 * MINUTE)
    expect(pairing.code).toBeNull()
    invite(true)
    letIn()
    expect(pairing.code).toBeNull()
    invite(true)
    invite(false)
    expect(pairing.code).toBeNull()
  })

  test('[PA-5] without a network there is no code, an invitation says so, and it is there as soon as the network is', async () => {
    reachable = false
    await clock.advance(2000)
    expect(pairing.code).toBeNull()
    expect(pairing.request({ type: 'remote.invite', on: true }, { device: null })).toBe('no-network')
    reachable = true
    await clock.advance(2000)
    expect(pairing.code).not.toBeNull()
  })

  test('[PA-5] before a session a phone that leads and has been away for ten minutes no longer keeps the code off the screen', async () => {
    const phone = letIn()
    see(phone)
    await clock.advance(HOUR)
    expect(pairing.code).toBeNull()
    see()
    await clock.advance(9.9 * MINUTE)
    expect(pairing.code).toBeNull()
    await clock.advance(0.2 * MINUTE)
    expect(pairing.code).not.toBeNull()
    expect(roleOf(letIn())).toBe('viewer')
  })

  test('[PL-12] a code for a tablet lets a tablet in and no phone; it never leads, and there are at most 20', async () => {
    pairing.request({ type: 'remote.invite', on: true, as: 'tablet' }, { device: null })
    expect([pairing.invited, pairing.pair(code(), HOME)]).toEqual(['tablet', { ok: false, reason: 'not-open' }])
    const tablet = pairing.pair(code(), HOME, '', 'tablet')
    const key = tablet.ok ? tablet.value : ''
    const admitted = pairing.admit(key)
    expect([admitted?.role, pairing.invited]).toEqual(['tablet', 'phone'])
    const device = admitted?.device ?? ''
    expect(pairing.request({ type: 'remote.role', device, role: 'driver' }, { device: null })).toBe('unknown-remote')
    // The first phone still leads, and numbers of tablets are their own.
    expect(pairing.pair(code(), HOME).ok).toBe(true)
    expect(pairing.remotes.devices).toMatchObject([
      { number: 1, role: 'tablet' },
      { number: 1, role: 'driver' },
    ])
    const invite = () => pairing.request({ type: 'remote.invite', on: true, as: 'tablet' }, { device: null })
    const let20 = Array.from({ length: 20 }, () => {
      invite()
      return pairing.pair(code(), HOME, '', 'tablet').ok
    })
    expect(let20).toEqual([...Array.from({ length: 19 }, () => true), false])
    restart()
    expect([pairing.admit(key)?.role, pairing.pair('000000', HOME, key, 'tablet')]).toEqual(['tablet', { ok: true, value: key }])
  })

  test('[PA-2] a crowd of phones ends at 24', () => {
    for (let phone = 0; phone < 24; phone++) letIn()
    pairing.request({ type: 'remote.invite', on: true }, { device: null })
    expect(pairing.pair(code(), HOME)).toEqual({ ok: false, reason: 'too-many' })
  })
})

describe('who leads', () => {
  test('[PA-6] whoever is given the lead takes it over, and the one before writes along; each is told', () => {
    const [first, second] = [letIn(), letIn()]
    expect(pairing.request({ type: 'remote.role', device: second.device, role: 'scribe' }, first)).toBeNull()
    expect(pairing.request({ type: 'remote.role', device: second.device, role: 'driver' }, first)).toBeNull()
    expect([roleOf(first), roleOf(second)]).toEqual(['scribe', 'driver'])
    expect(told).toEqual(['2 scribe', '1 scribe', '2 driver'])
    expect(pairing.request({ type: 'remote.role', device: 'nobody00', role: 'driver' }, first)).toBe('unknown-remote')
  })

  test('[PA-7] a phone that asks to lead is seen by the one that leads, who grants or denies it', () => {
    const [first, second, third] = [letIn(), letIn(), letIn()]
    see(first, second, third)
    for (const phone of [second, third, second]) expect(pairing.request({ type: 'remote.ask' }, phone)).toBeNull()
    expect(pairing.remotes.asking).toEqual([second.device, third.device])
    pairing.request({ type: 'remote.role', device: third.device, role: 'viewer' }, first)
    expect([pairing.remotes.asking, roleOf(third)]).toEqual([[second.device], 'viewer'])
    pairing.request({ type: 'remote.role', device: second.device, role: 'driver' }, first)
    expect([pairing.remotes.asking, roleOf(second), roleOf(first)]).toEqual([[], 'driver', 'scribe'])
  })

  test('[PA-7] when the one that leads has been away for a minute, whoever asks leads; a question before that waits for it', async () => {
    const [first, second] = [letIn(), letIn()]
    see(first, second)
    see(second)
    await clock.advance(30_000)
    pairing.request({ type: 'remote.ask' }, second)
    expect(roleOf(second)).toBe('viewer')
    await clock.advance(31_000)
    expect([roleOf(first), roleOf(second)]).toEqual(['scribe', 'driver'])
    see(first)
    await clock.advance(MINUTE)
    pairing.request({ type: 'remote.ask' }, first)
    expect(roleOf(first)).toBe('driver')
  })

  test('[PA-7] a question that nobody answers lapses after two minutes', async () => {
    const [first, second] = [letIn(), letIn()]
    see(first, second)
    pairing.request({ type: 'remote.ask' }, second)
    await clock.advance(2 * MINUTE)
    expect([pairing.remotes.asking, roleOf(second)]).toEqual([[], 'viewer'])
  })

  test('[PA-7] a screen with the key of the kiosk leads too: then nobody leads by only asking', async () => {
    const first = letIn()
    pairing.request({ type: 'remote.role', device: first.device, role: 'viewer' }, first)
    pairing.see([{ role: 'driver', device: null }])
    pairing.request({ type: 'remote.ask' }, first)
    expect([roleOf(first), pairing.remotes.asking]).toEqual(['viewer', [first.device]])
  })

  test('[PA-8] a phone that is shut out, or leaves, is out at once and for good; clearing shuts all out, and the next one leads', () => {
    const [first, second, third] = [letIn(), letIn(), letIn()]
    pairing.request({ type: 'remote.revoke', device: second.device }, first)
    pairing.request({ type: 'remote.leave' }, third)
    expect([first, second, third].map(roleOf)).toEqual(['driver', null, null])
    expect(pairing.request({ type: 'remote.revoke', device: second.device }, first)).toBe('unknown-remote')
    expect(pairing.request({ type: 'remote.leave' }, { device: null })).toBe('unknown-remote')
    pairing.request({ type: 'remote.clear' }, { device: null })
    restart()
    expect([first, second, third].map(roleOf)).toEqual([null, null, null])
    expect(told).toHaveLength(3)
    expect(roleOf(letIn())).toBe('driver')
  })
})

describe('time and power', () => {
  test('[PA-9] after a power cut every phone is who it was', () => {
    const [first, second] = [letIn(), letIn()]
    pairing.request({ type: 'remote.role', device: second.device, role: 'scribe' }, first)
    restart()
    expect([roleOf(first), roleOf(second)]).toEqual(['driver', 'scribe'])
  })

  test.each([['{"until":null,"dev'], ['{}'], ['']])(
    '[PA-9] a list that says %j lets nobody in, and keeps the kiosk from nothing',
    (kept) => {
      const phone = letIn()
      writeFileSync(join(folder, 'remotes.json'), kept)
      restart()
      expect(roleOf(phone)).toBeNull()
      expect(roleOf(letIn())).toBe('driver')
    },
  )

  test('[PA-10] half an hour after the session has closed all phones are out, also when the kiosk was off meanwhile', async () => {
    const phone = letIn()
    pairing.follow(RUNNING)
    pairing.follow(closedNow())
    await clock.advance(29 * MINUTE)
    expect(roleOf(phone)).toBe('driver')
    pairing.follow(RUNNING)
    await clock.advance(2 * HOUR)
    expect(roleOf(phone)).toBe('driver')
    pairing.follow(closedNow())
    restart()
    expect(roleOf(phone)).toBe('driver')
    await clock.advance(30 * MINUTE)
    expect(roleOf(phone)).toBeNull()
    expect(told.at(-1)).toBe('undefined null')
  })

  test('[PA-10] no phone stays longer than twelve hours', async () => {
    const phone = letIn()
    pairing.follow(RUNNING)
    await clock.advance(12 * HOUR - 1)
    expect(roleOf(phone)).toBe('driver')
    await clock.advance(2000)
    expect(roleOf(phone)).toBeNull()
  })

  test('[PA-5] after the session, when its phones are out, the code is there for the next facilitator', async () => {
    letIn()
    pairing.follow(RUNNING)
    pairing.follow(closedNow())
    await clock.advance(29 * MINUTE)
    expect(pairing.code).toBeNull()
    await clock.advance(2 * MINUTE)
    expect(pairing.code).not.toBeNull()
  })
})

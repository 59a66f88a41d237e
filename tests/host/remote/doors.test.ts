import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { silentLog, type Log } from '#host/ports/log'
import { createBurstLog } from '#host/remote/burst-log'
import { startDoorHost, type DoorHost } from '../../support/door-host.ts'
import { createFakeClock, type FakeClock } from '../../support/fake-clock.ts'

let pages: string
let clock: FakeClock
let kiosk: DoorHost

beforeEach(async () => {
  pages = mkdtempSync(join(tmpdir(), 'meetlat-doors-pages-'))
  mkdirSync(join(pages, 'guest'))
  writeFileSync(join(pages, 'guest', 'index.html'), '<!doctype html><title>guest</title>')
  clock = createFakeClock()
  kiosk = await startDoorHost(pages, clock)
})
afterEach(async () => {
  await kiosk.stop()
  rmSync(pages, { recursive: true })
})

function pairWith(code: string): Promise<Response> {
  const headers = { 'content-type': 'application/json' }
  return fetch(`${kiosk.host.url}/pair`, { method: 'POST', headers, body: JSON.stringify({ code }) })
}

async function invitation(): Promise<{ readonly url: string; readonly code: string }> {
  const { remote } = (await kiosk.doors()).doors
  if (remote === null) throw new Error('the door is closed')
  return remote
}

test('[PA-15] a script reads the phones and the ways in, invites, gives roles and puts out; what is for phones alone it may not', async () => {
  const { url, code } = await invitation()
  expect(url).toBe(`${kiosk.host.url}/remote/#pair=${code}`)
  expect((await pairWith(code)).status).toBe(200)
  expect(await kiosk.request({ type: 'remote.invite', on: true })).toEqual({ refusal: null })
  expect((await pairWith((await invitation()).code)).status).toBe(200)
  const { devices } = await kiosk.doors()
  expect(devices).toMatchObject([
    { number: 1, role: 'driver', connected: false },
    { number: 2, role: 'viewer', connected: false },
  ])
  const second = devices[1]?.device ?? ''
  expect(await kiosk.request({ type: 'remote.role', device: second, role: 'driver' })).toEqual({ refusal: null })
  expect(await kiosk.request({ type: 'remote.revoke', device: devices[0]?.device ?? '' })).toEqual({ refusal: null })
  expect((await kiosk.doors()).devices).toMatchObject([{ number: 2, role: 'driver' }])
  expect(await kiosk.request({ type: 'remote.revoke', device: 'nobody00' })).toEqual({ refusal: 'unknown-remote' })
  expect(await kiosk.request({ type: 'remote.ask' })).toEqual({ refusal: 'not-allowed' })
  expect((await fetch(`${kiosk.host.url}/api/remotes`)).status).toBe(401)
})

test('[PA-4] a wrong code is answered with 403, and one too soon with 429 and how long to wait', async () => {
  const { code } = await invitation()
  const wrong = code === '000000' ? '000001' : '000000'
  const answers: Response[] = []
  for (let n = 0; n < 4; n++) answers.push(await pairWith(wrong))
  expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 429])
  expect(answers.at(-1)?.headers.get('retry-after')).toBe('1')
  expect(await answers.at(-1)?.json()).toEqual({ refusal: 'slow-down', seconds: 1 })
  await clock.advance(1000)
  expect((await pairWith(` ${code.slice(0, 3)} ${code.slice(3)}`)).status).toBe(200)
})

test('[GP-10] the short address of participants leads to their page; anything else leads nowhere', async () => {
  await kiosk.ask({ type: 'session.start' })
  expect((await kiosk.doors()).doors.guest).toBeNull()
  await kiosk.ask({ type: 'guests.open', kind: 'top' })
  const url = (await kiosk.doors()).doors.guest?.url ?? ''
  const code = url.slice(`${kiosk.host.url}/g/`.length)
  const answer = await fetch(url, { redirect: 'manual' })
  expect([answer.status, answer.headers.get('location')]).toEqual([302, `/guest/#${code}`])
  expect(await (await fetch(url.replace(code, code.toUpperCase()))).text()).toContain('guest')
  for (const wrong of ['x', 'aaaaaaaa/b', '%2f%2fevil.example', 'https:%2f%2fevil.example', '2345678l', '../../etc'])
    expect((await fetch(`${kiosk.host.url}/g/${wrong}`, { redirect: 'manual' })).status).toBe(404)
  await kiosk.ask({ type: 'guests.close' })
  expect((await kiosk.doors()).doors.guest).toBeNull()
})

test('[SH-41] the session is told with its wording, what the screen shows, the moments and what participants may add', async () => {
  await kiosk.ask({ type: 'plan.prepare', template: 'absence' })
  await kiosk.ask({ type: 'plan.change', plan: { ambition: 'Iedereen is er', groupSize: 12 } })
  await kiosk.ask({ type: 'session.start' })
  await kiosk.ask({ type: 'guide.goto', step: 7 })
  await kiosk.ask({ type: 'guests.open', kind: 'need' })
  expect(await kiosk.get('/api/session')).toEqual({
    phase: 'running',
    step: 7,
    id: expect.any(String),
    topic: 'absence',
    wording: { topic: '', ambition: 'Iedereen is er', ten: '', zero: '' },
    quiet: false,
    practice: false,
    positions: 'live',
    today: null,
    forward: null,
    guests: 'need',
    locale: 'nl',
  })
})

test('[PA-14] a burst is one line in the log, and the next one is again after a quiet minute', async () => {
  const lines: string[] = []
  const log: Log = { ...silentLog, warn: (facts, message) => lines.push(message + JSON.stringify(facts)) }
  const tellOnce = createBurstLog(clock, log)
  for (let n = 0; n < 100; n++) {
    tellOnce('knocking')
    if (n === 50) tellOnce('shouting')
    await clock.advance(59_000)
  }
  expect(lines).toEqual(['knocking{}', 'shouting{}'])
  await clock.advance(60_000)
  tellOnce('knocking')
  expect(lines).toEqual(['knocking{}', 'shouting{}', 'knocking{}'])
})

/** A kiosk whose battery was empty learns in the middle of an evening what time it is; another one stays on over night with its session open. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as v from 'valibot'
import { startDoorHost, type DoorHost } from '../support/door-host.ts'
import { createFakeClock, type FakeClock } from '../support/fake-clock.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

let pages: string
let clock: FakeClock
let kiosk: DoorHost

beforeEach(async () => {
  pages = mkdtempSync(join(tmpdir(), 'meetlat-clock-pages-'))
  clock = createFakeClock()
  kiosk = await startDoorHost(pages, clock)
})
afterEach(async () => {
  await kiosk.stop()
  rmSync(pages, { recursive: true })
})

async function phoneLeads(): Promise<void> {
  const { remote } = (await kiosk.doors()).doors
  const body = JSON.stringify({ code: remote?.code })
  const headers = { 'content-type': 'application/json' }
  expect((await fetch(`${kiosk.host.url}/pair`, { method: 'POST', headers, body })).status).toBe(200)
}

async function phones(): Promise<readonly string[]> {
  return (await kiosk.doors()).devices.map(({ role }) => role)
}

async function phase(): Promise<string> {
  return v.parse(v.object({ phase: v.string() }), await kiosk.get('/api/session')).phase
}

async function work(): Promise<void> {
  await phoneLeads()
  for (const intent of [{ type: 'session.start' }, { type: 'guide.goto', step: 7 }] as const) await kiosk.ask(intent)
}

let notes = 0
function writeNote(): Promise<unknown> {
  return kiosk.ask({ type: 'card.add', key: `note-of-the-minute-${notes++}`, kind: 'top', text: 'Bellen', who: '', when: '' })
}

describe('[SE-20] a clock that is set in a session', () => {
  test.each([-HOUR, HOUR, 400 * DAY])('by %i ms leaves a silent minute a minute, whatever is written in it', async (by) => {
    await work()
    await kiosk.ask({ type: 'silence.start', which: 'works' })
    clock.jump(by)
    for (let tens = 0; tens < 5; tens++) {
      await clock.advance(10_000)
      await writeNote()
    }
    expect(await kiosk.ask({ type: 'silence.extend' })).toEqual({ refusal: null })
    await clock.advance(39_000)
    await writeNote()
    expect(await kiosk.ask({ type: 'silence.pause' })).toEqual({ refusal: null })
    await kiosk.ask({ type: 'silence.resume' })
    await clock.advance(1100)
    expect(await kiosk.ask({ type: 'silence.pause' })).toEqual({ refusal: 'no-silence' })
  })

  test('puts no phone out, in the session or while the page is printed after it', async () => {
    await work()
    clock.jump(400 * DAY)
    await clock.advance(5000)
    expect(await phones()).toEqual(['driver'])
    await kiosk.ask({ type: 'session.close' })
    await clock.advance(29 * MINUTE)
    expect(await phones()).toEqual(['driver'])
    await clock.advance(2 * MINUTE)
    expect(await phones()).toEqual([])
  })

  test('is told from a night that the machine slept through', async () => {
    await work()
    clock.sleep(13 * HOUR)
    await clock.advance(5000)
    expect(await phones()).toEqual([])
  })
})

describe('[SE-21] a session that was left open', () => {
  test('ends by itself as of when it was last touched, and the screen shows the way in again', async () => {
    await work()
    await clock.advance(11 * HOUR)
    await writeNote()
    const touched = clock.now()
    await clock.advance(11 * HOUR)
    expect(await phase()).toBe('running')
    await clock.advance(1.5 * HOUR)
    expect(await phase()).toBe('closed')
    expect(await kiosk.get('/api/archive')).toMatchObject({ sessions: [{ closedAt: touched }] })
    expect((await kiosk.doors()).doors.remote).not.toBeNull()
  })

  test('also when the machine slept meanwhile', async () => {
    await work()
    clock.sleep(13 * HOUR)
    await clock.advance(10 * MINUTE)
    expect(await phase()).toBe('closed')
  })
})

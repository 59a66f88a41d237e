import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createFloodGate } from '#host/remote/flood-gate'
import { startDoorHost, type DoorHost } from '../../support/door-host.ts'
import { createFakeClock, type FakeClock } from '../../support/fake-clock.ts'

let pages: string
let clock: FakeClock
let kiosk: DoorHost

beforeEach(async () => {
  pages = mkdtempSync(join(tmpdir(), 'meetlat-place-pages-'))
  clock = createFakeClock()
  kiosk = await startDoorHost(pages, clock)
})
afterEach(async () => {
  await kiosk.stop()
  rmSync(pages, { recursive: true })
})

interface Answered {
  readonly status: number
  readonly refusal: unknown
  readonly cookie: string
}

async function post(path: string, cookie: string, body: unknown = {}): Promise<Answered> {
  const headers = { 'content-type': 'application/json', ...(cookie === '' ? {} : { cookie }) }
  const answer = await fetch(kiosk.host.url + path, { method: 'POST', headers, body: JSON.stringify(body) })
  const said: unknown = await answer.json()
  const refusal = typeof said === 'object' && said !== null && 'refusal' in said ? said.refusal : undefined
  return { status: answer.status, refusal, cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '' }
}

async function stand(): Promise<void> {
  await kiosk.ask({ type: 'session.start', topic: 'absence' })
  await kiosk.ask({ type: 'guide.goto', step: 3 })
  await kiosk.ask({ type: 'line.phones', on: true })
}

async function listAt(position: number, n = 1): Promise<object> {
  const session = await kiosk.get('/api/session')
  const id = typeof session === 'object' && session !== null && 'id' in session ? session.id : null
  return { session: id, n, people: [{ id: 0, position }] }
}

async function line(): Promise<unknown> {
  const found = await kiosk.get('/api/line')
  return typeof found === 'object' && found !== null && 'counts' in found ? found.counts : null
}

test('[PL-8] the address of a mark leads to its page in every session, and no other address does', async () => {
  const { places } = (await kiosk.doors()).doors
  expect(places).toEqual({ url: `${kiosk.host.url}/p` })
  const answers = await Promise.all(
    ['0', '5', '10', '3', '05', 'x', '55'].map(async (mark) => {
      const { status, headers } = await fetch(`${places?.url}/${mark}`, { redirect: 'manual' })
      return [status, headers.get('location'), headers.get('set-cookie')]
    }),
  )
  expect(answers.slice(0, 3)).toEqual(['0', '5', '10'].map((mark) => [302, `/place/#${mark}`, null]))
  expect(answers.slice(3).map(([status]) => status)).toEqual([404, 404, 404, 404])
})

test('[PL-7] a phone gets in once, stands, and a forged cookie or none is refused; what is no list is none', async () => {
  expect(await post('/p/in', '')).toMatchObject({ status: 409, refusal: 'places-closed', cookie: '' })
  await stand()
  const { cookie } = await post('/p/in', '')
  expect(await post('/p/in', cookie)).toEqual({ status: 200, refusal: null, cookie: '' })
  expect(await post('/p/place', cookie, await listAt(7))).toMatchObject({ status: 200, refusal: null })
  expect(await line()).toEqual([0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0])
  const forged = [cookie.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')), '', 'meetlat_place=', `${cookie.split('.')[0]}.`]
  for (const one of forged) {
    expect(await post('/p/place', one, await listAt(1, 9))).toMatchObject({ status: 403, refusal: 'unknown-phone' })
  }
  expect(await post('/p/place', cookie, { session: 'x' })).toMatchObject({ status: 400 })
  expect(await line()).toEqual([0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0])
  // Words for who cheats, one line for all of it, and never what they showed.
  const lines = kiosk.warnings.filter((warning) => warning.includes('did not make'))
  expect([lines.length, lines.join('').includes(cookie.slice(14))]).toEqual([1, false])
})

test('[PL-7] [PL-31] a phone of the last session is nobody in this one until it gets in anew', async () => {
  await stand()
  const { cookie } = await post('/p/in', '')
  await post('/p/place', cookie, await listAt(7))
  await kiosk.ask({ type: 'session.close' })
  expect(await post('/p/place', cookie, await listAt(7, 2))).toMatchObject({ status: 403 })
  await stand()
  expect(await post('/p/place', cookie, await listAt(7, 2))).toMatchObject({ status: 403 })
  const next = await post('/p/in', cookie)
  expect(next.cookie).not.toBe(cookie)
  expect(await post('/p/place', next.cookie, await listAt(2, 2))).toMatchObject({ status: 200 })
  expect(await line()).toEqual([0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0])
})

test('[PL-13] one phone says twenty places at once and then ten in a second; one address gets 150 phones and then two in a second', async () => {
  await stand()
  const { cookie } = await post('/p/in', '')
  const list = await listAt(4)
  const says = async (): Promise<number> => (await post('/p/place', cookie, list)).status
  const first: number[] = []
  for (let n = 0; n < 22; n++) first.push(await says())
  expect(first).toEqual([...Array.from({ length: 20 }, () => 200), 429, 429])
  await clock.advance(200)
  expect([await says(), await says(), await says()]).toEqual([200, 200, 429])
  const phones: number[] = []
  for (let n = 0; n < 151; n++) phones.push((await post('/p/in', '')).status)
  expect(phones.filter((status) => status === 200).length).toBe(149)
  await clock.advance(1000)
  expect([(await post('/p/in', '')).status, (await post('/p/in', '')).status, (await post('/p/in', '')).status]).toEqual([
    200, 200, 429,
  ])
})

describe('a flood', () => {
  test('[PL-14] is not heard for a second, twice as long each time, and begins anew after a quiet minute; others are heard', async () => {
    const gate = createFloodGate(clock)
    const flood = (): number => Array.from({ length: 2000 }, () => gate.take('10.0.0.66')).filter(Boolean).length
    expect([flood(), gate.isShut('10.0.0.66'), gate.take('10.0.0.7')]).toEqual([600, true, true])
    await clock.advance(999)
    expect(gate.isShut('10.0.0.66')).toBe(true)
    await clock.advance(1)
    expect([gate.isShut('10.0.0.66'), flood()]).toEqual([false, 600])
    await clock.advance(1999)
    expect(gate.isShut('10.0.0.66')).toBe(true)
    for (let time = 0; time < 8; time++) {
      await clock.advance(60_000)
      expect(gate.isShut('10.0.0.66')).toBe(false)
      flood()
    }
    await clock.advance(120_000)
    flood()
    await clock.advance(1000)
    expect(gate.isShut('10.0.0.66')).toBe(false)
  })

  test('[PL-16] of requests that are sent ahead of their answers at most one is answered, and the connection is cut off', async () => {
    const { port } = new URL(kiosk.host.url)
    const socket = connect({ host: '127.0.0.1', port: Number(port) })
    let said = ''
    socket.on('data', (data) => (said += data.toString('latin1'))).on('error', () => undefined)
    socket.write(`GET /p/5 HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`.repeat(300))
    await once(socket, 'close')
    expect((said.match(/HTTP\/1\.1/g) ?? []).length).toBeLessThan(2)
    expect((await fetch(`${kiosk.host.url}/p/5`, { redirect: 'manual' })).status).toBe(302)
  })

  test('[PL-16] whoever talks without end and never hangs up is cut off', async () => {
    const { port } = new URL(kiosk.host.url)
    const socket = connect({ host: '127.0.0.1', port: Number(port) })
    socket.on('error', () => undefined)
    const upgrade =
      'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA=='
    socket.write(`GET /live HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n${upgrade}\r\n\r\n`)
    await once(socket, 'data')
    const text = '{"t":"hello","version":2,"kind":"phone"}'
    const frame = Buffer.concat([Buffer.from([0x81, 0x80 + text.length, 0, 0, 0, 0]), Buffer.from(text)])
    socket.write(Buffer.concat(Array.from({ length: 3000 }, () => frame)))
    socket.resume()
    await once(socket, 'close')
    expect((await fetch(`${kiosk.host.url}/p/5`, { redirect: 'manual' })).status).toBe(302)
  })
})

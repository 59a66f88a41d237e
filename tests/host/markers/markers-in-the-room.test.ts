/** A whole host with badges: simulated ones for practice, and real ones in a room without a strip. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createReadersSimulator } from '#firmware/readers-simulator'
import { systemClock } from '#host/ports/clock'
import { silentLog } from '#host/ports/log'
import type { MarkersSpec } from '#host/sources/markers-spec'
import type { SourceSpec } from '#host/sources/source-spec'
import { startHost, type Host } from '#host/start-host'
import { connectInMemory } from '../../support/memory-connection.ts'
import { listenTcpByteEnd } from '../../support/tcp-byte-end.ts'

test('[NF-17] simulated badges are practice, and stand at the 0, the 5 and the 10', async () => {
  const { get } = await kiosk({ kind: 'none' }, { kind: 'sim', badges: 20, seed: 1 })
  await vi.waitFor(async () => expect(await get('/api/line')).toMatchObject({ total: 1 }), 10_000)
  expect(await get('/api/session')).toMatchObject({ practice: true })
  expect(await get('/api/markers')).toMatchObject({
    state: 'ready',
    practice: true,
    readers: [{ mark: 0 }, { mark: 5 }, { mark: 10 }],
  })
})

test('[NF-32] a strip and readers on one simulated board: people stand on the strip and beside it, all of it practice', async () => {
  const { get } = await kiosk({ kind: 'sim', people: 4, badges: 6, seed: 3 }, { kind: 'none' })
  await vi.waitFor(async () => {
    const { total, sources } = await get('/api/line')
    expect(sources.strip).toBeGreaterThan(0)
    expect(sources.badge).toBeGreaterThan(0)
    expect(total).toBe(sources.strip + sources.badge)
  }, 40_000)
  expect(await get('/api/session')).toMatchObject({ practice: true })
  expect(await get('/api/markers')).toMatchObject({ readers: [{ mark: 0 }, { mark: 5 }, { mark: 10 }] })
}, 60_000)

test('[NF-15] [NF-11] with real readers and no strip nothing is practice, no strip is missed, and badges are on the line', async () => {
  const { get, host } = await kioskWithBox()
  await vi.waitFor(async () => expect(await get('/api/line')).toMatchObject({ source: { state: 'off', practice: false } }), 10_000)
  await vi.waitFor(async () => {
    const { people } = await get('/api/line')
    expect(people.length).toBeGreaterThan(2)
    expect(people.every(({ position }) => [0, 5, 10].includes(position))).toBe(true)
  }, 10_000)
  const ask = (type: string): Promise<Response> => post(host, '/api/operator', { type })
  expect((await ask('badge.clear-all')).status).toBe(200)
  expect((await post(host, '/api/operator', { type: 'badge.clear', mark: 3 })).status).toBe(409)
})

test('[NF-23] what a reader typed in the window of the kiosk puts its bearer on the line', async () => {
  const { host, get } = await kiosk({ kind: 'none' }, { kind: 'none' })
  await post(host, '/api/operator', { type: 'reader.learn', mark: 5 })
  const [ours, its] = connectInMemory()
  its.listen({ message: () => undefined, closed: () => undefined })
  host.attach(ours)
  its.send(JSON.stringify({ t: 'hello', version: 2, kind: 'display' }))
  its.send(JSON.stringify({ t: 'typed', text: '0012345678' }))
  its.send(JSON.stringify({ t: 'typed', text: '0087654321' }))
  await vi.waitFor(async () => expect(await get('/api/line')).toMatchObject({ total: 1, people: [{ position: 5 }] }), 5000)
  expect(JSON.stringify(await get('/api/markers'))).not.toContain('87654321')
})

interface Line {
  readonly total: number
  readonly sources: { readonly strip: number; readonly badge: number }
  readonly people: readonly { readonly position: number }[]
}

/** In `auto`, with a box of readers on the network on which somebody taps every 200 ms. */
async function kioskWithBox() {
  const end = await listenTcpByteEnd()
  const box = createReadersSimulator({ badges: 12, seed: 2, tapEvery: 200 })
  end.hear((bytes) => box.receive(bytes))
  const speaking = setInterval(() => end.say(box.advance(performance.now())), 20)
  onTestFinished(() => clearInterval(speaking))
  return kiosk({ kind: 'auto' }, { kind: 'tcp', host: '127.0.0.1', port: end.port })
}

async function kiosk(source: SourceSpec, markers: MarkersSpec) {
  const data = mkdtempSync(join(tmpdir(), 'meetlat-markers-'))
  const place = { host: '127.0.0.1', port: 0, data, pages: data, locale: 'nl', packaged: false, lan: () => null } as const
  const serial = { list: async () => [], present: async () => [], wireAt: () => expect.unreachable('there is no port') }
  const host = await startHost({ ...place, source, markers, serial, clock: systemClock, log: silentLog })
  onTestFinished(async () => {
    await host.stop()
    rmSync(data, { recursive: true })
  })
  async function get(path: string): Promise<Line> {
    const answer = await fetch(`${host.url}${path}`, { headers: { authorization: `Bearer ${host.token}` } })
    return JSON.parse(await answer.text())
  }
  return { host, get }
}

function post(host: Host, path: string, body: object): Promise<Response> {
  const headers = { authorization: `Bearer ${host.token}`, 'content-type': 'application/json' }
  return fetch(`${host.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
}

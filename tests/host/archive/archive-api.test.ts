import { Buffer } from 'node:buffer'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { archivedAnswerSchema, archivePageSchema, importAnswerSchema } from '#core/archive/archive-answers'
import * as v from 'valibot'
import { accepted } from '#core/result'
import { zipOf } from '#host/archive/session-zip'
import { openSqliteJournal } from '#host/journal/sqlite-journal'
import { systemClock } from '#host/ports/clock'
import { silentLog } from '#host/ports/log'
import { startHost, type Host, type HostOptions } from '#host/start-host'
import { archivedSession, tellSession } from '../../support/archived.ts'
import { startKiosk } from '../../support/kiosk-process.ts'

let data = ''
let host: Host

async function start(more: Partial<HostOptions> = {}): Promise<void> {
  const place = { host: '127.0.0.1', port: 0, data, pages: data, locale: 'nl', packaged: false, lan: () => null } as const
  host = await startHost({ ...place, source: { kind: 'none' }, clock: systemClock, log: silentLog, ...more })
}

beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'meetlat-archive-api-'))
  const { journal } = openSqliteJournal(data, systemClock, silentLog)
  const now = Date.now()
  journal.append(tellSession({ id: 'one', at: now - 9 * 86_400_000, plan: { topic: 'Taal' }, action: 'zoek-mij' }))
  journal.append(tellSession({ id: 'two', at: now - 5 * 86_400_000 }))
  journal.close()
  await start()
})
afterEach(async () => {
  await host.stop()
  rmSync(data, { recursive: true })
})

const call = (path: string, options: RequestInit = {}): Promise<Response> =>
  fetch(host.url + path, { headers: { authorization: `Bearer ${host.token}` }, ...options })
const ask = async (intent: object): Promise<unknown> =>
  (await call('/api/intents', { method: 'POST', body: JSON.stringify(intent) })).json()
const find = async (query = ''): Promise<readonly string[]> =>
  v.parse(archivePageSchema, await (await call(`/api/archive?${query}`)).json()).sessions.map(({ id }) => id)

test('[AR-17] the archive is found, searched and opened over HTTP with the token, and bad input is told', async () => {
  expect(await find()).toEqual(['two', 'one'])
  expect(await find('q=TAAL')).toEqual(['one'])
  const day = new Date(Date.now() - 5 * 86_400_000)
  const local = `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, '0')}-${String(day.getDate()).padStart(2, '0')}`
  expect(await find(`from=${local}&to=${local}`)).toEqual(['two'])
  const opened = v.parse(archivedAnswerSchema, await (await call('/api/archive/one')).json())
  expect(opened).toMatchObject({ session: { id: 'one', plan: { topic: 'Taal' } }, keep: true, prints: false })
  expect((await call('/api/archive/nothing')).status).toBe(404)
  expect((await call('/api/archive?from=yesterday')).status).toBe(400)
  expect((await call('/api/archive?page=0')).status).toBe(400)
  expect((await fetch(`${host.url}/api/archive`)).status).toBe(401)
})

test('[AR-2] a day has all of its hours, also the nights on which the clocks go forward and back', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'meetlat-archive-night-'))
  const { journal } = openSqliteJournal(folder, systemClock, silentLog)
  // Half past midnight in summer, and half past eleven at night in winter.
  journal.append(tellSession({ id: 'after-midnight', at: Date.UTC(2037, 2, 29, 22, 30) }))
  journal.append(tellSession({ id: 'before-midnight', at: Date.UTC(2037, 9, 25, 22, 30) }))
  journal.close()
  const kiosk = await startKiosk(['--source', 'none', '--data', folder], { ...process.env, TZ: 'Europe/Amsterdam' })
  const on = async (day: string): Promise<readonly string[]> =>
    v.parse(archivePageSchema, await kiosk.get(`/api/archive?from=${day}&to=${day}`)).sessions.map(({ id }) => id)
  expect([await on('2037-03-29'), await on('2037-03-30'), await on('2037-10-25')]).toEqual([
    [],
    ['after-midnight'],
    ['before-midnight'],
  ])
  await kiosk.end()
  rmSync(folder, { recursive: true })
})

test('[AR-18] an earlier session is erased when it is asked, the answer says so, and not one byte of it is left in the data folder', async () => {
  expect(await ask({ type: 'session.continue', session: 'one' })).toEqual({ refusal: null })
  expect(await ask({ type: 'session.start' })).toEqual({ refusal: null })
  expect(bytes()).toContain('zoek-mij')
  expect(await ask({ type: 'session.erase', session: 'one' })).toEqual({ refusal: null })
  expect(await ask({ type: 'session.erase', session: 'one' })).toEqual({ refusal: 'no-session' })
  expect(bytes()).not.toContain('zoek-mij')
  expect((await call('/api/archive/one')).status).toBe(404)
  expect(await ask({ type: 'action.mark', id: 1, fate: 'done' })).toEqual({ refusal: 'no-action' })
  await host.stop()
  expect(bytes()).not.toContain('zoek-mij')
  await start()
  expect(await find()).toEqual(['two'])
})

test('[AR-19] sessions are taken along, and taken in, over HTTP; not while a group is at work', async () => {
  const all = await call('/api/archive/zip')
  expect(all.headers.get('content-disposition')).toContain('meetlat.zip')
  const foreign = [archivedSession({ id: 'foreign', at: 1_600_000_000_000 })]
  const zip = await zipOf(['foreign'], () => foreign[0] ?? null, { makers: { pdf: null, png: null }, locale: 'nl' })
  const bring = async (body: Uint8Array) => {
    const response = await call('/api/archive/import', { method: 'POST', body: Buffer.from(body) })
    return { status: response.status, ...v.parse(importAnswerSchema, await response.json()) }
  }
  await ask({ type: 'session.start' })
  expect(await bring(zip)).toMatchObject({ status: 409, refusal: 'session-running' })
  await ask({ type: 'session.close' })
  expect(await bring(zip)).toEqual({ status: 200, refusal: null, added: 1, known: 0 })
  expect(await bring(zip)).toEqual({ status: 200, refusal: null, added: 0, known: 1 })
  expect(await bring(new Uint8Array(await all.arrayBuffer()))).toMatchObject({ added: 0, known: 2 })
  expect(await bring(Buffer.from('nonsense'))).toMatchObject({ status: 409, refusal: 'not-a-zip' })
  expect(await find()).toContain('foreign')
  expect((await call('/api/archive/foreign/zip')).status).toBe(200)
  expect((await call('/api/archive/nothing/zip')).status).toBe(404)
  const long = await call('/api/archive/import', { method: 'POST', body: Buffer.alloc(65 * 1024 * 1024) }).catch(() => null)
  expect([413, undefined]).toContain(long?.status)
})

test('[AR-31] the page on paper is made anew by whatever makes pages, and a kiosk that cannot says so', async () => {
  expect((await call('/api/archive/one/page')).status).toBe(409)
  await host.stop()
  await start({ makers: { pdf: (session) => Promise.resolve(accepted(Buffer.from(`page of ${session.id}`))), png: null } })
  expect(await (await call('/api/archive/one/page')).text()).toBe('page of one')
  expect((await call('/api/archive/nothing/page')).status).toBe(409)
})

test('[AR-16] how long sessions are kept is set over HTTP, and what is too old goes at once', async () => {
  expect((await set({ keepDays: 0 })).status).toBe(400)
  expect((await set({ keepDays: 7 })).status).toBe(200)
  expect(await find()).toEqual(['two'])
})

function set(settings: object): Promise<Response> {
  return call('/api/archive/settings', { method: 'PUT', body: JSON.stringify(settings) })
}

/** Every file of the data folder, byte for byte. */
function bytes(): string {
  const files = readdirSync(data, { recursive: true, encoding: 'utf8' }).map((name) => join(data, name))
  return files.map((file) => (statSync(file).isFile() ? readFileSync(file, 'latin1') : '')).join('\n')
}

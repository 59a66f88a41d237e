/**
 * Somebody in the room's network means ill: guesses codes, plays back and forges keys, comes from another site, shouts, floods, and writes
 * scripts in notes. The session goes on, the phone that leads notices nothing, and the log has a line for each kind of it, not for each try.
 */
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { WebSocket, type ClientOptions } from 'ws'
import { createClient, type Client } from '#core/protocol/client'
import { PROTOCOL_VERSION } from '#core/protocol/messages'
import type { RemotesView } from '#core/protocol/remote-requests'
import type { ScreenKind } from '#core/protocol/roles'
import type { CardsView } from '#core/protocol/views'
import { systemClock } from '#host/ports/clock'
import { connectSocket } from '#host/remote/socket-connection'
import { startDoorHost, type DoorHost } from '../support/door-host.ts'
import { createFakeClock } from '../support/fake-clock.ts'

let pages: string
let kiosk: DoorHost
let sockets: WebSocket[]

beforeEach(async () => {
  pages = mkdtempSync(join(tmpdir(), 'meetlat-hostile-'))
  mkdirSync(join(pages, 'display'))
  writeFileSync(join(pages, 'display', 'index.html'), '<!doctype html><title>page</title>')
  sockets = []
  // Time stands still: how much fits into a moment is not for the machine to say.
  kiosk = await startDoorHost(pages, createFakeClock())
})
afterEach(async () => {
  for (const socket of sockets) socket.terminate()
  await kiosk.stop()
  rmSync(pages, { recursive: true })
})

interface Answer {
  readonly status: number
  readonly body: string
}

/** By hand: `fetch` sends neither a foreign Host nor a foreign Origin. Status 0 is a server that hung up. */
async function post(path: string, body: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  const { hostname, port } = new URL(kiosk.host.url)
  const asking = request({ hostname, port, path, method: 'POST', headers: { 'content-type': 'application/json', ...headers } })
  const hungUp = once(asking, 'error').then(() => null)
  asking.end(body)
  const answered = await Promise.race([once(asking, 'response'), hungUp])
  if (answered === null) return { status: 0, body: '' }
  const [response]: IncomingMessage[] = answered
  let text = ''
  for await (const chunk of response ?? []) text += chunk
  return { status: response?.statusCode ?? 0, body: text }
}

function pairWith(code: string): Promise<Answer> {
  return post('/pair', JSON.stringify({ code }))
}

function dial(options: ClientOptions = {}): WebSocket {
  const socket = new WebSocket(`${kiosk.host.url.replace('http', 'ws')}/live`, options)
  sockets.push(socket)
  return socket
}

/** Says these texts on a new connection; everything that comes back until it is over. */
async function shout(...texts: readonly string[]): Promise<readonly string[]> {
  const socket = dial()
  const heard: string[] = []
  socket.on('message', (data: Buffer) => heard.push(data.toString('utf8')))
  socket.on('error', () => undefined)
  await once(socket, 'open')
  for (const text of texts) socket.send(text)
  await once(socket, 'close')
  return heard
}

function hello(kind: ScreenKind, token: string): string {
  return JSON.stringify({ t: 'hello', version: PROTOCOL_VERSION, kind, token })
}

const SHUT_OUT = (reason: string): readonly string[] => [JSON.stringify({ t: 'goodbye', reason })]

interface Screen {
  readonly client: Client
  remotes: RemotesView | null
  cards: CardsView
  readonly ended: (string | null)[]
}

/** One of our own screens, honestly connected. */
async function enter(kind: ScreenKind, token: string): Promise<Screen> {
  const socket = dial()
  await once(socket, 'open')
  const welcomed = once(socket, 'message')
  const ended: (string | null)[] = []
  const screen: { remotes: RemotesView | null; cards: CardsView } = { remotes: null, cards: [] }
  const client = createClient({
    connection: connectSocket(socket),
    kind,
    token,
    after: (milliseconds, call) => systemClock.after(milliseconds, call),
    listener: {
      session: () => undefined,
      line: () => undefined,
      link: () => undefined,
      ended: (reason) => ended.push(reason),
      remotes(view) {
        screen.remotes = view
      },
      cards(view) {
        screen.cards = view
      },
    },
  })
  await welcomed
  return Object.assign(screen, { client, ended })
}

async function code(): Promise<string> {
  const { remote } = (await kiosk.doors()).doors
  if (remote === null) throw new Error('the door is closed')
  return remote.code
}

/** A phone comes in as it should; its key. */
async function letIn(): Promise<string> {
  await kiosk.request({ type: 'remote.invite', on: true })
  const { status, body } = await pairWith(await code())
  expect(status).toBe(200)
  return JSON.parse(body).token
}

/** How often each line was logged, without its facts, which say nothing about where it came from. */
function lines(): Readonly<Record<string, number>> {
  expect(kiosk.warnings.filter((line) => /127\.0\.0\.1|::1|[\w-]{43}|\d{6}/.test(line))).toEqual([])
  const said = kiosk.warnings.map((line) => line.replace(/ \{.*$/, ''))
  return Object.fromEntries(said.map((line) => [line, said.filter((other) => other === line).length]))
}

describe('codes and keys', () => {
  test('[PA-20] sixty codes in a row open nothing: after three the answers slow down, and the right one is not told apart', async () => {
    const right = await code()
    const wrong = Array.from({ length: 60 }, (_, n) => String(n).padStart(6, '0')).filter((one) => one !== right)
    const statuses: number[] = []
    for (const one of wrong) statuses.push((await pairWith(one)).status)
    expect(statuses.filter((status) => status === 403)).toHaveLength(3)
    expect(statuses.slice(3)).toEqual(statuses.slice(3).map(() => 429))
    const answer = await pairWith(await code())
    expect([answer.status, JSON.parse(answer.body)]).toEqual([429, { refusal: 'slow-down', seconds: expect.any(Number) }])
    expect((await kiosk.doors()).devices).toEqual([])
    expect(lines()).toEqual({ 'wrong codes were tried at the door for phones': 1 })
  })

  test('[PA-20] a code that was used, a key of a phone that is out and forged keys open nothing', async () => {
    const used = await code()
    const key = await letIn()
    expect((await pairWith(used)).status).not.toBe(200)
    const [phone] = (await kiosk.doors()).devices
    if (phone === undefined) throw new Error('nobody is in')
    await kiosk.request({ type: 'remote.revoke', device: phone.device })
    const forged = [key, '', 'x'.repeat(43), phone.device, '0'.repeat(64), `${kiosk.host.token.slice(0, -1)}!`]
    for (const token of forged) {
      for (const kind of ['remote', 'display', 'tablet', 'guest'] as const) {
        expect(await shout(hello(kind, token))).toEqual(SHUT_OUT('token'))
      }
    }
    expect(lines()).toEqual({ 'screens came without a key that fits: shut out': 1 })
  })

  test('[PA-20] a phone that looks on cannot make more of itself, and a key of a phone opens no other kind of screen', async () => {
    await kiosk.ask({ type: 'session.start' })
    await letIn()
    const key = await letIn()
    const viewer = await enter('remote', key)
    const you = viewer.remotes?.you ?? (await kiosk.doors()).devices.at(-1)?.device ?? ''
    expect(await viewer.client.request({ type: 'remote.role', device: you, role: 'driver' })).toBe('not-allowed')
    expect(await viewer.client.request({ type: 'remote.clear' })).toBe('not-allowed')
    expect(await viewer.client.ask({ type: 'guide.next', from: 1 })).toBe('not-allowed')
    expect(await viewer.client.ask({ type: 'card.remove', id: 1 })).toBe('not-allowed')
    expect(await shout(hello('display', key))).toEqual(SHUT_OUT('token'))
    expect((await post('/api/intents', '{"type":"session.close"}', { authorization: `Bearer ${key}` })).status).toBe(401)
    expect(await kiosk.get('/api/session')).toMatchObject({ phase: 'running', step: 1 })
  })
})

test('[PA-20] another site and another name get nowhere, with the right code too', async () => {
  const right = JSON.stringify({ code: await code() })
  for (const headers of [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { host: 'evil.example' },
    { host: '192.0.2.7:80' },
  ]) {
    expect((await post('/pair', right, headers)).status).toBe(403)
  }
  for (const options of [{ origin: 'https://evil.example' }, { headers: { host: 'evil.example' } }]) {
    const socket = dial(options)
    const [, response] = await once(socket, 'unexpected-response')
    expect(response.statusCode).toBe(403)
    socket.on('error', () => undefined)
  }
  expect((await kiosk.doors()).devices).toEqual([])
  expect(lines()).toEqual({ 'requests for another name or from another site: refused': 1 })
})

test('[PA-20] what is far too long, no message or far too much ends that connection and no other', async () => {
  const phone = await enter('remote', await letIn())
  expect([0, 413]).toContain((await post('/pair', JSON.stringify({ code: '1'.repeat(1024 * 1024) }))).status)
  for (const body of [
    '',
    '{',
    '[]',
    '{"code":123456}',
    '{"code":"12345"}',
    '{"code":"123456","role":"driver"}',
    '{"__proto__":{}}',
  ]) {
    expect((await post('/pair', body)).status).toBe(400)
  }
  expect(await shout('x'.repeat(1024 * 1024))).toEqual([])
  const key = await letIn()
  const nonsense = ['{', '[]', '{"t":"remote","ref":1}', '{"t":"seen","n":-1}', '{"t":"hello"}', '{"__proto__":{"t":"seen"}}']
  for (const text of nonsense) {
    expect((await shout(hello('remote', key), text)).at(-1)).toBe(SHUT_OUT('bad-message')[0])
  }
  const evil = JSON.stringify({ t: 'remote', ref: 1, request: { type: 'remote.revoke', device: '../../etc/passwd' } })
  expect((await shout(hello('remote', key), evil)).at(-1)).toBe(SHUT_OUT('bad-message')[0])
  const flood = Array.from({ length: 400 }, (_, ref) => JSON.stringify({ t: 'remote', ref, request: { type: 'remote.ask' } }))
  expect((await shout(hello('remote', key), ...flood)).at(-1)).toBe(SHUT_OUT('too-many')[0])
  expect([phone.ended, await phone.client.ask({ type: 'session.start' })]).toEqual([[], null])
  expect(lines()).toEqual({
    'requests that were far too long or far too many: refused': 1,
    'screens broke the rules of their connection: cut off': 1,
    'screens said what none of ours says: shut out': 1,
    'screens said or wanted too much: shut out': 1,
  })
})

test('[PA-20] a participant who floods the board adds five notes, a script in them is text, and nobody else is held up', async () => {
  const phone = await enter('remote', await letIn())
  await phone.client.ask({ type: 'session.start' })
  await phone.client.ask({ type: 'guide.goto', step: 7 })
  await phone.client.ask({ type: 'guests.open', kind: 'top' })
  const { guest } = (await kiosk.doors()).doors
  const key = guest?.url.split('/').at(-1) ?? ''
  expect(await shout(hello('guest', key.slice(1)))).toEqual(SHUT_OUT('token'))
  expect(await shout(hello('remote', key))).toEqual(SHUT_OUT('token'))
  const [bad, good] = [await enter('guest', key), await enter('guest', key)]
  const text = '<script>alert(1)</script>'
  const answers: (string | null)[] = []
  for (let n = 0; n < 50; n++) answers.push(await bad.client.ask({ type: 'guest.add', key: `note-number-${n}`, text }))
  expect(answers).toEqual([...Array<null>(5).fill(null), ...Array<string>(45).fill('busy')])
  expect(await bad.client.ask({ type: 'card.remove', id: 1 })).toBe('not-allowed')
  expect(await bad.client.request({ type: 'remote.clear' })).toBe('not-allowed')
  expect(await good.client.ask({ type: 'guest.add', key: 'a-good-note', text: 'We bellen terug' })).toBeNull()
  expect(await phone.client.ask({ type: 'guests.close' })).toBeNull()
  expect(new Set(phone.cards.map((card) => card.text))).toEqual(new Set([text, 'We bellen terug']))
  expect(await kiosk.get('/api/session')).toMatchObject({ phase: 'running', step: 7 })
})

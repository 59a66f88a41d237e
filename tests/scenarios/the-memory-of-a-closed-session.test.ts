/** A real kiosk leads one session after the other; whoever reads its memory afterwards finds nothing that tells who took part. */
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import * as v from 'valibot'
import { WebSocket } from 'ws'
import { createReadersSimulator } from '#firmware/readers-simulator'
import { freshKiosk, type FreshKiosk } from '../support/fresh-kiosk.ts'
import { secretsInMemory } from '../support/memory-dump.ts'
import { plugPtyCable } from '../support/pty.ts'
import { openSerialByteEnd } from '../support/serial-byte-end.ts'

const PHONES = 6
const SESSIONS = 2
const WITHIN = { timeout: 15_000, interval: 50 }

interface Box {
  readonly path: string
  /** What was told with each salt, the newest last. */
  readonly salted: readonly { readonly salt: string; readonly tokens: Set<string> }[]
}

const isReadable = process.platform === 'linux' && process.getuid?.() === 0

test.runIf(isReadable)(
  '[NF-30] [PL-31] [NF-12] while a session is open its secrets are in memory; once it is closed none is there, on disk or in the log (skipped where nobody may read memory: as root on Linux alone)',
  { timeout: 240_000 },
  async () => {
    const box = await openBox()
    const kiosk = await freshKiosk(['--source', 'none', '--markers', `serial:${box.path}`])
    const pid = kiosk.process.pid ?? 0
    const past: string[] = []
    for (let n = 1; n <= SESSIONS; n++) {
      await begin(kiosk)
      const cookies = await standWithPhones(kiosk)
      await vi.waitFor(() => expect(box.salted.at(-1)?.tokens.size).toBeGreaterThan(5), WITHIN)
      const uids = await typeBadges(kiosk, n)
      const { salt = '', tokens = [] } = box.salted.at(-1) ?? {}
      const found = secretsInMemory(pid, [...past, salt, ...tokens, ...cookies, ...uids])
      // The control: the search finds what is there, of every kind. A number that was typed is hashed at once, and need not be there any more.
      const kinds = [[salt], [...tokens], cookies].map((kind) => kind.some((secret) => found.includes(secret)))
      expect(kinds).toEqual([true, true, true])
      expect(found.filter((secret) => past.includes(secret))).toEqual([])
      await kiosk.post({ type: 'session.close' })
      await vi.waitFor(() => expect(kiosk.log().match(/tidied up/g)).toHaveLength(n), WITHIN)
      past.push(...cookies, ...uids)
      for (const told of box.salted.slice(0, -1)) past.push(told.salt, ...told.tokens)
      expect(past).toContain(salt)
      expect(secretsInMemory(pid, past)).toEqual([])
    }
    const disk = readdirSync(kiosk.data, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    const kept = [...disk, kiosk.log()].join('\n')
    expect(kept).toContain('session')
    expect(past.filter((secret) => kept.includes(secret))).toEqual([])
  },
)

/** A box of readers on a serial cable, with people who tap. */
async function openBox(): Promise<Box> {
  const cable = await plugPtyCable()
  const end = await openSerialByteEnd(cable.boardPath)
  const readers = createReadersSimulator({ badges: 12, seed: 2, tapEvery: 100 })
  const salted: { readonly salt: string; readonly tokens: Set<string> }[] = []
  end.hear((bytes) => {
    const salt = /,S,([0-9A-F]{32})/.exec(Buffer.from(bytes).toString('latin1'))?.[1]
    if (salt !== undefined && salt !== salted.at(-1)?.salt) salted.push({ salt, tokens: new Set() })
    readers.receive(bytes)
  })
  const speaking = setInterval(() => {
    const bytes = readers.advance(performance.now())
    for (const [token] of Buffer.from(bytes)
      .toString('latin1')
      .matchAll(/(?<=,[AL],)[0-9A-F]{16}/g))
      salted.at(-1)?.tokens.add(token)
    if (bytes.length > 0) end.say(bytes)
  }, 20)
  onTestFinished(() => clearInterval(speaking))
  return { path: cable.hostPath, salted }
}

async function begin(kiosk: FreshKiosk): Promise<void> {
  await kiosk.post({ type: 'session.start', topic: 'absence' })
  await kiosk.post({ type: 'guide.goto', step: 3 })
  await kiosk.post({ type: 'line.phones', on: true })
}

/** Both halves of the cookie of each phone. */
async function standWithPhones(kiosk: FreshKiosk): Promise<readonly string[]> {
  const { id: session } = v.parse(v.object({ id: v.string() }), await kiosk.get('/api/session'))
  const post = (path: string, cookie: object, body: object): Promise<Response> =>
    fetch(kiosk.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...cookie },
      body: JSON.stringify(body),
    })
  const cookies: string[] = []
  for (let phone = 0; phone < PHONES; phone++) {
    const cookie = (await post('/p/in', {}, {})).headers.get('set-cookie')?.split(';')[0] ?? ''
    for (const n of [1, 2, 3]) {
      const { status } = await post('/p/place', { cookie }, { session, n, people: [{ id: 0, position: n }] })
      expect(status).toBe(200)
    }
    cookies.push(...cookie.replace('meetlat_place=', '').split('.'))
  }
  return cookies
}

/** A reader that is a keyboard types the numbers of three badges in the kiosk's own window. */
async function typeBadges(kiosk: FreshKiosk, n: number): Promise<readonly string[]> {
  const uids = [`04A1B2C3D4E5F${n}`, `04998877665A5${n}`, `043C5A69780FE${n}`]
  const display = new WebSocket(`${kiosk.url.replace('http', 'ws')}/live`)
  await once(display, 'open')
  display.send(JSON.stringify({ t: 'hello', version: 2, kind: 'display', token: kiosk.token }))
  await fetch(`${kiosk.url}/api/operator`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${kiosk.token}` },
    body: JSON.stringify({ type: 'reader.learn', mark: 5 }),
  })
  for (const text of uids) display.send(JSON.stringify({ t: 'typed', text }))
  const readersSchema = v.object({ readers: v.array(v.object({ types: v.boolean() })), badges: v.array(v.number()) })
  await vi.waitFor(async () => {
    const { readers } = v.parse(readersSchema, await kiosk.get('/api/markers'))
    expect(readers.some(({ types }) => types)).toBe(true)
  }, WITHIN)
  display.close()
  await once(display, 'close')
  return uids
}

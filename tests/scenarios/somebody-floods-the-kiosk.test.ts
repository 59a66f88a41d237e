/**
 * From one address come far more requests than from everybody else together. The flood and its connections are real; time is the test's, so that
 * what is refused can be counted. How fast it may come is for `npm run bench -- flood`.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import * as v from 'valibot'
import { expect, onTestFinished, test } from 'vitest'
import { startDoorHost, type DoorHost } from '../support/door-host.ts'
import { createFakeClock } from '../support/fake-clock.ts'
import { openPhone, type Phone } from '../support/phone.ts'

const FLOOD = createRequire(import.meta.url).resolve('../support/flood.ts')
/** Requests in one burst, at least. */
const OFFERED = 10_000
/** So many of one address are heard before it is shut out. */
const HEARD = 600
/** Its connections at a time: the last word of each may be lost with it. */
const SOCKETS = 40
/** After this, ms, a burst is another one. */
const QUIET = 61_000

const cameSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ offered: v.number(), done: v.number(), refused: v.number(), cutOff: v.number() }),
)

/** Floods the kiosk until enough was offered, while somebody presses all the time; what came of the flood. */
async function flooded(kiosk: DoorHost, phone: Phone, kind: 'http' | 'patient'): Promise<v.InferOutput<typeof cameSchema>> {
  const flood = spawn(process.execPath, [FLOOD, new URL(kiosk.host.url).port, '10000', kind], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void flood.kill())
  let on = phone.view()?.quiet !== true
  for await (const line of createInterface(flood.stdout)) {
    // On a machine that is this busy a phone may give up on an answer: its owner presses again.
    while ((await phone.ask({ type: 'screen.quiet', on })) === 'no-answer') await phone.until(() => phone.link() === 'live')
    await phone.until(() => phone.view()?.quiet === on)
    on = !on
    const came = v.parse(cameSchema, line)
    if (came.offered < OFFERED) continue
    flood.kill()
    return came
  }
  throw new Error('the flood ended by itself')
}

test('[PL-15] of ten thousand requests from one address at most 600 are heard and none is let in, burst after burst, while the room goes on', async () => {
  const pages = mkdtempSync(join(tmpdir(), 'meetlat-flood-pages-'))
  const clock = createFakeClock()
  const kiosk = await startDoorHost(pages, clock)
  const phone = openPhone(kiosk.host.url, kiosk.host.token)
  onTestFinished(async () => {
    phone.leave()
    await kiosk.stop()
    rmSync(pages, { recursive: true })
  })
  await phone.until(() => phone.view() !== null)
  for (const intent of [
    { type: 'session.start', topic: 'absence' },
    { type: 'guide.goto', step: 3 },
    { type: 'line.phones', on: true },
    { type: 'floor.correct', number: 7, by: 1 },
  ] as const)
    expect(await phone.ask(intent)).toBeNull()
  const before = await kiosk.get('/api/session')
  const line = await kiosk.get('/api/line')

  let words = 0
  for (const [index, kind] of (['http', 'patient'] as const).entries()) {
    const { offered, done, refused, cutOff } = await flooded(kiosk, phone, kind)
    const burst = index + 1
    expect(offered).toBeGreaterThanOrEqual(OFFERED)
    expect([done, cutOff > 0]).toEqual([0, true])
    // A word is for those that wait for it, as long as they are heard; all others get the end of their connection.
    expect(refused).toBeLessThanOrEqual(HEARD)
    if (kind === 'patient') words = refused
    const told = kiosk.warnings.map((warning) => warning.slice(0, warning.indexOf(':')))
    expect(told.filter((message) => message === 'requests that were far too long or far too many')).toHaveLength(burst)
    expect(told.filter((message) => message.startsWith('phones wanted a place')).length).toBeLessThanOrEqual(burst)
    // In one go: what is still on its way belongs to one of the two bursts.
    clock.stall(QUIET)
  }
  expect(words).toBeGreaterThan(HEARD - SOCKETS)
  expect(await kiosk.get('/api/line')).toMatchObject(Object(line))
  const session = Object(await kiosk.get('/api/session'))
  expect({ id: session.id, step: session.step, phase: session.phase }).toEqual({
    id: Object(before).id,
    step: 3,
    phase: 'running',
  })
}, 60_000)

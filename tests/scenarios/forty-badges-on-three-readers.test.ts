/**
 * Ten minutes of a group with badges: lines get lost both ways, frames between board and readers are damaged, and the box starts anew twice; everybody
 * stands where they tapped last.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { createReadersSimulator } from '#firmware/readers-simulator'
import { systemClock } from '#host/ports/clock'
import { silentLog, type Log } from '#host/ports/log'
import { lineSource } from '#host/sources/line-source'
import { serialWire } from '#host/sources/serial-wire'
import { supervise } from '#host/sources/supervisor'
import { startHost } from '#host/start-host'
import { startFirmware } from '../support/firmware-board.ts'
import { buildFirmware } from '../support/firmware-build.ts'
import { setUpMarkers } from '../support/marker-stand.ts'
import { createMemoryWire } from '../support/memory-wire.ts'
import { createRandom } from '../support/random.ts'
import { tapWire, type Tape } from '../support/tapped-wire.ts'

const BADGES = 40
const MINUTE = 60_000
const LOST = 0.05
/** The firmware lives so many times as fast, and its group taps for so long, ms of its own: 300 taps. */
const SPEED = 6
const TAPPED = 10 * MINUTE

let program: string
beforeAll(async () => {
  program = await buildFirmware('plain')
}, 120_000)

test(
  '[NF-18] in virtual time: at the end of every minute everybody is right, nobody twice and nobody lost',
  { timeout: 60_000 },
  async () => {
    const stand = setUpMarkers()
    const { clock, desk, salt } = stand
    const box = createReadersSimulator({ badges: BADGES, seed: 7, tapEvery: 1200 })
    const wire = createMemoryWire()
    const chance = createRandom(11)
    const passes = (): boolean => chance() >= LOST
    wire.hear((bytes) => passes() && box.receive(bytes))
    const speak = (): void => {
      clock.after(20, speak)
      const said = Buffer.from(box.advance(clock.monotonic())).toString('latin1')
      for (const line of said.split(/(?<=\n)/)) if (passes()) wire.say(Buffer.from(line, 'latin1'))
    }
    speak()
    const source = lineSource({ wire, kind: 'serial', clock, log: silentLog, record: false, salt })
    const supervision = supervise(source, { clock, log: silentLog }, (told) => {
      if (told.type === 'board' || told.type === 'card' || told.type === 'readers') desk.hear('markers', told)
    })
    const right = (): boolean => {
      const truth = box.marks.flatMap((mark) => mark ?? [])
      return countOf(stand.places.map(({ position }) => position)).join() === countOf(truth).join()
    }
    for (let minute = 1; minute <= 10; minute++) {
      await clock.advance(MINUTE / 2)
      if (minute === 4 || minute === 7) box.reset()
      await clock.advance(MINUTE / 2)
      // A tap may be on its way in any moment; a badge that is lost or twice stays so.
      const isRight: boolean[] = []
      for (let look = 0; look < 40; look++) {
        await clock.advance(100)
        isRight.push(right())
      }
      expect(isRight, `minute ${minute}`).toContain(true)
    }
    expect(stand.places).toHaveLength(BADGES)
    expect(desk.view.notices).toEqual([])
    await Promise.all([supervision.stop(), clock.advance(2000)])
  },
)

test('[NF-7] what was told with the salt of a session that is over does not count, however it comes', async () => {
  const stand = setUpMarkers()
  const { clock, desk, salt } = stand
  const box = createReadersSimulator({ badges: 9, seed: 5, tapEvery: 400, tapUntil: 20_000 })
  const wire = createMemoryWire()
  wire.hear((bytes) => box.receive(bytes))
  let said = ''
  const speak = (): void => {
    clock.after(20, speak)
    const bytes = box.advance(clock.monotonic())
    said += Buffer.from(bytes).toString('latin1')
    wire.say(bytes)
  }
  speak()
  const source = lineSource({ wire, kind: 'serial', clock, log: silentLog, record: false, salt })
  const supervision = supervise(source, { clock, log: silentLog }, (told) => {
    if (told.type === 'board' || told.type === 'card' || told.type === 'readers') desk.hear('markers', told)
  })
  desk.follow({ phase: 'running' })
  await clock.advance(25_000)
  expect(stand.places.length).toBeGreaterThan(5)
  const taps = Buffer.from((said.match(/^\$..,N,.*\n/gm) ?? []).join(''), 'latin1')
  desk.follow({ phase: 'closed' })
  wire.say(taps)
  expect(stand.places).toEqual([])
  await clock.advance(2000)
  wire.say(taps)
  await clock.advance(2000)
  expect(stand.places).toEqual([])
  await Promise.all([supervision.stop(), clock.advance(2000)])
})

test(
  '[NF-19] [NF-12] with the firmware on a pty: everybody is right, and no number of a badge is on the wire, no token in the log or on the disk',
  { timeout: 240_000 },
  async () => {
    const data = mkdtempSync(join(tmpdir(), 'meetlat-badges-'))
    const faults = ['--drop', `${LOST}`, '--speed', `${SPEED}`, '--tap-every', '2000', '--tap-until', `${TAPPED}`]
    const board = await startFirmware(
      program,
      '--cells',
      '0',
      '--people',
      '0',
      '--readers',
      '3',
      '--badges',
      `${BADGES}`,
      '--pn532',
      '--chip-noise',
      '0.01',
      ...faults,
    )
    const tape: Tape = { board: '', host: '' }
    const logged: string[] = []
    const log = logInto(logged)
    const deps = { clock: systemClock, log }
    const serial = {
      list: async () => [],
      present: async () => [],
      wireAt: (path: string) => tapWire(serialWire(path, deps), tape),
    }
    const place = { host: '127.0.0.1', port: 0, data, pages: data, locale: 'nl', packaged: true, lan: () => null } as const
    const markers = { kind: 'serial', path: board.path } as const
    const host = await startHost({ ...place, ...deps, source: { kind: 'none' }, markers, serial })
    onTestFinished(async () => {
      await host.stop()
      rmSync(data, { recursive: true })
    })
    const said: string[] = []
    const ask = async (path: string, intent?: object): Promise<unknown> => {
      const headers = { authorization: `Bearer ${host.token}`, 'content-type': 'application/json' }
      const answer = await fetch(
        `${host.url}${path}`,
        intent === undefined ? { headers } : { headers, method: 'POST', body: JSON.stringify(intent) },
      )
      const text = await answer.text()
      said.push(text)
      return JSON.parse(text)
    }
    await ask('/api/intents', { type: 'session.start' })
    const begun = performance.now()
    const passes = (milliseconds: number): Promise<void> =>
      vi.waitFor(() => expect(performance.now() - begun).toBeGreaterThan(milliseconds), { timeout: 120_000, interval: 100 })
    await passes(TAPPED / SPEED / 3)
    board.reset()
    await passes((TAPPED / SPEED / 3) * 2)
    board.reset()
    await passes(TAPPED / SPEED + 1000)
    const isRight = async (): Promise<void> => {
      const line = await ask('/api/line')
      expect(line).toMatchObject({ counts: countOf([...board.taps.values()]), total: board.taps.size })
    }
    await vi.waitFor(isRight, { timeout: 15_000, interval: 200 })
    const expected = countOf([...board.taps.values()])
    expect(board.taps.size).toBeGreaterThan(BADGES - 5)
    expect(await ask('/api/markers')).toMatchObject({ state: 'ready', notices: [], badges: expected })
    await ask('/api/intents', { type: 'moment.capture', moment: 'today' })
    await ask('/api/intents', { type: 'session.close' })
    expect(await ask('/api/line')).toMatchObject({ total: 0 })
    await host.stop()

    const tokens = [...new Set(tape.board.match(/(?<=,[AL],)[0-9A-F]{16}/g))]
    const salts = [...new Set(tape.host.match(/(?<=,S,)[0-9A-F]{32}/g))]
    expect([tokens.length, salts.length]).toEqual([board.taps.size, 2])
    const disk = readdirSync(data, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
      .join('\n')
    const everything = `${disk}\n${logged.join('\n')}\n${said.join('\n')}`
    expect(everything).toContain('session')
    expect(found(tape.board + tape.host + everything, board.badges)).toEqual([])
    expect(found(everything, [...tokens, ...salts])).toEqual([])
  },
)

/** Those of the secrets, in hexadecimal, that are in a text: as digits or as bytes. */
function found(text: string, secrets: readonly string[]): readonly string[] {
  const upper = text.toUpperCase()
  return secrets.filter((secret) => upper.includes(secret) || text.includes(Buffer.from(secret, 'hex').toString('latin1')))
}

/** How many are at each of the numbers. */
function countOf(marks: readonly number[]): readonly number[] {
  return Array.from({ length: 11 }, (_, number) => marks.filter((mark) => mark === number).length)
}

function logInto(lines: string[]): Log {
  const keep = (facts: object, message: string): void => void lines.push(`${JSON.stringify(facts)} ${message}`)
  return { debug: keep, info: keep, warn: keep, error: keep }
}

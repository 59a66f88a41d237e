/** A capture as a source. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createFloor, type Floor } from '#core/floor/floor'
import type { SourceView } from '#core/protocol/source-view'
import { formatRecord, type CaptureRecord } from '#firmware/capture'
import { systemClock } from '#host/ports/clock'
import { silentLog } from '#host/ports/log'
import { openFloorFeed } from '#host/sources/floor-feed'
import { lineSource } from '#host/sources/line-source'
import { pacedClock } from '#host/sources/paced-clock'
import { replayWire } from '#host/sources/replay-wire'
import { createFakeClock, settle } from '../../support/fake-clock.ts'
import { readRecords } from '../../support/floor-score.ts'

const FOLDER = join(import.meta.dirname, '../../fixtures/floor')
const COLD = join(FOLDER, 'cold-A-p10-01.capture.gz')

/** A replay as the kiosk plays it, to the floor, as fast as it goes. */
function play(file: string) {
  const views: SourceView[] = []
  const warnings: string[] = []
  let floor: Floor | null = null
  let readings = 0
  let boards = 0
  const log = { ...silentLog, warn: (_: object, message: string) => void warnings.push(message) }
  const feed = openFloorFeed({ kind: 'replay', file, speed: 16 }, { clock: systemClock, log, packaged: true })
  feed.start({
    view: (view) => views.push(view),
    board(geometry) {
      boards += 1
      floor = geometry === null ? null : createFloor(geometry)
    },
    reading(reading) {
      readings += 1
      floor?.accept(reading)
    },
  })
  onTestFinished(() => feed.stop())
  return {
    views,
    warnings,
    feed,
    get readings() {
      return readings
    },
    get boards() {
      return boards
    },
    total: () => floor?.state().total,
    comesTo: (state: string) => vi.waitFor(() => expect(views.at(-1)?.state).toBe(state), { timeout: 15_000, interval: 20 }),
  }
}

function fileWith(content: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'meetlat-replay-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const path = join(folder, 'a.capture')
  writeFileSync(path, content, 'latin1')
  return path
}

function framesIn(records: readonly CaptureRecord[]): number {
  return records.filter(({ line }) => /^\$..,[FD],/.test(line)).length
}

test('[SO-31][SO-32] every reading comes through link and floor, as practice; at the end the last picture stays and the floor is off', async () => {
  const replay = play(COLD)
  await replay.comesTo('off')
  expect(replay.views.map(({ state }) => state)).toEqual(['searching', 'connecting', 'ready', 'off'])
  expect(replay.views.every(({ kind, practice }) => kind === 'replay' && practice)).toBe(true)
  expect(replay.views.at(-1)).toMatchObject({ detail: null, reason: 'ended' })
  expect(replay.readings).toBe(framesIn(readRecords(COLD)))
  // What `npm run replay` says of its end.
  expect(replay.total()).toBe(8)
  expect(await replay.feed.send({ type: 'identify' })).toEqual({ ok: false, reason: 'no-board' })
})

test('[SO-31] each line comes in its own time, faster by the speed, however late the machine is', async () => {
  const times = [0, 40, 400, 4000, 4010, 9000]
  const clock = createFakeClock()
  const paced = pacedClock(clock, 4)
  const file = fileWith(times.map((at) => formatRecord({ at, line: `$${at}` })).join(''))
  const opened = await replayWire(file, { clock: paced, log: silentLog }).open(new AbortController().signal)
  if (!opened.ok) throw new Error(opened.reason)
  const heard: string[] = []
  const hear = (what: string) => heard.push(`${paced.monotonic()} ${what}`)
  opened.value.listen({
    bytes: (bytes) => hear(Buffer.from(bytes).toString('latin1').trim()),
    gone: () => hear('gone'),
    over: () => hear('over'),
  })
  const comesTo = async (count: number): Promise<void> => {
    while (heard.length < count) await clock.advance(0)
    for (let turn = 0; turn < 10; turn += 1) await settle()
  }
  await comesTo(1)
  await clock.advance(99)
  await comesTo(2)
  expect(heard).toEqual(['0 $0', '40 $40'])
  await clock.advance(1)
  await comesTo(3)
  // Nothing was served for so long: what was due comes late, in order and each in its own time.
  clock.stall(5000)
  await comesTo(7)
  expect(heard.slice(2)).toEqual(['400 $400', '4000 $4000', '4010 $4010', '9000 $9000', expect.stringMatching(/ over$/)])
  await opened.value.close()
})

test('[SO-31] a replay on a machine that stood still finds no silence that is not in the capture', async () => {
  const clock = createFakeClock()
  const paced = pacedClock(clock, 16)
  const source = lineSource({
    wire: replayWire(COLD, { clock: paced, log: silentLog }),
    kind: 'replay',
    clock: paced,
    log: silentLog,
    record: false,
    writes: false,
  })
  const told: string[] = []
  const stopping = new AbortController()
  const ended = source.run(({ type }) => told.push(type), stopping.signal)
  while (!told.includes('over')) {
    // The disk is real, and no part of what stands still.
    for (let turn = 0; turn < 20; turn += 1) await settle()
    clock.stall(400)
    await clock.advance(0)
  }
  expect(told.filter((type) => type === 'reading')).toHaveLength(framesIn(readRecords(COLD)))
  expect(told).not.toContain('stale')
  stopping.abort()
  expect(await ended).toBe('stopped')
})

test('[SO-34] a silence of ten seconds in the capture: lost, and then the rest of it, once', async () => {
  const records = readRecords(COLD)
  const half = Math.floor(records.length / 2)
  const apart = records.map(({ at, line }, index) => ({ at: index < half ? at : at + 10_000, line }))
  const replay = play(fileWith(apart.map(formatRecord).join('')))
  await replay.comesTo('off')
  expect(replay.views.map(({ state }) => state)).toContain('lost')
  expect(replay.readings).toBeLessThanOrEqual(framesIn(records))
  expect(replay.readings).toBeGreaterThanOrEqual(framesIn(records.slice(0, half)))
  expect(replay.boards).toBe(1)
})

test('[SO-32] a capture that cannot be read to its end ends there, and the log says why', async () => {
  const text = readRecords(COLD).map(formatRecord).join('')
  const replay = play(fileWith(`${text}no record\n`))
  await replay.comesTo('off')
  expect(replay.total()).toBe(8)
  expect(replay.warnings).toEqual([expect.stringMatching(/is no capture: line \d+ is not/)])
})

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
import { fastClock } from '#host/sources/fast-clock'
import { openFloorFeed } from '#host/sources/floor-feed'
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

test('[SO-31] each line comes in its own time, faster by the speed', async () => {
  const times = [0, 40, 400, 4000]
  const clock = createFakeClock()
  const file = fileWith(times.map((at) => formatRecord({ at, line: `$${at}` })).join(''))
  const opened = await replayWire(file, { clock: fastClock(clock, 4), log: silentLog }).open(new AbortController().signal)
  if (!opened.ok) throw new Error(opened.reason)
  const heard: string[] = []
  opened.value.listen({
    bytes: (bytes) => heard.push(`${clock.monotonic()} ${Buffer.from(bytes).toString('latin1').trim()}`),
    gone: () => heard.push('gone'),
    over: () => heard.push(`${clock.monotonic()} over`),
  })
  while (heard.length === 0) await settle()
  await clock.advance(2000)
  while (heard.length < 5) await settle()
  expect(heard).toEqual(['0 $0', '10 $40', '100 $400', '1000 $4000', expect.stringContaining('over')])
  await opened.value.close()
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

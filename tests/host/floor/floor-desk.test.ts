import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Floor } from '#core/floor/floor'
import type { FloorGeometry, Reading } from '#core/floor/reading'
import type { FloorDeskView, LoadsView, TaskView } from '#core/protocol/floor-desk-view'
import type { FloorRequest } from '#core/protocol/operator-requests'
import { accepted, refused, type Result } from '#core/result'
import { openCalibrationStore } from '#host/floor/calibration-store'
import { createFloorDesk, type FloorDesk } from '#host/floor/floor-desk'
import type { RecordingTool } from '#host/floor/desk-recorder'
import { silentLog } from '#host/ports/log'
import type { BoardCommand, BoardFailure } from '#host/sources/board-port'
import { createFakeClock } from '../../support/fake-clock.ts'
import { createStripScene } from '../../support/strip-scene.ts'
import { walkStrip } from '../../support/strip-walk.ts'

const READY = { kind: 'serial', state: 'ready', practice: false, detail: null } as const
const UID = '3A7F00C21B94'
const SECOND = 30

let data: string
let views: FloorDeskView[]
let floors: (Floor | null)[]
let loads: LoadsView[]
let asked: BoardCommand[]
let boardSays: Result<null, BoardFailure>
let isRunning: boolean

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'meetlat-desk-'))
  views = []
  floors = []
  loads = []
  asked = []
  boardSays = accepted(null)
  isRunning = false
})

afterEach(() => rmSync(data, { recursive: true }))

function powerOn(recorder: RecordingTool | null = null): FloorDesk {
  return createFloorDesk({
    clock: createFakeClock(),
    store: openCalibrationStore(data, silentLog),
    send: async (command) => {
      asked.push(command)
      return boardSays
    },
    recorder,
    isSessionRunning: () => isRunning,
    listener: {
      floor: (floor) => floors.push(floor),
      zeroed: () => undefined,
      view: (view) => views.push(view),
      loads: (view) => loads.push(view),
    },
  })
}

/** A kiosk with this strip; the board is known and live. */
function deskOf({ geometry }: { readonly geometry: FloorGeometry }): FloorDesk {
  const desk = powerOn()
  desk.useBoard({ uid: UID, firmware: '0.3.1', geometry })
  desk.showSource(READY)
  return desk
}

function feed(desk: FloorDesk, readings: readonly Reading[], later = 0): void {
  for (const { at, cells, kind } of readings) desk.read({ at: at + later, cells, kind })
}

/** Asks for it, lets the strip say this, and tells what came of it. */
async function carryOut(desk: FloorDesk, request: FloorRequest, readings: readonly Reading[]): Promise<TaskView> {
  expect(await desk.ask(request)).toBeNull()
  feed(desk, readings)
  // The board has answered by then.
  await Promise.resolve()
  await Promise.resolve()
  return desk.view.task
}

function readingsOf(seconds: number, places: readonly number[] = []) {
  const scene = createStripScene({ pitch: 100, gains: 0 })
  const readings = Array.from({ length: seconds * SECOND }, () => scene.next(places.map((place) => ({ place }))))
  return { geometry: scene.geometry, readings }
}

describe('zero', () => {
  test('[CA-31] asks the board once nobody is seen, and forgets who was on the floor', async () => {
    const empty = readingsOf(3)
    const desk = deskOf(empty)
    expect(await carryOut(desk, { type: 'calibrate.zero' }, empty.readings)).toMatchObject({ state: 'done', task: 'zero' })
    expect(asked).toEqual([{ type: 'zero', range: null }])
  })

  test('[CA-31] does not ask the board while somebody stands there', async () => {
    const somebody = readingsOf(3, [4000])
    const desk = deskOf(somebody)
    const task = await carryOut(desk, { type: 'calibrate.zero' }, somebody.readings)
    expect(task).toEqual({ state: 'refused', task: 'zero', mark: null, why: 'not-empty' })
    expect(asked).toEqual([])
  })

  test('[CA-31] is done here when the board has none, and refused when the board does not answer', async () => {
    const empty = readingsOf(3)
    const desk = deskOf(empty)
    boardSays = refused('refused')
    expect(await carryOut(desk, { type: 'calibrate.zero' }, empty.readings)).toMatchObject({ state: 'done' })
    boardSays = refused('unanswered')
    expect(await carryOut(desk, { type: 'calibrate.zero' }, empty.readings)).toMatchObject({ why: 'board-silent' })
    boardSays = refused('no-board')
    expect(await carryOut(desk, { type: 'calibrate.zero' }, empty.readings)).toMatchObject({ why: 'strip-gone' })
  })
})

describe('a walk', () => {
  test('[CA-35] that was good holds at once and after power off, and ends by itself', async () => {
    const strip = walkStrip({ step: 260, dead: [40] })
    const desk = deskOf(strip)
    const task = await carryOut(desk, { type: 'calibrate.walk' }, strip.readings)
    expect(task).toMatchObject({ state: 'done', task: 'walk', found: { bad: 1, turned: false } })
    expect(desk.view).toMatchObject({ calibration: { walked: true, bad: [{ cell: 40, kind: 'dead' }] }, canRestore: true })
    expect(floors).toHaveLength(2)

    const again = deskOf(strip)
    expect(again.view.calibration).toEqual(desk.view.calibration)
    const told = views.flatMap(({ task: { state } }) => (state === 'walking' ? [state] : []))
    expect(told.length).toBeGreaterThan(50)
    expect(told.length).toBeLessThan((10 * strip.readings.length) / SECOND + 2)
  })

  test('[CA-35] that goes from the last cell to the first turns the strip round, and says so', async () => {
    const strip = walkStrip({ step: 260, from: 10_150, to: -150 })
    const desk = deskOf(strip)
    expect(await carryOut(desk, { type: 'calibrate.walk' }, strip.readings)).toMatchObject({ found: { turned: true } })
    expect(desk.view).toMatchObject({ mirrored: true, marks: [10_000, 5000, 0] })
  })

  test('[CA-22] that is refused leaves what was there', async () => {
    const strip = walkStrip({ step: 260 })
    const desk = deskOf(strip)
    await carryOut(desk, { type: 'calibrate.walk' }, strip.readings)
    const { calibration } = desk.view
    expect(await desk.ask({ type: 'calibrate.walk' })).toBeNull()
    feed(desk, strip.readings.slice(0, 400))
    expect(await desk.ask({ type: 'calibrate.finish' })).toBeNull()
    expect(desk.view.task).toEqual({ state: 'refused', task: 'walk', mark: null, why: 'stopped-halfway' })
    expect(desk.view.calibration).toEqual(calibration)
    expect(floors).toHaveLength(2)
  })

  test('[CA-22] that the disk does not keep does not hold', async () => {
    const strip = walkStrip({ step: 260 })
    const desk = createFloorDesk({
      clock: createFakeClock(),
      store: openCalibrationStore(import.meta.filename, silentLog),
      send: async () => accepted(null),
      recorder: null,
      isSessionRunning: () => false,
      listener: { floor: (floor) => floors.push(floor), zeroed: () => undefined, view: () => undefined, loads: () => undefined },
    })
    desk.useBoard({ uid: UID, firmware: '0.3.1', geometry: strip.geometry })
    desk.showSource(READY)
    expect(await carryOut(desk, { type: 'calibrate.walk' }, strip.readings)).toMatchObject({ why: 'not-stored' })
    expect(desk.view.calibration).toBeNull()
    expect(await desk.ask({ type: 'calibrate.mirror', on: true })).toBe('not-stored')
    expect(floors).toHaveLength(1)
  })
})

test('[CA-35] marks, mirror and back to what was: each is kept', async () => {
  const standing = readingsOf(3, [4700])
  const desk = deskOf(standing)
  expect(await carryOut(desk, { type: 'calibrate.mark', mark: 5 }, standing.readings)).toMatchObject({ state: 'done', mark: 5 })
  expect(desk.view.marks).toEqual([0, expect.closeTo(4700, -2), 10_000])
  expect(await desk.ask({ type: 'calibrate.mirror', on: true })).toBeNull()
  expect(desk.view).toMatchObject({
    mirrored: true,
    marks: [10_000, expect.closeTo(4700, -2), 0],
    task: { state: 'done', task: 'mirror' },
  })
  expect(await desk.ask({ type: 'calibrate.restore' })).toBeNull()
  expect(desk.view.mirrored).toBe(false)
  expect(await carryOut(desk, { type: 'calibrate.mark', mark: 10 }, standing.readings)).toMatchObject({ why: 'marks-out-of-order' })
  expect(await desk.ask({ type: 'calibrate.cancel' })).toBeNull()
  expect(desk.view.task).toEqual({ state: 'idle' })
})

test('[CA-35] one thing is learned at a time, and only of a strip that is there', async () => {
  const { geometry, readings } = readingsOf(3)
  const desk = powerOn()
  for (const type of ['calibrate.zero', 'calibrate.walk', 'calibrate.restore'] as const)
    expect(await desk.ask({ type })).toBe('no-strip')
  desk.useBoard({ uid: UID, firmware: '0.3.1', geometry })
  expect(await desk.ask({ type: 'calibrate.zero' })).toBe('no-strip')
  desk.showSource(READY)
  expect(await desk.ask({ type: 'calibrate.restore' })).toBe('no-earlier')
  expect(await desk.ask({ type: 'calibrate.finish' })).toBe('not-calibrating')
  expect(await desk.ask({ type: 'calibrate.zero' })).toBeNull()
  for (const request of [
    { type: 'calibrate.walk' },
    { type: 'calibrate.mirror', on: true },
    { type: 'calibrate.restore' },
  ] as const) {
    expect(await desk.ask(request)).toBe('calibrating')
  }
  feed(desk, readings.slice(0, 10))
  expect(desk.view.task).toMatchObject({ state: 'zeroing' })
})

test('[CA-30] while a group is at work nothing is learned, and a session that begins ends what was going on', async () => {
  const { geometry, readings } = readingsOf(3)
  const desk = deskOf({ geometry })
  expect(await desk.ask({ type: 'calibrate.walk' })).toBeNull()
  isRunning = true
  feed(desk, readings.slice(0, 3))
  expect(desk.view.task).toEqual({ state: 'idle' })
  for (const type of ['calibrate.zero', 'calibrate.walk', 'calibrate.finish', 'calibrate.cancel', 'calibrate.restore'] as const) {
    expect(await desk.ask({ type })).toBe('session-running')
  }
  expect(await desk.ask({ type: 'board.identify' })).toBeNull()
  expect(asked).toEqual([{ type: 'identify' }])
  boardSays = refused('unanswered')
  expect(await desk.ask({ type: 'board.identify' })).toBe('board-silent')
})

test('[CA-32] a strip that goes, or becomes another one, ends what was going on', async () => {
  const { geometry, readings } = readingsOf(3)
  const desk = deskOf({ geometry })
  await desk.ask({ type: 'calibrate.walk' })
  desk.showSource({ ...READY, state: 'stale' })
  expect(desk.view.task).toEqual({ state: 'refused', task: 'walk', mark: null, why: 'strip-gone' })
  desk.showSource(READY)
  await desk.ask({ type: 'calibrate.mark', mark: 0 })
  desk.useBoard(null)
  expect(desk.view).toMatchObject({ board: null, task: { state: 'refused', mark: 0, why: 'strip-gone' } })
  expect(floors.at(-1)).toBeNull()
  feed(desk, readings.slice(0, 2))
})

test('[CA-24] a board that has other cells than were calibrated starts anew, and that is said', async () => {
  const strip = walkStrip({ step: 260 })
  const desk = deskOf(strip)
  await carryOut(desk, { type: 'calibrate.walk' }, strip.readings)
  const other = deskOf({ geometry: { ...strip.geometry, cells: 90 } })
  expect(other.view).toMatchObject({ calibration: null, notice: 'other-strip', mirrored: false })
  expect(deskOf(strip).view).toMatchObject({ calibration: { walked: true }, notice: null })
})

test('[CA-33] what the cells feel is told while somebody watches, at most ten times a second, as the calibration makes it', async () => {
  const { geometry, readings } = readingsOf(2, [4000])
  const desk = deskOf({ geometry })
  feed(desk, readings)
  expect(loads).toEqual([])
  desk.watch(true)
  feed(desk, readings, 5000)
  expect(loads.length).toBeGreaterThan(12)
  expect(loads.length).toBeLessThanOrEqual(20)
  const last = loads.at(-1)?.cells ?? []
  expect(last).toHaveLength(geometry.cells)
  expect(last.reduce((sum, half) => sum + half, 0) / 2).toBeCloseTo(75, -1.5)
  desk.watch(false)
  feed(desk, readings, 9000)
  expect(loads.length).toBeLessThanOrEqual(20)
})

test('[CA-36] recording may begin during a session, and a kiosk that cannot record says so', async () => {
  isRunning = true
  expect(await powerOn().ask({ type: 'record.start' })).toBe('no-recorder')
  let name: string | null = null
  const desk = powerOn({
    get state() {
      return { recording: name === null ? null : { name, since: 5 } }
    },
    async start() {
      if (name !== null) return refused('already-recording')
      name = 'one.capture'
      return accepted(name)
    },
    async stop() {
      if (name === null) return refused('not-recording')
      name = null
      return accepted('one.capture')
    },
    list: async () => accepted([{ name: 'one.capture', size: 700 }]),
  })
  expect(await desk.ask({ type: 'record.start' })).toBeNull()
  expect(desk.view.recording).toEqual({ name: 'one.capture', since: 5, uid: null })
  expect(await desk.ask({ type: 'record.start' })).toBe('already-recording')
  expect(await desk.ask({ type: 'record.stop' })).toBeNull()
  expect(await desk.ask({ type: 'record.stop' })).toBe('not-recording')
  expect(desk.view).toMatchObject({ recording: null, recordings: [{ name: 'one.capture', bytes: 700 }] })
})

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { FloorState } from '#core/floor/floor'
import type { FloorGeometry } from '#core/floor/reading'
import type { LineView } from '#core/protocol/lines'
import type { KioskNotice, SourceView } from '#core/protocol/source-view'
import type { SessionView } from '#core/protocol/views'
import type { Journal } from '#host/journal/journal'
import { openSqliteJournal } from '#host/journal/sqlite-journal'
import { silentLog } from '#host/ports/log'
import { createRoom, type Room } from '#host/room'
import { createFakeClock, type FakeClock } from '../support/fake-clock.ts'

const STRIP = { kind: 'serial', state: 'ready', practice: false, detail: null } as const satisfies SourceView
const SIMULATOR = { kind: 'sim', state: 'ready', practice: true, detail: null } as const satisfies SourceView
const GEOMETRY: FloorGeometry = { cells: 110, pitch: 100, origin: -450, length: 10_000, gramsPerCount: 500, rate: 30 }
const EMPTY = new Uint8Array(GEOMETRY.cells)
const SOMEBODY = EMPTY.map((_, cell) => (cell >= 50 && cell < 53 ? 50 : 0))
const HOUR = 60 * 60 * 1000

function failToKeep(): never {
  throw new Error('disk full')
}

let folder: string
let clock: FakeClock
let journal: Journal
let views: SessionView[]
let lines: FloorState[]
let shownLines: LineView[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'meetlat-room-'))
  clock = createFakeClock()
})

afterEach(() => {
  journal.close()
  rmSync(folder, { recursive: true })
})

/** The room after power on. `over` a journal that fails, for instance. */
function powerOn(over: Partial<Journal> = {}, notice: KioskNotice | null = null): Room {
  journal = openSqliteJournal(folder, clock, silentLog).journal
  views = []
  lines = []
  shownLines = []
  let ids = 0
  return createRoom({
    journal: { ...journal, ...over },
    clock,
    log: silentLog,
    locale: 'nl',
    notice,
    newId: () => `session-${++ids}-${clock.now()}`,
    listener: {
      views: ({ session }) => views.push(session),
      line: (state, shown) => {
        lines.push(state)
        shownLines.push(shown)
      },
    },
  })
}

function powerCut(): Room {
  journal.close()
  return powerOn()
}

describe('power', () => {
  test('[SE-8] after a power cut the room is on the step where it was, quiet screen and all', () => {
    const before = powerOn()
    expect(before.ask({ type: 'session.start', topic: 'young-people' })).toBeNull()
    expect(before.ask({ type: 'guide.goto', step: 6 })).toBeNull()
    expect(before.ask({ type: 'screen.quiet', on: true })).toBeNull()
    expect(before.ask({ type: 'guide.next', from: 3 })).toBe('moved-on')
    const after = powerCut()
    expect(after.session).toEqual(before.session)
    expect(after.view).toMatchObject({ phase: 'running', step: 6, quiet: true, topic: 'young-people' })
  })

  test('[SE-8] the closing screen survives a restart for half an hour, then the room is idle', async () => {
    const room = powerOn()
    room.ask({ type: 'session.start' })
    room.ask({ type: 'session.close' })
    await clock.advance(0.4 * HOUR)
    expect(powerCut().view).toMatchObject({ phase: 'closed' })
    await clock.advance(0.2 * HOUR)
    expect(powerCut().view).toMatchObject({ phase: 'idle', id: null, step: null })
  })

  test('[SE-9] yesterday’s open session is closed at the next start, and stays closed', async () => {
    powerOn().ask({ type: 'session.start' })
    await clock.advance(11 * HOUR)
    expect(powerCut().view).toMatchObject({ phase: 'running' })
    await clock.advance(2 * HOUR)
    expect(powerCut().view).toMatchObject({ phase: 'idle' })
    expect(journal.readNewest().at(-1)).toMatchObject({ type: 'session-closed' })
  })
})

describe('practice', () => {
  test('[SE-10] a session on the simulator is marked as practice in the journal and on the screen', () => {
    const room = powerOn()
    room.showSource(SIMULATOR)
    room.ask({ type: 'session.start' })
    expect(journal.readNewest()).toMatchObject([{ type: 'session-started', practice: true }])
    expect(views.at(-1)).toMatchObject({ phase: 'running', practice: true })
  })

  test('[SE-10] a strip that comes alive ends a practice session, never a real one', () => {
    const room = powerOn()
    room.showSource(SIMULATOR)
    room.ask({ type: 'session.start' })
    room.showSource({ ...STRIP, state: 'connecting' })
    expect(room.view.phase).toBe('running')
    room.showSource(STRIP)
    expect(room.view).toMatchObject({ phase: 'closed', practice: true })
    room.ask({ type: 'session.start' })
    room.showSource({ ...STRIP, state: 'stale' })
    room.showSource(STRIP)
    expect(room.view).toMatchObject({ phase: 'running', practice: false })
  })
})

test('[SO-21] another board starts from an empty line, also when its cells are the same', () => {
  const room = powerOn()
  room.useBoard(GEOMETRY)
  for (let at = 0; at < 3000; at += 33) room.read({ at, kind: 'load', cells: at < 1000 ? EMPTY : SOMEBODY })
  expect(room.line.total).toBe(1)
  room.useBoard(GEOMETRY)
  expect(room.line).toMatchObject({ people: [], total: 0 })
})

test('[SE-11] a disk that refuses does not keep the screens from knowing about the floor', () => {
  let isFull = false
  const room = powerOn({
    append: (events) => {
      if (isFull) throw new Error('disk full')
      journal.append(events)
    },
  })
  room.showSource(SIMULATOR)
  room.ask({ type: 'session.start' })
  isFull = true
  room.showSource(STRIP)
  expect(views.at(-1)).toMatchObject({ phase: 'running', practice: true, source: STRIP })
})

test('[SE-9] a full disk does not keep the room closed when yesterday’s session cannot be closed', async () => {
  powerOn().ask({ type: 'session.start' })
  await clock.advance(13 * HOUR)
  journal.close()
  expect(powerOn({ append: failToKeep }).view).toMatchObject({ phase: 'idle' })
})

test('[SE-12] what the kiosk has to say of itself is on the screen until a session starts', () => {
  const room = powerOn({}, 'journal-set-aside')
  expect(room.view.notice).toBe('journal-set-aside')
  room.ask({ type: 'session.start' })
  expect(room.view.notice).toBeNull()
})

test('[SE-11] when the disk refuses, the one who asked is told and the room stays where it was', () => {
  const room = powerOn({
    append: () => {
      throw new Error('disk full')
    },
  })
  expect(room.ask({ type: 'session.start' })).toBe('not-stored')
  expect(room.session).toEqual({ phase: 'idle' })
  expect(views).toEqual([])
})

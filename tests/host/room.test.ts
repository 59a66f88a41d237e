import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createFloor, type FloorState } from '#core/floor/floor'
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
const EMPTY_COUNTS = Array.from({ length: 11 }, () => 0)
const HOUR = 60 * 60 * 1000

function failToKeep(): never {
  throw new Error('disk full')
}

let folder: string
let clock: FakeClock
let journal: Journal
let views: SessionView[]
/** What the big screen was shown while the disk kept it. */
let ahead: SessionView[]
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
  ahead = []
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
      ahead: (view) => ahead.push(view),
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

/** The room with a strip on which so many people stand at these cells. */
function standOn(room: Room, cells: readonly number[], from: number, to: number): void {
  const loaded = EMPTY.map((_, cell) => (cells.some((first) => cell >= first && cell < first + 3) ? 50 : 0))
  for (let at = from; at < to; at += 33) room.read({ at, kind: 'load', cells: loaded })
}

function roomWithStrip(): Room {
  const room = powerOn()
  room.showSource(STRIP)
  room.useFloor(createFloor(GEOMETRY))
  standOn(room, [], 0, 1000)
  room.ask({ type: 'session.start' })
  return room
}

function bytesOfJournal(): string {
  return readdirSync(folder)
    .map((file) => readFileSync(join(folder, file), 'latin1'))
    .join('')
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
  room.useFloor(createFloor(GEOMETRY))
  for (let at = 0; at < 3000; at += 33) room.read({ at, kind: 'load', cells: at < 1000 ? EMPTY : SOMEBODY })
  expect(room.line.total).toBe(1)
  room.useFloor(createFloor(GEOMETRY))
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

test('[PR-22] the big screen shows an action when only the disk can refuse it any more, the others once it is kept', () => {
  let toldBefore: number | null = null
  const room = powerOn({
    append: (events, written) =>
      journal.append(events, () => {
        written?.()
        toldBefore = views.length
        expect(journal.isWritable()).toBe(false)
      }),
  })
  room.ask({ type: 'session.start' })
  expect([ahead.length, toldBefore, views.length]).toEqual([1, 0, 1])
  expect(ahead).toEqual(views)
})

test('[PR-22] what the disk refuses in the end is taken off the big screen again', () => {
  let isFull = false
  const room = powerOn({
    append: (events, written) =>
      journal.append(events, () => {
        written?.()
        if (isFull) throw new Error('disk full')
      }),
  })
  room.ask({ type: 'session.start' })
  isFull = true
  expect(room.ask({ type: 'guide.goto', step: 4 })).toBe('not-stored')
  expect(ahead.map(({ step }) => step)).toEqual([1, 4, 1])
  expect(views.map(({ step }) => step)).toEqual([1])
  expect(powerCut().view).toMatchObject({ phase: 'running', step: 1 })
})

describe('what is sensed', () => {
  test('[PR-18] while positions are hidden the big screen is told how many stand and not where; while frozen, how it was', () => {
    const room = roomWithStrip()
    room.ask({ type: 'guide.goto', step: 3 })
    standOn(room, [50], 1000, 3000)
    expect(room.line.people).toHaveLength(1)
    expect(shownLines.at(-1)).toEqual({ people: [], counts: EMPTY_COUNTS, total: 1 })
    room.ask({ type: 'screen.positions', to: 'frozen' })
    const frozen = shownLines.at(-1)
    expect(frozen).toMatchObject({ total: 1, counts: room.line.counts })
    standOn(room, [50, 80], 3000, 5000)
    expect(room.line.total).toBe(2)
    expect(shownLines.at(-1)).toEqual(frozen)
  })

  test('[PR-18] what was captured while positions are hidden is for the facilitator alone', () => {
    const room = roomWithStrip()
    room.ask({ type: 'guide.goto', step: 3 })
    standOn(room, [50], 1000, 3000)
    room.ask({ type: 'moment.capture', moment: 'today' })
    expect([room.view.today, room.views.desk.today?.counts]).toEqual([null, room.line.counts])
    room.ask({ type: 'screen.positions', to: 'live' })
    expect(room.view.today?.counts).toEqual(room.line.counts)
  })

  test('[MO-6] a floor that is gone has nobody who stands', async () => {
    const room = roomWithStrip()
    standOn(room, [50], 1000, 3000)
    await clock.advance(1500)
    expect(room.views.desk.everybodyStands).toBe(true)
    room.useFloor(null)
    expect(room.views.desk.everybodyStands).toBe(false)
  })

  test('[DI-10] after a power cut the 10 is open only if it was', () => {
    const room = roomWithStrip()
    room.ask({ type: 'guide.goto', step: 5 })
    room.ask({ type: 'floor.manual', counts: [0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 1] })
    room.ask({ type: 'moment.capture', moment: 'ideal' })
    expect(powerCut().view.gathering).toEqual({ there: 1, of: 4, open: false })
  })

  test('[HA-9] what the hand said is there after a power cut, and what the floor feels after it was given back', () => {
    const room = roomWithStrip()
    standOn(room, [50], 1000, 3000)
    room.ask({ type: 'floor.correct', number: 9, by: 1 })
    expect([room.line.total, room.line.counts[9]]).toEqual([2, 1])
    const back = powerCut()
    expect(back.line).toMatchObject({ total: 1 })
    back.useFloor(createFloor(GEOMETRY))
    standOn(back, [], 0, 1000)
    standOn(back, [50], 1000, 3000)
    expect([back.line.total, back.line.counts[9]]).toEqual([2, 1])
    back.ask({ type: 'floor.release' })
    expect([back.line.total, back.line.counts[9]]).toEqual([1, 0])
  })

  test('[HA-3] when everybody has left the line for 5 s, what the hand said is over; a lost floor is nobody who left', async () => {
    const room = roomWithStrip()
    standOn(room, [50], 1000, 3000)
    room.ask({ type: 'floor.correct', number: 9, by: 1 })
    standOn(room, [], 3000, 4000)
    room.showSource({ ...STRIP, state: 'lost' })
    standOn(room, [], 4000, 4100)
    await clock.advance(60_000)
    expect(room.line.total).toBe(1)
    room.showSource(STRIP)
    standOn(room, [], 4100, 4200)
    await clock.advance(4999)
    expect(room.line.total).toBe(1)
    await clock.advance(1)
    expect(room.line.total).toBe(0)
  })

  test('[MO-4] when all have come to the 10 the room keeps that moment', () => {
    const room = roomWithStrip()
    room.ask({ type: 'guide.goto', step: 3 })
    standOn(room, [50], 1000, 3000)
    room.ask({ type: 'guide.next', from: 3 })
    room.ask({ type: 'guide.next', from: 4 })
    expect(room.view.gathering).toEqual({ there: 0, of: 1, open: false })
    standOn(room, [], 3000, 4000)
    standOn(room, [103], 4000, 6000)
    expect(room.view.gathering).toEqual({ there: 1, of: 1, open: true })
    expect(room.views.desk.ideal?.counts[10]).toBe(1)
  })
})

test('[SI-4] a silent minute ends by itself, also after a power cut, at the moment at which it would have', async () => {
  const room = powerOn()
  room.ask({ type: 'session.start' })
  room.ask({ type: 'guide.goto', step: 7 })
  room.ask({ type: 'silence.start', which: 'works' })
  await clock.advance(20_000)
  const back = powerCut()
  await clock.advance(39_999)
  expect(back.view.silence).toMatchObject({ over: false })
  await clock.advance(1)
  expect(views.at(-1)).toMatchObject({ silence: { over: true }, cardsShown: true })
})

test('[JO-12] a session that is erased leaves an idle room, and not one byte of its notes in the files', () => {
  const room = powerOn()
  room.ask({ type: 'session.start' })
  room.ask({ type: 'card.add', key: 'a-card-key', kind: 'top', text: 'Geheim van de groep', who: '', when: '' })
  room.ask({ type: 'session.close' })
  expect(bytesOfJournal()).toContain('Geheim van de groep')
  expect(room.ask({ type: 'session.erase', session: room.view.id ?? '' })).toBeNull()
  expect(room.view).toMatchObject({ phase: 'idle', id: null })
  expect(bytesOfJournal()).not.toContain('Geheim van de groep')
  expect(room.ask({ type: 'session.erase', session: 'nowhere' })).toBe('no-session')
})

describe('places beside the floor', () => {
  test('[MX-13] [MX-17] a badge at a mark is one person more, until its owner steps on the strip', async () => {
    const room = roomWithStrip()
    await clock.advance(10_000)
    room.showPlaces('badge', [{ id: 0, position: 5, at: clock.now() }])
    expect(room.views.desk.sources.people).toEqual({ strip: 0, badge: 1, phone: 0, tablet: 0 })
    await clock.advance(4000)
    standOn(room, [50], 14_000, 16_000)
    expect(room.line.total).toBe(1)
    expect(room.views.desk.sources.people).toEqual({ strip: 1, badge: 0, phone: 0, tablet: 0 })
  })

  test('[MX-14] what does not count is not on the line, also after a power cut, and is back when it counts again', () => {
    const room = roomWithStrip()
    room.showPlaces('tablet', [{ id: 0, position: 7, at: clock.now() }])
    expect(room.line.counts[7]).toBe(1)
    expect(room.ask({ type: 'sources.count', source: 'tablet', on: false })).toBeNull()
    expect(lines.at(-1)?.total).toBe(0)
    const back = powerCut()
    back.showPlaces('tablet', [{ id: 0, position: 7, at: clock.now() }])
    expect([back.line.total, back.views.desk.sources.counted]).toEqual([0, ['strip', 'badge', 'phone']])
    back.ask({ type: 'undo', action: back.views.desk.undo?.action ?? 0 })
    expect(back.line.counts[7]).toBe(1)
  })

  test('[MX-16] what the hand says of a number is said on top of all sources', () => {
    const room = roomWithStrip()
    room.showPlaces('phone', [{ id: 0, position: 7, at: clock.now() }])
    room.ask({ type: 'floor.correct', number: 7, by: 1 })
    expect(room.line.counts[7]).toBe(2)
    room.showPlaces('phone', [])
    expect(room.line.counts[7]).toBe(1)
    room.ask({ type: 'floor.manual', counts: [0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0] })
    room.showPlaces('phone', [{ id: 1, position: 2, at: clock.now() }])
    expect([room.line.total, room.line.counts[3]]).toEqual([3, 3])
  })
})

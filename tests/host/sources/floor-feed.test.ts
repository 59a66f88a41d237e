import { expect, test } from 'vitest'
import type { SourceView } from '#core/protocol/source-view'
import { silentLog } from '#host/ports/log'
import { openFloorFeed } from '#host/sources/floor-feed'
import type { SourceSpec } from '#host/sources/source-spec'
import { createFakeClock } from '../../support/fake-clock.ts'
import { createMemoryWire, type MemoryWire } from '../../support/memory-wire.ts'
import { powerBoard } from '../../support/simulated-board.ts'

interface Machine {
  readonly packaged?: boolean
  readonly wires?: readonly MemoryWire[]
  readonly mayPractise?: () => boolean
}

/** A machine with one USB port per wire; a wire that is refused as absent is not plugged in. */
function setUp(spec: SourceSpec, { packaged = false, wires = [], mayPractise = () => true }: Machine = {}) {
  const clock = createFakeClock()
  const paths = async () => wires.filter(({ isPlugged }) => isPlugged).map(({ where }) => where)
  const serial = {
    list: paths,
    present: paths,
    wireAt: (path: string) => wires.find(({ where }) => where === path) ?? createMemoryWire(path),
  }
  const views: SourceView[] = []
  const told: string[] = []
  const feed = openFloorFeed(spec, { clock, log: silentLog, packaged, serial })
  const readings: number[] = []
  feed.start({
    view: (view) => views.push(view),
    board: (geometry, uid) => told.push(`${uid}: ${geometry?.cells} cells`),
    reading: ({ cells }) => readings.push(cells.length),
    mayPractise,
  })
  return { clock, feed, views, told, readings, view: () => views.at(-1) }
}

const states = (views: readonly SourceView[]) => views.map(({ kind, state }) => `${kind} ${state}`)

test('[SO-20] none: the floor is off, at once, and nothing runs', async () => {
  const { clock, views, feed } = setUp({ kind: 'none' })
  expect(views).toEqual([{ kind: 'none', state: 'off', practice: false, detail: null }])
  await feed.stop()
  expect(clock.waiting).toBe(0)
})

test('[SO-17] auto without any port: practice at once, and it says that it is', async () => {
  const { clock, views, view, readings, feed } = setUp({ kind: 'auto' })
  await clock.advance(4000)
  expect(states(views)).toEqual(['serial searching', 'sim searching', 'sim connecting', 'sim ready'])
  expect(view()).toEqual({ kind: 'sim', state: 'ready', practice: true, detail: 'simulator' })
  expect(readings.length).toBeGreaterThan(0)
  await feed.stop()
  expect(clock.waiting).toBe(0)
})

test('[SO-17] auto never begins practice under a real session, and does within 3 s after it', async () => {
  let isReal = true
  const { clock, view, feed } = setUp({ kind: 'auto' }, { mayPractise: () => !isReal })
  await clock.advance(60_000)
  expect(view()).toMatchObject({ kind: 'serial', state: 'searching', practice: false })
  isReal = false
  await clock.advance(3000)
  expect(view()).toMatchObject({ kind: 'sim', state: 'ready', practice: true })
  await feed.stop()
})

test('[SO-17] auto with a port that says nothing: practice after 3.5 s', async () => {
  const { clock, view, feed } = setUp({ kind: 'auto' }, { wires: [createMemoryWire('modem')] })
  await clock.advance(3499)
  expect(view()?.kind).toBe('serial')
  await clock.advance(1)
  expect(view()?.kind).toBe('sim')
  await feed.stop()
})

test('[SO-17] auto with a strip: no practice at all', async () => {
  const wire = createMemoryWire('strip')
  const { clock, views, told, feed } = setUp({ kind: 'auto' }, { wires: [wire] })
  powerBoard(wire, clock, { people: 3, uid: 'AB12CD34' })
  await clock.advance(10_000)
  expect(states(views)).toEqual(['serial searching', 'serial ready'])
  expect(told).toEqual(['AB12CD34: 110 cells'])
  await feed.stop()
})

test('[SO-17] a strip that is plugged in during practice takes over as soon as it says hello', async () => {
  const wire = createMemoryWire('strip')
  wire.refuse('absent')
  const { clock, views, told, feed } = setUp({ kind: 'auto' }, { wires: [wire] })
  await clock.advance(60_000)
  powerBoard(wire, clock, { people: 3, uid: 'AB12CD34', cells: 55 })
  wire.refuse(null)
  await clock.advance(3000)
  expect(states(views).slice(-2)).toEqual(['sim ready', 'serial ready'])
  expect(told.at(-1)).toBe('AB12CD34: 55 cells')
  await feed.stop()
  expect(clock.waiting).toBe(1)
})

test('[SO-18] a packaged kiosk never falls back to practice', async () => {
  const { clock, views, feed } = setUp({ kind: 'auto' }, { packaged: true, wires: [createMemoryWire('modem')] })
  await clock.advance(60_000)
  expect(new Set(states(views))).toEqual(new Set(['serial searching']))
  expect(views.at(-1)).toEqual({ kind: 'serial', state: 'searching', practice: false, detail: 'modem', reason: 'silent' })
  await feed.stop()
})

test('[SO-19] a strip that has spoken is the floor for good: when it is lost, nobody plays it', async () => {
  const wire = createMemoryWire('strip')
  const { clock, views, feed } = setUp({ kind: 'auto' }, { wires: [wire] })
  powerBoard(wire, clock, { people: 3 })
  await clock.advance(5000)
  wire.refuse('absent')
  await clock.advance(60_000)
  expect(states(views)).not.toContain('sim ready')
  expect(views.at(-1)).toMatchObject({ kind: 'serial', state: 'lost', practice: false })
  wire.refuse(null)
  await clock.advance(3000)
  expect(views.at(-1)?.state).toBe('ready')
  await feed.stop()
})

test('[SO-21] the same board that comes back is the same floor; another board is another floor', async () => {
  const wires = [createMemoryWire('left'), createMemoryWire('right')] as const
  const [left, right] = wires
  right.refuse('absent')
  const { clock, told, feed } = setUp({ kind: 'serial', path: null }, { wires })
  powerBoard(left, clock, { people: 3, uid: 'AAAAAAAA' })
  powerBoard(right, clock, { people: 3, uid: 'BBBBBBBB' })
  await clock.advance(5000)
  left.refuse('absent')
  await clock.advance(5000)
  left.refuse(null)
  await clock.advance(5000)
  expect(told).toEqual(['AAAAAAAA: 110 cells'])
  left.refuse('absent')
  right.refuse(null)
  await clock.advance(5000)
  expect(told).toEqual(['AAAAAAAA: 110 cells', 'BBBBBBBB: 110 cells'])
  await feed.stop()
})

test('[SO-11] a strip that nobody saw fall silent is live within 3 s, at whatever moment it speaks again', async () => {
  const wire = createMemoryWire('strip')
  const { clock, view, readings, feed } = setUp({ kind: 'serial', path: 'strip' }, { wires: [wire] })
  const board = powerBoard(wire, clock, { people: 3 })
  await clock.advance(5000)
  // Tried every 8 s: 6 s open, 2 s closed.
  for (let silence = 20_000; silence < 28_000; silence += 250) {
    board.hush()
    await clock.advance(silence)
    expect(view()?.state, `after ${silence} ms`).toBe('lost')
    const before = readings.length
    board.speak()
    await clock.advance(3000)
    expect(view()?.state, `after ${silence} ms`).toBe('ready')
    expect(readings.length, `after ${silence} ms`).toBeGreaterThan(before)
  }
  await feed.stop()
})

test('[SO-12] ten minutes of silence leave nothing behind', async () => {
  const wire = createMemoryWire('strip')
  const { clock, feed } = setUp({ kind: 'serial', path: 'strip' }, { wires: [wire] })
  const board = powerBoard(wire, clock, { people: 3 })
  await clock.advance(5000)
  board.hush()
  await clock.advance(60_000)
  const [timers, openings] = [clock.waiting, wire.openings]
  await clock.advance(600_000)
  expect(clock.waiting).toBeLessThanOrEqual(timers + 1)
  expect(wire.openings - openings).toBe(75)
  await feed.stop()
})

test('[SO-12] after stop the listener hears nothing more', async () => {
  const { clock, views, readings, feed } = setUp({ kind: 'sim', people: 3, badges: 0, seed: 1 })
  await clock.advance(5000)
  await Promise.all([feed.stop(), feed.stop()])
  const before = [views.length, readings.length]
  await clock.advance(5000)
  expect([views.length, readings.length]).toEqual(before)
  expect(clock.waiting).toBe(0)
})

test('[SO-8] a port that may not be opened: the view says which, and why', async () => {
  const wire = createMemoryWire('/dev/ttyUSB0')
  wire.refuse('denied')
  const { clock, view, feed } = setUp({ kind: 'serial', path: null }, { wires: [wire] })
  await clock.advance(100)
  expect(view()).toEqual({ kind: 'serial', state: 'searching', practice: false, detail: '/dev/ttyUSB0', reason: 'denied' })
  await feed.stop()
})

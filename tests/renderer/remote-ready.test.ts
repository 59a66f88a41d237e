/** What the phone says of whether everything is there. */
import { expect, test } from 'vitest'
import { en } from '#content/en'
import { nl } from '#content/nl'
import { NOTHING_LOOKED_AT, PRINTER_STATES, type PrinterState, type ReadyView } from '#core/protocol/ready'
import { openRows, readyRows, type ReadyFacts } from '../../renderer/remote/prepare/ready-rows.ts'
import { IDLE_VIEW } from '../support/room-views.ts'

const NOW = Date.UTC(2025, 0, 1, 13)
const GOOD: ReadyView = {
  screens: 1,
  clicker: { waits: false, seenAt: NOW - 60_000 },
  gong: { strokes: 1, sound: 'struck' },
  disk: 'ready',
  printer: { state: 'unknown', name: null },
}
const FACTS: ReadyFacts = { view: IDLE_VIEW, ready: GOOD, gong: 'soft', kept: ['heard'], now: NOW }

test('[RM-57] when all is well every row is fine; the printer is not there while nobody knows of it', () => {
  const rows = readyRows(FACTS)
  expect(rows.map(({ name }) => name)).toEqual(['floor', 'screen', 'phone', 'clicker', 'sound', 'disk'])
  expect([openRows(rows), new Set(rows.map(({ how }) => how))]).toEqual([0, new Set(['fine'])])
  for (const state of ['ready', 'printed'] as const) expect(printer(state)).toMatchObject({ how: 'fine', trial: 'print' })
  for (const state of ['stopped', 'empty', 'away', 'failed'] as const)
    expect(printer(state)).toMatchObject({ how: 'look', trial: 'print' })
  expect(printer('absent')).toMatchObject({ how: 'fine', trial: null })
  expect(printer('printing')).toMatchObject({ how: 'try', trial: null })
})

test('[RM-57] what nobody has looked at asks to be tried, and what is wrong says what to do', () => {
  const rows = readyRows({ ...FACTS, ready: NOTHING_LOOKED_AT, kept: [] })
  expect(rows.map(({ name, how, trial }) => [name, how, trial])).toEqual([
    ['floor', 'fine', null],
    ['screen', 'look', null],
    ['phone', 'fine', null],
    ['clicker', 'try', 'clicker'],
    ['sound', 'try', 'gong'],
  ])
  const { source } = IDLE_VIEW
  const view = { source: { ...source, state: 'lost', reason: 'unplugged' } } as const
  expect(rowOf('floor', { view })).toMatchObject({ how: 'look', text: 'reasons.unplugged' })
  for (const disk of ['little', 'trouble'] as const) expect(rowOf('disk', { ready: { ...GOOD, disk } })?.how).toBe('look')
})

test('[RM-57] a clicker that was pressed an hour ago is tried again; one that waits says what to press', () => {
  expect(clicker(false, NOW - 59 * 60_000)?.how).toBe('fine')
  expect(clicker(false, NOW - 61 * 60_000)?.how).toBe('try')
  expect(clicker(true, NOW)).toMatchObject({ how: 'try', trial: null, text: 'remote.prepare.check.clickerWaits' })
})

test('[RM-57] a person says whether the gong was heard; a plan without a gong needs none', () => {
  expect(rowOf('sound', { kept: [] })).toMatchObject({ how: 'try', trial: 'heard' })
  expect(rowOf('sound', { kept: ['unheard'] })).toMatchObject({ how: 'look', trial: 'gong' })
  expect(rowOf('sound', { kept: [], gong: 'none' })).toMatchObject({ how: 'fine', trial: null })
  expect([sound('asked')?.how, sound('mute')?.how, sound('unknown')?.how]).toEqual(['try', 'look', 'fine'])
})

test.each([nl, en])('[RM-57] every row has its words', (texts) => {
  const { check } = texts.remote.prepare
  expect(Object.keys(check.names)).toEqual(['floor', 'screen', 'phone', 'clicker', 'sound', 'disk', 'printer'])
  expect(['unknown', ...Object.keys(check.printer)]).toEqual([...PRINTER_STATES])
})

function printer(state: PrinterState) {
  return rowOf('printer', { ready: { ...GOOD, printer: { state, name: 'Balie' } } })
}

function clicker(waits: boolean, seenAt: number | null) {
  return rowOf('clicker', { ready: { ...GOOD, clicker: { waits, seenAt } } })
}

function sound(is: ReadyView['gong']['sound']) {
  return rowOf('sound', { ready: { ...GOOD, gong: { strokes: 1, sound: is } } })
}

function rowOf(name: string, facts: Partial<ReadyFacts>) {
  return readyRows({ ...FACTS, ...facts }).find((row) => row.name === name)
}

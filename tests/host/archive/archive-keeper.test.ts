import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { SessionState } from '#core/session/session'
import { IDLE } from '#core/session/session'
import { replay } from '#core/session/evolve'
import { createArchiveKeeper, type ArchiveKeeper } from '#host/archive/archive-keeper'
import { silentLog } from '#host/ports/log'
import { openSettingsStore, type SettingsStore } from '#host/settings/settings-store'
import { tellSession } from '../../support/archived.ts'
import { createFakeClock, type FakeClock } from '../../support/fake-clock.ts'
import { createMemoryJournal } from '../../support/memory-journal.ts'

const DAY = 24 * 60 * 60 * 1000
const NOW = Date.UTC(2026, 10, 1)
let folder = ''
let clock: FakeClock
let settings: SettingsStore
let here: SessionState = IDLE

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'meetlat-keeper-'))
  clock = createFakeClock(NOW)
  settings = openSettingsStore(folder, silentLog)
  here = IDLE
})
afterEach(() => rmSync(folder, { recursive: true }))

function keep(journal = createMemoryJournal()): ArchiveKeeper {
  const erase = (id: string): string | null => (journal.erase(id) ? null : 'no-session')
  return createArchiveKeeper({ store: journal, settings, clock, time: clock, log: silentLog, erase, session: () => here })
}

test('[AR-14] what is older than the settings say goes at power on and every day, practice too, and never what is on the screen', async () => {
  const journal = createMemoryJournal()
  journal.append(tellSession({ id: 'old', at: NOW - 181 * DAY }))
  journal.append(tellSession({ id: 'practice', at: NOW - 200 * DAY, practice: true }))
  journal.append(tellSession({ id: 'nearly', at: NOW - 179.5 * DAY }))
  journal.append(tellSession({ id: 'young', at: NOW - DAY }))
  const keeper = keep(journal)
  keeper.start()
  expect(['old', 'practice', 'nearly', 'young'].filter((id) => journal.read(id).length > 0)).toEqual(['nearly', 'young'])
  await clock.advance(DAY)
  expect(journal.archivedIds()).toEqual(['young'])
  here = replay(tellSession({ id: 'young' }))
  await clock.advance(200 * DAY)
  expect(journal.archivedIds()).toEqual(['young'])
  keeper.stop()
  expect(clock.waiting).toBe(0)
})

test('[AR-14] of a great many the kiosk goes on between a few and the next few, and one that cannot be erased keeps none of the others', async () => {
  const journal = createMemoryJournal()
  const ids = Array.from({ length: 50 }, (_, index) => `old-${String(index).padStart(2, '0')}`)
  for (const id of ids) journal.append(tellSession({ id, at: NOW - 400 * DAY }))
  let tries = 0
  const erase = (id: string): string | null => (tries++, id !== 'old-03' && journal.erase(id) ? null : 'not-stored')
  const keeper = createArchiveKeeper({ store: journal, settings, clock, time: clock, log: silentLog, erase, session: () => here })
  keeper.start()
  expect(tries).toBeGreaterThan(0)
  expect(tries).toBeLessThan(10)
  await clock.advance(10_000)
  expect(journal.archivedIds()).toEqual(['old-03'])
  expect(tries).toBe(50)
  await clock.advance(DAY)
  expect(tries).toBe(51)
  keeper.stop()
  expect(clock.waiting).toBe(0)
})

test('[AR-14] nothing goes by itself when the settings say so', async () => {
  const journal = createMemoryJournal()
  journal.append(tellSession({ id: 'old', at: NOW - 4000 * DAY }))
  settings.keep({ keepDays: null })
  const keeper = keep(journal)
  keeper.start()
  await clock.advance(10 * DAY)
  expect(journal.archivedIds()).toEqual(['old'])
  settings.keep({ keepDays: 30 })
  keeper.tidy()
  expect(journal.archivedIds()).toEqual([])
})

test('[AR-15] what nobody wants to keep is there until the next session begins, or the kiosk starts', async () => {
  const journal = createMemoryJournal()
  journal.append([...tellSession({ id: 'a', at: NOW }), { type: 'keeping-changed', at: NOW, keep: false }])
  here = replay(journal.read('a'))
  const keeper = keep(journal)
  keeper.follow(here)
  await clock.advance(60_000)
  expect(journal.read('a')).not.toEqual([])
  journal.append(tellSession({ id: 'b', at: NOW }).slice(0, 1))
  here = replay(journal.read('b'))
  keeper.follow(here)
  await clock.advance(1)
  expect([journal.read('a').length, journal.read('b').length]).toEqual([0, 1])

  journal.append([...tellSession({ id: 'c', at: NOW }), { type: 'keeping-changed', at: NOW, keep: false }])
  keep(journal).start()
  expect(journal.read('c')).toEqual([])
})

test('[AR-16] settings hold at once and after power off; what cannot be read is set aside, and half a year holds', () => {
  expect(settings.settings).toEqual({ keepDays: 180 })
  expect(settings.keep({ keepDays: 14 })).toEqual({ ok: true, value: { keepDays: 14 } })
  expect(openSettingsStore(folder, silentLog).settings).toEqual({ keepDays: 14 })
  writeFileSync(join(folder, 'settings.json'), '{"version":1,"keepDays":-3}')
  expect(openSettingsStore(folder, silentLog).settings).toEqual({ keepDays: 180 })
  expect(readFileSync(join(folder, 'settings.json.damaged'), 'utf8')).toContain('-3')
  expect(readdirSync(folder)).toEqual(['settings.json.damaged'])
  const nowhere = openSettingsStore(join(folder, 'settings.json.damaged', 'x'), silentLog)
  expect(nowhere.keep({ keepDays: 3 })).toEqual({ ok: false, reason: 'not-stored' })
  expect(nowhere.settings).toEqual({ keepDays: 180 })
})

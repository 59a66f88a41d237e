import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { SessionEvent } from '#core/session/events'
import { previousOf } from '#core/session/previous'
import type { ArchiveSearch } from '#host/journal/archive-store'
import type { Journal } from '#host/journal/journal'
import { openSqliteJournal } from '#host/journal/sqlite-journal'
import { silentLog } from '#host/ports/log'
import { archivedSession, tellSession, type Told } from '../../support/archived.ts'
import { createFakeClock } from '../../support/fake-clock.ts'

let folder = ''
let journal: Journal

const open = (): Journal => openSqliteJournal(folder, createFakeClock(), silentLog).journal
const tell = (told: Told): void => journal.append(tellSession(told))
const ids = (search: Partial<ArchiveSearch> = {}): readonly string[] =>
  journal.find({ words: '', from: 0, before: Number.MAX_SAFE_INTEGER, skip: 0, most: 100, ...search }).sessions.map(({ id }) => id)

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'meetlat-archive-'))
  journal = open()
})
afterEach(() => {
  journal.close()
  rmSync(folder, { recursive: true })
})

test('[AR-2] sessions that are over are found by words of their topic or ambition, without case and accents, newest first', () => {
  tell({ id: 'a', at: 1000, plan: { ambition: 'Iedere café-eigenaar doet mee.' } })
  tell({ id: 'b', at: 2000, plan: { template: 'absence' } })
  tell({ id: 'c', at: 3000, plan: { topic: 'Taal op de werkvloer', template: null } })
  expect(ids()).toEqual(['c', 'b', 'a'])
  expect(ids({ words: 'CAFE meedoen' })).toEqual(['a'])
  expect(ids({ words: 'werkvloer' })).toEqual(['c'])
  expect(ids({ words: 'afspraak' })).toEqual(['b'])
  expect(ids({ words: 'appointment' })).toEqual(['b'])
  expect(ids({ words: 'nergens' })).toEqual([])
  expect(ids({ words: '100%_\'"' })).toEqual([])
  expect(ids({ from: 2500, before: 4000 })).toEqual(['b'])
  expect(ids({ skip: 1, most: 1 })).toEqual(['b'])
})

test('[AR-3] practice, what is only prepared and what still runs are never in the archive', () => {
  journal.append(tellSession({ id: 'p', practice: true }))
  tell({ id: 'a' })
  journal.append(tellSession({ id: 'b' }).slice(0, 1))
  expect(ids()).toEqual(['a'])
  journal.append(tellSession({ id: 'b' }).slice(1, -1))
  expect(ids()).toEqual(['a'])
  expect(journal.archived('p')).toBeNull()
})

test('[AR-4] a session that is opened again is not in the archive until it is over again, as it is then', () => {
  tell({ id: 'a' })
  journal.append([{ type: 'session-reopened', at: 9 }])
  expect(ids()).toEqual([])
  journal.append([
    { type: 'undone', at: 10 },
    { type: 'moment-dropped', at: 11, moment: 'today' },
    { type: 'session-closed', at: 12 },
  ])
  expect(journal.find(EVERYTHING).sessions[0]).toMatchObject({ id: 'a', today: null, closedAt: 12 })
})

test('[AR-5] a journal from before the archive gets its sessions into it when it is opened', () => {
  tell({ id: 'a' })
  tell({ id: 'b', plan: { topic: 'Bijzonder' } })
  journal.close()
  const database = new DatabaseSync(join(folder, 'journal.sqlite'))
  database.exec('DROP TABLE summaries; DROP INDEX events_continued; DROP INDEX events_imported; PRAGMA user_version = 1')
  database.close()
  journal = open()
  expect(ids({ words: 'bijzonder' })).toEqual(['b'])
  expect(ids()).toHaveLength(2)
})

test('[AR-5] sessions get into the archive also when the power went right after the journal had got its new version', () => {
  tell({ id: 'a' })
  journal.append(tellSession({ id: 'p', practice: true }))
  journal.close()
  const database = new DatabaseSync(join(folder, 'journal.sqlite'))
  database.exec('DELETE FROM summaries')
  database.close()
  journal = open()
  expect(ids()).toEqual(['a'])
})

test('[AR-6] nor when the power went right after it was erased, before its log was emptied', () => {
  const secret = 'Fatima-belt-de-huisarts'
  tell({ id: 'first', top: secret })
  const [erased, dead] = [mkdtempSync(join(tmpdir(), 'meetlat-erased-')), mkdtempSync(join(tmpdir(), 'meetlat-dead-'))]
  cpSync(folder, erased, { recursive: true })
  const database = new DatabaseSync(join(erased, 'journal.sqlite'))
  database.exec('PRAGMA wal_autocheckpoint = 0; PRAGMA secure_delete = ON; BEGIN')
  for (const table of ['summaries', 'events', 'sessions']) database.exec(`DELETE FROM ${table}`)
  database.exec('COMMIT')
  cpSync(erased, dead, { recursive: true })
  database.close()
  journal.close()
  for (const gone of [folder, erased]) rmSync(gone, { recursive: true })
  folder = dead
  expect(rawBytes()).toContain(secret)
  journal = open()
  expect(rawBytes()).not.toContain(secret)
})

test('[AR-6] of a session that was erased not one byte stays in any file, nor of what later sessions took over from it', () => {
  const secret = 'Fatima-belt-de-huisarts'
  tell({ id: 'first', action: `${secret}-actie`, top: `${secret}-top`, plan: { topic: `${secret}-onderwerp` } })
  const before = journal.archived('first')?.session
  if (before === undefined) throw new Error('it is not there')
  const previous = previousOf(before)
  const [prepared, ...rest] = tellSession({ id: 'second' })
  const continued: SessionEvent = { type: 'session-continued', at: 5, previous }
  journal.append([...(prepared === undefined ? [] : [prepared]), continued, ...rest])
  const third = { ...archivedSession({ id: 'third' }), previous: { ...previous, of: 'second' } }
  journal.takeIn([third], 77)
  expect(rawBytes()).toContain(secret)

  expect(journal.erase('first')).toBe(true)
  expect(rawBytes()).not.toContain(secret)
  expect(journal.archived('second')?.session.previous).toBeNull()
  expect(journal.archived('third')?.session.previous).toMatchObject({ of: 'second', actions: [] })
  journal.close()
  expect(rawBytes()).not.toContain(secret)
  journal = open()
  expect(journal.archived('second')?.session.cards).toHaveLength(2)
})

test('[AR-7] sessions of another kiosk come in all or none, never twice, and are never the session of the room', () => {
  const foreign = [archivedSession({ id: 'x', at: 5000 }), archivedSession({ id: 'y', at: 6000 })]
  expect(journal.takeIn(foreign, 9000)).toBe(2)
  expect(journal.readNewest()).toEqual([])
  tell({ id: 'own', at: 7000 })
  expect(journal.takeIn(foreign, 9001)).toBe(0)
  expect(journal.readNewest()[0]).toMatchObject({ id: 'own' })
  expect(journal.archived('x')?.session).toEqual(foreign[0])
  expect(ids()).toEqual(['own', 'y', 'x'])
  expect(() => journal.takeIn([archivedSession({ id: 'z' }), { ...archivedSession(), id: 'not an id' }], 9002)).toThrow(/Invalid/)
  expect(ids()).toHaveLength(3)
})

test('[AR-8] sessions about the same stand beside each other, oldest first', () => {
  tell({ id: 'a', at: 1000, plan: { topic: 'Taal' } })
  tell({ id: 'b', at: 2000, plan: { template: 'absence' } })
  tell({ id: 'c', at: 3000, plan: { topic: 'taal' } })
  tell({ id: 'd', at: 4000, plan: { topic: 'Taál' } })
  expect(journal.aboutTheSame('d', 12).map(({ id }) => id)).toEqual(['a', 'c', 'd'])
  expect(journal.aboutTheSame('d', 2).map(({ id }) => id)).toEqual(['c', 'd'])
})

const EVERYTHING: ArchiveSearch = { words: '', from: 0, before: Number.MAX_SAFE_INTEGER, skip: 0, most: 100 }

/** Everything that lies in the data folder, byte for byte. */
function rawBytes(): string {
  return readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'latin1'))
    .join('\n')
}

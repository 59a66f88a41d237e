import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { SessionEvent } from '#core/session/events'
import { JournalInUse, JournalNotWritable, openSqliteJournal } from '#host/journal/sqlite-journal'
import { systemClock } from '#host/ports/clock'
import { silentLog } from '#host/ports/log'
import { journalContract } from '../../contracts/journal-contract.ts'

const folders: string[] = []

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'meetlat-journal-'))
  folders.push(folder)
  return folder
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

const open = (folder: string) => openSqliteJournal(folder, systemClock, silentLog)
const STARTED: SessionEvent = { type: 'session-started', at: 1, id: 'a', practice: false, topic: null }

describe('contract', () => {
  journalContract('node:sqlite', () => {
    const folder = newFolder()
    return async () => open(folder).journal
  })
})

function setAsideFiles(folder: string): readonly string[] {
  return readdirSync(folder).filter((name) => /^journal\.set-aside-.*\.sqlite$/.test(name))
}

describe('a file that cannot be used', () => {
  test.each([
    ['is no database at all', () => Buffer.from('this was never a journal')],
    ['lost its middle', (whole: Buffer) => Buffer.concat([whole.subarray(0, 4096), Buffer.alloc(whole.length - 4096, 0xa5)])],
    ['lost its end', (whole: Buffer) => whole.subarray(0, 5000)],
  ])('[JO-4] a file that %s is set aside untouched, and the room begins with a new one', (_, damage) => {
    const folder = newFolder()
    const { journal } = open(folder)
    journal.append([STARTED])
    journal.close()
    const file = join(folder, 'journal.sqlite')
    const damaged = damage(readFileSync(file))
    writeFileSync(file, damaged)

    const opened = open(folder)
    expect(opened.journal.readNewest()).toEqual([])
    opened.journal.append([STARTED])
    opened.journal.close()
    const [aside] = setAsideFiles(folder)
    expect(opened.setAside).toBe(join(folder, aside ?? ''))
    expect(readFileSync(join(folder, aside ?? ''))).toEqual(damaged)
  })

  test('[JO-5] an event that this version cannot read sets the file aside as well: a session is never resumed half', () => {
    const folder = newFolder()
    const { journal } = open(folder)
    journal.append([STARTED])
    journal.close()
    const database = new DatabaseSync(join(folder, 'journal.sqlite'))
    database.exec(`INSERT INTO events (session, event) VALUES (1, '{"type":"step-changed","at":2,"from":1,"to":99}')`)
    database.close()
    expect(open(folder).setAside).not.toBeNull()
    expect(setAsideFiles(folder)).toHaveLength(1)
  })

  test('[JO-6] a journal of a newer version is set aside, not written to', () => {
    const folder = newFolder()
    open(folder).journal.close()
    const database = new DatabaseSync(join(folder, 'journal.sqlite'))
    database.exec('PRAGMA user_version = 99')
    database.close()
    expect(open(folder).setAside).not.toBeNull()
  })
})

test('[JO-10] on a disk that is full the file stays where it is, and who opens it is told why', () => {
  const folder = newFolder()
  const { exec } = DatabaseSync.prototype
  // SQLite says the same of a file that may not grow as of a disk that is full.
  const spy = vi.spyOn(DatabaseSync.prototype, 'exec').mockImplementationOnce(function full(this: DatabaseSync, sql: string) {
    exec.call(this, `PRAGMA max_page_count = 1; ${sql}`)
  })
  expect(() => open(folder)).toThrow(JournalNotWritable)
  spy.mockRestore()
  expect(setAsideFiles(folder)).toEqual([])
})

describe('a file that is in use', () => {
  test('[JO-7] a second Meetlat on the same folder is refused, and the first goes on', () => {
    const folder = newFolder()
    const { journal } = open(folder)
    journal.append([STARTED])
    const script = `import { openSqliteJournal } from '#host/journal/sqlite-journal'
      import { silentLog } from '#host/ports/log'
      import { systemClock } from '#host/ports/clock'
      try { openSqliteJournal(process.argv[1], systemClock, silentLog) } catch (error) { console.log(error.constructor.name) }`
    const said = execFileSync(process.execPath, ['--input-type=module', '-e', script, folder], { encoding: 'utf8' })
    expect(said.trim()).toBe(JournalInUse.name)
    journal.append([{ type: 'step-changed', at: 2, from: 1, to: 2 }])
    expect(journal.readNewest()).toHaveLength(2)
    journal.close()
    expect(setAsideFiles(folder)).toEqual([])
  })
})

test('[JO-8] the file is in write-ahead mode with synchronous FULL, and its tables are strict', () => {
  const folder = newFolder()
  const { journal } = open(folder)
  journal.append([STARTED])
  expect(readdirSync(folder)).toContain('journal.sqlite-wal')
  journal.close()
  const database = new DatabaseSync(join(folder, 'journal.sqlite'))
  expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' })
  expect(database.prepare(`SELECT strict FROM pragma_table_list WHERE name IN ('sessions', 'events')`).all()).toEqual([
    { strict: 1 },
    { strict: 1 },
  ])
  database.close()
})

test('[JO-13] what could not be read back is not written, and a plan that cannot be read is only left out', () => {
  const folder = newFolder()
  const { journal } = open(folder)
  journal.append([STARTED])
  const hand = { manual: false, people: Array.from({ length: 11 }, () => 100) }
  expect(() => journal.append([{ type: 'hand-changed', at: 2, hand }])).toThrow(/99/)
  journal.append([{ ...STARTED, id: 'b' }])
  journal.close()
  const database = new DatabaseSync(join(folder, 'journal.sqlite'))
  database.exec(`INSERT INTO events (session, event) VALUES (1, '{"type":"of-another-time"}')`)
  database.close()
  const again = open(folder)
  expect([again.setAside, again.journal.earlierPlans(9).map(({ id }) => id)]).toEqual([null, ['b']])
  again.journal.close()
})

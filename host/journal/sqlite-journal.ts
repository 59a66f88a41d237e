/** The journal in one SQLite file: write-ahead log, synchronous FULL, strict tables, migrations by version. */
import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import * as v from 'valibot'
import type { EarlierPlan } from '#core/protocol/views'
import { replay } from '#core/session/evolve'
import { sessionEventSchema, type SessionEvent } from '#core/session/events'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { Journal } from './journal.ts'

export interface OpenedJournal {
  readonly journal: Journal
  /** Where a file that could not be read was set aside, untouched; null in the ordinary case. */
  readonly setAside: string | null
}

/** Another Meetlat has this folder open. The one who started the second is told. */
export class JournalInUse extends Error {}

/** The disk takes nothing: it is full, or may only be read. The journal on it may be whole, and a new one would fare no better. */
export class JournalNotWritable extends Error {}

const FILE = 'journal.sqlite'
/** SQLite's own files beside the database belong to it: a write-ahead log alone is worthless. */
const COMPANIONS = ['', '-wal', '-shm'] as const
/** SQLITE_BUSY and SQLITE_LOCKED: the low byte of a code, whose other bits say more, such as SQLITE_BUSY_RECOVERY (sqlite.org/rescode.html). */
const BUSY_CODES = [5, 6]
/** SQLITE_READONLY and SQLITE_FULL, in the same low byte. */
const NOT_WRITABLE_CODES = [8, 13]
const PRIMARY_CODE = 0xff

/** Each entry brings a journal from version n to n + 1. Entries are only ever added. */
const MIGRATIONS = [
  `CREATE TABLE sessions (
     number INTEGER PRIMARY KEY,
     id TEXT NOT NULL UNIQUE,
     practice INTEGER NOT NULL CHECK (practice IN (0, 1))
   ) STRICT;
   CREATE TABLE events (
     number INTEGER PRIMARY KEY,
     session INTEGER NOT NULL REFERENCES sessions (number),
     event TEXT NOT NULL CHECK (json_valid(event))
   ) STRICT;
   CREATE INDEX events_of_session ON events (session, number);`,
] as const

/**
 * Opens the journal in a folder, making both if need be. A file that cannot be read, or that a newer Meetlat wrote, is renamed and
 * kept, and a new one begun: the room can always be used. Throws `JournalInUse`, `JournalNotWritable`, and whatever else the disk says.
 */
export function openSqliteJournal(folder: string, clock: Clock, log: Log): OpenedJournal {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, FILE)
  try {
    return { journal: open(file, log), setAside: null }
  } catch (error) {
    if (saysOneOf(error, BUSY_CODES)) throw new JournalInUse(`another Meetlat is using ${folder}`, { cause: error })
    if (saysOneOf(error, NOT_WRITABLE_CODES)) throw new JournalNotWritable(error.message, { cause: error })
    if (!existsSync(file)) throw error
    const aside = setFileAside(file, new Date(clock.now()))
    log.error({ err: error, file, aside }, 'the journal could not be read: it was set aside untouched, and a new one begun')
    return { journal: open(file, log), setAside: aside }
  }
}

function open(file: string, log: Log): Journal {
  const database = new DatabaseSync(file)
  try {
    // Exclusive: a second process on the same folder must fail at once, not interleave its sessions with ours.
    database.exec(
      'PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;',
    )
    checkWhole(database)
    migrate(database)
    growLog(database)
    const journal = createJournal(database, log)
    journal.readNewest()
    return journal
  } catch (error) {
    database.close()
    throw error
  }
}

const versionRow = v.object({ user_version: v.number() })

function migrate(database: DatabaseSync): void {
  const version = v.parse(versionRow, database.prepare('PRAGMA user_version').get()).user_version
  if (version === MIGRATIONS.length) return
  if (version > MIGRATIONS.length) throw new Error(`the journal has version ${version}, this Meetlat knows ${MIGRATIONS.length}`)
  database.exec('BEGIN EXCLUSIVE')
  for (const migration of MIGRATIONS.slice(version)) database.exec(migration)
  database.exec(`PRAGMA user_version = ${MIGRATIONS.length}; COMMIT`)
}

/** Pages of the log beside the file. When so many are full, what is in them is brought into the file and they are filled anew. */
const LOG_PAGES = 500
const PAGE = 4096

/**
 * Makes the log as long as it gets. A disk that only writes over what is there keeps an event in a fraction of the time that it takes for a file that
 * grows, whose length must be kept as well: a press is on the big screen that much sooner.
 */
function growLog(database: DatabaseSync): void {
  database.exec(`PRAGMA wal_autocheckpoint = ${LOG_PAGES};
    BEGIN IMMEDIATE; CREATE TABLE room (made BLOB) STRICT; INSERT INTO room VALUES (zeroblob(${LOG_PAGES * PAGE})); DROP TABLE room; COMMIT;
    PRAGMA wal_checkpoint(RESTART)`)
}

const checkRow = v.object({ quick_check: v.literal('ok') })

function checkWhole(database: DatabaseSync): void {
  v.parse(checkRow, database.prepare('PRAGMA quick_check(1)').get())
}

const numberRow = v.object({ number: v.number() })
const eventRow = v.object({ event: v.pipe(v.string(), v.parseJson(), sessionEventSchema) })

function createJournal(database: DatabaseSync, log: Log): Journal {
  const newest = database.prepare('SELECT number FROM sessions ORDER BY number DESC LIMIT 1')
  const eventsOf = database.prepare('SELECT event FROM events WHERE session = ? ORDER BY number')
  const addSession = database.prepare('INSERT INTO sessions (id, practice) VALUES (?, ?)')
  // A session that was prepared is the one that starts: it has no start yet.
  const startPrepared = database.prepare(
    `UPDATE sessions SET practice = ? WHERE id = ? AND number = (SELECT max(number) FROM sessions)
     AND NOT EXISTS (SELECT 1 FROM events WHERE session = sessions.number AND event ->> 'type' = 'session-started')`,
  )
  const addEvent = database.prepare('INSERT INTO events (session, event) SELECT max(number), ? FROM sessions')
  const realStarts = database.prepare(
    `SELECT session AS number FROM events JOIN sessions ON sessions.number = session
     WHERE practice = 0 AND event ->> 'type' = 'session-started' ORDER BY session DESC LIMIT ?`,
  )
  const removeEvents = database.prepare('DELETE FROM events WHERE session = (SELECT number FROM sessions WHERE id = ?)')
  const removeSession = database.prepare('DELETE FROM sessions WHERE id = ?')
  let open = true

  function read(session: number): readonly SessionEvent[] {
    return eventsOf.all(session).map((event) => v.parse(eventRow, event).event)
  }

  function begin(event: SessionEvent): void {
    if (event.type === 'session-prepared') addSession.run(event.id, event.practice ? 1 : 0)
    if (event.type !== 'session-started') return
    const practice = event.practice ? 1 : 0
    if (startPrepared.run(practice, event.id).changes === 0) addSession.run(event.id, practice)
  }

  /** All or nothing. */
  function inOne<Value>(work: () => Value): Value {
    database.exec('BEGIN IMMEDIATE')
    try {
      const value = work()
      database.exec('COMMIT')
      return value
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK')
      throw error
    }
  }

  return {
    readNewest() {
      const row = newest.get()
      return row === undefined ? [] : read(v.parse(numberRow, row).number)
    },
    append(events) {
      inOne(() => {
        for (const event of events) {
          begin(event)
          // What could not be read back would set the whole file aside: then rather this one action is refused.
          addEvent.run(JSON.stringify(v.parse(sessionEventSchema, event)))
        }
      })
    },
    earlierPlans: (most) =>
      realStarts.all(most).flatMap((row) => {
        const { number } = v.parse(numberRow, row)
        try {
          return planOf(read(number))
        } catch (error) {
          // A plan that can be copied is a convenience: one that cannot be read keeps nobody from working.
          log.warn({ err: error, number }, 'the plan of an earlier session cannot be read')
          return []
        }
      }),
    erase(id) {
      const changes = inOne(() => {
        removeEvents.run(id)
        return removeSession.run(id).changes
      })
      // What was erased must not live on in the log beside the file.
      database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
      growLog(database)
      return changes > 0
    },
    isWritable() {
      try {
        // The version that it has, written anew: a page in the log, synced like any other.
        inOne(() => database.exec(`PRAGMA user_version = ${MIGRATIONS.length}`))
        return true
      } catch (error) {
        log.error({ err: error }, 'the journal cannot be written')
        return false
      }
    },
    close() {
      if (open) database.close()
      open = false
    },
  }
}

function planOf(events: readonly SessionEvent[]): readonly EarlierPlan[] {
  const state = replay(events)
  if (state.phase !== 'running' && state.phase !== 'closed') return []
  return [{ id: state.id, at: state.startedAt, plan: state.plan }]
}

function saysOneOf(error: unknown, codes: readonly number[]): error is Error {
  if (!(error instanceof Error && 'errcode' in error && typeof error.errcode === 'number')) return false
  return codes.includes(error.errcode & PRIMARY_CODE)
}

function setFileAside(file: string, when: Date): string {
  const stamp = when.toISOString().replaceAll(/[:.]/g, '-')
  const aside = file.replace(/\.sqlite$/, `.set-aside-${stamp}.sqlite`)
  for (const companion of COMPANIONS) if (existsSync(file + companion)) renameSync(file + companion, aside + companion)
  return aside
}

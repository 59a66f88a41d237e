/** The journal in one SQLite file: write-ahead log, synchronous FULL, strict tables, migrations by version. */
import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import * as v from 'valibot'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import { createJournal } from './database-journal.ts'
import { growLog } from './grow-log.ts'
import type { Journal } from './journal.ts'
import { SUMMARIES_TABLE } from './summaries.ts'

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
  `${SUMMARIES_TABLE}
   CREATE INDEX events_continued ON events (number) WHERE event ->> 'type' = 'session-continued';
   CREATE INDEX events_imported ON events (number) WHERE event ->> 'type' = 'session-imported';`,
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
    // What was erased when the power went still stands in the log.
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    growLog(database)
    const journal = createJournal(database, log)
    // Always: the power may have gone between the new version and the index.
    journal.summarizeMissing()
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

const checkRow = v.object({ quick_check: v.literal('ok') })

function checkWhole(database: DatabaseSync): void {
  v.parse(checkRow, database.prepare('PRAGMA quick_check(1)').get())
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

/** The journal in an open database: its statements, and what each part of the port does with them. */
import type { DatabaseSync } from 'node:sqlite'
import * as v from 'valibot'
import { archivedOf } from '#core/archive/archived-session'
import type { EarlierPlan } from '#core/protocol/views'
import { replay } from '#core/session/evolve'
import { sessionEventSchema, type SessionEvent } from '#core/session/events'
import type { Log } from '../ports/log.ts'
import { forgetElsewhere } from './forget-elsewhere.ts'
import { growLog } from './grow-log.ts'
import type { Journal } from './journal.ts'
import { createSummaries } from './summaries.ts'

const numberRow = v.object({ number: v.number() })
const versionRow = v.object({ user_version: v.number() })
const idRow = v.object({ id: v.string() })
const eventRow = v.object({ event: v.pipe(v.string(), v.parseJson(), sessionEventSchema) })

/** What changes whether a session is in the archive, or how it stands there. */
const SUMMARIZED: readonly SessionEvent['type'][] = ['session-closed', 'session-reopened', 'keeping-changed']

export interface SqliteJournal extends Journal {
  /** Puts into the index of the archive what is over and not in it: all, in a journal from before the archive. */
  summarizeMissing(): void
}

export function createJournal(database: DatabaseSync, log: Log): SqliteJournal {
  const summaries = createSummaries(database)
  // Sessions of this kiosk are numbered from 1 on, those that were taken in from -1 down: they are never the newest one.
  const newest = database.prepare('SELECT number FROM sessions WHERE number > 0 ORDER BY number DESC LIMIT 1')
  const eventsOf = database.prepare('SELECT event FROM events WHERE session = ? ORDER BY number')
  const addSession = database.prepare(
    'INSERT INTO sessions (number, id, practice) SELECT max(0, coalesce(max(number), 0)) + 1, ?, ? FROM sessions',
  )
  const addForeign = database.prepare(
    'INSERT INTO sessions (number, id, practice) SELECT min(0, coalesce(min(number), 0)) - 1, ?, 0 FROM sessions RETURNING number',
  )
  const addEventOf = database.prepare('INSERT INTO events (session, event) VALUES (?, ?)')
  const numberOf = database.prepare('SELECT number FROM sessions WHERE id = ?')
  const missingNumbers = database.prepare(
    'SELECT number FROM sessions WHERE practice = 0 AND NOT EXISTS (SELECT 1 FROM summaries WHERE session = sessions.number)',
  )
  const quietSince = database.prepare(
    `SELECT id FROM sessions WHERE (SELECT event ->> 'at' FROM events WHERE session = sessions.number ORDER BY number DESC LIMIT 1) < ?`,
  )
  // A session that was prepared is the one that starts: it has no start yet.
  const startPrepared = database.prepare(
    `UPDATE sessions SET practice = ? WHERE id = ? AND number = (SELECT max(number) FROM sessions)
     AND NOT EXISTS (SELECT 1 FROM events WHERE session = sessions.number AND event ->> 'type' = 'session-started')`,
  )
  const addEvent = database.prepare('INSERT INTO events (session, event) SELECT max(number), ? FROM sessions WHERE number > 0')
  const realStarts = database.prepare(
    `SELECT session AS number FROM events JOIN sessions ON sessions.number = session
     WHERE practice = 0 AND event ->> 'type' IN ('session-started', 'session-imported') ORDER BY session DESC LIMIT ?`,
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

  function readById(id: string): readonly SessionEvent[] {
    const row = numberOf.get(id)
    return row === undefined ? [] : read(v.parse(numberRow, row).number)
  }

  function summarize(session: number): void {
    summaries.refresh(session, read(session))
  }

  function summarizeIfReadable(session: number): void {
    try {
      summarize(session)
    } catch (error) {
      log.warn({ err: error, session }, 'an earlier session cannot be read: it is left out of the archive')
    }
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
    append(events, written) {
      inOne(() => {
        for (const event of events) {
          begin(event)
          addEvent.run(textOf(event))
        }
        written?.()
        if (events.some(({ type }) => SUMMARIZED.includes(type))) summarize(v.parse(numberRow, newest.get()).number)
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
        summaries.remove(id)
        removeEvents.run(id)
        forgetElsewhere(database, id)
        return removeSession.run(id).changes
      })
      // What was erased must not live on in the log beside the file.
      database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
      growLog(database)
      return changes > 0
    },
    find: (search) => summaries.find(search),
    archivedIds: () => summaries.archivedIds(),
    aboutTheSame: (id, most) => summaries.aboutTheSame(id, most),
    notToKeep: () => summaries.notToKeep(),
    olderThan: (at) => quietSince.all(at).map((row) => v.parse(idRow, row).id),
    read: readById,
    archived(id) {
      const state = replay(readById(id))
      return state.phase === 'closed' && !state.practice ? { session: archivedOf(state), keep: state.keep } : null
    },
    takeIn: (sessions, at) =>
      inOne(() => {
        let many = 0
        for (const session of sessions) {
          if (numberOf.get(session.id) !== undefined) continue
          const { number } = v.parse(numberRow, addForeign.get(session.id))
          const event: SessionEvent = { type: 'session-imported', at, session }
          addEventOf.run(number, textOf(event))
          summaries.refresh(number, [event])
          many++
        }
        return many
      }),
    summarizeMissing: () => inOne(() => missingNumbers.all().forEach((row) => summarizeIfReadable(v.parse(numberRow, row).number))),
    isWritable() {
      try {
        // The version that it has, written anew: a page in the log, synced like any other.
        const { user_version: version } = v.parse(versionRow, database.prepare('PRAGMA user_version').get())
        inOne(() => database.exec(`PRAGMA user_version = ${version}`))
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

/** What could not be read back would set the whole file aside: then rather this one action is refused. */
function textOf(event: SessionEvent): string {
  return JSON.stringify(v.parse(sessionEventSchema, event))
}

function planOf(events: readonly SessionEvent[]): readonly EarlierPlan[] {
  const state = replay(events)
  if (state.phase !== 'running' && state.phase !== 'closed') return []
  return [{ id: state.id, at: state.startedAt, plan: state.plan }]
}

/** The index of the archive: one row for each real session that is over, made of its events and kept in step with them. */
import type { DatabaseSync } from 'node:sqlite'
import * as v from 'valibot'
import { en } from '#content/en'
import { nl } from '#content/nl'
import { archivedOf } from '#core/archive/archived-session'
import { sessionSummarySchema, summaryOf, type SessionSummary } from '#core/archive/session-summary'
import { fold } from '#core/fold'
import { replay } from '#core/session/evolve'
import type { SessionEvent } from '#core/session/events'
import type { Plan } from '#core/session/plan'
import type { ArchiveSearch, ArchiveStore, FoundSessions } from './archive-store.ts'

export const SUMMARIES_TABLE = `CREATE TABLE summaries (
     session INTEGER PRIMARY KEY REFERENCES sessions (number),
     at INTEGER NOT NULL,
     keep INTEGER NOT NULL CHECK (keep IN (0, 1)),
     topic TEXT NOT NULL,
     words TEXT NOT NULL,
     summary TEXT NOT NULL CHECK (json_valid(summary))
   ) STRICT;
   CREATE INDEX summaries_by_time ON summaries (at);
   CREATE INDEX summaries_by_topic ON summaries (topic, at);`

export interface Summaries extends Pick<ArchiveStore, 'find' | 'aboutTheSame' | 'archivedIds' | 'notToKeep'> {
  /** The session with this number has other events now. */
  refresh(session: number, events: readonly SessionEvent[]): void
  /** The session with this id is about to go. */
  remove(id: string): void
}

const summaryRow = v.object({ summary: v.pipe(v.string(), v.parseJson(), sessionSummarySchema) })
const idRow = v.object({ id: v.string() })
const totalRow = v.object({ total: v.number() })
const MOST_WORDS = 16

export function createSummaries(database: DatabaseSync): Summaries {
  const MATCHES = `at >= ? AND at < ? AND NOT EXISTS (SELECT 1 FROM json_each(?) WHERE instr(words, value) = 0)`
  const put = database.prepare(
    'INSERT OR REPLACE INTO summaries (session, at, keep, topic, words, summary) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const removeNumber = database.prepare('DELETE FROM summaries WHERE session = ?')
  const removeId = database.prepare('DELETE FROM summaries WHERE session = (SELECT number FROM sessions WHERE id = ?)')
  const page = database.prepare(`SELECT summary FROM summaries WHERE ${MATCHES} ORDER BY at DESC, session DESC LIMIT ? OFFSET ?`)
  const count = database.prepare(`SELECT count(*) AS total FROM summaries WHERE ${MATCHES}`)
  const same = database.prepare(
    `SELECT summary FROM summaries WHERE topic = (SELECT topic FROM summaries JOIN sessions ON sessions.number = session WHERE id = ?)
     ORDER BY at DESC, session DESC LIMIT ?`,
  )
  const ids = database.prepare('SELECT id FROM summaries JOIN sessions ON sessions.number = session ORDER BY at, session')
  const unkept = database.prepare('SELECT id FROM summaries JOIN sessions ON sessions.number = session WHERE keep = 0')

  return {
    refresh(session, events) {
      const state = replay(events)
      if (state.phase !== 'closed' || state.practice) {
        removeNumber.run(session)
        return
      }
      const summary = summaryOf(archivedOf(state), state.keep)
      put.run(session, state.startedAt, state.keep ? 1 : 0, topicOf(state.plan), wordsOf(state.plan), JSON.stringify(summary))
    },
    remove(id) {
      removeId.run(id)
    },
    find({ words, from, before, skip, most }: ArchiveSearch): FoundSessions {
      const wanted = fold(words).split(/\s+/).filter(Boolean).slice(0, MOST_WORDS)
      const match = [from, before, JSON.stringify(wanted)] as const
      const { total } = v.parse(totalRow, count.get(...match))
      return { total, sessions: summariesIn(page.all(...match, most, skip)) }
    },
    aboutTheSame: (id, most) => summariesIn(same.all(id, most)).toReversed(),
    archivedIds: () => idsIn(ids.all()),
    notToKeep: () => idsIn(unkept.all()),
  }
}

function summariesIn(rows: readonly unknown[]): readonly SessionSummary[] {
  return rows.map((row) => v.parse(summaryRow, row).summary)
}

function idsIn(rows: readonly unknown[]): readonly string[] {
  return rows.map((row) => v.parse(idRow, row).id)
}

/** What a session is about, so that two of the same can be found: its own words before those of its template. */
function topicOf({ topic, template, ambition }: Plan): string {
  return fold(topic || template || ambition).trim()
}

/** What it is found by: its own words, and those of its template in every language, for whoever looks for what stood on the screen. */
function wordsOf({ topic, ambition, ten, template }: Plan): string {
  const texts = template === null ? [] : [nl, en].flatMap(({ topics }) => [topics[template].name, topics[template].ambition])
  return fold([topic, ambition, ten, ...texts].join('\n')).replaceAll('‑', '-')
}

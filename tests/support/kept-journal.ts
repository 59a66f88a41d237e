/** What stands in the journal of a kiosk that has ended: read with the real adapter, from the real file. */
import { openSqliteJournal } from '#host/journal/sqlite-journal'
import { silentLog } from '#host/ports/log'
import { replay } from '#core/session/evolve'
import type { SessionEvent } from '#core/session/events'
import type { SessionState } from '#core/session/session'
import { createFakeClock } from './fake-clock.ts'

export function journalOf(data: string): { readonly events: readonly SessionEvent[]; readonly session: SessionState } {
  const { journal } = openSqliteJournal(data, createFakeClock(), silentLog)
  const events = journal.readNewest()
  journal.close()
  return { events, session: replay(events) }
}

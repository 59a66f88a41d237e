/** What later sessions took over from a session that is erased goes with it: its line and its actions stand in their events too. */
import type { DatabaseSync } from 'node:sqlite'
import * as v from 'valibot'
import { sessionEventSchema, type SessionEvent } from '#core/session/events'
import { withoutSession } from '#core/session/previous'

const row = v.object({ number: v.number(), event: v.pipe(v.string(), v.parseJson(), sessionEventSchema) })

/** Within a transaction of the one who erases. The events keep their place and their meaning: the session goes on from nothing. */
export function forgetElsewhere(database: DatabaseSync, erased: string): void {
  const change = database.prepare('UPDATE events SET event = ? WHERE number = ?')
  for (const type of ['session-continued', 'session-imported'] as const) {
    // The type as text, so that the partial index of that type is used.
    const found = database.prepare(`SELECT number, event FROM events WHERE event ->> 'type' = '${type}' AND instr(event, ?) > 0`)
    for (const candidate of found.all(erased)) {
      const { number, event } = v.parse(row, candidate)
      const scrubbed = scrub(event, erased)
      if (scrubbed !== null) change.run(JSON.stringify(scrubbed), number)
    }
  }
}

function scrub(event: SessionEvent, erased: string): SessionEvent | null {
  if (event.type === 'session-continued' && event.previous !== null)
    return { ...event, previous: withoutSession(event.previous, erased) }
  if (event.type !== 'session-imported' || event.session.previous === null) return null
  return { ...event, session: { ...event.session, previous: withoutSession(event.session.previous, erased) } }
}

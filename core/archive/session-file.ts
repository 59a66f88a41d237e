/** A session as it leaves the kiosk: `session.json` in an export. `docs/export-schema.json` is the same for other programs. */
import * as v from 'valibot'
import { outsideTheRoom } from '../session/bands.ts'
import { archivedSessionSchema, type ArchivedSession } from './archived-session.ts'

const SESSION_FORMAT = 'meetlat-session'
/** Rises when an older Meetlat could no longer read what is written. */
export const SESSION_VERSION = 1

export const sessionFileSchema = v.strictObject({
  format: v.literal(SESSION_FORMAT),
  version: v.literal(SESSION_VERSION),
  session: archivedSessionSchema,
})
export type SessionFile = v.InferOutput<typeof sessionFileSchema>

/** Only as much of where people stood as may leave the room. */
export function sessionFileOf(session: ArchivedSession): SessionFile {
  return { format: SESSION_FORMAT, version: SESSION_VERSION, session: abroad(session) }
}

/** The same session as others may know it. */
export function abroad(session: ArchivedSession): ArchivedSession {
  const { today, ideal, forward, previous } = session
  return {
    ...session,
    ...outsideTheRoom({ today, ideal, forward }),
    previous: previous === null ? null : { ...previous, ...outsideTheRoom({ today: previous.today, forward: previous.forward }) },
  }
}

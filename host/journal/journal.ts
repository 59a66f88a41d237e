/** The journal, as a port: what has happened in the sessions, on disk before anyone is told. */
import type { SessionEvent } from '#core/session/session'

export interface Journal {
  /** The events of the session that was started last, oldest first; none in a new journal. */
  readNewest(): readonly SessionEvent[]
  /**
   * Keeps events, all or none. When this returns they survive a crash and a pulled plug. A `session-started` among them begins the
   * session to which all later events belong. Throws when they could not be kept: then nothing has happened.
   */
  append(events: readonly SessionEvent[]): void
  /** Harmless twice. */
  close(): void
}

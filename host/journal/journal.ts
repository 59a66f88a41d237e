/** The journal, as a port: what has happened in the sessions, on disk before anyone is told. */
import type { EarlierPlan } from '#core/protocol/views'
import type { SessionEvent } from '#core/session/events'
import type { ArchiveStore } from './archive-store.ts'

export interface Journal extends ArchiveStore {
  /** The events of the session that was begun last, oldest first; none in a new journal. */
  readNewest(): readonly SessionEvent[]
  /**
   * Keeps events, all or none. When this returns they survive a crash and a pulled plug. A `session-prepared` or `session-started` of a new id
   * among them begins the session to which all later events belong. Throws when they could not be kept: then nothing has happened.
   * `written` is called when nothing but the disk itself can refuse them any more.
   */
  append(events: readonly SessionEvent[], written?: () => void): void
  /** The plans of the real sessions that were started, newest first, at most so many. */
  earlierPlans(most: number): readonly EarlierPlan[]
  /** Takes a session off the disk for good, with every byte of it, also of what later sessions took over from it. Whether there was one. Throws when it could not be done. */
  erase(id: string): boolean
  /** Whether it could keep something now, by really writing to the disk what changes nothing. */
  isWritable(): boolean
  /** Harmless twice. */
  close(): void
}

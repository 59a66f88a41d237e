/** The archive, as a port: the real sessions that are over, found without reading all of them. */
import type { ArchivedSession } from '#core/archive/archived-session'
import type { SessionSummary } from '#core/archive/session-summary'
import type { SessionEvent } from '#core/session/events'

export interface ArchiveSearch {
  /** Words that its topic or its ambition has, in any order, without case and accents; none find all. */
  readonly words: string
  /** Host time of its start, ms since 1970: from, and before. */
  readonly from: number
  readonly before: number
  /** So many are left out, and so many given at most. */
  readonly skip: number
  readonly most: number
}

export interface FoundSessions {
  /** Newest first. */
  readonly sessions: readonly SessionSummary[]
  /** How many there are in all. */
  readonly total: number
}

export interface ArchiveStore {
  find(search: ArchiveSearch): FoundSessions
  /** The events of any session, oldest first; none when it is not there. Throws when they cannot be read. */
  read(id: string): readonly SessionEvent[]
  /** One that is over and was real; null when there is none such. */
  archived(id: string): { readonly session: ArchivedSession; readonly keep: boolean } | null
  /** The ids of all of them, oldest first. */
  archivedIds(): readonly string[]
  /** Those about the same as this one, this one among them, oldest first, at most so many of the newest. */
  aboutTheSame(id: string, most: number): readonly SessionSummary[]
  /** Takes sessions of another kiosk in, all or none; those that are here already stay as they are. How many came in. `at` is host time. */
  takeIn(sessions: readonly ArchivedSession[], at: number): number
  /** Sessions of any kind in which nothing has happened since, host time. */
  olderThan(at: number): readonly string[]
  /** Sessions that are over and that nobody wants to keep. */
  notToKeep(): readonly string[]
}

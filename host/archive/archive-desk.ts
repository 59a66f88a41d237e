/** What the page of the archive and scripts ask of it: finding, opening, taking along, taking in, and how long to keep. */
import {
  MOST_ALIKE,
  SESSIONS_ON_A_PAGE,
  type ArchivedAnswer,
  type ArchivePage,
  type ArchiveQuery,
  type ImportAnswer,
  type StickRefusal,
} from '#core/archive/archive-answers'
import type { ImportRefusal } from '#core/archive/import-refusals'
import { dayOf } from '#core/archive/session-tables'
import type { Settings } from '#core/archive/settings'
import type { Locale } from '#core/locale'
import { accepted, refused, type Result } from '#core/result'
import type { ArchiveStore } from '../journal/archive-store.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { SettingsStore } from '../settings/settings-store.ts'
import type { ArchiveKeeper } from './archive-keeper.ts'
import { sessionsIn } from './import-sessions.ts'
import { zipOf, type FileMakers } from './session-zip.ts'
import type { Stick, Sticks } from '../sticks/sticks.ts'

/** A file as it is handed to somebody. */
export interface HandedFile {
  readonly name: string
  readonly data: Uint8Array
}

export interface ArchiveDesk {
  find(query: ArchiveQuery): ArchivePage
  open(id: string): ArchivedAnswer | null
  /** One session, or all of them for null. */
  zip(id: string | null): Promise<HandedFile | null>
  /** The page on paper, made anew. */
  page(id: string): Promise<Result<HandedFile, 'no-session' | 'no-printer'>>
  takeIn(zip: Uint8Array): Promise<ImportAnswer>
  set(settings: Settings): Result<Settings, 'not-stored'>
  sticks(): Promise<readonly Stick[]>
  writeStick(stick: string, id: string | null): Promise<Result<string, StickRefusal>>
}

export interface ArchiveDeskOptions {
  readonly store: ArchiveStore
  readonly settings: SettingsStore
  readonly keeper: Pick<ArchiveKeeper, 'tidy'>
  readonly makers: FileMakers
  readonly sticks: Sticks
  /** The language of the kiosk. */
  readonly locale: Locale
  readonly clock: Clock
  readonly log: Log
  readonly isSessionRunning: () => boolean
}

const NO_MAKERS: FileMakers = { pdf: null, png: null }

export function createArchiveDesk(options: ArchiveDeskOptions): ArchiveDesk {
  const { store, settings, keeper, makers, sticks, locale, clock, log, isSessionRunning } = options

  async function zip(id: string | null): Promise<HandedFile | null> {
    const session = id === null ? null : (store.archived(id)?.session ?? null)
    if (id !== null && session === null) return null
    const ids = id === null ? store.archivedIds() : [id]
    // A page takes a second to make: one session has it, hundreds at once are for another kiosk, which can make them itself.
    const told = { makers: id === null ? NO_MAKERS : makers, locale: session?.plan.locale ?? locale }
    const data = await zipOf(ids, (one) => readable(one), told)
    return { name: session === null ? 'meetlat.zip' : `meetlat-${dayOf(session)}-${session.id.slice(0, 8)}.zip`, data }
  }

  function readable(id: string) {
    try {
      return store.archived(id)?.session ?? null
    } catch (error) {
      log.warn({ err: error, id }, 'a session cannot be read: it is left out of the export')
      return null
    }
  }

  return {
    find({ q, from, to, page }) {
      const skip = (page - 1) * SESSIONS_ON_A_PAGE
      const before = to === undefined ? Number.MAX_SAFE_INTEGER : midnight(to, 24)
      const search = { words: q, from: from === undefined ? 0 : midnight(from, 0), before, skip, most: SESSIONS_ON_A_PAGE }
      const { sessions, total } = store.find(search)
      const pages = Math.max(1, Math.ceil(total / SESSIONS_ON_A_PAGE))
      return { sessions: [...sessions], total, page, pages, settings: settings.settings }
    },
    open(id) {
      const found = store.archived(id)
      if (found === null) return null
      return { ...found, alike: [...store.aboutTheSame(id, MOST_ALIKE)], prints: makers.pdf !== null }
    },
    zip,
    async page(id) {
      const session = store.archived(id)?.session
      if (session === undefined) return refused('no-session')
      const made = await makers.pdf?.(session)
      if (made?.ok !== true) return refused('no-printer')
      return accepted({ name: `meetlat-${dayOf(session)}.pdf`, data: made.value })
    },
    async takeIn(zip) {
      const read = await sessionsIn(zip)
      if (!read.ok) return taken(read.reason)
      // Writing many sessions at once holds everything else up for a moment: not while a group is at work.
      if (isSessionRunning()) return taken('session-running')
      try {
        const added = store.takeIn(read.value, clock.now())
        return taken(null, added, read.value.length - added)
      } catch (error) {
        log.error({ err: error }, 'sessions of another kiosk could not be kept: none was')
        return taken('not-stored')
      }
    },
    set(next) {
      const kept = settings.keep(next)
      if (kept.ok) keeper.tidy()
      return kept
    },
    sticks: () => sticks.find(),
    async writeStick(stick, id) {
      const file = await zip(id)
      return file === null ? refused('no-session') : sticks.write(stick, file.name, file.data)
    },
  }
}

/** The midnight at which this day begins or ends where the kiosk stands, ms since 1970: a day may have 23 or 25 hours. */
function midnight(day: string, hour: 0 | 24): number {
  return new Date(`${day}T${hour === 0 ? '00' : '24'}:00:00`).getTime()
}

function taken(refusal: ImportRefusal | null, added = 0, known = 0): ImportAnswer {
  return { refusal, added, known }
}

/** Lets nothing stay in the archive longer than it should: at power on, every day, and when the next session begins. */
import type { SessionState } from '#core/session/session'
import type { ArchiveStore } from '../journal/archive-store.ts'
import type { Cancel, Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { SettingsStore } from '../settings/settings-store.ts'
import type { BelievedTime } from './believed-time.ts'

export interface ArchiveKeeper {
  /** At power on: whatever nobody wants to keep goes, also what closed a minute ago. */
  start(): void
  /** Where the room is now. */
  follow(session: SessionState): void
  /** Erases what is too old, as the settings are now. */
  tidy(): void
  stop(): void
}

export interface ArchiveKeeperOptions {
  readonly store: ArchiveStore
  readonly settings: SettingsStore
  readonly clock: Clock
  /** What the clock says of how old something is. */
  readonly time: BelievedTime
  readonly log: Log
  /** Erases a session for good; why not, null when it is done. */
  readonly erase: (id: string) => string | null
  /** Where the room is. */
  readonly session: () => SessionState
}

const DAY = 24 * 60 * 60 * 1000
/** Erasing holds everything else up: so many at a time, and the rest so much later, ms. */
const AT_A_TIME = 8
const BETWEEN = 500

export function createArchiveKeeper({ store, settings, clock, time, log, erase, session }: ArchiveKeeperOptions): ArchiveKeeper {
  let current = idOf(session())
  let cancelDay: Cancel | null = null
  let cancelErasing: Cancel | null = null
  let cancelRest: Cancel | null = null
  /** What could not be erased, and is tried again tomorrow. */
  const stuck = new Set<string>()

  function eraseAll(ids: readonly string[], why: string): void {
    for (const id of ids) {
      const refusal = erase(id)
      if (refusal === null) log.info({ id }, why)
      else log.error({ id, refusal }, 'a session should be erased, and cannot be')
      if (refusal !== null) stuck.add(id)
    }
  }

  function eraseUnkept(except: string | null): void {
    eraseAll(
      store.notToKeep().filter((id) => id !== except),
      'a session that was not to be kept is erased',
    )
  }

  function tidy(): void {
    cancelRest?.()
    const { keepDays } = settings.settings
    const now = time.now()
    if (keepDays === null || now === null) return
    const old = store.olderThan(now - keepDays * DAY)
    // What is on the screen is of now, whatever the clock said when it began.
    const here = idOf(session())
    const due = old.filter((id) => id !== here && !stuck.has(id))
    eraseAll(due.slice(0, AT_A_TIME), 'a session was kept for as long as the settings say, and is erased')
    if (due.length > AT_A_TIME) cancelRest = clock.after(BETWEEN, tidy)
  }

  function everyDay(): void {
    stuck.clear()
    tidy()
    cancelDay = clock.after(DAY, everyDay)
  }

  return {
    start() {
      eraseUnkept(null)
      everyDay()
    },
    follow(now) {
      const next = idOf(now)
      if (next === current) return
      current = next
      // Not while the room is still telling everybody that another session began.
      if (next !== null) cancelErasing = clock.after(0, () => eraseUnkept(next))
    },
    tidy,
    stop() {
      cancelDay?.()
      cancelErasing?.()
      cancelRest?.()
    },
  }
}

function idOf(session: SessionState): string | null {
  return session.phase === 'idle' ? null : session.id
}

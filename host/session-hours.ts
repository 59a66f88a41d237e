/** What a session means for the hours of the kiosk: nobody sets its clock while a group is there, and a session that was left open ends. */
import type { AnswerRefusal } from '#core/protocol/messages'
import type { SessionLeft } from '#core/session/command'
import type { SessionState } from '#core/session/session'
import type { Cancel } from './ports/clock.ts'
import type { Log } from './ports/log.ts'
import type { SteadyClock } from './ports/steady-clock.ts'
import { LEFT_OPEN_AFTER, STAY_CLOSED_FOR } from './resume-session.ts'

export interface SessionHours {
  /** Where the room is now. */
  follow(session: SessionState): void
  stop(): void
}

export interface SessionHoursOptions {
  readonly clock: SteadyClock
  readonly log: Log
  readonly ask: (left: SessionLeft) => AnswerRefusal | null
}

/** How often is looked whether a session was left open, ms. */
const LOOK_EVERY = 10 * 60_000

export function createSessionHours({ clock, log, ask }: SessionHoursOptions): SessionHours {
  let followed: SessionState | null = null
  /** When the session last changed, host time. */
  let touched = clock.now()
  let cancel: Cancel | null = null

  /** The kiosk stays on over night, and the next trainer wants to begin. */
  function watchLeaving(): void {
    cancel = clock.after(LOOK_EVERY, () => {
      watchLeaving()
      if (clock.now() - touched < LEFT_OPEN_AFTER) return
      // A disk that cannot keep it now is asked again.
      if (ask({ type: 'session.left', since: touched }) === null) log.info({}, 'a session was left open long ago: closed')
    })
  }

  return {
    follow(session) {
      if (session === followed) return
      followed = session
      cancel?.()
      cancel = null
      // Also for a while after its end: its phones print.
      clock.hold(session.phase === 'running' || session.phase === 'closed')
      touched = clock.now()
      if (session.phase === 'running') watchLeaving()
      if (session.phase === 'closed') cancel = clock.after(STAY_CLOSED_FOR, () => clock.hold(false))
    },
    stop() {
      cancel?.()
    },
  }
}

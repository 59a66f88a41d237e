/** Where the room was when the power went. */
import { replay } from '#core/session/evolve'
import { IDLE, type SessionState } from '#core/session/session'
import type { Journal } from './journal/journal.ts'
import type { Log } from './ports/log.ts'

/** An open session is resumed when its last event is younger than this, ms: a power cut, not yesterday's group. */
export const LEFT_OPEN_AFTER = 12 * 60 * 60 * 1000
/** The closing screen survives a restart for so long, ms. */
export const STAY_CLOSED_FOR = 30 * 60 * 1000
/** What is being prepared is waited for until the day of the session, ms. */
const STAY_PREPARED_FOR = 30 * 24 * 60 * 60 * 1000

/** `now` is host time. A session that was left open too long ago is closed: its group has gone home. */
export function resumeSession(journal: Journal, now: number, log: Log): SessionState {
  const events = journal.readNewest()
  const last = events.at(-1)
  const state = replay(events)
  if (last === undefined || state.phase === 'idle') return IDLE
  const age = now - last.at
  if (state.phase === 'closed') return age <= STAY_CLOSED_FOR ? state : IDLE
  if (state.phase === 'preparing') return age <= STAY_PREPARED_FOR ? state : IDLE
  if (age <= LEFT_OPEN_AFTER) return state
  try {
    // It ended when it was last touched: its last step did not take all night.
    journal.append([{ type: 'session-closed', at: last.at }])
    log.info({ id: state.id }, 'a session was left open long ago: closed')
  } catch (error) {
    // A full disk must not keep the room closed; at the next start it is tried again.
    log.error({ err: error, id: state.id }, 'a session was left open long ago, and cannot be closed')
  }
  return IDLE
}

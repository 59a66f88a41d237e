/** A session of before, as it was. */
import { replay } from '#core/session/evolve'
import type { ClosedState, RunningState } from '#core/session/session'
import type { Journal } from './journal/journal.ts'
import type { Log } from './ports/log.ts'

/** Null when there is none of this id that began, or it cannot be read. */
export function earlierSession(journal: Journal, id: string, log: Log): RunningState | ClosedState | null {
  try {
    const state = replay(journal.read(id))
    return state.phase === 'running' || state.phase === 'closed' ? state : null
  } catch (error) {
    log.warn({ err: error, id }, 'an earlier session cannot be read')
    return null
  }
}

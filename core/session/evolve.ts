/** How an event changes the session. */
import { FIRST_STEP } from '../method/steps.ts'
import { IDLE, type SessionEvent, type SessionState } from './session.ts'

/** Total: an event that does not fit the state (a damaged journal) changes nothing. */
export function evolve(state: SessionState, event: SessionEvent): SessionState {
  if (event.type === 'session-started') {
    const { id, at: startedAt, practice, topic } = event
    return { phase: 'running', id, startedAt, practice, topic, step: FIRST_STEP, quiet: false }
  }
  if (event.type === 'session-reopened') {
    if (state.phase !== 'closed') return state
    const { closedAt: _, ...facts } = state
    return { ...facts, phase: 'running', quiet: false }
  }
  if (state.phase !== 'running') return state
  switch (event.type) {
    case 'step-changed':
      // A new step is something to see: it lifts the quiet screen.
      return { ...state, step: event.to, quiet: false }
    case 'quiet-changed':
      return { ...state, quiet: event.on }
    case 'session-closed': {
      const { quiet: _, ...facts } = state
      return { ...facts, phase: 'closed', closedAt: event.at }
    }
  }
}

/** The room as it was after these events, from an empty room on. */
export function replay(events: Iterable<SessionEvent>): SessionState {
  let state: SessionState = IDLE
  for (const event of events) state = evolve(state, event)
  return state
}

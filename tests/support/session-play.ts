/** A session in the hands of a test: commands in, state and events out, without a room around it. */
import { SCALE_NUMBERS, nearestNumber } from '#core/scale/position'
import type { Circumstances, Command, Notice } from '#core/session/command'
import { decide } from '#core/session/decide'
import type { Decision } from '#core/session/decision'
import type { SessionEvent } from '#core/session/events'
import { evolve } from '#core/session/evolve'
import type { Intent } from '#core/session/intents'
import { IDLE, type ClosedState, type RunningState, type SessionState } from '#core/session/session'
import { snapshotOf, type Snapshot } from '#core/session/snapshot'

/** The line with somebody on each of these places. */
export function lineAt(...positions: readonly number[]): Snapshot {
  const people = positions.map((position) => ({ position }))
  return snapshotOf(
    people,
    SCALE_NUMBERS.map((number) => positions.filter((position) => nearestNumber(position) === number).length),
  )
}

const AT_FIRST: Circumstances = {
  at: 1000,
  newId: 'a',
  practice: false,
  line: lineAt(),
  planOf: () => null,
  previousOf: () => null,
}

export interface SessionPlay {
  readonly state: SessionState
  /** The session, which has begun. */
  readonly session: RunningState | ClosedState
  readonly events: readonly SessionEvent[]
  /** What the host knows from now on. */
  know(facts: Partial<Circumstances>): void
  /** Asks, and does what was decided. */
  ask(wanted: Intent | Notice): Decision
}

export function playSession(...first: readonly (Intent | Notice)[]): SessionPlay {
  let state: SessionState = IDLE
  let facts = AT_FIRST
  const events: SessionEvent[] = []
  const play: SessionPlay = {
    get state() {
      return state
    },
    get session() {
      if (state.phase === 'idle' || state.phase === 'preparing') throw new Error(`no session has begun: ${state.phase}`)
      return state
    },
    events,
    know(more) {
      facts = { ...facts, ...more }
    },
    ask(wanted) {
      const command: Command = { ...wanted, ...facts }
      const decision = decide(state, command)
      if (decision.ok) {
        state = decision.value.reduce(evolve, state)
        events.push(...decision.value)
      }
      return decision
    },
  }
  for (const wanted of first) play.ask(wanted)
  return play
}

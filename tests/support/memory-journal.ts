/** A journal that forgets when the process ends. Passes the contract of every journal. */
import { replay } from '#core/session/evolve'
import type { SessionEvent } from '#core/session/events'
import type { Journal } from '#host/journal/journal'

export function createMemoryJournal(): Journal {
  let sessions: SessionEvent[][] = []

  function isKnown(id: string): boolean {
    return sessions.some((events) => idOf(events) === id)
  }

  return {
    readNewest: () => sessions.at(-1) ?? [],
    append(events) {
      const before = structuredClone(sessions)
      try {
        for (const event of events) {
          if (beginsAnother(event, sessions.at(-1) ?? [])) {
            if (isKnown(event.id)) throw new Error(`UNIQUE: a session ${event.id} is there already`)
            sessions.push([])
          }
          sessions.at(-1)?.push(event)
        }
      } catch (error) {
        sessions = before
        throw error
      }
    },
    earlierPlans(most) {
      const plans = sessions.flatMap((events) => {
        const state = replay(events)
        if (state.phase !== 'running' && state.phase !== 'closed') return []
        return state.practice ? [] : [{ id: state.id, at: state.startedAt, plan: state.plan }]
      })
      return plans.toReversed().slice(0, most)
    },
    erase(id) {
      const was = isKnown(id)
      sessions = sessions.filter((events) => idOf(events) !== id)
      return was
    },
    isWritable: () => true,
    close: () => undefined,
  }
}

type Beginning = Extract<SessionEvent, { type: 'session-prepared' | 'session-started' }>

function beginsAnother(event: SessionEvent, newest: readonly SessionEvent[]): event is Beginning {
  if (event.type === 'session-prepared') return true
  if (event.type !== 'session-started') return false
  const wasPrepared = newest.length > 0 && newest.every(({ type }) => type !== 'session-started') && idOf(newest) === event.id
  return !wasPrepared
}

function idOf([first]: readonly SessionEvent[]): string | null {
  return first !== undefined && 'id' in first && typeof first.id === 'string' ? first.id : null
}

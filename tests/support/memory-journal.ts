/** A journal that forgets when the process ends. Passes the contract of every journal. */
import { archivedOf } from '#core/archive/archived-session'
import { summaryOf } from '#core/archive/session-summary'
import { fold } from '#core/fold'
import { replay } from '#core/session/evolve'
import type { SessionEvent } from '#core/session/events'
import { withoutSession } from '#core/session/previous'
import type { Journal } from '#host/journal/journal'

export function createMemoryJournal(): Journal {
  let sessions: SessionEvent[][] = []

  function isKnown(id: string): boolean {
    return sessions.some((events) => idOf(events) === id)
  }

  /** Oldest first. */
  function archived() {
    const over = sessions.map(replay).flatMap((state) => (state.phase === 'closed' && !state.practice ? [state] : []))
    return over
      .map((state) => ({ session: archivedOf(state), keep: state.keep }))
      .toSorted((one, other) => one.session.startedAt - other.session.startedAt)
  }

  return {
    readNewest: () => sessions.findLast((events) => events[0]?.type !== 'session-imported') ?? [],
    append(events, written) {
      const before = structuredClone(sessions)
      try {
        for (const event of events) {
          if (beginsAnother(event, sessions.at(-1) ?? [])) {
            if (isKnown(event.id)) throw new Error(`UNIQUE: a session ${event.id} is there already`)
            sessions.push([])
          }
          sessions.at(-1)?.push(event)
        }
        written?.()
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
      sessions = sessions.filter((events) => idOf(events) !== id).map((events) => events.map((event) => withoutPrevious(event, id)))
      return was
    },
    isWritable: () => true,
    read: (id) => sessions.find((events) => idOf(events) === id) ?? [],
    archived: (id) => archived().find(({ session }) => session.id === id) ?? null,
    archivedIds: () => archived().map(({ session }) => session.id),
    find({ words, from, before, skip, most }) {
      const found = archived().filter(({ session: { startedAt, plan } }) => {
        const text = fold(`${plan.topic} ${plan.ambition} ${plan.ten} ${plan.template}`)
        const isThere = fold(words)
          .split(/\s+/)
          .every((word) => text.includes(word))
        return isThere && startedAt >= from && startedAt < before
      })
      const newest = found.toReversed().slice(skip, skip + most)
      return { total: found.length, sessions: newest.map(({ session, keep }) => summaryOf(session, keep)) }
    },
    aboutTheSame(id, most) {
      const topic = archived().find(({ session }) => session.id === id)?.session.plan.topic
      const same = archived().filter(({ session }) => session.plan.topic === topic)
      return same.slice(-most).map(({ session, keep }) => summaryOf(session, keep))
    },
    notToKeep: () => archived().flatMap(({ session, keep }) => (keep ? [] : [session.id])),
    olderThan: (at) => sessions.flatMap((events) => ((events.at(-1)?.at ?? 0) < at ? [idOf(events) ?? ''] : [])),
    takeIn(taken, at) {
      const fresh = taken.filter(({ id }) => !isKnown(id))
      sessions = [...fresh.map((session): SessionEvent[] => [{ type: 'session-imported', at, session }]), ...sessions]
      return fresh.length
    },
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

function withoutPrevious(event: SessionEvent, erased: string): SessionEvent {
  if (event.type !== 'session-continued' || event.previous === null) return event
  return { ...event, previous: withoutSession(event.previous, erased) }
}

function idOf([first]: readonly SessionEvent[]): string | null {
  if (first?.type === 'session-imported') return first.session.id
  return first !== undefined && 'id' in first && typeof first.id === 'string' ? first.id : null
}

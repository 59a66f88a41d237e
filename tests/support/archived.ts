/** Sessions that are over, for a test of the archive: as events of this kiosk, and as facts. */
import { archivedOf, type ArchivedSession } from '#core/archive/archived-session'
import type { SessionEvent } from '#core/session/events'
import { replay } from '#core/session/evolve'
import { defaultPlan, type Plan } from '#core/session/plan'
import { lineAt } from './session-play.ts'

const GROUP = [1, 2, 3, 3.4, 4, 5, 5.2, 6, 7.25, 8]

export interface Told {
  readonly id?: string
  readonly at?: number
  readonly plan?: Partial<Plan>
  readonly practice?: boolean
  readonly today?: readonly number[]
  readonly forward?: readonly number[]
  /** An action and a note that works. */
  readonly action?: string
  readonly top?: string
}

/** A whole session, an hour long. */
export function tellSession(told: Told = {}): readonly SessionEvent[] {
  const {
    id = 'a',
    at = 1_700_000_000_000,
    plan = {},
    practice = false,
    today = GROUP,
    forward = GROUP.map((place) => Math.min(10, place + 1)),
  } = told
  const card = { who: 'Samira', when: 'na de zomer', starred: false, guest: false }
  return [
    { type: 'session-prepared', at, id, practice, plan: { ...defaultPlan('participation'), ...plan } },
    { type: 'session-started', at: at + 1000, id, practice, topic: 'participation' },
    { type: 'step-changed', at: at + 300_000, from: 1, to: 3 },
    { type: 'step-changed', at: at + 600_000, from: 3, to: 4, today: lineAt(...today) },
    { type: 'moment-captured', at: at + 900_000, moment: 'ideal', snapshot: lineAt(...today.map(() => 10)), by: 'room' },
    { type: 'moment-captured', at: at + 1_200_000, moment: 'forward', snapshot: lineAt(...forward), by: 'person' },
    { type: 'step-changed', at: at + 1_500_000, from: 4, to: 7 },
    {
      type: 'card-added',
      at: at + 1_600_000,
      card: { id: 1, key: `${id}-key-0001`, kind: 'top', text: told.top ?? 'We bellen elkaar.', ...card },
    },
    {
      type: 'card-added',
      at: at + 1_700_000,
      card: { id: 2, key: `${id}-key-0002`, kind: 'action', text: told.action ?? 'Een lijst van plekken maken', ...card },
    },
    { type: 'session-closed', at: at + 3_600_000 },
  ]
}

export function archivedSession(told: Told = {}): ArchivedSession {
  const state = replay(tellSession(told))
  if (state.phase !== 'closed') throw new Error('the session is not over')
  return archivedOf(state)
}

const TOPICS = ['participation', 'special-circumstances', 'young-people', 'absence'] as const

/** A session of an ordinary size: a group of 8 to 35, some sixty notes and two hundred events in all. */
export function tellFullSession(number: number, at: number): readonly SessionEvent[] {
  const id = `s-${number}`
  const group = Array.from({ length: 8 + (number % 28) }, (_, place) => ((number * 7 + place * 13) % 101) / 10)
  const own = number % 3 === 0 ? { ambition: `In wijk ${number} weet elk café wie meedoet.` } : {}
  const [prepared, started, ...rest] = tellSession({ id, at, today: group, plan: { template: TOPICS[number % 4] ?? null, ...own } })
  if (prepared === undefined || started === undefined) throw new Error('a session begins with two events')
  const notes = Array.from({ length: 60 }, (_, index): SessionEvent => ({
    type: 'card-added',
    at: at + 2000 + index,
    card: {
      id: index + 10,
      key: `${id}-note-${index}`,
      kind: 'can',
      text: `Ik bel elke week met ${index} mensen en vraag hoe het gaat met de taal en het werk.`,
      who: '',
      when: '',
      starred: index % 9 === 0,
      guest: false,
    },
  }))
  const voices = Array.from({ length: 120 }, (_, index): SessionEvent => ({
    type: 'voice-heard',
    at: at + 3000 + index,
    number: 5,
  }))
  return [prepared, started, ...notes, ...voices, ...rest]
}

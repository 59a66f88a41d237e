/** A session: what is true of it now, and why something may be refused. What has happened in it is in `events.ts`. */
import { NO_HAND, type Hand } from '../floor/hand.ts'
import { FIRST_STEP, type StepNumber } from '../method/steps.ts'
import { SOURCES_OF_PEOPLE, type Sources } from '../presence/sources.ts'
import { SCALE_NUMBERS, type Counts } from '../scale/position.ts'
import type { BoardId } from './board.ts'
import type { Card, CardKind } from './card.ts'
import type { SessionEvent } from './events.ts'
import { positionsAt, type Plan, type Positions } from './plan.ts'
import type { Previous } from './previous.ts'
import { startClock, type SessionClock } from './session-clock.ts'
import type { Silence, SilenceId } from './silence.ts'
import type { Snapshot } from './snapshot.ts'

/** Where the room is. `idle` until the first session, `closed` between a session's end and the next one. */
export type SessionState = { readonly phase: 'idle' } | PreparingState | RunningState | ClosedState

/** A session that is being made: its plan can be seen on the screen, and nothing has begun. */
export interface PreparingState {
  readonly phase: 'preparing'
  readonly id: string
  readonly plan: Plan
  readonly previous: Previous | null
  readonly keep: boolean
}

export interface RunningState extends SessionFacts {
  readonly phase: 'running'
  readonly quiet: boolean
}

export interface ClosedState extends SessionFacts {
  readonly phase: 'closed'
  readonly closedAt: number
  /** How often the closing picture was asked to play the evening. */
  readonly plays: number
}

/** A question of the facilitator's own. */
export interface OwnQuestion {
  readonly id: string
  readonly text: string
}

/** What is true of a session from its start on. */
export interface SessionFacts {
  readonly id: string
  /** Host time of the start, ms since 1970. */
  readonly startedAt: number
  /** A practice session is played with the simulator: kept apart, never a real result. */
  readonly practice: boolean
  readonly plan: Plan
  /** The session that this one goes on from; null when it stands on its own. */
  readonly previous: Previous | null
  /** Stays in the archive when it is over. */
  readonly keep: boolean
  readonly step: StepNumber
  readonly clock: SessionClock
  /** Whether the screen shows where people stand, and the line that it shows while frozen. */
  readonly positions: Positions
  readonly frozen: Snapshot | null
  /** The moments: null until captured. */
  readonly today: Snapshot | null
  readonly ideal: Snapshot | null
  readonly forward: Snapshot | null
  /** The 10 has opened in this step. */
  readonly tenOpened: boolean
  /** Today was captured by a person, so that going on to step 4 does not capture it again. */
  readonly todayByHand: boolean
  /** Voices heard in this step on each number. */
  readonly heard: Counts
  /** Voices heard in the steps before, in the order of the steps. */
  readonly heardBefore: readonly Counts[]
  /** Questions that were asked and that were starred, by id. */
  readonly asked: readonly string[]
  readonly starred: readonly string[]
  readonly ownQuestions: readonly OwnQuestion[]
  readonly silence: Silence | null
  /** The newest silence of this step, also when it was skipped: what was written in it is what the group talks about. */
  readonly silenced: SilenceId | null
  readonly cards: readonly Card[]
  /** Keys of all cards that were ever added, also of those that are gone: an answer may get lost long before it is asked again. */
  readonly cardKeys: readonly string[]
  /** The id of the next card. */
  readonly nextCard: number
  /** Whether the big screen shows the cards. */
  readonly cardsShown: boolean
  /** The board that a person chose for it; null while the screen shows what the group talks about by itself. */
  readonly board: BoardId | null
  /** What participants may add with their own phones now; null while closed. */
  readonly guests: CardKind | null
  /** Whether participants may stand on the line with their own phones. */
  readonly phones: boolean
  readonly hand: Hand
  /** Where people may come from that count. */
  readonly sources: Sources
  /** What can be taken back, newest last, and how many actions there were. */
  readonly undo: readonly Undoable[]
  readonly actions: number
}

/** The way back from one action. */
export interface Undoable {
  /** Number of the action, counted from the start of the session: who takes back says which one they saw. */
  readonly action: number
  /** Host time, ms since 1970. */
  readonly at: number
  readonly of: SessionEvent['type']
  /** The fields that it changed, as they were. */
  readonly fields: Partial<RunningState>
  /** Cards that it changed or removed, as they were; and cards that it added. */
  readonly put: readonly Card[]
  readonly drop: readonly number[]
}

export const IDLE: SessionState = { phase: 'idle' }

export const NO_VOICES: Counts = SCALE_NUMBERS.map(() => 0)

export function startRunning(id: string, startedAt: number, practice: boolean, plan: Plan): RunningState {
  return {
    phase: 'running',
    id,
    startedAt,
    practice,
    plan,
    previous: null,
    keep: true,
    step: FIRST_STEP,
    quiet: false,
    clock: startClock(startedAt),
    positions: positionsAt(plan, FIRST_STEP),
    frozen: null,
    today: null,
    ideal: null,
    forward: null,
    tenOpened: false,
    todayByHand: false,
    heard: NO_VOICES,
    heardBefore: plan.minutes.map(() => NO_VOICES),
    asked: [],
    starred: [],
    ownQuestions: [],
    silence: null,
    silenced: null,
    cards: [],
    cardKeys: [],
    nextCard: 1,
    cardsShown: false,
    board: null,
    guests: null,
    phones: false,
    hand: NO_HAND,
    sources: SOURCES_OF_PEOPLE,
    undo: [],
    actions: 0,
  }
}

/** Why a command was not carried out. Each has a sentence in `content/`. */
export const REFUSALS = [
  'already-running',
  'no-session',
  'moved-on',
  'first-step',
  'last-step',
  'nothing-to-reopen',
  'nobody-there',
  'nothing-to-capture',
  'no-silence',
  'no-card',
  'too-many-cards',
  'guests-closed',
  'too-much',
  'nothing-to-undo',
  'unknown-question',
  'no-action',
  'no-evening',
] as const
export type Refusal = (typeof REFUSALS)[number]

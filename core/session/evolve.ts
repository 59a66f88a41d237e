/** How an event changes the session. */
import type { ArchivedSession } from '../archive/archived-session.ts'
import { MOST_KEYS, mergedCards, withCard, withoutCard, type Card } from './card.ts'
import type { SessionEvent } from './events.ts'
import { changeQuestions } from './evolve-questions.ts'
import { defaultPlan, positionsAt } from './plan.ts'
import { withFate } from './previous.ts'
import { pauseClock, resumeClock, turnClock } from './session-clock.ts'
import {
  IDLE,
  NO_VOICES,
  startRunning,
  type ClosedState,
  type PreparingState,
  type RunningState,
  type SessionState,
} from './session.ts'
import { endSilence, extendSilence, pauseSilence, resumeSilence, startSilence } from './silence.ts'
import { forgetHand, remember, takeBack } from './undo.ts'

type EventOf<Type extends SessionEvent['type']> = Extract<SessionEvent, { type: Type }>

/** Total: an event that does not fit the state (a damaged journal) changes nothing. */
export function evolve(state: SessionState, event: SessionEvent): SessionState {
  if (isAboutWhole(event)) return changeWhole(state, event)
  if (state.phase === 'preparing') return changePrepared(state, event)
  if (state.phase === 'closed') return changeClosed(state, event)
  if (state.phase !== 'running') return state
  if (event.type === 'undone') return takeBack(state, event.at)
  if (event.type === 'session-continued' || event.type === 'evening-played') return state
  const next = change(state, event)
  return isAnAction(event) ? remember(state, next, event) : next
}

/** What begins and ends a session. */
const WHOLE = ['session-prepared', 'session-started', 'session-closed', 'session-reopened', 'session-imported'] as const
type WholeEvent = EventOf<(typeof WHOLE)[number]>

function isAboutWhole(event: SessionEvent): event is WholeEvent {
  return WHOLE.some((type) => type === event.type)
}

function changeWhole(state: SessionState, event: WholeEvent): SessionState {
  switch (event.type) {
    case 'session-prepared':
      return { phase: 'preparing', id: event.id, plan: event.plan, previous: null, keep: true }
    case 'session-started':
      return start(state, event)
    case 'session-closed':
      return state.phase === 'running' ? close(state, event) : state
    case 'session-reopened':
      return state.phase === 'closed' ? reopen(state, event) : state
    case 'session-imported':
      return imported(event.session)
  }
}

function changePrepared(state: PreparingState, event: SessionEvent): SessionState {
  if (event.type === 'plan-changed') return { ...state, plan: event.plan }
  if (event.type === 'session-continued') return { ...state, previous: event.previous }
  return event.type === 'keeping-changed' ? { ...state, keep: event.keep } : state
}

function changeClosed(state: ClosedState, event: SessionEvent): SessionState {
  if (event.type === 'keeping-changed') return { ...state, keep: event.keep }
  return event.type === 'evening-played' ? { ...state, plays: state.plays + 1 } : state
}

/** The room as it was after these events, from an empty room on. */
export function replay(events: Iterable<SessionEvent>): SessionState {
  let state: SessionState = IDLE
  for (const event of events) state = evolve(state, event)
  return state
}

function start(state: SessionState, { id, at, practice, topic }: EventOf<'session-started'>): RunningState {
  if (state.phase !== 'preparing' || state.id !== id) return startRunning(id, at, practice, defaultPlan(topic))
  const { plan, previous, keep } = state
  return { ...startRunning(id, at, practice, plan), previous, keep }
}

/** A session that came from another kiosk is over, and was never practice. Its cards get keys, as every card here has one. */
function imported({ used, cards, closedAt, ...facts }: ArchivedSession): ClosedState {
  const { quiet: _, ...begun } = startRunning(facts.id, facts.startedAt, false, facts.plan)
  const keyed = cards.map((card) => ({ ...card, key: `imported-${card.id}` }))
  const nextCard = Math.max(0, ...cards.map(({ id }) => id)) + 1
  return { ...begun, ...facts, phase: 'closed', closedAt, plays: 0, clock: { used, since: null }, cards: keyed, nextCard }
}

function close(state: RunningState, { at }: EventOf<'session-closed'>): SessionState {
  const { quiet: _, ...facts } = state
  const clock = pauseClock(state.clock, state.step, at)
  return { ...facts, phase: 'closed', closedAt: at, plays: 0, clock, silence: null, guests: null }
}

function reopen(state: ClosedState, { at }: EventOf<'session-reopened'>): RunningState {
  const { closedAt: _, plays: __, ...facts } = state
  // What was done before the end is not taken back after it: its clocks stood still meanwhile.
  return { ...facts, phase: 'running', quiet: false, clock: resumeClock(facts.clock, at), undo: [] }
}

/** What a person did and may want to take back. What others add, and what the room does by itself, is not. */
function isAnAction(event: SessionEvent): boolean {
  if (event.type === 'quiet-changed' || event.type === 'keeping-changed') return false
  if (event.type === 'card-added') return !event.card.guest
  if (event.type === 'moment-captured') return event.by === 'person'
  if (event.type === 'silence-ended') return event.skipped
  return event.type !== 'hand-changed' || event.left !== true
}

type ChangingEvent = Exclude<SessionEvent, WholeEvent | EventOf<'undone' | 'session-continued' | 'evening-played'>>

function change(state: RunningState, event: ChangingEvent): RunningState {
  switch (event.type) {
    case 'plan-changed':
      return { ...state, plan: event.plan }
    case 'previous-action-marked':
      return state.previous === null ? state : { ...state, previous: withFate(state.previous, event.id, event.fate) }
    case 'keeping-changed':
      return { ...state, keep: event.keep }
    case 'step-changed':
      return changeStep(state, event)
    case 'quiet-changed':
      return { ...state, quiet: event.on }
    case 'positions-changed':
      return { ...state, positions: event.to, frozen: event.frozen }
    case 'moment-captured':
      return {
        ...state,
        [event.moment]: event.snapshot,
        todayByHand: state.todayByHand || event.moment === 'today',
        tenOpened: state.tenOpened || event.by === 'room',
      }
    case 'moment-dropped':
      return { ...state, [event.moment]: null, todayByHand: state.todayByHand && event.moment !== 'today' }
    case 'voice-heard':
      return { ...state, heard: state.heard.map((voices, number) => (number === event.number ? voices + 1 : voices)) }
    case 'voice-unheard':
      return {
        ...state,
        heard: state.heard.map((voices, number) => (number === event.number ? Math.max(0, voices - 1) : voices)),
      }
    case 'minutes-planned':
      return { ...state, plan: { ...state.plan, minutes: event.minutes } }
    case 'clock-paused':
      return { ...state, clock: pauseClock(state.clock, state.step, event.at) }
    case 'clock-resumed':
      return { ...state, clock: resumeClock(state.clock, event.at) }
    case 'phones-changed':
      return { ...state, phones: event.on }
    case 'hand-changed':
      return { ...state, hand: event.hand, undo: event.left === true ? forgetHand(state.undo) : state.undo }
    case 'sources-changed':
      return { ...state, sources: event.sources }
    case 'question-asked':
    case 'question-starred':
    case 'question-added':
    case 'question-removed':
      return changeQuestions(state, event)
    case 'silence-started':
    case 'silence-paused':
    case 'silence-resumed':
    case 'silence-extended':
    case 'silence-ended':
      return { ...state, ...changeSilence(state, event) }
    case 'card-added':
    case 'card-changed':
    case 'card-starred':
    case 'cards-merged':
    case 'card-removed':
    case 'cards-shown':
    case 'guests-changed':
      return changeCards(state, event)
  }
}

/** A new step is something to see: it lifts the quiet screen, and begins as the plan says. */
function changeStep(state: RunningState, { at, to, today }: EventOf<'step-changed'>): RunningState {
  const heardBefore = state.heardBefore.map((voices, index) => (index === state.step - 1 ? state.heard : voices))
  return {
    ...state,
    step: to,
    quiet: false,
    clock: turnClock(state.clock, state.step, at),
    positions: positionsAt(state.plan, to),
    frozen: null,
    today: today ?? state.today,
    heard: heardBefore[to - 1] ?? NO_VOICES,
    heardBefore,
    silence: null,
    silenced: null,
    cardsShown: false,
    board: null,
    guests: null,
    tenOpened: false,
  }
}

type SilenceEvent = EventOf<'silence-started' | 'silence-paused' | 'silence-resumed' | 'silence-extended' | 'silence-ended'>

/** When a silence has come to its end, what was written is collected where everyone sees it. */
function changeSilence({ silence }: RunningState, event: SilenceEvent): Partial<RunningState> {
  if (event.type === 'silence-started')
    return { silence: startSilence(event.which, event.at), silenced: event.which, cardsShown: false, board: null }
  if (silence === null) return {}
  switch (event.type) {
    case 'silence-paused':
      return { silence: pauseSilence(silence, event.at) }
    case 'silence-resumed':
      return { silence: resumeSilence(silence, event.at) }
    case 'silence-extended':
      return { silence: extendSilence(silence, event.at) }
    case 'silence-ended':
      return { silence: event.skipped ? null : endSilence(silence), cardsShown: true, board: null }
  }
}

type CardsEvent = EventOf<
  'card-added' | 'card-changed' | 'card-starred' | 'cards-merged' | 'card-removed' | 'cards-shown' | 'guests-changed'
>

function changeCards(state: RunningState, event: CardsEvent): RunningState {
  switch (event.type) {
    case 'card-added':
      return {
        ...state,
        cards: withCard(state.cards, event.card),
        cardKeys: [...state.cardKeys, event.card.key].slice(-MOST_KEYS),
        nextCard: Math.max(state.nextCard, event.card.id + 1),
      }
    case 'card-changed': {
      const { kind, text, who, when } = event
      return changeCard(state, event.id, (card) => ({ ...card, kind, text, who, when }))
    }
    case 'card-starred':
      return changeCard(state, event.id, (card) => ({ ...card, starred: event.starred }))
    case 'cards-merged':
      return { ...state, cards: mergedCards(state.cards, event.from, event.into, event.text) }
    case 'card-removed':
      return { ...state, cards: withoutCard(state.cards, event.id) }
    case 'cards-shown':
      return { ...state, cardsShown: event.on, board: event.board ?? null }
    case 'guests-changed':
      // Whoever lets participants write wants to see what they write.
      return { ...state, guests: event.kind, board: event.kind === null ? state.board : null }
  }
}

function changeCard(state: RunningState, wanted: number, to: (card: Card) => Card): RunningState {
  return { ...state, cards: state.cards.map((card) => (card.id === wanted ? to(card) : card)) }
}

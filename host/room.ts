/** The room: the one session, the floor under it, and what every screen is told of both. */
import { createFloor, type Floor, type FloorState } from '#core/floor/floor'
import type { FloorGeometry, Reading } from '#core/floor/reading'
import type { Locale } from '#core/locale'
import type { KioskNotice, SourceView } from '#core/protocol/source-view'
import { viewSession, type SessionView } from '#core/protocol/views'
import type { AnswerRefusal } from '#core/protocol/messages'
import { SCALE_NUMBERS } from '#core/scale/position'
import { decide } from '#core/session/decide'
import { evolve, replay } from '#core/session/evolve'
import { toCommand, type Intent } from '#core/session/intents'
import type { Command, SessionState } from '#core/session/session'
import type { Journal } from './journal/journal.ts'
import type { Clock } from './ports/clock.ts'
import type { Log } from './ports/log.ts'

export interface RoomOptions {
  readonly journal: Journal
  readonly clock: Clock
  readonly log: Log
  readonly locale: Locale
  /** What the facilitator should know of the kiosk itself, until a session starts. */
  readonly notice: Notice | null
  /** A fresh session id. */
  readonly newId: () => string
  /** Told when something that a screen shows has changed. */
  readonly listener: RoomListener
}

export interface RoomListener {
  session(view: SessionView): void
  line(state: FloorState): void
}

export interface Room {
  /** Carries an intent out. Null once its events are on disk, else why not. */
  ask(intent: Intent): AnswerRefusal | null
  readonly session: SessionState
  readonly view: SessionView
  readonly line: FloorState
  /** The floor's side: how it is doing, which board it is, and what it feels. */
  showSource(view: SourceView): void
  /** Another floor: it starts from an empty line. Not for a board that comes back, which keeps its people. */
  useBoard(geometry: FloorGeometry | null): void
  read(reading: Reading): void
}

/** An open session is resumed when its last event is younger than this, ms: a power cut, not yesterday's group. */
const RESUME_WITHIN = 12 * 60 * 60 * 1000
/** The closing screen survives a restart for so long, ms. */
const STAY_CLOSED_FOR = 30 * 60 * 1000

const SOURCE_BEFORE_START: SourceView = { kind: 'none', state: 'searching', practice: false, detail: null }

export function createRoom({ journal, clock, log, locale, notice, newId, listener }: RoomOptions): Room {
  let session = resume(journal, clock.now(), log)
  let source = SOURCE_BEFORE_START
  let floor: Floor | null = null
  let line = emptyLine(clock.now())
  let view = viewNow()

  function viewNow(): SessionView {
    return viewSession(session, source, session.phase === 'idle' ? notice : null, locale)
  }

  function tellSession(): void {
    view = viewNow()
    listener.session(view)
  }

  function tellLine(state: FloorState): void {
    line = state
    listener.line(line)
  }

  function carryOut(command: Command): AnswerRefusal | null {
    const decision = decide(session, command)
    if (!decision.ok) return decision.reason
    try {
      if (decision.value.length > 0) journal.append(decision.value)
    } catch (error) {
      log.error({ err: error, command: command.type }, 'the journal could not keep an event: nothing was done')
      return 'not-stored'
    }
    for (const event of decision.value) session = evolve(session, event)
    tellSession()
    return null
  }

  return {
    ask: (intent) => carryOut(toCommand(intent, { at: clock.now(), sessionId: newId(), practice: source.practice })),
    get session() {
      return session
    },
    get view() {
      return view
    },
    get line() {
      return line
    },
    showSource(next) {
      // A real room ends a practice: what follows counts.
      const real = !next.practice && (next.state === 'ready' || next.state === 'off')
      source = next
      const endsPractice = real && session.phase === 'running' && session.practice
      // A journal that cannot be written must not keep the screens from knowing about the floor.
      if (!endsPractice || carryOut({ type: 'close', at: clock.now() }) !== null) tellSession()
    },
    useBoard(next) {
      floor = next === null ? null : createFloor(next)
      tellLine(emptyLine(clock.now()))
    },
    read(reading) {
      if (floor === null) return
      const state = floor.accept(reading)
      tellLine({ ...state, at: clock.now() })
    },
  }
}

/** Where the room was. A session that was left open too long ago is closed: its group has gone home. */
function resume(journal: Journal, now: number, log: Log): SessionState {
  const events = journal.readNewest()
  const last = events.at(-1)
  const state = replay(events)
  if (last === undefined || state.phase === 'idle') return { phase: 'idle' }
  const age = now - last.at
  if (state.phase === 'closed') return age <= STAY_CLOSED_FOR ? state : { phase: 'idle' }
  if (age <= RESUME_WITHIN) return state
  try {
    journal.append([{ type: 'session-closed', at: now }])
    log.info({ id: state.id }, 'a session was left open long ago: closed')
  } catch (error) {
    // A full disk must not keep the room closed; at the next start it is tried again.
    log.error({ err: error, id: state.id }, 'a session was left open long ago, and cannot be closed')
  }
  return { phase: 'idle' }
}

function emptyLine(at: number): FloorState {
  return { at, people: [], counts: SCALE_NUMBERS.map(() => 0), total: 0, certainty: 0, doubts: [] }
}

/** The room: the one session, the floor under it, and what every screen is told of both. */
import type { Floor, FloorState } from '#core/floor/floor'
import { applyHand } from '#core/floor/hand'
import type { Reading } from '#core/floor/reading'
import type { Strip, StripPlace } from '#core/floor/strips'
import type { Locale } from '#core/locale'
import { createMixer, type Picture } from '#core/presence/mixer'
import { NO_PLACES, type Place, type PlaceKind, type Places } from '#core/presence/place'
import { SOURCES_OF_PEOPLE } from '#core/presence/sources'
import type { HubViews } from '#core/protocol/hub-audience'
import type { LineView } from '#core/protocol/lines'
import type { AnswerRefusal } from '#core/protocol/messages'
import { shownLine } from '#core/protocol/shown-line'
import type { KioskNotice, SourceView } from '#core/protocol/source-view'
import { viewCards, viewDesk, viewSession, type CardsView, type EarlierPlan, type SessionView } from '#core/protocol/views'
import { SCALE_NUMBERS } from '#core/scale/position'
import type { Notice } from '#core/session/command'
import { decide } from '#core/session/decide'
import { evolve } from '#core/session/evolve'
import type { Intent } from '#core/session/intents'
import { IDLE, type SessionState } from '#core/session/session'
import { leftOf } from '#core/session/silence'
import { snapshotOf } from '#core/session/snapshot'
import type { Journal } from './journal/journal.ts'
import { isNews } from './line-news.ts'
import type { Cancel, Clock } from './ports/clock.ts'
import type { Log } from './ports/log.ts'
import { resumeSession } from './resume-session.ts'
import { createRoomSenses } from './room-senses.ts'
import { createRoomStrips } from './room-strips.ts'

export interface RoomOptions {
  readonly journal: Journal
  readonly clock: Clock
  readonly log: Log
  readonly locale: Locale
  /** What the facilitator should know of the kiosk itself, until a session starts. */
  readonly notice: KioskNotice | null
  /** A fresh session id. */
  readonly newId: () => string
  /** Told when something that a screen shows has changed. */
  readonly listener: RoomListener
}

export interface RoomListener {
  views(views: HubViews): void
  /** The line as it is, and what the big screen may show of it. */
  line(line: FloorState, shown: LineView): void
}

export interface Room {
  /** Carries an intent out. Null once its events are on disk, else why not. */
  ask(intent: Intent): AnswerRefusal | null
  readonly session: SessionState
  readonly views: HubViews
  readonly view: SessionView
  /** The line as the facilitator knows it: all that tells of it, corrected by the hand. */
  readonly line: Picture
  /** The floor's side: how it is doing, which board it is, and what it feels. */
  showSource(view: SourceView): void
  /** Another floor: it starts from an empty line. Not for a board that comes back, which keeps its people. */
  useFloor(floor: Floor | null): void
  read(reading: Reading): void
  /** The strips beside the first one as they are now, of how many, and where the first one lies. */
  showStrips(more: readonly Strip[], of: number, first: StripPlace): void
  /** All places of one kind that are taken now. */
  showPlaces(kind: PlaceKind, taken: readonly Place[]): void
}

const NO_CARDS: CardsView = []
/** Plans of earlier sessions that can be copied. */
const MOST_EARLIER = 12

const SOURCE_BEFORE_START: SourceView = { kind: 'none', state: 'searching', practice: false, detail: null }

export function createRoom(options: RoomOptions): Room {
  const { journal, clock, log, locale, notice, newId, listener } = options
  let session = resumeSession(journal, clock.now(), log)
  let source = SOURCE_BEFORE_START
  let floor: Floor | null = null
  /** What the floor feels, without the hand. */
  let felt = emptyLine(clock.now())
  let places: Places = NO_PLACES
  const strips = createRoomStrips()
  const mixer = createMixer()
  /** What all that counts tells, without the hand. */
  let picture = mixed()
  let line = withHand()
  let earlier = readEarlier()
  let cancelSilence: Cancel | null = null
  const senses = createRoomSenses(clock, { changed: tell, noticed: (noticed) => void carryOut(noticed) })
  senses.resume(session, line)
  let views = viewsNow()
  waitForSilence()
  look()

  function viewsNow(): HubViews {
    const facts = {
      source: strips.view(source),
      notice: session.phase === 'idle' ? notice : null,
      locale,
      gathering: senses.gathering,
      everybodyStands: senses.everybodyStands,
      earlier,
      counts: line.counts,
      certainty: line.certainty,
      doubts: line.doubts,
      sources: line.sources,
    }
    const cards = viewCards(session)
    const isShown = session.phase === 'running' && session.cardsShown
    return { session: viewSession(session, facts), desk: viewDesk(session, facts), cards, shownCards: isShown ? cards : NO_CARDS }
  }

  function tell(): void {
    views = viewsNow()
    listener.views(views)
  }

  /** Is there anything to notice, as things are now? */
  function look(): void {
    senses.look(session, picture, line, strips.heard(source) > 0)
  }

  function tellLine(): void {
    picture = mixed()
    line = withHand()
    listener.line(line, shownLine(session, line))
  }

  function mixed(): Picture {
    const sources = session.phase === 'running' || session.phase === 'closed' ? session.sources : SOURCES_OF_PEOPLE
    return mixer.mix(strips.join(felt, source), places, sources, clock.now())
  }

  function withHand(): Picture {
    return session.phase === 'running' ? { ...picture, ...applyHand(picture, session.hand) } : picture
  }

  function readEarlier(): readonly EarlierPlan[] {
    return journal.earlierPlans(MOST_EARLIER)
  }

  function circumstances() {
    return {
      at: clock.now(),
      newId: newId(),
      practice: source.practice,
      line: snapshotOf(line.people, line.counts),
      planOf: (id: string) => earlier.find((one) => one.id === id)?.plan ?? null,
    }
  }

  function carryOut(wanted: Intent | Notice): AnswerRefusal | null {
    const decision = decide(session, { ...wanted, ...circumstances() })
    if (!decision.ok) return decision.reason
    try {
      if (wanted.type === 'session.erase') return erase(wanted.session)
      if (decision.value.length > 0) journal.append(decision.value)
    } catch (error) {
      log.error({ err: error, command: wanted.type }, 'the journal could not keep an event: nothing was done')
      return 'not-stored'
    }
    const before = session
    for (const event of decision.value) session = evolve(session, event)
    if (session.phase !== before.phase) earlier = readEarlier()
    settle()
    return null
  }

  function erase(id: string): AnswerRefusal | null {
    if (!journal.erase(id)) return 'no-session'
    if (session.phase !== 'idle' && session.id === id) session = IDLE
    earlier = readEarlier()
    settle()
    return null
  }

  /** People on the line have moved, come or gone. */
  function moved(): void {
    const before = line
    tellLine()
    look()
    if (isNews(before, line)) tell()
  }

  /** The session is another one: so may be what is sensed for it, the line with its hand, and all views. */
  function settle(): void {
    waitForSilence()
    tellLine()
    look()
    tell()
  }

  /** A silent minute ends by itself. */
  function waitForSilence(): void {
    cancelSilence?.()
    cancelSilence = null
    const silence = session.phase === 'running' ? session.silence : null
    if (silence === null || silence.since === null) return
    cancelSilence = clock.after(leftOf(silence, clock.now()), () => void carryOut({ type: 'silence.over' }))
  }

  return {
    ask: carryOut,
    get session() {
      return session
    },
    get views() {
      return views
    },
    get view() {
      return views.session
    },
    get line() {
      return line
    },
    showSource(next) {
      // A real room ends a practice: what follows counts.
      const real = !next.practice && (next.state === 'ready' || next.state === 'off')
      source = next
      tellLine()
      look()
      const endsPractice = real && session.phase === 'running' && session.practice
      // A journal that cannot be written must not keep the screens from knowing about the floor.
      if (!endsPractice || carryOut({ type: 'practice.over' }) !== null) tell()
    },
    useFloor(next) {
      floor = next
      felt = emptyLine(clock.now())
      mixer.restart()
      tellLine()
      look()
      tell()
    },
    read(reading) {
      if (floor === null) return
      felt = { ...floor.accept(reading), at: clock.now() }
      moved()
    },
    showStrips(more, of, first) {
      const heard = strips.heard(source)
      strips.use(more, of, first)
      moved()
      if (heard !== strips.heard(source)) tell()
    },
    showPlaces(kind, taken) {
      places = { ...places, [kind]: taken }
      moved()
    },
  }
}

function emptyLine(at: number): FloorState {
  return { at, people: [], counts: SCALE_NUMBERS.map(() => 0), total: 0, certainty: 0, doubts: [] }
}

/** The room: the one session, the floor under it, and what every screen is told of both. */
import type { SessionSummary } from '#core/archive/session-summary'
import type { Floor, FloorState } from '#core/floor/floor'
import { applyHand } from '#core/floor/hand'
import type { Reading } from '#core/floor/reading'
import type { HeardStrip } from '#core/floor/strip-line'
import type { Locale } from '#core/locale'
import { createMixer, type Picture } from '#core/presence/mixer'
import { NO_PLACES, type Place, type PlaceKind, type Places } from '#core/presence/place'
import { SOURCES_OF_PEOPLE } from '#core/presence/sources'
import type { HubViews } from '#core/protocol/hub-audience'
import type { LineView } from '#core/protocol/lines'
import type { AnswerRefusal } from '#core/protocol/messages'
import { shownLine } from '#core/protocol/shown-line'
import type { KioskNotice, SourceView } from '#core/protocol/source-view'
import {
  viewCards,
  viewDesk,
  viewSession,
  type CardsView,
  type EarlierPlan,
  type RoomFacts,
  type SessionView,
} from '#core/protocol/views'
import type { Notice, SessionLeft } from '#core/session/command'
import { decide } from '#core/session/decide'
import { evolve, replay } from '#core/session/evolve'
import type { Intent } from '#core/session/intents'
import { IDLE, type SessionState } from '#core/session/session'
import { previousOf } from '#core/session/previous'
import { leftOf } from '#core/session/silence'
import { snapshotOf } from '#core/session/snapshot'
import { earlierSession } from './earlier-session.ts'
import type { Journal } from './journal/journal.ts'
import { emptyLine, isNews } from './line-news.ts'
import type { Cancel, Clock } from './ports/clock.ts'
import type { Log } from './ports/log.ts'
import { resumeSession } from './resume-session.ts'
import { createRoomSenses } from './room-senses.ts'
import { createRoomStrips, type FirstStrip } from './room-strips.ts'

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
  /** What the big screen may show while the disk still keeps it. Followed by `views`, or by how it was. */
  ahead(view: SessionView): void
  /** The line as it is, and what the big screen may show of it. */
  line(line: FloorState, shown: LineView): void
}

export interface MarkersFacts {
  readonly practice: boolean
  /** Real readers are there, and can be heard. */
  readonly live: boolean
  readonly notBadge: boolean
}

export interface Room {
  /** Carries an intent out. Null once its events are on disk, else why not. */
  ask(intent: Intent | SessionLeft): AnswerRefusal | null
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
  /** The readers at the marks: whether their badges are simulated, and whether the group should be told that one of them was no badge. */
  showMarkers(markers: MarkersFacts): void
  /** What one of the strips beside the first one feels; `showStrips` tells what came of it. */
  readMore(uid: string, reading: Reading): void
  /** The strips beside the first one as they are now, of how many, and the first one. */
  showStrips(more: readonly HeardStrip[], of: number, first: FirstStrip | null): void
  /** What lies on this strip now is nothing. */
  zeroed(uid: string): void
  /** All places of one kind that are taken now. */
  showPlaces(kind: PlaceKind, taken: readonly Place[]): void
}

const NO_CARDS: CardsView = []
/** Sessions about the same that fit beside each other on a phone. */
const MOST_ALIKE = 6
/** Plans of earlier sessions that can be copied. */
const MOST_EARLIER = 12

const SOURCE_BEFORE_START: SourceView = { kind: 'none', state: 'searching', practice: false, detail: null }

export function createRoom(options: RoomOptions): Room {
  const { journal, clock, log, locale, notice, newId, listener } = options
  let session = resumeSession(journal, clock.now(), log)
  let source = SOURCE_BEFORE_START
  let markers: MarkersFacts = { practice: false, live: false, notBadge: false }
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
  let alike = readAlike()
  let cancelSilence: Cancel | null = null
  const senses = createRoomSenses(clock, { changed: tell, noticed: (noticed) => void carryOut(noticed) })
  senses.resume(session, line)
  let views = viewsNow()
  waitForSilence()
  look()

  function factsNow(): RoomFacts {
    return {
      markers,
      source: strips.view(source),
      notice: session.phase === 'idle' ? notice : null,
      locale,
      gathering: senses.gathering,
      everybodyStands: senses.everybodyStands,
      earlier,
      alike,
      counts: line.counts,
      certainty: line.certainty,
      doubts: line.doubts,
      sources: line.sources,
      placed: { badge: places.badge.length, phone: places.phone.length, tablet: places.tablet.length },
    }
  }

  function viewsNow(): HubViews {
    const facts = factsNow()
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

  function drawLine(): void {
    picture = mixed()
    line = withHand()
  }

  function tellLine(): void {
    drawLine()
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

  /** What the facilitator may compare with: the sessions about the same as the one before. */
  function readAlike(): readonly SessionSummary[] {
    const before = session.phase === 'idle' ? null : session.previous
    return before === null ? [] : journal.aboutTheSame(before.of, MOST_ALIKE)
  }

  function circumstances() {
    return {
      at: clock.now(),
      newId: newId(),
      practice: source.practice || markers.practice,
      line: snapshotOf(line.people, line.counts),
      planOf: (id: string) => earlierSession(journal, id, log)?.plan ?? null,
      previousOf(id: string) {
        const before = earlierSession(journal, id, log)
        return before === null ? null : previousOf(before)
      },
    }
  }

  function carryOut(wanted: Intent | Notice): AnswerRefusal | null {
    const decision = decide(session, { ...wanted, ...circumstances() })
    if (!decision.ok) return decision.reason
    const before = session
    const next = decision.value.reduce(evolve, before)
    try {
      if (wanted.type === 'session.erase') return erase(wanted.session)
      if (decision.value.length > 0) journal.append(decision.value, () => listener.ahead(viewSession(next, factsNow())))
    } catch (error) {
      log.error({ err: error, command: wanted.type }, 'the journal could not keep an event: nothing was done')
      listener.ahead(views.session)
      return 'not-stored'
    }
    session = next
    if (session.phase !== before.phase) earlier = readEarlier()
    if (previousIn(session) !== previousIn(before)) alike = readAlike()
    settle()
    return null
  }

  function erase(id: string): AnswerRefusal | null {
    if (!journal.erase(id)) return 'no-session'
    if (session.phase !== 'idle') session = session.id === id ? IDLE : replay(journal.read(session.id))
    earlier = readEarlier()
    alike = readAlike()
    settle()
    return null
  }

  /** A real room ends a practice: what follows counts. */
  function endPractice(): void {
    const real = source.state === 'ready' || source.state === 'off' || markers.live
    const isOver = real && !source.practice && !markers.practice && session.phase === 'running' && session.practice
    // A journal that cannot be written must not keep the screens from knowing about the floor.
    if (!isOver || carryOut({ type: 'practice.over' }) !== null) tell()
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
    drawLine()
    look()
    // What was asked for first, then the line, which as a rule is as it was.
    tell()
    listener.line(line, shownLine(session, line))
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
      source = next
      tellLine()
      look()
      endPractice()
    },
    showMarkers(next) {
      markers = next
      endPractice()
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
      strips.read(reading)
      moved()
    },
    readMore: (uid, reading) => strips.read(reading, uid),
    zeroed: (uid) => strips.zero(uid),
    showStrips(more, of, first) {
      const heard = strips.heard(source)
      strips.use(more, of, first)
      moved()
      if (heard !== strips.heard(source)) tell()
    },
    showPlaces(kind, taken) {
      const before = places[kind].length
      places = { ...places, [kind]: taken }
      moved()
      if (taken.length !== before) tell()
    },
  }
}

function previousIn(session: SessionState): string | null {
  return session.phase === 'idle' ? null : (session.previous?.of ?? null)
}

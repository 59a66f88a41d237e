/** What screens are shown: every kind of view, and which role gets which. */
import type { After } from '../timer.ts'
import type { FloorDeskView, LoadsView } from './floor-desk-view.ts'
import { NOTHING_LOOKED_AT, readyForRoom, type ReadyView } from './ready.ts'
import { lineOf, owe, textOf, type HubScreen } from './hub-screen.ts'
import { createLines, type LineView } from './lines.ts'
import type { MarkersView } from './markers-view.ts'
import { paperForRoom, type PaperView } from './paper-requests.ts'
import { phoneViewOf } from './phone-view.ts'
import type { DoorsView, RemotesView } from './remote-requests.ts'
import { isRemote, type Role } from './roles.ts'
import { createTopic, type Topic } from './topic.ts'
import type { CardsView, DeskView, SessionView } from './views.ts'

export interface HubViews {
  readonly session: SessionView
  readonly desk: DeskView
  /** All cards, and those that the big screen shows. */
  readonly cards: CardsView
  readonly shownCards: CardsView
}

export interface Audience {
  show(views: HubViews): void
  /** What is about to be so, for the big screen alone: all others hear of it with `show`, once it is. */
  showAhead(view: SessionView): void
  /** `shown` is what the big screen may show of the line as it is. */
  showLine(line: LineView, shown: LineView): void
  /** What the big screen shows of the ways in. */
  showDoors(view: DoorsView): void
  /** What each remote is told of all of them; which one it is, is added here. */
  showRemotes(view: Omit<RemotesView, 'you'>): void
  /** How the floor is calibrated, for remotes; what its cells feel, for those who watch. */
  showFloor(view: FloorDeskView): void
  showLoads(view: LoadsView): void
  /** How the readers at the marks are doing, for remotes. */
  showMarkers(view: MarkersView): void
  /** Whether everything is there before a session, for remotes and the big screen. */
  showReady(view: ReadyView): void
  /** What has become of the paper: all of it for remotes, for the big screen what concerns the room. */
  showPaper(view: PaperView): void
  /** All that this role gets to see, as it is now. */
  welcome(screen: HubScreen, role: Role): void
  /** The newest line, if this screen gets one and can take it. */
  offerLine(screen: HubScreen): void
}

/** `screens` are those that are there at any moment. `now` is host time, ms since 1970. */
export function createAudience(screens: ReadonlySet<HubScreen>, views: HubViews, after: After, now: () => number): Audience {
  const session = createTopic('session', now)
  const phoneSession = createTopic('session', now)
  const desk = createTopic('desk', now)
  const cards = createTopic('cards', now)
  const shownCards = createTopic('cards', now)
  const doors = createTopic('doors', now)
  const floor = createTopic('floor', now)
  const loads = createTopic('loads', now)
  const markers = createTopic('markers', now)
  const ready = createTopic('ready', now)
  const shownReady = createTopic('ready', now)
  const paper = createTopic('paper', now)
  const shownPaper = createTopic('paper', now)
  const lines = createLines(after, (kind) => {
    for (const screen of screens) if (lineOf(screen) === kind) lines.offer(screen, kind)
  })
  /** The big screen has a view that the others have not got yet. */
  let isAhead = false
  let remotes: Omit<RemotesView, 'you'> = { devices: [], asking: [], reachable: true }

  function sendTo(wants: (role: Role) => boolean, topic: Topic): void {
    for (const screen of screens) if (screen.role !== null && wants(screen.role)) owe(screen, topic)
  }

  /** Each remote has a view of its own: it says which of them it is. Whether it is another one than before. */
  function changeRemotes({ device, remotes: topic }: HubScreen): boolean {
    return topic.show({ you: device, ...remotes } satisfies RemotesView)
  }

  const audience: Audience = {
    show(next) {
      const isNew = session.show(next.session)
      // The whole group looks at the big screen.
      if (isNew) sendTo(isDisplay, session)
      if (isNew || isAhead) sendTo((role) => !isDisplay(role) && !isPhone(role), session)
      isAhead = false
      if (phoneSession.show(phoneViewOf(next.session))) sendTo(isPhone, phoneSession)
      if (desk.show(next.desk)) sendTo(isRemote, desk)
      if (cards.show(next.cards)) sendTo(isRemote, cards)
      if (shownCards.show(next.shownCards)) sendTo(isDisplay, shownCards)
    },
    showAhead(view) {
      if (!session.show(view)) return
      isAhead = true
      sendTo(isDisplay, session)
    },
    showLine: (line, shown) => lines.show({ whole: line, shown }),
    showDoors(view) {
      if (doors.show(view)) sendTo(isDisplay, doors)
    },
    showRemotes(view) {
      remotes = view
      for (const screen of screens)
        if (screen.role !== null && isRemote(screen.role) && changeRemotes(screen)) owe(screen, screen.remotes)
    },
    showFloor(view) {
      if (floor.show(view)) sendTo(isRemote, floor)
    },
    showLoads(view) {
      if (!loads.show(view)) return
      for (const screen of screens) if (screen.watches) owe(screen, loads)
    },
    showMarkers(view) {
      if (markers.show(view)) sendTo(isRemote, markers)
    },
    showReady(view) {
      if (ready.show(view)) sendTo(isRemote, ready)
      if (shownReady.show(readyForRoom(view))) sendTo(isDisplay, shownReady)
    },
    showPaper(view) {
      if (paper.show(view)) sendTo(isRemote, paper)
      if (shownPaper.show(paperForRoom(view))) sendTo(isDisplay, shownPaper)
    },
    welcome(screen, role) {
      if (isRemote(role)) {
        screen.connection.send(textOf({ t: 'you', role }))
        changeRemotes(screen)
      }
      const topics = [isPhone(role) ? phoneSession : session]
      if (isRemote(role)) topics.push(desk, cards, screen.remotes, floor, markers, ready, paper)
      if (isDisplay(role)) topics.push(shownCards, doors, shownReady, shownPaper)
      for (const topic of topics) owe(screen, topic)
      audience.offerLine(screen)
    },
    offerLine(screen) {
      const kind = lineOf(screen)
      if (kind !== null) lines.offer(screen, kind)
    },
  }
  audience.show(views)
  audience.showDoors({ remote: null, guest: null, places: null })
  audience.showReady(NOTHING_LOOKED_AT)
  return audience
}

/** Came without a code: see `phoneViewOf`. */
function isPhone(role: Role): boolean {
  return role === 'phone'
}

function isDisplay(role: Role): boolean {
  return role === 'display'
}

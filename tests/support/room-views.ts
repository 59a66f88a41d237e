/** The views of an idle room, to change what a test is about. */
import type { HubViews } from '#core/protocol/hub-audience'
import { viewDesk, viewSession, type DeskView, type RoomFacts, type SessionView } from '#core/protocol/views'
import { SCALE_NUMBERS } from '#core/scale/position'
import { IDLE } from '#core/session/session'

/** A room with a strip, in which nothing has happened. */
const IDLE_FACTS: RoomFacts = {
  source: { kind: 'serial', state: 'ready', practice: false, detail: null },
  markers: { practice: false, notBadge: false },
  notice: null,
  locale: 'nl',
  gathering: null,
  everybodyStands: false,
  earlier: [],
  alike: [],
  counts: SCALE_NUMBERS.map(() => 0),
  certainty: 1,
  doubts: [],
  sources: { strip: 0, badge: 0, phone: 0, tablet: 0 },
  placed: { badge: 0, phone: 0, tablet: 0 },
}

export const IDLE_VIEW: SessionView = viewSession(IDLE, IDLE_FACTS)
export const IDLE_DESK: DeskView = viewDesk(IDLE, IDLE_FACTS)

export function viewsWith(session: Partial<SessionView> = {}, desk: Partial<DeskView> = {}): HubViews {
  return { session: { ...IDLE_VIEW, ...session }, desk: { ...IDLE_DESK, ...desk }, cards: [], shownCards: [] }
}

/** The desk of the markers on a test stand: a clock that stands still, a salt that is known, and no disk unless a test brings one. */
import { createMarkerDesk, type MarkerDesk } from '#host/markers/marker-desk'
import { createSaltBox, type SaltBox } from '#host/markers/salt-box'
import type { WedgeStore } from '#host/markers/wedge-store'
import type { Place } from '#core/presence/place'
import { accepted } from '#core/result'
import type { MarkersView } from '#core/protocol/markers-view'
import type { SourceView } from '#core/protocol/source-view'
import { DEAF_PORT } from './deaf-port.ts'
import { createFakeClock, type FakeClock } from './fake-clock.ts'

export interface MarkerStand {
  readonly clock: FakeClock
  readonly desk: MarkerDesk
  readonly salt: SaltBox
  /** All places, as the room was told last. */
  readonly places: readonly Place[]
  readonly views: readonly MarkersView[]
  /** A box of readers is there, and says hello. */
  plugIn(boot?: number, readers?: readonly number[]): void
  /** A card event of it; the number of the event counts on. */
  tap(
    token: string,
    mark: number,
    change?: { readonly event?: number; readonly boot?: number; readonly move?: 'arrive' | 'leave'; readonly late?: number },
  ): void
}

export const BOX: SourceView = { kind: 'serial', state: 'ready', practice: false, detail: '/dev/ttyUSB1' }
const UID = '3A7F00C21B95'

export function setUpMarkers(store: WedgeStore = { read: () => new Map(), keep: () => accepted(null) }): MarkerStand {
  const clock = createFakeClock()
  const salt = createSaltBox()
  const views: MarkersView[] = []
  let places: readonly Place[] = []
  let events = 0
  const desk = createMarkerDesk({
    clock,
    salt,
    store,
    listener: {
      places(taken) {
        places = taken
      },
      view: (view) => views.push(view),
    },
  })
  return {
    clock,
    desk,
    salt,
    views,
    get places() {
      return places
    },
    plugIn(boot = 1, readers = [0, 5, 10]) {
      const board = { where: '/dev/ttyUSB1', uid: UID, firmware: '1', geometry: null, port: DEAF_PORT }
      desk.hear('markers', { type: 'board', ...board, boot, readers })
      desk.showSource('markers', BOX)
    },
    tap(token, mark, { event = ++events, boot = 1, move = 'arrive', late = 0 } = {}) {
      events = event
      const card = { type: 'card', seq: 0, t: 0, event, mark, move, token, dwell: null } as const
      desk.hear('markers', { type: 'card', uid: UID, boot, event: card, late })
    },
  }
}

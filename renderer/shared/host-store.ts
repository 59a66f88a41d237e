/** The one store of a screen: what the host last said, whether it can be heard, and asking it something. */
import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { AnswerRefusal, GoodbyeReason, LineMessage } from '#core/protocol/messages'
import type { FloorDeskView, LoadsView } from '#core/protocol/floor-desk-view'
import type { MarkersView } from '#core/protocol/markers-view'
import type { OperatorRequest } from '#core/protocol/operator-requests'
import { NOTHING_LOOKED_AT, type ReadyRequest, type ReadyView } from '#core/protocol/ready'
import { NO_PAPER, type PaperRequest, type PaperView } from '#core/protocol/paper-requests'
import type { DoorsView, RemoteRequest, RemotesView } from '#core/protocol/remote-requests'
import type { RemoteRole } from '#core/protocol/roles'
import type { CardsView, DeskView, SessionView } from '#core/protocol/views'
import type { PlaceList } from '#core/presence/place-list'
import type { Intent } from '#core/session/intents'
import { keepHostLink, type HostLink, type HostLinkOptions } from './host-link.ts'

export type LinkState = 'connecting' | 'live' | 'lost'
export type Unanswered = AnswerRefusal | 'no-answer'
export type LineListener = (line: LineMessage) => void

export interface HostStoreOptions extends Omit<HostLinkOptions, 'listener'> {
  /** Fetches the page anew: the host speaks a newer version than it. */
  readonly reload: () => void
}

/** Time to read why, and for a host that is just being renewed, ms. */
const RELOAD_AFTER = 2000

function keep<T>(kept: { value: T }): (next: T) => void {
  return (next) => {
    kept.value = next
  }
}

export const useHostStore = defineStore('host', () => {
  /** Null until the host has been heard for the first time. */
  const view = shallowRef<SessionView | null>(null)
  /** For a remote: what it is, and what only the facilitator sees. */
  const role = ref<RemoteRole | null>(null)
  const desk = shallowRef<DeskView | null>(null)
  /** All cards; on the big screen those that it shows. */
  const cards = shallowRef<CardsView>([])
  /** For a remote: which phones take part. */
  const remotes = shallowRef<RemotesView | null>(null)
  /** For the big screen: how phones get in. */
  const doors = shallowRef<DoorsView>({ remote: null, guest: null, places: null })
  /** For a remote: the floor itself. What its cells feel goes to a screen that watches. */
  const floor = shallowRef<FloorDeskView | null>(null)
  const loads = shallowRef<LoadsView | null>(null)
  /** For a remote: the readers at the marks. */
  const markers = shallowRef<MarkersView | null>(null)
  /** For a remote and the big screen: whether everything is there before a session. */
  const ready = shallowRef<ReadyView>(NOTHING_LOOKED_AT)
  /** For a remote what has become of the paper; for the big screen that it comes, and the way to it. */
  const paper = shallowRef<PaperView>(NO_PAPER)
  /** Host time less the time of this screen's own clock, ms. */
  const ahead = ref(0)
  const link = ref<LinkState>('connecting')
  /** Why the host sent this screen away, while it is away. */
  const goodbye = ref<GoodbyeReason | null>(null)
  /** People on the line. The line itself is not kept for Vue: it comes up to 60 times a second, and goes to who listens to it. */
  const total = ref(0)
  /** Why the newest question was not done. Null again when the next one is asked. */
  const refusal = ref<Unanswered | null>(null)

  const listeners = new Set<LineListener>()
  let newestLine: LineMessage | null = null
  let host: HostLink | null = null

  /** Of a view with moments in it, by the host's clock. */
  const timed =
    <T>(kept: { value: T }) =>
    (next: T, now: number): void => {
      ahead.value = now - Date.now()
      kept.value = next
    }

  function open({ reload, ...options }: HostStoreOptions): void {
    host = keepHostLink({
      ...options,
      listener: {
        session: timed(view),
        you: keep(role),
        desk: timed(desk),
        cards: keep(cards),
        remotes: keep(remotes),
        doors: keep(doors),
        floor: timed(floor),
        loads: keep(loads),
        markers: keep(markers),
        ready: keep(ready),
        paper: keep(paper),
        line(next) {
          newestLine = next
          for (const listener of listeners) listener(next)
          total.value = next.total
        },
        link(state, reason) {
          link.value = state
          goodbye.value = reason
          if (reason === 'version') options.after(RELOAD_AFTER, reload)
        },
      },
    })
  }

  /** Calls with each line in the moment it comes in, and now with the newest one there is. Returns how to stop. */
  function onLine(listener: LineListener): () => void {
    listeners.add(listener)
    if (newestLine !== null) listener(newestLine)
    return () => listeners.delete(listener)
  }

  /** Asks the host, and says why not; null when it is done. */
  function ask(intent: Intent): Promise<Unanswered | null> {
    return settle(host?.ask(intent))
  }

  /** Keeps the answer as the newest one; without a host nobody answers. */
  async function settle(asked: Promise<Unanswered | null> | undefined): Promise<Unanswered | null> {
    refusal.value = null
    const answer = asked === undefined ? 'no-answer' : await asked
    refusal.value = answer
    return answer
  }

  /** Asks the host about the phones that take part, in the same way. */
  function request(wanted: RemoteRequest): Promise<Unanswered | null> {
    return settle(host?.request(wanted))
  }

  /** Looks for the host now rather than in a moment. */
  function hurry(): void {
    host?.hurry()
  }

  /** Asks the host about the floor itself, in the same way. */
  function operate(wanted: OperatorRequest): Promise<Unanswered | null> {
    return settle(host?.operate(wanted))
  }

  /** Passes on what a reader that is a keyboard typed on this screen. */
  function type(text: string): void {
    host?.type(text)
  }

  /** Asks the host whether everything is there. */
  function check(wanted: ReadyRequest): Promise<Unanswered | null> {
    return host?.check(wanted) ?? Promise.resolve('no-answer')
  }

  /** Asks the host about the paper, in the same way. */
  function print(wanted: PaperRequest): Promise<Unanswered | null> {
    return settle(host?.print(wanted))
  }

  /** For a tablet: tells the host who stands on it. */
  function place(list: PlaceList): Promise<Unanswered | null> {
    return host?.place(list) ?? Promise.resolve('no-answer')
  }

  const views = { view, role, desk, cards, remotes, doors, floor, loads, markers, ready, paper }
  return { ...views, ahead, link, goodbye, total, refusal, open, onLine, ask, request, operate, type, check, print, place, hurry }
})

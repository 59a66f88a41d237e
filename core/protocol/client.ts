/** A screen's end of a connection: says hello, keeps the newest view, notices when the kiosk is gone, and asks. */
import * as v from 'valibot'
import type { PlaceList } from '../presence/place-list.ts'
import type { Intent } from '../session/intents.ts'
import type { Connection } from './connection.ts'
import {
  LOST_AFTER,
  PROTOCOL_VERSION,
  hostMessageSchema,
  type AnswerRefusal,
  type ClientMessage,
  type GoodbyeReason,
  type HostMessage,
  type LineMessage,
} from './messages.ts'
import type { FloorDeskView, LoadsView } from './floor-desk-view.ts'
import type { MarkersView } from './markers-view.ts'
import type { OperatorRequest } from './operator-requests.ts'
import type { ReadyRequest, ReadyView } from './ready.ts'
import type { PaperRequest, PaperView } from './paper-requests.ts'
import type { DoorsView, RemoteRequest, RemotesView } from './remote-requests.ts'
import type { RemoteRole, ScreenKind } from './roles.ts'
import type { After } from '../timer.ts'
import type { CardsView, DeskView, SessionView } from './views.ts'

export interface ClientOptions {
  readonly connection: Connection
  /** What this screen is. */
  readonly kind: ScreenKind
  /** Opens the role on a network connection; the kiosk's own window needs none. */
  readonly token: string | null
  readonly after: After
  readonly listener: ClientListener
}

export interface ClientListener {
  /** `now` is host time in the moment the message was made, ms since 1970. */
  session(view: SessionView, now: number): void
  /**
   * A remote hears these too: what it is, what only the facilitator sees, all cards, and which phones take part. The big screen hears the
   * cards that it shows, and how phones get in.
   */
  you?(role: RemoteRole): void
  desk?(view: DeskView, now: number): void
  cards?(view: CardsView): void
  remotes?(view: RemotesView): void
  doors?(view: DoorsView): void
  /** A remote hears how the floor is calibrated; what its cells feel, once it asked to watch. */
  floor?(view: FloorDeskView, now: number): void
  loads?(view: LoadsView): void
  /** A remote hears how the readers at the marks are doing. */
  markers?(view: MarkersView): void
  /** Remotes and the big screen hear whether everything is there before a session. */
  ready?(view: ReadyView): void
  /** A remote hears what has become of the paper; the big screen that it comes, and the way to it. */
  paper?(view: PaperView): void
  /** Called in the moment the message comes in, so that what it changes is on the screen in the next frame. */
  line(line: LineMessage): void
  /** `live` the host was heard within `LOST_AFTER`; `lost` it was not, and may come back on this same connection. */
  link(state: 'live' | 'lost'): void
  /** The connection is over. `reason` is what the host said, or null when it just ended. */
  ended(reason: GoodbyeReason | null): void
}

export interface Client {
  /** Asks the host. Null when it is done and on disk; `no-answer` when the connection ended first: it may or may not be done. */
  ask(intent: Intent): Promise<AnswerRefusal | 'no-answer' | null>
  /** Asks the host about the phones that take part; answered in the same way. */
  request(request: RemoteRequest): Promise<AnswerRefusal | 'no-answer' | null>
  /** Asks the host about the floor itself; answered in the same way. */
  operate(request: OperatorRequest): Promise<AnswerRefusal | 'no-answer' | null>
  /** Passes on what a reader that is a keyboard typed here. Nobody answers. */
  type(text: string): void
  /** Asks the host whether everything is there; answered in the same way. */
  check(request: ReadyRequest): Promise<AnswerRefusal | 'no-answer' | null>
  /** Asks the host about the paper; answered in the same way. */
  print(request: PaperRequest): Promise<AnswerRefusal | 'no-answer' | null>
  /** For a tablet: everybody who took a place on it; answered in the same way. */
  place(list: PlaceList): Promise<AnswerRefusal | 'no-answer' | null>
  close(): void
}

export function createClient({ connection, kind, token, after, listener }: ClientOptions): Client {
  const waiting = new Map<number, (refusal: AnswerRefusal | 'no-answer' | null) => void>()
  let nextRef = 1
  /** The newest number of each kind of view. */
  const newest = {
    session: 0,
    desk: 0,
    cards: 0,
    remotes: 0,
    doors: 0,
    floor: 0,
    loads: 0,
    markers: 0,
    ready: 0,
    paper: 0,
    line: 0,
  }
  let state: 'new' | 'live' | 'lost' | 'ended' = 'new'
  let goodbye: GoodbyeReason | null = null
  let cancelSilence = after(LOST_AFTER, silent)

  function send(message: ClientMessage): void {
    connection.send(JSON.stringify(message))
  }

  function silent(): void {
    if (state === 'ended') return
    state = 'lost'
    listener.link('lost')
  }

  function heard(): void {
    cancelSilence()
    cancelSilence = after(LOST_AFTER, silent)
    if (state === 'live') return
    state = 'live'
    listener.link('live')
  }

  /** A number that is not newer is an echo of a connection that came back: the newest view is already there. */
  function isNewer({ t, n }: Extract<HostMessage, { n: number }>): boolean {
    if (n <= newest[t]) return false
    newest[t] = n
    return true
  }

  function receive(message: HostMessage): void {
    switch (message.t) {
      case 'session':
        return isNewer(message) ? listener.session(message.view, message.now) : undefined
      case 'desk':
        return isNewer(message) ? listener.desk?.(message.view, message.now) : undefined
      case 'cards':
        return isNewer(message) ? listener.cards?.(message.view) : undefined
      case 'remotes':
        return isNewer(message) ? listener.remotes?.(message.view) : undefined
      case 'doors':
        return isNewer(message) ? listener.doors?.(message.view) : undefined
      case 'floor':
        return isNewer(message) ? listener.floor?.(message.view, message.now) : undefined
      case 'loads':
        return isNewer(message) ? listener.loads?.(message.view) : undefined
      case 'markers':
        return isNewer(message) ? listener.markers?.(message.view) : undefined
      case 'ready':
        return isNewer(message) ? listener.ready?.(message.view) : undefined
      case 'paper':
        return isNewer(message) ? listener.paper?.(message.view) : undefined
      case 'you':
        return listener.you?.(message.role)
      case 'line':
        if (isNewer(message)) listener.line(message)
        // Later: what changes the screen goes before what tells the host.
        void Promise.resolve().then(() => send({ t: 'seen', n: message.n }))
        return
      case 'answer':
        waiting.get(message.ref)?.(message.refusal)
        waiting.delete(message.ref)
        return
      case 'goodbye':
        goodbye = message.reason
        return
      case 'beat':
    }
  }

  connection.listen({
    message(text) {
      if (state === 'ended') return
      heard()
      const message = parse(text)
      if (message !== null) receive(message)
    },
    closed() {
      state = 'ended'
      cancelSilence()
      for (const settle of waiting.values()) settle('no-answer')
      waiting.clear()
      listener.ended(goodbye)
    },
  })
  send({ t: 'hello', version: PROTOCOL_VERSION, kind, ...(token === null ? {} : { token }) })

  function answerTo(ask: (ref: number) => ClientMessage): Promise<AnswerRefusal | 'no-answer' | null> {
    if (state === 'ended') return Promise.resolve('no-answer')
    const ref = nextRef++
    return new Promise((resolve) => {
      waiting.set(ref, resolve)
      send(ask(ref))
    })
  }

  return {
    ask: (intent) => answerTo((ref) => ({ t: 'intent', ref, intent })),
    request: (request) => answerTo((ref) => ({ t: 'remote', ref, request })),
    operate: (request) => answerTo((ref) => ({ t: 'operator', ref, request })),
    type(text) {
      if (state !== 'ended') send({ t: 'typed', text })
    },
    check: (request) => answerTo((ref) => ({ t: 'ready', ref, request })),
    print: (request) => answerTo((ref) => ({ t: 'paper', ref, request })),
    place: (list) => answerTo((ref) => ({ t: 'places', ref, list })),
    close: () => connection.close(),
  }
}

/** The host's message, or null when it is none that this screen knows: a newer host may say more. */
function parse(text: string): HostMessage | null {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return null
  }
  const result = v.safeParse(hostMessageSchema, json)
  return result.success ? result.output : null
}

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
  type ViewKind,
  type ViewOf,
} from './messages.ts'
import type { OperatorRequest } from './operator-requests.ts'
import type { ReadyRequest } from './ready.ts'
import type { PaperRequest } from './paper-requests.ts'
import type { RemoteRequest } from './remote-requests.ts'
import type { RemoteRole, ScreenKind } from './roles.ts'
import type { After } from '../timer.ts'

export interface ClientOptions {
  readonly connection: Connection
  /** What this screen is. */
  readonly kind: ScreenKind
  /** Opens the role on a network connection; the kiosk's own window needs none. */
  readonly token: string | null
  readonly after: After
  readonly listener: ClientListener
}

/**
 * Called with the newest view of each kind that this screen gets: see `hostMessageSchema` for who gets which. `now` is host time in the moment
 * the message was made, ms since 1970.
 */
export type ViewListener = { readonly [K in ViewKind]?: (view: ViewOf<K>, now: number) => void }

export interface ClientListener extends ViewListener {
  session(view: ViewOf<'session'>, now: number): void
  /** A remote hears what it is. */
  you?(role: RemoteRole): void
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
  /** The newest number of each kind of view, and of the line. */
  const newest = new Map<HostMessage['t'], number>()
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

  function waitForBeat(): void {
    cancelSilence()
    cancelSilence = after(LOST_AFTER, silent)
  }

  /** The beat that follows keeps it alive: a timer for each of 60 lines a second would cost more than it says. */
  function heard(): void {
    if (state === 'live') return
    state = 'live'
    waitForBeat()
    listener.link('live')
  }

  /** A number that is not newer is an echo of a connection that came back: the newest view is already there. */
  function isNewer({ t, n }: Extract<HostMessage, { n: number }>): boolean {
    if (n <= (newest.get(t) ?? 0)) return false
    newest.set(t, n)
    return true
  }

  function tell<K extends ViewKind>({ t, view, now }: { readonly t: K; readonly view: ViewOf<K>; readonly now: number }): void {
    const hear: ViewListener[K] = listener[t]
    hear?.(view, now)
  }

  function receive(message: HostMessage): void {
    if ('view' in message) {
      if (isNewer(message)) tell(message)
      return
    }
    switch (message.t) {
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
        return waitForBeat()
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

/** Keeps a screen in touch with its host: one client after the other, for as long as the page is open. */
import { createClient, type Client, type ClientListener } from '#core/protocol/client'
import type { AnswerRefusal, GoodbyeReason } from '#core/protocol/messages'
import type { OperatorRequest } from '#core/protocol/operator-requests'
import type { RemoteRequest } from '#core/protocol/remote-requests'
import type { ScreenKind } from '#core/protocol/roles'
import type { After } from '#core/timer'
import type { Intent } from '#core/session/intents'
import type { Carrier } from './carrier.ts'

export interface HostLinkOptions {
  readonly carrier: Carrier
  readonly kind: ScreenKind
  readonly token: string | null
  readonly after: After
  readonly listener: HostLinkListener
}

export interface HostLinkListener extends Pick<
  ClientListener,
  'session' | 'line' | 'you' | 'desk' | 'cards' | 'remotes' | 'doors' | 'floor' | 'loads'
> {
  /** `lost` comes with what the host said when it sent the screen away, if it did. */
  link(state: 'live' | 'lost', goodbye: GoodbyeReason | null): void
}

export interface HostLink {
  /** Asks the host; see `Client`. */
  ask(intent: Intent): Promise<AnswerRefusal | 'no-answer' | null>
  request(request: RemoteRequest): Promise<AnswerRefusal | 'no-answer' | null>
  operate(request: OperatorRequest): Promise<AnswerRefusal | 'no-answer' | null>
}

/** How long to wait before the next try, ms; the last one from then on. */
const BACK_OFF = [200, 500, 1000, 2000] as const
const LONGEST_BACK_OFF = 2000
/** A quiet connection that can be replaced is, after this many ms: the network may have forgotten it. */
const REPLACE_AFTER = 3000

export function keepHostLink({ carrier, kind, token, after, listener }: HostLinkOptions): HostLink {
  let client: Client | null = null
  let tries = 0

  async function open(): Promise<void> {
    const connection = await carrier.dial()
    let cancelReplacement: (() => void) | null = null
    // A host that says no does say something: only a view means that it lets this screen watch.
    let admitted = false
    client = createClient({
      connection,
      kind,
      token,
      after,
      listener: {
        ...listener,
        session(view, now) {
          if (!admitted) listener.link('live', null)
          admitted = true
          tries = 0
          listener.session(view, now)
        },
        link(state) {
          cancelReplacement?.()
          cancelReplacement = null
          if (state === 'lost' && carrier.replaceable) cancelReplacement = after(REPLACE_AFTER, () => connection.close())
          if (state === 'lost' || admitted) listener.link(state, null)
        },
        ended(goodbye) {
          cancelReplacement?.()
          client = null
          listener.link('lost', goodbye)
          after(BACK_OFF[tries++] ?? LONGEST_BACK_OFF, () => void open())
        },
      },
    })
  }

  void open()
  return {
    ask: (intent) => client?.ask(intent) ?? Promise.resolve('no-answer'),
    request: (request) => client?.request(request) ?? Promise.resolve('no-answer'),
    operate: (request) => client?.operate(request) ?? Promise.resolve('no-answer'),
  }
}

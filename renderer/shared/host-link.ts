/** Keeps a screen in touch with its host: one client after the other, for as long as the page is open. */
import { createClient, type Client, type ClientListener } from '#core/protocol/client'
import type { GoodbyeReason } from '#core/protocol/messages'
import type { ScreenKind } from '#core/protocol/roles'
import type { After } from '#core/timer'
import type { Carrier } from './carrier.ts'

export interface HostLinkOptions {
  readonly carrier: Carrier
  readonly kind: ScreenKind
  readonly token: string | null
  readonly after: After
  /** How long to wait before the next try, ms; the last one from then on. */
  readonly backOff?: readonly number[]
  readonly listener: HostLinkListener
}

export interface HostLinkListener extends Omit<ClientListener, 'link' | 'ended'> {
  /** `lost` comes with what the host said when it sent the screen away, if it did. */
  link(state: 'live' | 'lost', goodbye: GoodbyeReason | null): void
}

/** Asks the host as a client does; nobody answers while there is none. */
export interface HostLink extends Omit<Client, 'close'> {
  /** Tries now, if it was waiting or hangs: somebody took up the phone, or the network is back. */
  hurry(): void
}

/** What is usual for `backOff`. */
const BACK_OFF = [200, 500, 1000, 2000] as const
/** A quiet connection that can be replaced is, after this many ms: the network may have forgotten it. */
const REPLACE_AFTER = 3000

export function keepHostLink({ carrier, kind, token, after, backOff = BACK_OFF, listener }: HostLinkOptions): HostLink {
  let client: Client | null = null
  let tries = 0
  /** Ends the waiting for the next try, or a connection that went quiet. */
  let hurry: (() => void) | null = null

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
          hurry = state === 'lost' && carrier.replaceable ? () => connection.close() : null
          if (state === 'lost' && carrier.replaceable) cancelReplacement = after(REPLACE_AFTER, () => connection.close())
          if (state === 'lost' || admitted) listener.link(state, null)
        },
        ended(goodbye) {
          cancelReplacement?.()
          client = null
          listener.link('lost', goodbye)
          const again = (): void => {
            hurry = null
            void open()
          }
          const cancel = after(backOff[Math.min(tries++, backOff.length - 1)] ?? 0, again)
          hurry = () => {
            cancel()
            again()
          }
        },
      },
    })
  }

  void open()
  return {
    ask: (intent) => client?.ask(intent) ?? Promise.resolve('no-answer'),
    request: (request) => client?.request(request) ?? Promise.resolve('no-answer'),
    hurry: () => hurry?.(),
    type: (text) => client?.type(text),
    place: (list) => client?.place(list) ?? Promise.resolve('no-answer'),
    operate: (request) => client?.operate(request) ?? Promise.resolve('no-answer'),
    check: (request) => client?.check(request) ?? Promise.resolve('no-answer'),
    print: (request) => client?.print(request) ?? Promise.resolve('no-answer'),
  }
}

/** Keeps a screen in touch with its host: one client after the other, for as long as the page is open. */
import { createClient, type Client, type ClientListener } from '#core/protocol/client'
import type { GoodbyeReason } from '#core/protocol/messages'
import type { ScreenKind } from '#core/protocol/roles'
import type { After } from '#core/timer'
import type { Carrier } from './carrier.ts'
import { lookForHost } from './look-for-host.ts'

export interface HostLinkOptions {
  readonly carrier: Carrier
  readonly kind: ScreenKind
  readonly token: string | null
  readonly after: After
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

/** Waits before it is looked for again, ms; the last one from then on. A host that answers and lets nobody in is not asked without end. */
const BACK_OFF = [0, 200, 500, 800] as const
/** And after the host sent this screen away, ms. */
const SENT_AWAY = 2000
/** What the host said before it went away itself: it may be back at any moment. */
const MAY_BE_BACK: readonly (GoodbyeReason | null)[] = ['stopping', null]
/** A connection that is still quiet so long after its host answered is dead, ms: the network has forgotten it. */
const DEAD_AFTER = 250

export function keepHostLink({ carrier, kind, token, after, listener }: HostLinkOptions): HostLink {
  let client: Client | null = null
  let tries = 0
  /** Looks now, if it waits or looks already. */
  let hurry: (() => void) | null = null
  /** Ends the looking for the host, or the waiting for that. */
  let stop: (() => void) | null = null

  /** Now and whenever somebody is in a hurry, after `wait` ms. */
  function look(wait: number, found: () => void): void {
    const now = (): void => {
      stop?.()
      stop = lookForHost(carrier, after, () => {
        hurry = null
        found()
      })
    }
    hurry = now
    stop = after(wait, now)
  }

  function calmDown(): void {
    stop?.()
    hurry = null
  }

  async function open(): Promise<void> {
    const connection = await carrier.dial()
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
          calmDown()
          if (state === 'lost' && carrier.replaceable) look(0, () => (stop = after(DEAD_AFTER, () => connection.close())))
          if (state === 'lost' || admitted) listener.link(state, null)
        },
        ended(goodbye) {
          calmDown()
          client = null
          listener.link('lost', goodbye)
          const wait = BACK_OFF[Math.min(tries++, BACK_OFF.length - 1)] ?? 0
          look(MAY_BE_BACK.includes(goodbye) ? wait : SENT_AWAY, () => void open())
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

/** A facilitator's phone without its page: the real link over a real WebSocket, which comes back by itself. */
import type { OperatorRequest } from '#core/protocol/operator-requests'
import type { CardsView, DeskView, SessionView } from '#core/protocol/views'
import type { Intent } from '#core/session/intents'
import { after } from '../../renderer/shared/after.ts'
import { keepHostLink } from '../../renderer/shared/host-link.ts'
import { connectSocket } from '../../renderer/shared/socket-connection.ts'

export interface Phone {
  readonly view: () => SessionView | null
  readonly desk: () => DeskView | null
  readonly cards: () => CardsView
  readonly link: () => 'live' | 'lost' | null
  /** Asks, and resolves with the answer. */
  ask(intent: Intent): ReturnType<ReturnType<typeof keepHostLink>['ask']>
  /** Asks as whoever sets up the floor. */
  operate(request: OperatorRequest): ReturnType<ReturnType<typeof keepHostLink>['operate']>
  /** Resolves as soon as this holds; looked at whenever something comes in. */
  until(holds: () => boolean): Promise<void>
  /** Never comes back. */
  leave(): void
}

/** `address` is that of the kiosk, `http://…` without a slash at the end. As `kind` it may be the big screen just as well. */
export function openPhone(address: string, token: string, kind: 'remote' | 'display' = 'remote'): Phone {
  let view: SessionView | null = null
  let desk: DeskView | null = null
  let cards: CardsView = []
  let state: 'live' | 'lost' | null = null
  let hasLeft = false
  const sockets = new Set<WebSocket>()
  const waiting = new Set<() => void>()

  function look(): void {
    for (const check of waiting) check()
  }

  const link = keepHostLink({
    carrier: {
      replaceable: true,
      dial: () => {
        if (hasLeft) return new Promise(() => undefined)
        const socket = new WebSocket(`${address.replace('http', 'ws')}/live`)
        sockets.add(socket)
        return Promise.resolve(connectSocket(socket))
      },
    },
    kind,
    token,
    after,
    listener: {
      session(next) {
        view = next
        look()
      },
      desk(next) {
        desk = next
        look()
      },
      cards(next) {
        cards = next
        look()
      },
      line: () => undefined,
      link(next) {
        state = next
        look()
      },
    },
  })
  return {
    view: () => view,
    desk: () => desk,
    cards: () => cards,
    link: () => state,
    ask: (intent) => link.ask(intent),
    operate: (request) => link.operate(request),
    until: (holds) =>
      new Promise((resolve) => {
        const check = (): void => {
          if (!holds()) return
          waiting.delete(check)
          resolve()
        }
        waiting.add(check)
        check()
      }),
    leave() {
      hasLeft = true
      for (const socket of sockets) socket.close()
    },
  }
}

/** The way from this page to the host: the port that the kiosk's preload hands over, or a WebSocket to where the page came from. */
import type { Connection } from '#core/protocol/connection'
import { connectPort } from './port-connection.ts'
import { connectSocket } from './socket-connection.ts'

export interface Carrier {
  /** A new connection. A port: as soon as the preload has handed over the next one. */
  dial(): Promise<Connection>
  /** Whether a connection that went quiet is worth replacing. A port is not: another one comes only when the shell sends it. */
  readonly replaceable: boolean
}

/** What a preload posts to its page, with the port beside it. */
const PORT_MESSAGE = 'meetlat:port'

/** Listens for the port from now on, so call it before anything slow. */
export function findCarrier(page: Window): Carrier {
  const isFromServer = page.location.protocol === 'http:' || page.location.protocol === 'https:'
  return isFromServer ? socketCarrier(page.location) : portCarrier(page)
}

function socketCarrier({ protocol, host }: Location): Carrier {
  const address = `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/live`
  return { replaceable: true, dial: () => Promise.resolve(connectSocket(new WebSocket(address))) }
}

function portCarrier(page: Window): Carrier {
  let waiting: ((connection: Connection) => void) | null = null
  let newest: Connection | null = null
  page.addEventListener('message', (event: MessageEvent<unknown>) => {
    const [port] = event.ports
    // Only the preload shares this window; a frame or an opener would come as another source.
    if (event.source !== page || !isPortMessage(event.data) || port === undefined) return
    const connection = connectPort(port)
    if (waiting === null) newest = connection
    else waiting(connection)
    waiting = null
  })
  return {
    replaceable: false,
    dial: () =>
      new Promise((resolve) => {
        if (newest === null) waiting = resolve
        else resolve(newest)
        newest = null
      }),
  }
}

function isPortMessage(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === PORT_MESSAGE
}

/** The way from this page to the host: the port that the kiosk's preload hands over, or a WebSocket to where the page came from. */
import type { Connection } from '#core/protocol/connection'
import { answersAt } from './answers-at.ts'
import { connectPort } from './port-connection.ts'
import { connectSocket } from './socket-connection.ts'

export interface Carrier {
  /** A new connection. A port: as soon as the preload has handed over the next one. */
  dial(): Promise<Connection>
  /** Whether a connection that went quiet is worth replacing. A port is not: another one comes only when the shell sends it. */
  readonly replaceable: boolean
  /** Whether the host answers now. Asked before a connection is opened again: one that hangs holds up all others for seconds. Not on a port. */
  answers?(): Promise<boolean>
}

/** What a preload posts to its page, with the port beside it. */
const PORT_MESSAGE = 'meetlat:port'

/** What is needed of a `Window`. */
export interface CarrierPage {
  readonly location: Pick<Location, 'protocol' | 'host'>
  addEventListener(type: 'message', listener: (event: PostedMessage) => void): void
}

export interface PostedMessage {
  readonly data: unknown
  readonly source: unknown
  readonly ports: readonly MessagePort[]
}

/** Listens for the port from now on, so call it before anything slow. */
export function findCarrier(page: CarrierPage, openSocket = openBrowserSocket): Carrier {
  const isFromServer = page.location.protocol === 'http:' || page.location.protocol === 'https:'
  return isFromServer ? socketCarrier(page.location, openSocket) : portCarrier(page)
}

function openBrowserSocket(address: string): Connection {
  return connectSocket(new WebSocket(address))
}

function socketCarrier({ protocol, host }: CarrierPage['location'], openSocket: (address: string) => Connection): Carrier {
  const address = `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/live`
  return { replaceable: true, dial: () => Promise.resolve(openSocket(address)), answers: () => answersAt(`${protocol}//${host}/`) }
}

function portCarrier(page: CarrierPage): Carrier {
  let waiting: ((connection: Connection) => void) | null = null
  let newest: Connection | null = null
  page.addEventListener('message', ({ data, source, ports: [port] }) => {
    // Only the preload shares this window; a frame or an opener would come as another source.
    if (source !== page || !isPortMessage(data) || port === undefined) return
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

/** A MessagePort of Electron's main process as a `Connection`: the kiosk's window talks to the host without a network. */
import type { MessagePortMain } from 'electron'
import type { Connection } from '#core/protocol/connection'

export function connectPort(port: MessagePortMain): Connection {
  return {
    send: (text) => port.postMessage(text),
    close: () => port.close(),
    listen({ message, closed }) {
      // Anything but a text is not a message of the protocol: the empty text is not one either.
      port.on('message', ({ data }) => message(typeof data === 'string' ? data : ''))
      port.once('close', closed)
      port.start()
    },
  }
}

/** A WebSocket as a `Connection`. */
import type { WebSocket } from '@fastify/websocket'
import type { Connection } from '#core/protocol/connection'

/** A screen that leaves so much unread, bytes, is gone or stuck: it is cut off, and may come back. All cards of a full board are 150 KB. */
const MOST_UNSENT = 1024 * 1024

export function connectSocket(socket: WebSocket): Connection {
  return {
    send(text) {
      if (socket.readyState !== socket.OPEN) return
      if (socket.bufferedAmount > MOST_UNSENT) socket.terminate()
      else socket.send(text)
    },
    unsent: () => socket.bufferedAmount,
    close: () => socket.close(),
    listen({ message, closed }) {
      socket.on('message', (data, isBinary) => {
        if (isBinary) return socket.close()
        const text = textOf(data)
        // It may be the number of a badge that a reader typed.
        if (Buffer.isBuffer(data)) data.fill(0)
        message(text)
      })
      socket.on('close', closed)
      // A broken frame or a vanished peer: 'close' follows, and that is what we act on.
      socket.on('error', () => socket.terminate())
    },
  }
}

function textOf(data: unknown): string {
  return Buffer.isBuffer(data) ? data.toString('utf8') : ''
}

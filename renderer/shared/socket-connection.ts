/** A browser's WebSocket as a `Connection`. What is sent before it is open waits for it. */
import type { Connection } from '#core/protocol/connection'
import { createInbox } from './inbox.ts'

export function connectSocket(socket: WebSocket): Connection {
  const inbox = createInbox()
  const unsent: string[] = []
  let closing = false
  socket.addEventListener('open', () => {
    for (const text of unsent.splice(0)) socket.send(text)
    if (closing) socket.close()
  })
  socket.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (typeof data === 'string') inbox.receive(data)
  })
  // Every failure of a WebSocket ends in a close.
  socket.addEventListener('close', () => inbox.end())
  return {
    send(text) {
      if (closing) return
      if (socket.readyState === WebSocket.CONNECTING) unsent.push(text)
      else if (socket.readyState === WebSocket.OPEN) socket.send(text)
    },
    close() {
      // What was said before goes first.
      if (socket.readyState === WebSocket.CONNECTING && unsent.length > 0) closing = true
      else socket.close()
      // The other side of a dead network never answers a close: for us it is over now.
      inbox.end()
    },
    listen: (listener) => inbox.listen(listener),
  }
}

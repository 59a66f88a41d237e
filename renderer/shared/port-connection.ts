/** A MessagePort as a `Connection`: the kiosk's own window, through the preload. */
import type { Connection } from '#core/protocol/connection'
import { createInbox } from './inbox.ts'

export function connectPort(port: MessagePort): Connection {
  const inbox = createInbox()
  let open = true
  function end(): void {
    open = false
    inbox.end()
  }
  port.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (typeof data === 'string') inbox.receive(data)
  })
  port.addEventListener('close', end)
  port.start()
  return {
    send(text) {
      if (open) port.postMessage(text)
    },
    close() {
      port.close()
      end()
    },
    listen: (listener) => inbox.listen(listener),
  }
}

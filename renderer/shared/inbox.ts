/** What came in over a connection: kept until somebody listens, then handed over in order. */
import type { ConnectionListener } from '#core/protocol/connection'

export interface Inbox {
  receive(text: string): void
  /** Nothing comes after this. Harmless twice. */
  end(): void
  listen(listener: ConnectionListener): void
}

export function createInbox(): Inbox {
  const kept: string[] = []
  let listener: ConnectionListener | null = null
  let ended = false
  return {
    receive(text) {
      if (ended) return
      if (listener === null) kept.push(text)
      else listener.message(text)
    },
    end() {
      if (ended) return
      ended = true
      listener?.closed()
    },
    listen(given) {
      listener = given
      for (const text of kept.splice(0)) given.message(text)
      if (ended) given.closed()
    },
  }
}

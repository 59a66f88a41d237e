/** Two ends of a connection in one process. What one sends, the other hears in a later microtask, in order. */
import type { Connection, ConnectionListener } from '#core/protocol/connection'

export function connectInMemory(): readonly [Connection, Connection] {
  const left = createEnd()
  const right = createEnd()
  left.join(right)
  right.join(left)
  return [left.connection, right.connection]
}

interface End {
  readonly connection: Connection
  join(other: End): void
  deliver(text: string): void
  end(): void
}

function createEnd(): End {
  let other: End | null = null
  let listener: ConnectionListener | null = null
  let open = true
  const kept: string[] = []

  function flush(): void {
    if (listener === null) return
    for (const text of kept.splice(0)) listener.message(text)
    if (!open) {
      listener.closed()
      listener = null
    }
  }

  const end: End = {
    join: (joined) => {
      other = joined
    },
    deliver(text) {
      kept.push(text)
      queueMicrotask(flush)
    },
    end() {
      if (!open) return
      open = false
      queueMicrotask(flush)
      other?.end()
    },
    connection: {
      send: (text) => {
        if (open) other?.deliver(text)
      },
      close: () => end.end(),
      listen(given) {
        listener = given
        queueMicrotask(flush)
      },
    },
  }
  return end
}

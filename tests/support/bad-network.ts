/** A network between screens and a hub that delays and loses: in order on each connection, and everything under way is gone with it. */
import type { Connection, ConnectionListener } from '#core/protocol/connection'
import type { FakeClock } from './fake-clock.ts'

export interface BadNetwork {
  /** A new connection; the far end goes to the host. */
  dial(): readonly [near: Connection, far: Connection]
  /** Every connection breaks now, without a word to anybody. */
  breakAll(): void
  /** No more delays and losses. */
  calmDown(): void
}

/** No message takes longer than this, ms. */
const LONGEST_WAY = 700

export function createBadNetwork(clock: FakeClock, random: () => number): BadNetwork {
  const breaks = new Set<() => void>()
  let isCalm = false

  function dial(): readonly [Connection, Connection] {
    const ends: [End, End] = [createEnd(), createEnd()]
    let open = true
    function breakUp(): void {
      open = false
      breaks.delete(breakUp)
      for (const end of ends) end.close()
    }
    breaks.add(breakUp)
    /** Later than what went before it on this way, so that nothing is overtaken. */
    function carrier(to: End): (text: string) => void {
      let last = 0
      return (text) => {
        if (!open) return
        last = Math.max(last, clock.monotonic() + (isCalm ? 1 : random() * LONGEST_WAY))
        clock.after(last - clock.monotonic(), () => {
          if (open) to.receive(text)
        })
      }
    }
    const [near, far] = ends
    const connect = (own: End, other: End): Connection => ({ send: carrier(other), close: breakUp, listen: own.listen })
    return [connect(near, far), connect(far, near)]
  }

  return {
    dial,
    breakAll() {
      for (const breakUp of breaks) breakUp()
    },
    calmDown() {
      isCalm = true
    },
  }
}

interface End {
  receive(text: string): void
  close(): void
  listen(listener: ConnectionListener): void
}

function createEnd(): End {
  const kept: string[] = []
  let listener: ConnectionListener | null = null
  let isClosed = false
  return {
    receive(text) {
      if (listener === null) kept.push(text)
      else listener.message(text)
    },
    close() {
      if (isClosed) return
      isClosed = true
      listener?.closed()
    },
    listen(given) {
      listener = given
      for (const text of kept.splice(0)) given.message(text)
      if (isClosed) given.closed()
    },
  }
}

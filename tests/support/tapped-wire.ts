/** A wire on which somebody listens along: all bytes of both sides, as one text each. */
import { accepted } from '#core/result'
import type { Wire } from '#host/sources/wire'

export interface Tape {
  /** latin1 */
  board: string
  host: string
}

export function tapWire(wire: Wire, tape: Tape): Wire {
  return {
    ...wire,
    async open(signal) {
      const opened = await wire.open(signal)
      if (!opened.ok) return opened
      const { value: inner } = opened
      return accepted({
        ...inner,
        listen: (listener) =>
          inner.listen({
            ...listener,
            bytes(chunk) {
              tape.board += Buffer.from(chunk).toString('latin1')
              listener.bytes(chunk)
            },
          }),
        write(bytes) {
          tape.host += Buffer.from(bytes).toString('latin1')
          inner.write(bytes)
        },
      })
    },
  }
}

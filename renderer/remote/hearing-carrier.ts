/** A carrier that also tells when anything at all was heard, a beat too: only what was just heard can be trusted to be now. */
import type { Connection } from '#core/protocol/connection'
import type { Carrier } from '../shared/carrier.ts'

export function hearingCarrier(carrier: Carrier, heard: () => void): Carrier {
  return {
    ...carrier,
    dial: async () => hearing(await carrier.dial(), heard),
  }
}

function hearing(connection: Connection, heard: () => void): Connection {
  return {
    send: (text) => connection.send(text),
    close: () => connection.close(),
    listen(listener) {
      connection.listen({
        message(text) {
          listener.message(text)
          heard()
        },
        closed: () => listener.closed(),
      })
    },
  }
}

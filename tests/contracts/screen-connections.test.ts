/** The carriers as a screen sees them keep the same contract as the host's ends. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import { describe } from 'vitest'
import { WebSocketServer } from 'ws'
import { connectSocket as connectHostSocket } from '#host/remote/socket-connection'
import { connectPort } from '../../renderer/shared/port-connection.ts'
import { connectSocket } from '../../renderer/shared/socket-connection.ts'
import { connectionContract } from './connection-contract.ts'

describe('MessagePort', () => {
  connectionContract('MessagePort of a page', async () => {
    const { port1, port2 } = new MessageChannel()
    return {
      ends: [connectPort(port1), connectPort(port2)],
      tidy: async () => {
        port1.close()
        port2.close()
      },
    }
  })
})

describe('WebSocket', () => {
  connectionContract('WebSocket of a page', async () => {
    const http = createServer().listen(0, '127.0.0.1')
    const server = new WebSocketServer({ server: http })
    await once(http, 'listening')
    const address = http.address()
    if (typeof address !== 'object' || address === null) throw new Error('no port')
    // What a screen says before the socket is open waits for it: the contract begins to talk at once.
    const near = connectSocket(new WebSocket(`ws://127.0.0.1:${address.port}`))
    const [far] = await once(server, 'connection')
    return {
      ends: [near, connectHostSocket(far)],
      tidy: async () => {
        for (const client of server.clients) client.terminate()
        server.close()
        http.close()
        await once(http, 'close')
      },
    }
  })
})

import { once } from 'node:events'
import { createServer } from 'node:http'
import { describe } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { connectSocket } from '#host/remote/socket-connection'
import { connectInMemory } from '../support/memory-connection.ts'
import { connectionContract } from './connection-contract.ts'

describe('in memory', () => {
  connectionContract('in memory', async () => ({ ends: connectInMemory(), tidy: async () => undefined }))
})

describe('WebSocket', () => {
  connectionContract('WebSocket', async () => {
    const http = createServer().listen(0, '127.0.0.1')
    const server = new WebSocketServer({ server: http })
    await once(http, 'listening')
    const address = http.address()
    if (typeof address !== 'object' || address === null) throw new Error('no port')
    const near = new WebSocket(`ws://127.0.0.1:${address.port}`)
    const [[far]] = await Promise.all([once(server, 'connection'), once(near, 'open')])
    return {
      ends: [connectSocket(near), connectSocket(far)],
      tidy: async () => {
        near.terminate()
        server.close()
        http.close()
        await once(http, 'close')
      },
    }
  })
})

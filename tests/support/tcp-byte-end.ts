/** A board on the network: listens on a free port of this machine, speaks with the last host that came. */
import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'
import type { ByteEnd } from './byte-end.ts'

export interface TcpByteEnd extends ByteEnd {
  readonly port: number
  /** Nobody listens there any more, and who was connected is not. */
  unplug(): Promise<void>
  /** The same port answers again. */
  plug(): Promise<void>
}

export async function listenTcpByteEnd(): Promise<TcpByteEnd> {
  let current: Socket | null = null
  let listener: ((bytes: Uint8Array) => void) | null = null
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    current = socket
    sockets.add(socket)
    socket.on('data', (chunk) => listener?.(chunk))
    socket.on('error', () => undefined)
    socket.on('close', () => sockets.delete(socket))
  })
  const plug = async (port: number) => {
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('the server has no port')
    return address.port
  }
  const unplug = async () => {
    for (const socket of sockets) socket.destroy()
    if (!server.listening) return
    const closed = once(server, 'close')
    server.close()
    await closed
  }
  const port = await plug(0)
  onTestFinished(unplug)
  return {
    port,
    unplug,
    async plug() {
      await plug(port)
    },
    say(bytes) {
      if (current !== null && !current.destroyed && current.writableLength < 65_536) current.write(bytes)
    },
    hear(newListener) {
      listener = newListener
    },
  }
}

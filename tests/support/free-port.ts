/** A port that nobody has, for what has to say its port before it opens it, or comes back to it later. */
import { once } from 'node:events'
import { createServer } from 'node:net'

/** Below those that a system hands out by itself, or it might give this one away meanwhile. */
const FIRST = 12_000
const MANY = 18_000

export async function freePort(): Promise<number> {
  for (;;) {
    const port = FIRST + Math.floor(Math.random() * MANY)
    if (await isFree(port)) return port
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1')
  try {
    await once(server, 'listening')
  } catch {
    // Somebody has it.
    return false
  }
  server.close()
  await once(server, 'close')
  return true
}

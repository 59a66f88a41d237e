import { systemClock } from '#host/ports/clock'
import { silentLog } from '#host/ports/log'
import { serialWire } from '#host/sources/serial-wire'
import { tcpWire } from '#host/sources/tcp-wire'
import { createMemoryWire } from '../support/memory-wire.ts'
import { plugPtyCable } from '../support/pty.ts'
import { openSerialByteEnd } from '../support/serial-byte-end.ts'
import { listenTcpByteEnd } from '../support/tcp-byte-end.ts'
import { wireContract } from './wire-contract.ts'

const deps = { clock: systemClock, log: silentLog }

wireContract('in memory', async () => {
  const wire = createMemoryWire()
  return { wire, board: wire, pull: async () => wire.refuse('absent') }
})

wireContract('TCP', async () => {
  const board = await listenTcpByteEnd()
  return { wire: tcpWire({ host: '127.0.0.1', port: board.port }, deps), board, pull: board.unplug }
})

wireContract('serial port', async () => {
  const cable = await plugPtyCable()
  const board = await openSerialByteEnd(cable.boardPath)
  return { wire: serialWire(cable.hostPath, deps), board, pull: cable.unplug }
})

import { systemClock } from '#host/ports/clock'
import { silentLog } from '#host/ports/log'
import { lineSource } from '#host/sources/line-source'
import { serialWire } from '#host/sources/serial-wire'
import { simWire } from '#host/sources/sim-wire'
import { tcpWire } from '#host/sources/tcp-wire'
import { createMemoryWire } from '../support/memory-wire.ts'
import { plugPtyBoard } from '../support/pty-board.ts'
import { powerBoard } from '../support/simulated-board.ts'
import { listenTcpByteEnd } from '../support/tcp-byte-end.ts'
import { sourceContract } from './source-contract.ts'

const deps = { clock: systemClock, log: silentLog }

sourceContract('in memory', true, async (record) => {
  const wire = createMemoryWire()
  powerBoard(wire, systemClock, { people: 3 })
  return { source: lineSource({ ...deps, wire, kind: 'serial', record }), pull: async () => wire.refuse('absent') }
})

sourceContract('serial port', true, async (record) => {
  const { hostPath, unplug } = await plugPtyBoard({ people: 3 })
  return { source: lineSource({ ...deps, wire: serialWire(hostPath, deps), kind: 'serial', record }), pull: unplug }
})

sourceContract('TCP', true, async (record) => {
  const end = await listenTcpByteEnd()
  powerBoard(end, systemClock, { people: 3 })
  const wire = tcpWire({ host: '127.0.0.1', port: end.port }, deps)
  return { source: lineSource({ ...deps, wire, kind: 'tcp', record }), pull: end.unplug }
})

sourceContract('simulator', false, async (record) => {
  const wire = simWire({ people: 3, badges: 0, seed: 1 }, systemClock)
  return { source: lineSource({ ...deps, wire, kind: 'sim', record }), pull: null }
})

/** A board on the network, by TCP: a board on Wi-Fi, or a serial port behind ser2net. */
import { connect, type Socket } from 'node:net'
import { accepted, refused, type Result } from '#core/result'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import { streamWire } from './stream-wire.ts'
import { OPEN_WITHIN, type OpenWire, type Wire, type WireRefusal } from './wire.ts'
import { within } from './within.ts'

export interface TcpAddress {
  /** A name, or an IPv4 or IPv6 address without brackets. */
  readonly host: string
  readonly port: number
}

/** A board that lost its power says nothing: the system asks after so many ms of silence. The link's own watchdog is sooner. */
const KEEP_ALIVE_AFTER = 2000

export function tcpWire({ host, port }: TcpAddress, { clock, log }: { readonly clock: Clock; readonly log: Log }): Wire {
  const where = `${host.includes(':') ? `[${host}]` : host}:${port}`

  async function open(signal: AbortSignal): Promise<Result<OpenWire, WireRefusal>> {
    const socket = connect({ host, port, noDelay: true, keepAlive: true, keepAliveInitialDelay: KEEP_ALIVE_AFTER })
    const failure = await within(connected(socket), OPEN_WITHIN, clock, signal)
    if (failure === null) return accepted(streamWire(socket, () => socket.destroy(), clock))
    socket.destroy()
    log.debug({ where, failure }, 'no connection')
    return refused('absent')
  }

  return { where, open }
}

/** Null, or why not. */
function connected(socket: Socket): Promise<string | null> {
  return new Promise((resolve) => {
    socket.once('connect', () => resolve(null))
    socket.on('error', (error) => resolve(error.message))
  })
}

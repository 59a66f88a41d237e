/** An open wire over one of Node's two-way streams: what a serial port and a TCP connection have in common. */
import type { Duplex } from 'node:stream'
import type { Clock } from '../ports/clock.ts'
import { CLOSE_WITHIN, MOST_UNSENT, type OpenWire, type WireListener } from './wire.ts'

/** Takes over an open stream. `shut` asks it to close; the stream says `close` when it has. */
export function streamWire(stream: Duplex, shut: () => void, clock: Clock): OpenWire {
  let listener: WireListener | null = null
  let lost: string | null = null
  let isShut = false
  let closing: Promise<void> | null = null

  function lose(why: string): void {
    if (lost !== null || closing !== null) return
    lost = why
    listener?.gone(why)
  }

  // Stays for good: a driver may complain long after we let go, and an error that nobody hears ends the process.
  stream.on('error', (error) => lose(error.message))
  stream.once('close', (error: unknown) => {
    isShut = true
    lose(error instanceof Error ? error.message : 'closed by the other side')
  })

  function close(): Promise<void> {
    stream.off('data', hear)
    listener = null
    if (isShut) return Promise.resolve()
    return new Promise((resolve) => {
      const cancel = clock.after(CLOSE_WITHIN, resolve)
      stream.once('close', () => {
        cancel()
        resolve()
      })
      shut()
    })
  }

  function hear(chunk: Uint8Array): void {
    listener?.bytes(chunk)
  }

  return {
    listen(newListener) {
      listener = newListener
      if (lost === null) stream.on('data', hear)
      else listener.gone(lost)
    },
    write(bytes) {
      if (lost !== null || closing !== null || stream.writableLength > MOST_UNSENT) return
      stream.write(bytes)
    },
    flow(on) {
      if (closing !== null) return
      if (on) stream.resume()
      else stream.pause()
    },
    close: () => (closing ??= close()),
  }
}

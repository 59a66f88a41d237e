/** The board's end of a pty cable. */
import { once } from 'node:events'
import { SerialPort } from 'serialport'
import { onTestFinished } from 'vitest'
import type { ByteEnd } from './byte-end.ts'

export interface SerialByteEnd extends ByteEnd {
  /** After the cable was pulled out and put back. */
  reopen(): Promise<void>
  /** Sends so many times this byte, and waits until all of it is on its way. */
  flood(bytes: number, value: number): Promise<void>
}

export async function openSerialByteEnd(path: string): Promise<SerialByteEnd> {
  let listener: ((bytes: Uint8Array) => void) | null = null
  let port = await open()

  async function open(): Promise<SerialPort> {
    const opened = new SerialPort({ path, baudRate: 115_200 })
    await once(opened, 'open')
    // The cable may be pulled out under it.
    opened.on('error', () => undefined)
    opened.on('data', (chunk: Buffer) => listener?.(chunk))
    return opened
  }

  async function close(): Promise<void> {
    if (!port.isOpen) return
    const closed = once(port, 'close')
    port.close()
    await closed
  }

  onTestFinished(close)
  return {
    say(bytes) {
      if (port.isOpen && port.writableLength < 65_536) port.write(bytes)
    },
    hear(newListener) {
      listener = newListener
    },
    async flood(bytes, value) {
      port.write(new Uint8Array(bytes).fill(value))
      await new Promise((resolve) => {
        port.drain(resolve)
      })
    },
    async reopen() {
      await close()
      port = await open()
    },
  }
}

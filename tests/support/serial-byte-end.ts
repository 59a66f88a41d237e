/** The board's end of a pty cable. */
import { once } from 'node:events'
import { SerialPort } from 'serialport'
import { onTestFinished } from 'vitest'
import type { ByteEnd } from './byte-end.ts'

export async function openSerialByteEnd(path: string): Promise<ByteEnd> {
  const port = new SerialPort({ path, baudRate: 115_200 })
  await once(port, 'open')
  // The cable may be pulled out under it.
  port.on('error', () => undefined)
  let listener: ((bytes: Uint8Array) => void) | null = null
  port.on('data', (chunk: Buffer) => listener?.(chunk))
  onTestFinished(async () => {
    if (!port.isOpen) return
    const closed = once(port, 'close')
    port.close()
    await closed
  })
  return {
    say(bytes) {
      if (port.isOpen && port.writableLength < 65_536) port.write(bytes)
    },
    hear(newListener) {
      listener = newListener
    },
  }
}

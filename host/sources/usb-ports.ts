/** The USB serial ports of this machine. */
import { readdir } from 'node:fs/promises'
import { SerialPort } from 'serialport'
import type { Log } from '../ports/log.ts'

export interface UsbPorts {
  /** Paths of the ports with a USB vendor. On Linux this costs a process. Empty when the machine cannot tell. */
  list(): Promise<readonly string[]>
  /** Paths of all that may be such ports, cheap to ask; on Linux one is here before the system knows its vendor. */
  present(): Promise<readonly string[]>
}

export function usbPorts(log: Log): UsbPorts {
  let warned = false

  async function list(): Promise<readonly string[]> {
    try {
      const ports = await SerialPort.list()
      return ports.filter(({ vendorId }) => vendorId !== undefined).map(({ path }) => path)
    } catch (error) {
      // On Linux the library asks udevadm, which a small system may not have: a fixed path works without.
      if (!warned) log.warn({ err: error }, 'this machine cannot list its ports: name one, as in --source serial:/dev/ttyUSB0')
      warned = true
      return []
    }
  }

  return process.platform === 'win32' ? { list, present: list } : { list, present: devices }
}

async function devices(): Promise<readonly string[]> {
  const names = await readdir('/dev')
  return names.filter(isUsbName).map((name) => `/dev/${name}`)
}

/** Whether Linux or macOS may call a port on USB so. */
export function isUsbName(name: string): boolean {
  return /^tty(?:USB|ACM|WCH|XRUSB|\.)/.test(name)
}

/** The machine's serial ports. */
import type { UsbPorts } from './usb-ports.ts'
import type { Wire } from './wire.ts'

export interface SerialPorts extends UsbPorts {
  wireAt(path: string): Wire
}

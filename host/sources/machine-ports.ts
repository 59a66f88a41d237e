/** The serial ports of this machine, and the way to what hangs on them. */
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { SerialPorts } from './serial-ports.ts'
import { serialWire } from './serial-wire.ts'
import { usbPorts } from './usb-ports.ts'

export function machinePorts(deps: { readonly clock: Clock; readonly log: Log }): SerialPorts {
  return { ...usbPorts(deps.log), wireAt: (path) => serialWire(path, deps) }
}

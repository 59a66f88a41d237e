import { existsSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import { silentLog } from '#host/ports/log'
import { isUsbName, usbPorts } from '#host/sources/usb-ports'

test('[SO-14] what may be a port on USB is told by its name, before the system knows its vendor', () => {
  const names = [
    'ttyUSB0',
    'ttyACM1',
    'ttyWCH0',
    'ttyXRUSB0',
    'tty.usbmodem14201',
    'tty',
    'tty0',
    'ttyS0',
    'ttyAMA0',
    'ptmx',
    'sda',
  ]
  expect(names.filter(isUsbName)).toEqual(['ttyUSB0', 'ttyACM1', 'ttyWCH0', 'ttyXRUSB0', 'tty.usbmodem14201'])
})

test('[SO-14] the ports that are present are paths of this machine', async () => {
  const present = await usbPorts(silentLog).present()
  expect(present.filter((path) => !existsSync(path))).toEqual([])
})

test.runIf(process.platform === 'linux')(
  '[SO-14] a machine that cannot list its ports has none, and its log says once what to do (only on Linux, which asks udevadm)',
  async () => {
    const warnings: string[] = []
    const ports = usbPorts({ ...silentLog, warn: (_, message) => warnings.push(message) })
    const path = process.env['PATH']
    onTestFinished(() => {
      process.env['PATH'] = path
    })
    process.env['PATH'] = '/nowhere'
    expect([await ports.list(), await ports.list()]).toEqual([[], []])
    expect(warnings).toEqual([expect.stringMatching(/--source serial:\/dev\/ttyUSB0/)])
  },
)

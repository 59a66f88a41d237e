import { SerialPort } from 'serialport'
import { expect, onTestFinished, test } from 'vitest'
import { systemClock } from '#host/ports/clock'
import { silentLog } from '#host/ports/log'
import { openFloorFeed } from '#host/sources/floor-feed'
import { serialWire } from '#host/sources/serial-wire'
import { usbPorts } from '#host/sources/usb-ports'
import { followFeed } from '../support/followed-feed.ts'
import { plugPtyBoard } from '../support/pty-board.ts'
import { StuckPort } from '../support/stuck-port.ts'

test(
  '[SO-26] the driver never closes the port of a silent strip: it is lost, and right again when it was plugged in anew',
  { timeout: 60_000 },
  async () => {
    const strip = await plugPtyBoard({ people: 3, still: true })
    const stuck: StuckPort[] = []
    onTestFinished(async () => {
      for (const port of stuck) await port.reallyClose()
    })
    /** The first port is the one that never closes. */
    const newPort = (path: string) => {
      const options = { path, baudRate: 115_200, autoOpen: false } as const
      if (stuck.length > 0) return new SerialPort(options)
      const port = new StuckPort(options)
      stuck.push(port)
      return port
    }
    const deps = { clock: systemClock, log: silentLog, packaged: true }
    const serial = { ...usbPorts(silentLog), wireAt: (path: string) => serialWire(path, { ...deps, newPort }) }
    const feed = followFeed(openFloorFeed({ kind: 'serial', path: strip.hostPath }, { ...deps, serial }))
    await feed.shows(strip.board, 20_000)

    strip.board.hush()
    await feed.comesTo('stale', 5000)
    await feed.comesTo('lost', 5000)
    await strip.unplug()
    strip.board.speak()
    await strip.plug()
    await feed.shows(strip.board, 3000)
    expect(stuck.map(({ isOpen }) => isOpen)).toEqual([true])
  },
)

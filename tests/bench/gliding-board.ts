/** The board of the latency benchmark: one person who glides along the line as nobody can, so that every frame moves the dot. */
import { closeSync, constants, openSync, writeSync } from 'node:fs'
import { encodeDeviceMessage } from '#firmware/encode-device'
import type { DeviceMessage } from '#firmware/messages'

export interface GlidingBoard {
  /** Sends the next frame; the moment its last byte was handed to the port, ms since 1970 with fractions. */
  frame(): number
  close(): void
}

const CELLS = 110
const PITCH = 100
const ORIGIN = -450
/** Between these places the person glides to and fro, mm, so far in a frame: the pace of a stroll. */
const [NEAR, FAR] = [3000, 7000]
const STEP = 20
/** Two feet of 100 mm, their middles 200 mm apart, 80 counts of 500 g on each. */
const FEET = [-100, 100]
const FOOT = 100
const LOAD = 80

export function openGlidingBoard(path: string): GlidingBoard {
  const port = openSync(path, constants.O_WRONLY | constants.O_NOCTTY)
  const started = performance.now()
  let place = NEAR
  let pace = STEP
  let lines = 0

  function send(message: (seq: number) => DeviceMessage): number {
    writeSync(port, encodeDeviceMessage(message(lines++ % 256)))
    return performance.timeOrigin + performance.now()
  }

  send((seq) => ({
    type: 'hello',
    seq,
    version: { major: 1, minor: 0 },
    role: 'floor',
    uid: '3A7F00C21B94',
    firmware: 'bench',
    boot: 0x5c1e,
    reset: 'PO',
    n: CELLS,
    pitch: PITCH,
    org: ORIGIN,
    len: 10_000,
    lsb: 500,
    hz: 30,
    enc: 8,
    led: null,
    rd: null,
    mk: null,
    evq: null,
  }))
  return {
    frame() {
      if (place + pace > FAR || place + pace < NEAR) pace = -pace
      place += pace
      const t = Math.round(performance.now() - started)
      return send((seq) => ({ type: 'full', seq, t, first: 0, encoding: 8, cells: cellsUnder(place) }))
    },
    close: () => closeSync(port),
  }
}

/** What the cells feel of two feet around a place, mm: each foot weighs on the cells that it covers. */
function cellsUnder(place: number): Uint8Array {
  return Uint8Array.from({ length: CELLS }, (_, cell) => {
    const from = ORIGIN + (cell - 0.5) * PITCH
    const covered = FEET.map((foot) => {
      const heel = place + foot - FOOT / 2
      return Math.max(0, Math.min(from + PITCH, heel + FOOT) - Math.max(from, heel))
    })
    return Math.round(covered.reduce((sum, width) => sum + (width / FOOT) * LOAD, 0))
  })
}

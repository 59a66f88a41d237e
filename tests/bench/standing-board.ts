/** The board of the latency benchmark: one person who stands as still as nobody can, and whose load shifts when it is told to. */
import { closeSync, constants, openSync, writeSync } from 'node:fs'
import { encodeDeviceMessage } from '#firmware/encode-device'
import type { DeviceMessage } from '#firmware/messages'

export interface StandingBoard {
  /** Sends the next frame; the moment its last byte was handed to the port, ms since 1970 with fractions. */
  frame(): number
  /** The load lies on the other foot from the next frame on. */
  shift(): void
  close(): void
}

const CELLS = 110
/** Two feet of a person of 80 kg at 500 g a count, 100 mm cells; and the same person leaning over. */
const STANCES = [
  [12, 50, 18, 18, 50, 12],
  [8, 34, 14, 24, 66, 14],
] as const
const FIRST_CELL = 52

export function openStandingBoard(path: string): StandingBoard {
  const port = openSync(path, constants.O_WRONLY | constants.O_NOCTTY)
  const started = performance.now()
  let stance = 0
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
    pitch: 100,
    org: -450,
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
    frame: () =>
      send((seq) => {
        const cells = new Uint8Array(CELLS)
        cells.set(STANCES[stance] ?? [], FIRST_CELL)
        return { type: 'full', seq, t: Math.round(performance.now() - started), first: 0, encoding: 8, cells }
      }),
    shift() {
      stance = 1 - stance
    },
    close: () => closeSync(port),
  }
}

/** A simulated board on a pty cable, in real time. */
import type { SimulatorOptions } from '#firmware/simulator'
import { systemClock } from '#host/ports/clock'
import { plugPtyCable, type PtyCable } from './pty.ts'
import { openSerialByteEnd, type SerialByteEnd } from './serial-byte-end.ts'
import { powerBoard, type SimulatedBoard } from './simulated-board.ts'

export interface PtyBoard {
  readonly board: SimulatedBoard
  /** What else is said on the cable. */
  readonly end: SerialByteEnd
  readonly hostPath: string
  /** The cable is pulled out; the board has its own power and goes on. */
  unplug(): Promise<void>
  /** Back in, at this path from now on if it is told. */
  plug(hostPath?: string): Promise<void>
}

export async function plugPtyBoard(options: SimulatorOptions, isHushed = false): Promise<PtyBoard> {
  const cable: PtyCable = await plugPtyCable()
  const end = await openSerialByteEnd(cable.boardPath)
  return {
    board: powerBoard(end, systemClock, options, isHushed),
    end,
    get hostPath() {
      return cable.hostPath
    },
    unplug: cable.unplug,
    async plug(hostPath) {
      await cable.plug(hostPath)
      await end.reopen()
    },
  }
}

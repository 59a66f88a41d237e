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
  plug(): Promise<void>
}

export async function plugPtyBoard(options: SimulatorOptions, isHushed = false): Promise<PtyBoard> {
  const cable: PtyCable = await plugPtyCable()
  const end = await openSerialByteEnd(cable.boardPath)
  return {
    board: powerBoard(end, systemClock, options, isHushed),
    end,
    hostPath: cable.hostPath,
    unplug: cable.unplug,
    async plug() {
      await cable.plug()
      await end.reopen()
    },
  }
}

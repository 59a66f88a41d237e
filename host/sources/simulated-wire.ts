/** A simulated board inside this process: bytes through the same door as a real one. */
import { accepted } from '#core/result'
import type { Cancel, Clock } from '../ports/clock.ts'
import type { Wire, WireListener } from './wire.ts'

/** What is needed of a simulator. Times are monotonic, ms. */
export interface SimulatedBoard {
  receive(bytes: Uint8Array): void
  advance(now: number): Uint8Array
}

/** Each opening powers a new board, which is asked every so many ms what it says. */
export function simulatedWire(power: () => SimulatedBoard, askEvery: number, clock: Clock): Wire {
  return {
    where: 'simulator',
    async open() {
      const board = power()
      let cancel: Cancel | null = null

      function speak(listener: WireListener): void {
        cancel = clock.after(askEvery, () => {
          const bytes = board.advance(clock.monotonic())
          speak(listener)
          if (bytes.length > 0) listener.bytes(bytes)
        })
      }

      return accepted({
        listen: speak,
        write: (bytes) => board.receive(bytes),
        async close() {
          cancel?.()
        },
      })
    },
  }
}

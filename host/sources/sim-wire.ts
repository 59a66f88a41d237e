/** The simulated board inside this process: bytes through the same door as a real one. */
import { createSimulator } from '#firmware/simulator'
import { accepted } from '#core/result'
import type { Cancel, Clock } from '../ports/clock.ts'
import type { SimOptions } from './source-spec.ts'
import type { Wire, WireListener } from './wire.ts'

/** How often the board is asked what it says, ms: a third of a frame at 30 Hz. */
const ASK_EVERY = 10

/** Each opening powers a new board. */
export function simWire({ people, seed }: SimOptions, clock: Clock): Wire {
  return {
    where: 'simulator',
    async open() {
      const simulator = createSimulator({ people, seed })
      let cancel: Cancel | null = null

      function speak(listener: WireListener): void {
        cancel = clock.after(ASK_EVERY, () => {
          const bytes = simulator.advance(clock.monotonic())
          speak(listener)
          if (bytes.length > 0) listener.bytes(bytes)
        })
      }

      return accepted({
        listen: speak,
        write: (bytes) => simulator.receive(bytes),
        async close() {
          cancel?.()
        },
      })
    },
  }
}

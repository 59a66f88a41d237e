/** The simulated box of readers inside this process: bytes through the same door as a real one. */
import { createReadersSimulator } from '#firmware/readers-simulator'
import { accepted } from '#core/result'
import type { Cancel, Clock } from '../ports/clock.ts'
import type { Wire, WireListener } from './wire.ts'

/** How often it is asked what it says, ms. */
const ASK_EVERY = 20

/** Each opening powers a new one. */
export function readersWire(options: { readonly badges: number; readonly seed: number }, clock: Clock): Wire {
  return {
    where: 'simulator',
    async open() {
      const simulator = createReadersSimulator(options)
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

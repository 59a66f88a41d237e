/** The simulated box of readers. */
import { createReadersSimulator } from '#firmware/readers-simulator'
import type { Clock } from '../ports/clock.ts'
import { simulatedWire } from './simulated-wire.ts'
import type { Wire } from './wire.ts'

/** How often it is asked what it says, ms. */
const ASK_EVERY = 20

export function readersWire(options: { readonly badges: number; readonly seed: number }, clock: Clock): Wire {
  return simulatedWire(() => createReadersSimulator(options), ASK_EVERY, clock)
}

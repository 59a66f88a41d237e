/** The simulated strip, and the simulated card readers of the same board. */
import { createSimulator } from '#firmware/simulator'
import type { Clock } from '../ports/clock.ts'
import { simulatedWire } from './simulated-wire.ts'
import type { SimOptions } from './source-spec.ts'
import type { Wire } from './wire.ts'

/** How often the board is asked what it says, ms: a third of a frame at 30 Hz. */
const ASK_EVERY = 10

export function simWire({ people, badges, seed }: SimOptions, clock: Clock): Wire {
  return simulatedWire(() => createSimulator({ people, badges, seed }), ASK_EVERY, clock)
}

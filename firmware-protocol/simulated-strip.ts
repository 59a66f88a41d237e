/** The cells of a simulated strip: what lies on them, how each of them differs, and their noise. */
import { createRandom } from './random.ts'
import { feetAt, type SimulatedPerson } from './simulated-person.ts'
import type { StripGeometry } from './strip.ts'

export interface SimulatedStrip {
  /** One count a cell, 0 to 255, of who is there now. */
  sense(people: readonly SimulatedPerson[], now: number): Uint8Array
  /** What lies on so many cells from `first` on counts as nothing from now on. */
  zero(people: readonly SimulatedPerson[], now: number, first: number, count: number): void
}

/** How much the cells differ in what they make of a load, and the noise of one reading: standard deviations, of 1 and in counts. */
const GAIN_ERROR = 0.03
const NOISE = 0.45
/**
 * A foot of 26 cm presses with its heel and with its ball (Cavanagh, Rodgers and Iiboshi, Foot and Ankle 1987: 60 % of a standing foot's load
 * is the heel's, the toes bear little): mm from the middle of the foot towards the toes, share of the load, half of the width.
 */
const PARTS = [
  { at: -80, share: 0.58, half: 46 },
  { at: 75, share: 0.42, half: 54 },
] as const

export function createStrip({ cells, pitch, origin, gramsPerCount }: StripGeometry, seed: number): SimulatedStrip {
  const random = createRandom(seed)
  const gains = Float64Array.from({ length: cells }, () => 1 + GAIN_ERROR * random.normal())
  const zeros = new Float64Array(cells)
  const load = new Float64Array(cells)

  function weigh(people: readonly SimulatedPerson[], now: number): void {
    load.fill(0)
    for (const person of people)
      for (const foot of feetAt(person, now))
        for (const part of PARTS) {
          const middle = (foot.x + part.at * foot.turned - origin) / pitch
          press(middle, part.half / pitch, (foot.grams * part.share) / gramsPerCount)
        }
    for (let cell = 0; cell < cells; cell++) load[cell] = (load[cell] ?? 0) * (gains[cell] ?? 1)
  }

  /** Spreads so many counts over the cells, bell-shaped; all in cells, the middle of the first one is 0. */
  function press(middle: number, half: number, counts: number): void {
    const least = Math.max(0, Math.floor(middle - half + 0.5))
    const most = Math.min(cells - 1, Math.ceil(middle + half - 0.5))
    for (let cell = least; cell <= most; cell++) {
      const part = below((cell + 0.5 - middle) / half) - below((cell - 0.5 - middle) / half)
      load[cell] = (load[cell] ?? 0) + counts * part
    }
  }

  return {
    sense(people, now) {
      weigh(people, now)
      const counts = new Uint8ClampedArray(cells)
      for (let cell = 0; cell < cells; cell++) counts[cell] = (load[cell] ?? 0) - (zeros[cell] ?? 0) + NOISE * random.normal()
      return new Uint8Array(counts.buffer)
    },
    zero(people, now, first, count) {
      weigh(people, now)
      zeros.set(load.subarray(first, first + count), first)
    },
  }
}

/** The part of a raised cosine from -1 to 1 that lies below `at`. */
function below(at: number): number {
  if (at <= -1) return 0
  return at >= 1 ? 1 : (1 + at + Math.sin(Math.PI * at) / Math.PI) / 2
}

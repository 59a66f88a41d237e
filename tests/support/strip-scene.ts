/** A strip on the floor and the people on it, for tests of the floor: boxes of load, gains, noise, sway. Shares nothing with the floor. */
import type { FloorState } from '#core/floor/floor'
import type { FloorGeometry, Reading } from '#core/floor/reading'
import { createRandom } from './random.ts'

/** Somebody on the line. Lengths in mm, load in kg. */
export interface Standing {
  readonly place: number
  readonly load?: number
  /** Between the middles of the two feet. */
  readonly stance?: number
  readonly shoe?: number
  /** Part of the load on the left foot, 0 to 1. */
  readonly left?: number
  /** How far `left` wanders. */
  readonly sway?: number
}

export interface StripScene {
  readonly geometry: FloorGeometry
  /** The next reading, `seconds` after the one before, with these people and these things on the line. */
  next(people: readonly Standing[], things?: readonly Thing[]): Reading
}

/** Dead load: a bag. */
export interface Thing {
  readonly place: number
  readonly load: number
  readonly width: number
}

export interface StripOptions {
  readonly pitch?: number
  readonly length?: number
  readonly seed?: number
  readonly gains?: number
  /** Changes the counts as a fault would. */
  readonly fault?: (cells: Uint8Array, at: number) => void
}

const RATE = 30
const BEYOND = 500
const COUNT = 0.5
const NOISE = 0.5
/** Part of a cell's load that its neighbours feel. */
const CARRIED = 0.025

export function createStripScene({ pitch = 50, length = 10_000, seed = 1, gains = 0.1, fault }: StripOptions = {}): StripScene {
  const random = createRandom(seed)
  const cells = (length + 2 * BEYOND) / pitch
  const origin = pitch / 2 - BEYOND
  const gain = Array.from({ length: cells }, () => 1 + gains * normal(random))
  const wander = new Map<number, number>()
  let count = 0

  function add(loads: Float64Array, place: number, width: number, load: number): void {
    for (let c = 0; c < cells; c++) {
      const from = origin + (c - 0.5) * pitch
      const covered = Math.min(place + width / 2, from + pitch) - Math.max(place - width / 2, from)
      if (covered > 0) loads[c] = (loads[c] ?? 0) + (load * covered) / width
    }
  }

  function step(loads: Float64Array, one: Standing, index: number): void {
    const { place, load = 75, stance = 220, shoe = 130, left = 0.5, sway = 0.02 } = one
    const before = wander.get(index) ?? normal(random)
    const now = 0.94 * before + 0.34 * normal(random)
    wander.set(index, now)
    const part = left === 0 || left === 1 ? left : Math.min(0.97, Math.max(0.03, left + sway * now))
    if (part > 0) add(loads, place - stance / 2, shoe, load * part)
    if (part < 1) add(loads, place + stance / 2, shoe, load * (1 - part))
  }

  return {
    geometry: { cells, pitch, origin, length, gramsPerCount: COUNT * 1000, rate: RATE },
    next(people, things = []) {
      const at = Math.round((count++ * 1000) / RATE)
      const loads = new Float64Array(cells)
      for (const [index, one] of people.entries()) step(loads, one, index)
      for (const thing of things) add(loads, thing.place, thing.width, thing.load)
      const counts = new Uint8Array(cells)
      for (let c = 0; c < cells; c++) {
        const beside = (loads[c - 1] ?? 0) + (loads[c + 1] ?? 0)
        const felt = ((loads[c] ?? 0) * (1 - 2 * CARRIED) + beside * CARRIED) * (gain[c] ?? 1)
        counts[c] = Math.min(255, Math.max(0, Math.round(felt / COUNT + NOISE * normal(random))))
      }
      fault?.(counts, at)
      return { at, cells: counts, kind: 'load' }
    },
  }
}

/** What a floor says after so many seconds of these people. */
export function watch(
  floor: { accept(reading: Reading): FloorState },
  scene: StripScene,
  seconds: number,
  people: readonly Standing[] | ((second: number) => readonly Standing[]),
  each: (state: FloorState) => unknown = () => undefined,
): FloorState {
  let state: FloorState | null = null
  for (let n = 0; n < seconds * RATE || state === null; n++) {
    state = floor.accept(scene.next(typeof people === 'function' ? people(n / RATE) : people))
    each(state)
  }
  return state
}

/** Steps on with the left foot within `rise` seconds, then puts down the right. `second` counts from the first touch. */
export function arriving(one: Standing, second: number, rise = 0.13): readonly Standing[] {
  if (second < 0) return []
  const load = (one.load ?? 75) * Math.min(1, second / rise)
  return [second < 0.5 ? { ...one, load, left: 1 } : one]
}

function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

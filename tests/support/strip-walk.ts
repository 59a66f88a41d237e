/** Somebody who walks over a strip heel to toe, for tests of calibration: pressure that rolls over soles, gains, noise and faults. */
import type { FloorGeometry, Reading } from '#core/floor/reading'
import { createRandom } from './random.ts'

export interface WalkOptions {
  readonly seed?: number
  readonly pitch?: number
  readonly length?: number
  /** How much the cells differ at most, each by itself. */
  readonly gains?: number
  /** How much stretches of a metre differ at most. */
  readonly stretches?: number
  readonly dead?: readonly number[]
  /** Cells that read one value whatever happens. */
  readonly stuck?: Readonly<Record<number, number>>
  /** Cells that come and go by themselves. */
  readonly noisy?: readonly number[]
  /** kg */
  readonly weight?: number
  /** Length of a step, mm, and how long it takes, ms. */
  readonly step?: number
  readonly time?: number
  /** Where the walk begins and ends, mm. */
  readonly from?: number
  readonly to?: number
  /** Up and down of the force, as a part of the weight. */
  readonly bounce?: number
}

export interface StripWalk {
  readonly geometry: FloorGeometry
  /** What each cell really reads of a load. */
  readonly gains: readonly number[]
  readonly readings: readonly Reading[]
  /** A reading of people who stand there, by their place in mm. */
  stand(people: readonly { readonly place: number; readonly weight: number }[], at: number): Reading
}

const RATE = 30
const BEYOND = 500
const COUNT = 0.5
const NOISE = 0.5
/** A shoe along the line, and across it as people stand; and the middles of two of them, mm. */
const SHOE = 270
const ACROSS = 130
const STANCE = 220
const PARTS = 27
/** Part of a step in which both feet carry. */
const BOTH = 0.35
/** Spread of the pressure under a sole, mm. */
const SPREAD = 50

interface Sole {
  readonly at: number
  readonly length: number
}

export function walkStrip(options: WalkOptions = {}): StripWalk {
  const {
    seed = 1,
    pitch = 100,
    length = 10_000,
    gains: differ = 0.25,
    stretches = 0,
    dead = [],
    stuck = {},
    noisy = [],
    weight = 74,
  } = options
  const { step = 290, time = 800, from = -150, to = length + 150, bounce = 0.03 } = options
  const random = createRandom(seed)
  const cells = (length + 2 * BEYOND) / pitch
  const origin = pitch / 2 - BEYOND
  const byStretch = Array.from({ length: Math.ceil((cells * pitch) / 1000) }, () => 1 + stretches * (2 * random() - 1))
  const gains = Array.from(
    { length: cells },
    (_, c) => (1 + differ * (2 * random() - 1)) * (byStretch[Math.floor((c * pitch) / 1000)] ?? 1),
  )
  const geometry: FloorGeometry = { cells, pitch, origin, length, gramsPerCount: COUNT * 1000, rate: RATE }

  /** Bell-shaped around `middle`, and nothing beyond the sole. */
  function press(loads: Float64Array, load: number, sole: Sole, middle = sole.at): void {
    const at = Array.from({ length: PARTS }, (_, i) => sole.at + ((i + 0.5) / PARTS - 0.5) * sole.length)
    const weights = at.map((x) => Math.exp(-0.5 * ((x - middle) / SPREAD) ** 2) + 0.05)
    const sum = weights.reduce((one, other) => one + other, 0)
    for (const [i, x] of at.entries()) {
      const c = Math.round((x - origin) / pitch)
      if (c >= 0 && c < cells) loads[c] = (loads[c] ?? 0) + (load * (weights[i] ?? 0)) / sum
    }
  }

  function sense(loads: Float64Array, at: number): Reading {
    const counts = Uint8Array.from({ length: cells }, (_, c) => {
      if (stuck[c] !== undefined) return stuck[c]
      if (dead.includes(c)) return 0
      if (noisy.includes(c)) return at % 700 < 280 ? 90 : 0
      const beside = (loads[c - 1] ?? 0) + (loads[c + 1] ?? 0)
      const felt = ((loads[c] ?? 0) * 0.96 + beside * 0.02) * (gains[c] ?? 1)
      return Math.min(255, Math.max(0, Math.round(felt / COUNT + NOISE * normal(random))))
    })
    return { at: Math.round(at), cells: counts, kind: 'load' }
  }

  function walkAt(at: number): Reading {
    const loads = new Float64Array(cells)
    const way = Math.sign(to - from)
    const steps = Math.ceil(Math.abs(to - from) / step)
    const along = at / time
    const nth = Math.floor(along)
    const part = along - nth
    if (at >= 0 && nth < steps) {
      const force = weight * (1 + bounce * Math.sin(4 * Math.PI * part))
      // The foot of this step takes over while the one before rolls off.
      const onNew = nth === 0 && part < BOTH ? part / BOTH : Math.min(1, part / BOTH)
      const roll = (stance: number) => (stance - 0.5) * 0.72 * SHOE * way
      const here = from + way * nth * step
      const before = here - way * step
      press(loads, force * onNew, { at: here, length: SHOE }, here + roll(part / (1 + BOTH)))
      const rolledOff = before + roll((1 + part) / (1 + BOTH))
      if (onNew < 1 && nth > 0) press(loads, force * (1 - onNew), { at: before, length: SHOE }, rolledOff)
    }
    return sense(loads, at)
  }

  const took = Math.ceil(Math.abs(to - from) / step) * time
  const count = Math.ceil(((took + 3200) / 1000) * RATE)
  const readings = Array.from({ length: count }, (_, n) => walkAt((n * 1000) / RATE - 1000))
  return {
    geometry,
    gains,
    readings,
    stand(people, at) {
      const loads = new Float64Array(cells)
      for (const { place, weight: load } of people) {
        const left = load * (0.5 + 0.03 * normal(random))
        press(loads, left, { at: place - STANCE / 2, length: ACROSS })
        press(loads, load - left, { at: place + STANCE / 2, length: ACROSS })
      }
      return sense(loads, at)
    },
  }
}

function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

/**
 * The plate: from load on the floor to counts, with what real pressure strips do to it.
 *
 * - The mat over the cells carries some of the load of each to the next: 1 to 5 % a side for cells of 50 mm, half of that for 100 mm.
 * - Polymer cells differ by 5 to 25 % in gain, creep by 2 to 8 % over seconds to minutes and give that back as slowly (Interlink FSR
 *   integration guide; Lebossé et al. 2011 on creep with several time constants; Paredes-Madrid et al. 2017 on drift and dispersion).
 * - The converter has noise of half a count, an offset of a count or so, and 8 bits; now and then a neighbour's contact or a discharge
 *   makes a spike of one frame. Cells die, get stuck, and drift with the room's temperature.
 */
import type { FloorGeometry, Reading } from '#core/floor/reading'
import type { Chance } from './chance.ts'
import { trapezoidBefore, type Press } from './footprint.ts'

export interface PlateOptions {
  readonly pitch: 50 | 100
  readonly length?: 5000 | 10_000
  /** Spread of the gains. */
  readonly gain?: number
  /** Cells that are broken from the start. */
  readonly stuck?: number
  readonly dead?: number
  /** Spikes a second, over the whole strip. */
  readonly spikes?: number
  /** Part of the frames that are lost by themselves. */
  readonly lost?: number
  /** Nothing comes in these stretches, seconds. */
  readonly silences?: readonly (readonly [from: number, to: number])[]
  /** Most that a cell can tell, kg. */
  readonly most?: number
  /** Drift of a cell in an hour, counts rms. */
  readonly drift?: number
  readonly kind?: 'load' | 'contact'
}

export interface Plate {
  readonly geometry: FloorGeometry
  /** Loads the floor for the next frame. */
  readonly press: Press
  /** Load on each cell since the last frame, kg, before the mat and the electronics. */
  readonly loads: Float64Array
  /** The frame at this time, seconds; null when it is lost. Takes the load off. */
  sense(time: number): Reading | null
}

export const RATE = 30
/** The strip goes on beyond the marks, mm. */
const BEYOND = 500
const COUNT = 0.5
/** Creep: seconds that each of its parts takes. */
const QUICK = 2
const SLOW = 25

export function createPlate(chance: Chance, options: PlateOptions): Plate {
  const { pitch, length = 10_000, gain = 0.1, most = 127.5, drift = 0.5, lost = 0.002, kind = 'load' } = options
  const cells = (length + 2 * BEYOND) / pitch
  const loads = new Float64Array(cells)
  const carried = (chance.between(0.01, 0.05) * 50) / pitch
  const noise = chance.between(0.3, 0.7)
  const [quickPart, slowPart] = [chance.between(0.01, 0.04), chance.between(0.01, 0.04)]
  const [quick, slow] = [new Float64Array(cells), new Float64Array(cells)]
  const gains = Float64Array.from({ length: cells }, () => chance.logNormal(1, gain))
  const offsets = Float64Array.from({ length: cells }, () =>
    chance.happens(0.02) ? chance.between(1, 4) : chance.normal(0.1, 0.3),
  )
  const threshold = chance.between(2, 6)
  const faults = createFaults(chance, cells, options)
  const bells = createBells(chance)
  let before: number | null = null

  function feel(c: number, seconds: number): number {
    const felt = (loads[c] ?? 0) * (1 - 2 * carried) + ((loads[c - 1] ?? 0) + (loads[c + 1] ?? 0)) * carried
    if (before === null) {
      quick[c] = felt
      slow[c] = felt
    } else {
      quick[c] = (quick[c] ?? 0) + (felt - (quick[c] ?? 0)) * Math.min(1, seconds / QUICK)
      slow[c] = (slow[c] ?? 0) + (felt - (slow[c] ?? 0)) * Math.min(1, seconds / SLOW)
    }
    return felt + quickPart * (quick[c] ?? 0) + slowPart * (slow[c] ?? 0)
  }

  function count(c: number, seconds: number): number {
    const felt = Math.min(most, feel(c, seconds) * (gains[c] ?? 1))
    offsets[c] = (offsets[c] ?? 0) + drift * Math.sqrt(seconds / 3600) * bells.next()
    if (kind === 'contact') return felt > threshold ? 1 : 0
    return Math.min(255, Math.max(0, Math.round(felt / COUNT + (offsets[c] ?? 0) + noise * bells.next())))
  }

  return {
    geometry: { cells, pitch, origin: pitch / 2 - BEYOND, length, gramsPerCount: COUNT * 1000, rate: RATE },
    loads,
    press(place, one, other, kilograms) {
      if (kilograms <= 0) return
      const reach = one + other
      const first = Math.max(0, Math.floor((place - reach + BEYOND) / pitch))
      const last = Math.min(cells - 1, Math.floor((place + reach + BEYOND) / pitch))
      let part = trapezoidBefore(first * pitch - BEYOND - place, one, other)
      for (let c = first; c <= last; c++) {
        const upTo = trapezoidBefore((c + 1) * pitch - BEYOND - place, one, other)
        loads[c] = (loads[c] ?? 0) + kilograms * (upTo - part)
        part = upTo
      }
    },
    sense(time) {
      const seconds = before === null ? 1 / RATE : time - before
      const counts = new Uint8Array(cells)
      for (let c = 0; c < cells; c++) counts[c] = count(c, seconds)
      faults.spoil(counts, seconds, kind)
      before = time
      loads.fill(0)
      const silent = options.silences?.some(([from, to]) => time >= from && time < to) === true
      if (silent || (time > 0 && chance.happens(lost))) return null
      return { at: Math.round(1000 * time + chance.between(0, 4)), cells: counts, kind }
    },
  }
}

interface Faults {
  spoil(counts: Uint8Array, seconds: number, kind: 'load' | 'contact'): void
}

/** Cells that are stuck or dead, and spikes: most last one frame, some two. */
function createFaults(chance: Chance, cells: number, { stuck = 0, dead = 0, spikes = 0 }: PlateOptions): Faults {
  const broken = new Map<number, number>()
  while (broken.size < stuck) broken.set(chance.whole(0, cells - 1), chance.whole(4, 200))
  while (broken.size < stuck + dead) broken.set(chance.whole(0, cells - 1), 0)
  let again: { readonly cell: number; readonly height: number } | null = null
  return {
    spoil(counts, seconds, kind) {
      const top = kind === 'contact' ? 1 : 255
      if (again !== null) counts[again.cell] = again.height
      again = null
      if (spikes > 0 && chance.happens(spikes * seconds)) {
        const spike = { cell: chance.whole(0, cells - 1), height: Math.min(top, chance.whole(10, 255)) }
        counts[spike.cell] = spike.height
        if (chance.happens(0.05)) again = spike
      }
      for (const [cell, value] of broken) counts[cell] = Math.min(top, value)
    },
  }
}

/** Bell-shaped numbers out of a bag of many, as one is needed for every cell of every frame. */
function createBells(chance: Chance): { next(): number } {
  const bag = Float64Array.from({ length: 8191 }, () => chance.normal(0, 1))
  let index = 0
  return {
    next() {
      index += 1
      // Now and then another place in the bag: the order is never the same twice.
      if (index >= bag.length || (index & 1023) === 0) index = chance.whole(0, bag.length - 1)
      return bag[index] ?? 0
    },
  }
}

import { describe, expect, test } from 'vitest'
import { turnRound, uncalibrated, type Calibration } from '#core/floor/calibration'
import { createWalk, type WalkFinding } from '#core/floor/calibration-walk'
import { createFloor } from '#core/floor/floor'
import type { Reading } from '#core/floor/reading'
import { createRandom } from '../../support/random.ts'
import { walkStrip, type StripWalk, type WalkOptions } from '../../support/strip-walk.ts'

/** 250 to 350 mm into the fourth, the sixth and the eighth metre. */
const DEAD = [34, 77]
const STUCK = { 55: 60 }

function finish({ geometry, readings }: Pick<StripWalk, 'geometry' | 'readings'>) {
  const walk = createWalk(geometry)
  for (const reading of readings) walk.take(reading)
  return walk.finish()
}

function learned(options: WalkOptions): { readonly strip: StripWalk; readonly found: WalkFinding } {
  const strip = walkStrip(options)
  const finding = finish(strip)
  if (!finding.ok) throw new Error(finding.reason)
  return { strip, found: finding.value }
}

function refusal(options: WalkOptions, change = (readings: readonly Reading[]): readonly Reading[] => readings): string | null {
  const strip = walkStrip(options)
  const finding = finish({ ...strip, readings: change(strip.readings) })
  return finding.ok ? null : finding.reason
}

/** How far the gains are off, those that do not matter left out: root mean square around their own mean, as a weight is not known. */
function offBy({ strip, found }: ReturnType<typeof learned>, gains: readonly number[] = found.gains): number {
  const bad = new Set([...DEAD, 55])
  const off = gains
    .map((gain, cell) => gain / (strip.gains[cell] ?? 1))
    .filter((_, cell) => cell > 7 && cell < 103 && !bad.has(cell))
  const mean = off.reduce((sum, one) => sum + one, 0) / off.length
  return Math.sqrt(off.reduce((sum, one) => sum + (one / mean - 1) ** 2, 0) / off.length)
}

describe('a walk heel to toe', () => {
  test.each([
    { weight: 52, step: 220 },
    { weight: 74, step: 260 },
    { weight: 105, step: 290 },
  ])('[CA-5] of $weight kg in steps of $step mm teaches the gains to within a few percent', (options) => {
    for (const seed of [1, 2, 3]) {
      const walk = learned({ ...options, seed, gains: 0.25 })
      const before = offBy(
        walk,
        walk.found.gains.map(() => 1),
      )
      expect(before).toBeGreaterThan(0.12)
      expect(offBy(walk)).toBeLessThan(0.055)
      expect(walk.found.judged).toBeGreaterThan(85)
      expect(walk.found.bad).toEqual([])
    }
  })

  test('[CA-5] over cells of 50 mm leaves less than two thirds of the difference', () => {
    const walk = learned({ pitch: 50, step: 200, gains: 0.25 })
    const inner = walk.found.gains.map((gain, cell) => gain / (walk.strip.gains[cell] ?? 1) - 1).slice(14, -14)
    const off = Math.sqrt(inner.reduce((sum, one) => sum + one * one, 0) / inner.length)
    expect(off).toBeLessThan(0.1)
  })

  test('[CA-5] over cells of 25 mm finds the bad ones, and says that of most cells it cannot tell the gain', () => {
    const { found } = learned({ pitch: 25, step: 240, dead: [200] })
    expect(found.bad).toEqual([{ cell: 200, kind: 'dead' }])
    expect(found.judged).toBeLessThan(220)
  })

  test('[CA-5] with steps as long as a stroll has leaves cells that no foot touched, and does not count them', () => {
    const { found } = learned({ step: 550, time: 1100 })
    expect(found.judged).toBeGreaterThan(35)
    expect(found.judged).toBeLessThan(80)
  })

  test('[CA-6] finds the cells that are dead or stuck, and calls no living cell so', () => {
    for (const seed of [1, 2, 3, 4]) {
      const { found } = learned({ seed, step: 230, dead: DEAD, stuck: STUCK })
      expect(found.bad).toEqual([
        { cell: 34, kind: 'dead' },
        { cell: 55, kind: 'stuck' },
        { cell: 77, kind: 'dead' },
      ])
    }
    for (const step of [230, 360, 480, 550]) expect(learned({ step, time: 1000 }).found.bad).toEqual([])
  })

  test('[CA-6] a cell that feels somebody where nobody is is noisy, and no second walker', () => {
    const { found } = learned({ step: 230, noisy: [40] })
    expect(found.bad).toEqual([{ cell: 40, kind: 'noisy' }])
  })

  test('[CA-8] that comes by the last cell first says that the strip lies the other way round', () => {
    expect(learned({ step: 260 }).found.mirrored).toBe(false)
    expect(learned({ step: 260, from: 10_150, to: -150 }).found.mirrored).toBe(true)
  })
})

describe('a walk that is none', () => {
  test('[CA-7] says why: nobody, a single place, half of the line, too fast', () => {
    const still = walkStrip()
    const standing = Array.from({ length: 300 }, (_, n) => still.stand([{ place: 4000, weight: 74 }], n * 33))
    expect(refusal({}, (readings) => readings.slice(0, 25))).toBe('nobody-walked')
    expect(refusal({}, () => [])).toBe('nobody-walked')
    expect(refusal({}, () => standing)).toBe('nobody-walked')
    expect(refusal({ to: 6000 })).toBe('stopped-halfway')
    expect(refusal({ step: 600, time: 450 })).toBe('too-fast')
  })

  test('[CA-7] says why: more than one, by what is felt elsewhere or by the weight', () => {
    const other = walkStrip({ seed: 9, from: 6000, to: 16_000 })
    const both = (readings: readonly Reading[]) =>
      readings.map((reading, n) => ({
        ...reading,
        cells: reading.cells.map((count, cell) => Math.min(255, count + (other.readings[n]?.cells[cell] ?? 0))),
      }))
    expect(refusal({}, both)).toBe('more-than-one')
    expect(refusal({ weight: 170, step: 200 })).toBe('more-than-one')
  })

  test('[CA-7] says why: cells without a load, a weight that goes up and down', () => {
    expect(refusal({}, (readings) => readings.map((reading) => ({ ...reading, kind: 'contact' })))).toBe('contacts')
    expect(refusal({ bounce: 0.3 })).toBe('gains-implausible')
  })

  test('[CA-7] with half of its readings lost is one all the same, with nearly all of them lost it is not, and nothing throws', () => {
    expect([0.9, 0.5].map(losing)).toEqual([null, null])
    expect(losing(0.02)).not.toBeNull()
  })
})

test('[CA-5] while somebody walks it is known where they are and how far they have come', () => {
  const strip = walkStrip({ step: 250 })
  const walk = createWalk(strip.geometry)
  let before = 0
  let where: number | null = null
  for (const reading of strip.readings) {
    walk.take(reading)
    expect(walk.progress).toBeGreaterThanOrEqual(before)
    before = walk.progress
    if (reading.at < 16 * 800) where = walk.where
  }
  // The sixteenth step.
  expect(Math.abs((where ?? 0) - (16 * 250 - 150))).toBeLessThan(250)
  expect(walk.progress).toBeGreaterThan(0.95)
  expect(walk.where).toBeNull()
})

describe('after the walk', () => {
  test('[CA-9] people on a strip whose cells differ, with dead, stuck and noisy ones, are counted and placed better', () => {
    const plain = { counts: 0, places: 0 }
    const better = { counts: 0, places: 0 }
    for (const seed of [1, 2, 3]) {
      const strip = walkStrip({ seed, step: 240, gains: 0.25, stretches: 0.25, dead: [34, 77], stuck: STUCK, noisy: [66] })
      const found = finish(strip)
      if (!found.ok) throw new Error(found.reason)
      const calibration: Calibration = { ...uncalibrated(strip.geometry), gains: [...found.value.gains], bad: [...found.value.bad] }
      score(strip, undefined, plain)
      score(strip, calibration, better)
    }
    expect(better.counts).toBeLessThan(plain.counts / 4)
    expect(better.places).toBeLessThan(plain.places)
  })

  test('[CA-9] the same person weighs the same all along the line', () => {
    const { strip, found } = learned({ gains: 0.25, stretches: 0.25, step: 230 })
    const places = Array.from({ length: 15 }, (_, n) => 500 + n * 640)
    const weigh = (gains: readonly number[]) =>
      places.map((place) =>
        strip.stand([{ place, weight: 80 }], 0).cells.reduce((sum, count, cell) => sum + count / 2 / (gains[cell] ?? 1), 0),
      )
    expect(spread(weigh(found.gains.map(() => 1)))).toBeGreaterThan(0.12)
    expect(spread(weigh(found.gains))).toBeLessThan(0.06)
  })
})

test('[CA-8] a strip that was turned by a walk keeps its marks on their sheets', () => {
  const { strip } = learned({ step: 260, from: 10_150, to: -150 })
  const calibration: Calibration = { ...uncalibrated(strip.geometry), marks: [500, 5000, 9500] }
  expect(turnRound(calibration, true).marks).toEqual([9500, 5000, 500])
})

function spread(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) / mean
}

/** Why a walk is none of whose readings only this part came. */
function losing(part: number): string | null {
  const random = createRandom(5)
  return refusal({ step: 250 }, (readings) => readings.filter(() => random() < part))
}

/** Eight people of all weights come one by one; adds how far the count is off in each reading, and where they stand at last. */
function score(strip: StripWalk, calibration: Calibration | undefined, sums: { counts: number; places: number }): void {
  const floor = createFloor(strip.geometry, calibration)
  const people = [52, 95, 70, 61, 84, 108, 58, 77].map((weight, n) => ({ place: 600 + n * 1140, weight }))
  let at = 0
  for (let come = 0; come <= people.length; come++) {
    for (let n = 0; n < 30; n++) {
      const { total } = floor.accept(strip.stand(people.slice(0, come), (at += 33)))
      if (n > 15) sums.counts += Math.abs(total - come)
    }
  }
  for (const { place } of people) {
    sums.places += Math.min(...floor.state().people.map(({ position }) => Math.abs(position * 1000 - place)))
  }
}

import { expect, test } from 'vitest'
import fc from 'fast-check'
import { createFloor } from '#core/floor/floor'
import { createProfile } from '#core/floor/profile'
import { createLineUp } from '#core/floor/line-up'
import { LONGEST_STEP } from '#core/floor/prior'
import { createSway } from '#core/floor/sway'
import { createRandom } from '../../support/random.ts'
import { arriving, createStripScene, type Standing } from '../../support/strip-scene.ts'

/** What a hello may say of a strip. */
const geometries = fc.record({
  cells: fc.integer({ min: 1, max: 480 }),
  pitch: fc.integer({ min: 20, max: 1000 }),
  origin: fc.integer({ min: -100_000, max: 100_000 }),
  length: fc.integer({ min: 1000, max: 100_000 }),
  gramsPerCount: fc.integer({ min: 1, max: 100_000 }),
  rate: fc.integer({ min: 1, max: 240 }),
})

test('[FL-47] contacts after loads, and loads after contacts, count the people who stand there, who keep their ids', () => {
  const scene = createStripScene()
  const floor = createFloor(scene.geometry)
  const people = [{ place: 2000 }, { place: 5000, load: 60 }, { place: 8200 }]
  const read = (seconds: number, kind: 'load' | 'contact', from = 60) => {
    for (let n = 0; n < seconds * 30; n++) {
      const reading = scene.next(people.flatMap((one, i) => arriving(one, from + n / 30 - i)))
      const cells = kind === 'load' ? reading.cells : reading.cells.map((count) => (count > 6 ? 1 : 0))
      floor.accept({ ...reading, kind, cells })
    }
    return floor.state().people.map(({ id, position }) => `${id} ${Math.round(position * 5) / 5}`)
  }
  const stand = read(8, 'load', -2)
  expect(stand).toHaveLength(3)
  for (const kind of ['contact', 'load', 'contact'] as const) {
    expect(read(0.5, kind)).toEqual(stand)
    expect(read(6, kind)).toEqual(stand)
  }
})

test('[FL-48] there are never more than 64 people, whatever a hello and its readings say', () => {
  fc.assert(
    fc.property(geometries, fc.integer(), fc.integer({ min: 1, max: 255 }), (geometry, seed, most) => {
      const random = createRandom(seed)
      const floor = createFloor(geometry)
      for (let n = 0; n < 12; n++) {
        const cells = Uint8Array.from({ length: geometry.cells }, () => Math.floor(random() * (most + 1)))
        const { total, certainty } = floor.accept({ at: n * 400, cells, kind: n % 5 === 4 ? 'contact' : 'load' })
        expect(total).toBeLessThanOrEqual(64)
        expect(certainty >= 0 && certainty <= 1).toBe(true)
      }
    }),
    { numRuns: 40 },
  )
})

test('[FL-48] a strip of 480 cells of any width is looked at in at most 960 parts', () => {
  for (const pitch of [20, 25, 33, 50, 100, 250, 1000]) {
    const { slots, width } = createProfile({ cells: 480, pitch, origin: 0, length: 10_000, gramsPerCount: 500, rate: 30 })
    expect(slots).toBeLessThanOrEqual(960)
    expect(slots * width).toBeGreaterThanOrEqual(480 * pitch)
  }
})

test('[FL-48] load that is like nothing people do is given up, not weighed to the end', () => {
  const geometry = { cells: 480, pitch: 50, origin: 0, length: 22_000, gramsPerCount: 500, rate: 30 }
  const profile = createProfile(geometry)
  const lineUp = createLineUp(
    profile,
    createSway(profile, LONGEST_STEP / profile.width),
    { lives: () => true },
    geometry.gramsPerCount,
  )
  const known = Array.from({ length: 64 }, (_, i) => {
    const place = 300 * i + 200
    return { place, left: place - 175, right: place + 175, load: 75, loadSpread: 40, rising: true, still: false, from: -1, to: -1 }
  })
  profile.take(Float64Array.from({ length: 480 }, (_, c) => 9 + (c % 3)))
  expect(lineUp.solve(known, false, 'load')).toBeNull()
  profile.take(new Float64Array(480))
  expect(lineUp.solve(known, false, 'load')).toEqual([])
})

test('[FL-49] cells of 25 mm tell people apart as those of 50 mm do', () => {
  const fine = createStripScene({ pitch: 25 })
  const floor = createFloor(fine.geometry)
  const people = [{ place: 2000 }, { place: 2600, load: 61 }, { place: 7000, load: 93 }]
  for (let n = 0; n < 8 * 30; n++) floor.accept(fine.next(people.flatMap((one, i) => arriving(one, n / 30 - 2 - i))))
  expect(floor.state().people.map(({ position }) => Math.round(position * 10) / 10)).toEqual([2, 2.6, 7])
})

test('[FL-50] somebody is not more people for standing on a mat that carries little to the next cell', () => {
  const scene = createStripScene({ pitch: 100 })
  const floor = createFloor(scene.geometry)
  // Cells that feel a kilogram or less read 0, as on a stiff mat.
  for (let n = 0; n < 10 * 30; n++) {
    const reading = scene.next([{ place: 3000 }, { place: 6020, load: 64 }].flatMap((one, i) => arriving(one, n / 30 - 2 - i)))
    floor.accept({ ...reading, cells: reading.cells.map((count) => Math.max(0, count - 3)) })
  }
  expect(floor.state()).toMatchObject({ total: 2, doubts: [] })
})

test('[FL-65] there are never more people than three rows on the strip can hold; at the most nobody is sure and somebody should look', () => {
  // Two metres of strip, and on it what people never do: every other cell is trodden on by turns.
  const geometry = { cells: 40, pitch: 50, origin: -475, length: 1000, gramsPerCount: 500, rate: 30 }
  const random = createRandom(3)
  const floor = createFloor(geometry)
  let most = 0
  for (let n = 0; n < 20 * 30; n++) {
    const cells = Uint8Array.from({ length: geometry.cells }, (_, c) => ((c + (n >> 3)) % 3 === 0 ? Math.floor(random() * 120) : 0))
    most = Math.max(most, floor.accept({ at: n * 33, cells, kind: 'load' }).total)
  }
  expect(most).toBeLessThanOrEqual(21)
  for (let n = 600; n < 700; n++) floor.accept({ at: n * 33, cells: new Uint8Array(40).fill(255), kind: 'load' })
  expect(floor.state().total).toBeLessThanOrEqual(21)
  expect(floor.state()).toMatchObject({ certainty: 0 })
  expect(floor.state().doubts).toContainEqual({ kind: 'saturated', number: null })
})

test('[FL-64] small cells of contacts that close at 10 kg count people who stand apart, after loads and without them', () => {
  for (const before of [0, 8]) {
    const scene = createStripScene({ pitch: 50 })
    const floor = createFloor(scene.geometry)
    const people = [{ place: 2000 }, { place: 5000, load: 60 }, { place: 8200 }]
    const read = (kind: 'load' | 'contact', here: readonly Standing[]) => {
      const reading = scene.next(here)
      const cells = kind === 'load' ? reading.cells : reading.cells.map((count) => (count > 20 ? 1 : 0))
      floor.accept({ ...reading, kind, cells })
    }
    for (let n = 0; n < before * 30; n++) read('load', [])
    for (let n = 0; n < 10 * 30; n++)
      read(
        'contact',
        people.flatMap((one, i) => arriving(one, n / 30 - 1 - i)),
      )
    expect(floor.state().total).toBe(3)
  }
})

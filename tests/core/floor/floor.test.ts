import { expect, test } from 'vitest'
import fc from 'fast-check'
import { createFloor, type FloorState } from '#core/floor/floor'
import { arriving, createStripScene, watch, type Standing, type StripOptions } from '../../support/strip-scene.ts'

const EMPTY_FIRST = 2

/** A floor that was empty at first, and then had these people arrive one after another, and stand. */
function stand(people: readonly Standing[], options: StripOptions = {}, seconds = 3) {
  const scene = createStripScene(options)
  const floor = createFloor(scene.geometry)
  const everybody = (second: number) => people.flatMap((one, i) => arriving(one, second - EMPTY_FIRST - i))
  const state = watch(floor, scene, EMPTY_FIRST + people.length + seconds, everybody)
  return {
    scene,
    floor,
    state,
    watch: (time: number, who: Parameters<typeof watch>[3], each?: (state: FloorState) => unknown) =>
      watch(floor, scene, time, who, each),
  }
}

function positions(state: FloorState): readonly number[] {
  return state.people.map(({ position }) => Math.round(position * 20) / 20)
}

test('[FL-14] people are told where they stand in scale units, on strips of 50 and 100 mm, of 10 and 5 m', () => {
  for (const pitch of [50, 100]) {
    const long = stand([{ place: 1000 }, { place: 6500 }, { place: 8000 }], { pitch })
    for (const [i, place] of [1, 6.5, 8].entries())
      expect(Math.abs((long.state.people[i]?.position ?? 99) - place)).toBeLessThan(0.05)
    const short = stand([{ place: 1000 }, { place: 3200 }], { pitch, length: 5000 })
    for (const [i, place] of [2, 6.4].entries()) expect(Math.abs((short.state.people[i]?.position ?? 99) - place)).toBeLessThan(0.1)
  }
})

test('[FL-14] somebody beyond a mark stands on it', () => {
  expect(positions(stand([{ place: -180 }, { place: 10_200 }]).state)).toEqual([0, 10])
})

test('[FL-15] somebody who arrives has a mark within 0.2 s of putting half of their load on the line', () => {
  const times: number[] = []
  for (let seed = 1; seed <= 20; seed++) {
    const scene = createStripScene({ seed, pitch: seed % 2 === 0 ? 50 : 100 })
    const floor = createFloor(scene.geometry)
    let shown = Infinity
    const one = { place: 3000 + 170 * seed, load: 50 + 3 * seed }
    watch(
      floor,
      scene,
      3.5,
      (second) => arriving(one, second - 2),
      ({ at, total }) => {
        if (total > 0) shown = Math.min(shown, at)
      },
    )
    times.push(shown - 2065)
  }
  expect(Math.max(...times)).toBeLessThanOrEqual(200)
})

test('[FL-16] an id stays while its person stands, lifts a foot, sways and walks, and the order on the line is kept', () => {
  const people = [{ place: 2000 }, { place: 3500, load: 90 }, { place: 5000, load: 60 }]
  const { state, watch: go } = stand(people)
  const ids = state.people.map(({ id }) => id)
  expect(new Set(ids).size).toBe(3)
  const still = go(4, (second) =>
    people.map((one, i) => ({ ...one, left: i === 1 && second > 1 && second < 3 ? 1 : 0.5, sway: 0.08 })),
  )
  expect(still.people.map(({ id }) => id)).toEqual(ids)
  // Steps of 0.5 m every half a second.
  const walked = go(4, (second) => [...people.slice(0, 2), { place: 5000 + 500 * Math.min(4, Math.floor(second * 2)), load: 60 }])
  expect(walked.people.map(({ id }) => id)).toEqual(ids)
  expect(positions(walked)).toEqual([2, 3.5, 7])
})

test('[FL-17] somebody is settled while standing, not while walking', () => {
  const one = { place: 4000 }
  const { state, watch: go } = stand([one])
  expect(state.people.map(({ settled }) => settled)).toEqual([true])
  expect(go(1.2, (second) => [{ ...one, place: 4000 + 500 * Math.floor(second * 2.5) }]).people[0]?.settled).toBe(false)
  expect(go(1.5, [{ ...one, place: 5000 }]).people[0]?.settled).toBe(true)
})

test('[FL-18] who arrives between others, or in a second row, is counted, and who leaves is not', () => {
  const row = [{ place: 4000 }, { place: 5000, load: 88 }, { place: 4520, load: 66 }]
  const { state, watch: go } = stand(row)
  expect(state.total).toBe(3)
  const behind = { place: 5060, load: 58 }
  expect(go(3, (second) => [...row, ...arriving(behind, second - 0.5)]).total).toBe(4)
  expect(go(5, [...row, behind]).total).toBe(4)
  expect(
    go(
      2,
      [row[0], row[2], behind].filter((one) => one !== undefined),
    ).total,
  ).toBe(3)
  expect(go(2, []).total).toBe(0)
})

test('[FL-19] a strip that comes up with people on it shows nobody until its cells have proven alive, then everybody at once', () => {
  const people = [{ place: 1000 }, { place: 1500, load: 55 }, { place: 2600, load: 102 }, { place: 8800 }]
  const scene = createStripScene({ fault: (cells) => cells.fill(140, 130, 131) })
  const floor = createFloor(scene.geometry)
  const totals: number[] = []
  const state = watch(floor, scene, 6, people, ({ total }) => totals.push(total))
  expect(totals.slice(0, 45)).toEqual(Array.from({ length: 45 }, () => 0))
  expect(new Set(totals)).toEqual(new Set([0, 4]))
  expect(positions(state)).toEqual([1, 1.5, 2.6, 8.8])
})

test('[FL-20] lost readings and two seconds without any change nobody who stands', () => {
  const people = [{ place: 2000 }, { place: 2500 }, { place: 7000 }]
  const { scene, floor, state } = stand(people)
  const ids = state.people.map(({ id }) => id)
  for (let n = 0; n < 120; n++) {
    const reading = scene.next(people)
    if (n % 7 === 0 || (n > 30 && n < 90)) continue
    expect(floor.accept(reading).people.map(({ id }) => id)).toEqual(ids)
  }
})

test('[FL-21] an empty strip with stuck cells, spikes, drift and a bag counts nobody in ten minutes', () => {
  const scene = createStripScene({
    pitch: 100,
    fault: (cells, at) => {
      cells[20] = 180
      cells[61] = 9
      if (at % 700 < 34) cells[Math.floor(at / 34) % cells.length] = 250
      for (let c = 80; c < 90; c++) cells[c] = (cells[c] ?? 0) + Math.floor(at / 60_000)
    },
  })
  const floor = createFloor(scene.geometry)
  for (let n = 0; n < 600 * 30; n++) {
    const bag = n > 3000 ? [{ place: 3000, load: 12, width: 300 }] : []
    expect(floor.accept(scene.next([], bag)).total).toBe(0)
  }
})

test('[FL-7] somebody who stands for ten minutes is there all the time, though the foam creeps', () => {
  const one = { place: 5000 }
  const { watch: go } = stand([one])
  let fewest = Infinity
  go(
    600,
    (second) => [{ ...one, load: 75 * (1 + 0.08 * (1 - Math.exp(-second / 60))) }],
    ({ total }) => {
      fewest = Math.min(fewest, total)
    },
  )
  expect(fewest).toBe(1)
})

test('[FL-22] contacts that only know whether somebody is on them count people who stand apart', () => {
  const scene = createStripScene()
  const floor = createFloor(scene.geometry)
  const people = [{ place: 2000 }, { place: 5000 }, { place: 8200 }]
  let state: FloorState | null = null
  for (let n = 0; n < 8 * 30; n++) {
    const reading = scene.next(people.flatMap((one, i) => arriving(one, n / 30 - 2 - i)))
    state = floor.accept({ ...reading, kind: 'contact', cells: reading.cells.map((count) => (count > 6 ? 1 : 0)) })
  }
  expect(state?.people.map(({ position }) => Math.round(position * 5) / 5)).toEqual([2, 5, 8.2])
})

test('[FL-8] after zero what lay on the strip is nothing, and who arrives then is counted', () => {
  const scene = createStripScene()
  const floor = createFloor(scene.geometry)
  const lectern = [{ place: 3000, load: 90 }]
  expect(watch(floor, scene, 5, lectern).total).toBe(1)
  floor.zero()
  expect(floor.state()).toMatchObject({ people: [], total: 0 })
  expect(watch(floor, scene, 3, lectern).total).toBe(0)
  expect(positions(watch(floor, scene, 3, (second) => [...lectern, ...arriving({ place: 6000 }, second)]))).toEqual([6])
})

test('[FL-1] whatever comes in, the counts are of the people who are told, in the order of the line, each with an id of their own', () => {
  const cells = fc.uint8Array({ minLength: 60, maxLength: 60 })
  const reading = fc.tuple(cells, fc.integer({ min: 0, max: 3000 }), fc.constantFrom('load' as const, 'contact' as const))
  fc.assert(
    fc.property(fc.array(reading, { maxLength: 20 }), fc.boolean(), (readings, quiet) => {
      const floor = createFloor({ cells: 60, pitch: 100, origin: -450, length: 5000, gramsPerCount: 500, rate: 30 })
      let at = 0
      for (const [values, wait, kind] of readings) {
        at += wait
        const { people, counts, total } = floor.accept({ at, cells: quiet ? values.map((value) => value >> 3) : values, kind })
        expect(total).toBe(people.length)
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(total)
        expect(people.map(({ position }) => position)).toEqual(people.map(({ position }) => position).toSorted((a, b) => a - b))
        expect(new Set(people.map(({ id }) => id)).size).toBe(total)
        for (const { position } of people) expect(position >= 0 && position <= 10).toBe(true)
      }
    }),
    { numRuns: 50 },
  )
})

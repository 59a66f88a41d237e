/** Strips in line, felt as one. */
import { expect, test } from 'vitest'
import { uncalibrated } from '#core/floor/calibration'
import { joinCells } from '#core/floor/joined-cells'
import { createPersonNames } from '#core/floor/person-names'
import type { FloorState, Person } from '#core/floor/floor'
import type { Reading } from '#core/floor/reading'
import { arriving, createStripScene, type Standing } from '../../support/strip-scene.ts'
import { halve, lineOfTwo } from '../../support/two-strips.ts'

const RATE = 30
const WAYS = [
  { turned: false, wide: false },
  { turned: true, wide: false },
  { turned: false, wide: true },
]

/** What two strips in line say of these people, second by second. */
function play(
  seconds: number,
  people: (second: number) => readonly Standing[],
  each: (state: FloorState, second: number) => void = () => undefined,
  way: Parameters<typeof halve>[1] = {},
): FloorState {
  const scene = createStripScene({ seed: 5 })
  const halves = halve(scene.geometry, way)
  const line = lineOfTwo(halves)
  let state = line.accept([])
  for (let n = 0; n < seconds * RATE; n++) {
    state = line.accept(halves.cut(scene.next(people(n / RATE))))
    each(state, n / RATE)
  }
  return state
}

test('[MX-44] somebody with a foot on each of two strips in line is one person, and two who stand close there are two', () => {
  for (const way of WAYS) {
    const one = play(4, (second) => arriving({ place: 5000, stance: 240 }, second - 0.5), undefined, way)
    expect(one).toMatchObject({ total: 1 })
    expect(one.people[0]?.position).toBeCloseTo(5, 1)
    const two = play(
      6,
      (second) => [...arriving({ place: 4720 }, second - 0.5), ...arriving({ place: 5260, load: 60 }, second - 2)],
      undefined,
      way,
    )
    expect(two.people.map(({ position }) => Math.round(position * 10) / 10)).toEqual([4.7, 5.3])
  }
})

test('[MX-45] somebody who walks over the joint is one person with one id all the way', () => {
  const ids = new Set<number>()
  const totals = new Set<number>()
  play(
    9,
    (second) => arriving({ place: 4200 + 250 * Math.floor(Math.max(0, second - 2) / 0.7), stance: 250 }, second - 0.5),
    ({ people }, second) => {
      if (second < 1.5 || second > 7) return
      totals.add(people.length)
      for (const { id } of people) ids.add(id)
    },
  )
  expect([...totals]).toEqual([1])
  expect(ids.size).toBe(1)
})

test('[MX-46] a strip in line that falls silent leaves who stands on it in grey and the other right; all keep their ids, also when it speaks again', () => {
  const scene = createStripScene({ seed: 3 })
  const halves = halve(scene.geometry)
  const line = lineOfTwo(halves)
  const told: { second: number; silentFor: number; people: FloorState['people'] }[] = []
  let silentFor = 0
  for (let n = 0; n < 14 * RATE; n++) {
    const second = n / RATE
    const silent = second >= 5 && second < 9
    silentFor = silent ? silentFor + 1 / RATE : 0
    // While the first one is silent somebody comes on the other.
    const people = [
      ...arriving({ place: 2000 }, second - 0.5),
      ...arriving({ place: 8000 }, second - 2),
      ...arriving({ place: 6900 }, second - 6.5),
    ]
    const [low, high] = halves.cut(scene.next(people))
    const state = line.accept([silent ? null : low, high], [silentFor > 2.5, false])
    if (second >= 4) told.push({ second, silentFor, people: state.people })
  }
  const totals = told.filter(({ second }) => Math.abs(second - 6) > 1.5).map(({ second, people }) => [second > 6, people.length])
  expect(totals.filter(([isLater, total]) => total !== (isLater === true ? 3 : 2))).toEqual([])
  const grey = told.filter((one) => one.silentFor > 2.6).map(({ people }) => people.filter(({ stale }) => stale).length)
  expect(new Set(grey)).toEqual(new Set([1]))
  // One id for each place, and no two places with one.
  const ids = new Set(told.flatMap(({ people }) => people.map(({ id, position }) => `${Math.round(position)} ${id}`)))
  expect(ids.size).toBe(3)
})

test('[MX-47] readings are joined on one clock: none older than 100 ms, none of another kind, and only as often as the slowest speaks', () => {
  const { strips } = halve(createStripScene().geometry)
  const [low, high] = strips
  const joined = joinCells([low, { ...high, geometry: { ...high.geometry, rate: 20 } }])
  if (typeof joined === 'string') throw new Error(joined)
  expect(joined.take(0, reading(1000, 110))).toBeNull()
  expect(joined.take(1, reading(1010, 110))).toMatchObject({ at: 1010 })
  expect(joined.take(0, reading(1040, 110))).toBeNull()
  expect(joined.take(1, reading(1141, 110))).toBeNull()
  expect(joined.take(0, reading(1150, 110, 'contact'))).toBeNull()
  expect(joined.take(1, reading(1160, 110))).toBeNull()
  expect(joined.geometry).toMatchObject({ cells: 220, rate: 20 })
})

test('[MX-47] cells that have no common measure are not joined, and neither are more than a strip may have', () => {
  const [low, high] = halve(createStripScene().geometry).strips
  const odd = { ...high.geometry, pitch: 70 }
  expect(joinCells([low, { ...high, geometry: odd }])).toBe('other-cells')
  const many = { ...high.geometry, cells: 400 }
  expect(joinCells([low, { ...high, geometry: many, calibration: uncalibrated(many) }])).toBe('too-many-cells')
})

test('[MX-46] whoever stands where somebody stood is told by the same id in another way of feeling; no two have one id', () => {
  const names = createPersonNames()
  expect(names.keep('a', [at(1, 2), at(2, 8)]).map(({ id }) => id)).toEqual([1, 2])
  expect(names.keep('b', [at(2, 2.1), at(7, 8), at(1, 5)]).map(({ id }) => id)).toEqual([1, 2, 3])
  expect(names.keep('b', [at(1, 5), at(3, 6)]).map(({ id }) => id)).toEqual([3, 4])
})

function reading(at: number, cells: number, kind: Reading['kind'] = 'load'): Reading {
  return { at, kind, cells: new Uint8Array(cells).fill(3) }
}

function at(id: number, position: number): Person {
  return { id, position, settled: true }
}

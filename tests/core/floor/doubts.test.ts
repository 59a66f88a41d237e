import { expect, test } from 'vitest'
import { createDoubts } from '#core/floor/doubts'
import { createFloor, type FloorState } from '#core/floor/floor'
import { arriving, createStripScene, watch, type Standing, type StripOptions } from '../../support/strip-scene.ts'

const READING = 1 / 30

/** So many people in a row, touching. */
function row(count: number): readonly Standing[] {
  return Array.from({ length: count }, (_, i) => ({ place: 1000 + 330 * i, load: 62 + 7 * (i % 5) }))
}

/** One cell stuck where nobody is, one dead away from everybody. */
function breakTwo(cells: Uint8Array): void {
  cells[20] = 90
  cells[98] = 0
}

/** What is doubted when people stand at these places on contacts. */
function contactDoubts(places: readonly number[]): FloorState['doubts'] {
  const scene = createStripScene()
  const floor = createFloor(scene.geometry)
  for (let n = 0; n < 10 * 30; n++) {
    const reading = scene.next(places.flatMap((place, i) => arriving({ place }, n / 30 - 2 - i)))
    floor.accept({ ...reading, kind: 'contact', cells: reading.cells.map((count) => (count > 6 ? 1 : 0)) })
  }
  return floor.state().doubts
}

/** A floor that was empty at first, and then had these people arrive one after another, and stand. */
function arrive(people: readonly Standing[], options: StripOptions = {}, each?: (state: FloorState) => unknown) {
  const scene = createStripScene(options)
  const floor = createFloor(scene.geometry)
  const everybody = (second: number) => people.flatMap((one, i) => arriving(one, second - 2 - i))
  const state = watch(floor, scene, people.length + 5, everybody, each)
  return { scene, floor, state }
}

test('[FL-40] before anything is known the floor is sure of nothing; of an empty line and of people who stand apart it is sure', () => {
  const { floor, scene } = arrive([])
  expect(createFloor(scene.geometry).state()).toMatchObject({ certainty: 0, doubts: [] })
  expect(floor.state()).toMatchObject({ doubts: [] })
  expect(floor.state().certainty).toBeGreaterThan(0.95)
  const told = arrive([{ place: 1000 }, { place: 2500, load: 62 }, { place: 6000, load: 98 }]).state
  expect(told).toMatchObject({ total: 3, doubts: [] })
  expect(told.certainty).toBeGreaterThan(0.95)
})

test('[FL-40] the more people touch, the less sure the floor is', () => {
  const certainties = [2, 6, 22].map((count) => arrive(row(count), { pitch: 100 }).state.certainty)
  expect(certainties).toEqual(certainties.toSorted((one, other) => other - one))
  expect(certainties.at(-1)).toBeLessThan((certainties[0] ?? 0) - 0.01)
})

test('[FL-41] more people on a number than one row holds are crowded there, and nowhere else', () => {
  const spots = [4850, 5150, 4900, 5200, 4800, 5100].map((place, i) => ({ place, load: 66 + 5 * i }))
  const { state } = arrive([{ place: 1000 }, ...spots])
  const crowded = state.doubts.filter(({ kind }) => kind === 'crowded').map(({ number }) => number)
  expect(crowded).toContain(5)
  expect(crowded).not.toContain(1)
})

test('[FL-42] somebody who was there when the strip came up is a doubt until they go', () => {
  const scene = createStripScene()
  const floor = createFloor(scene.geometry)
  const early = { place: 3000 }
  const late = { place: 8000 }
  expect(watch(floor, scene, 6, (second) => [early, ...arriving(late, second - 4)]).total).toBe(2)
  expect(watch(floor, scene, 3, [early, late]).doubts).toEqual([{ kind: 'came-up-occupied', number: 3 }])
  expect(watch(floor, scene, 4, [late]).doubts).toEqual([])
})

test('[FL-43] contacts of two who stand close say so, contacts of people apart do not', () => {
  expect(contactDoubts([2000, 5000])).toEqual([])
  const kinds = (places: readonly number[]): string[] => contactDoubts(places).map(({ kind, number }) => `${kind} ${number}`)
  expect(kinds([2000, 4750, 5230])).toEqual(['contacts-too-close 5'])
  expect(kinds([2000, 5150, 5850])).toEqual([])
  expect(kinds([2000, 5200, 5700])).toEqual(['contacts-too-close 5', 'contacts-too-close 6'])
})

test('[FL-44] a strip on which everything weighs the most it can has nobody come or go, and is a doubt of the whole line', () => {
  const { floor, scene, state } = arrive([{ place: 1000 }, { place: 6000 }])
  const full = (n: number) => ({
    at: state.at + 34 * (n + 1),
    cells: new Uint8Array(scene.geometry.cells).fill(255),
    kind: 'load' as const,
  })
  for (let n = 0; n < 60; n++) expect(floor.accept(full(n)).people.map(({ id }) => id)).toEqual(state.people.map(({ id }) => id))
  expect(floor.state()).toMatchObject({ certainty: 0, doubts: [{ kind: 'saturated', number: null }] })
  const fresh = createFloor(scene.geometry)
  for (let n = 0; n < 120; n++) expect(fresh.accept(full(n)).total).toBe(0)
})

test('[FL-44] cells that weigh the most they can under somebody are a doubt of that number', () => {
  const scene = createStripScene()
  const floor = createFloor({ ...scene.geometry, gramsPerCount: 62.5 })
  const people = [
    { place: 4000, load: 95 },
    { place: 8000, load: 50 },
  ]
  for (let n = 0; n < 8 * 30; n++) {
    const reading = scene.next(people.flatMap((one, i) => arriving(one, n / 30 - 2 - i)))
    floor.accept({ ...reading, cells: reading.cells.map((count) => Math.min(255, 8 * count)) })
  }
  expect(floor.state().doubts.filter(({ kind }) => kind === 'saturated')).toEqual([{ kind: 'saturated', number: 4 }])
})

test('[FL-45] a broken cell under somebody is a doubt of that number, elsewhere it is none', () => {
  const { state } = arrive([{ place: 4650 }, { place: 9300, stance: 130 }], { fault: breakTwo })
  expect(state.doubts).toEqual([])
  const dead = arrive([{ place: 4650 }, { place: 9300 }], { fault: (cells) => void cells.fill(0, 100, 101) }).state
  expect(dead.doubts).toEqual([{ kind: 'bad-cells', number: 5 }])
})

test('[FL-46] a doubt begins when its reason has lasted a second, ends two seconds after it, and never flickers', () => {
  const doubts = createDoubts()
  const told: number[] = []
  const settle = (seconds: number, reason: (n: number) => boolean) => {
    for (let n = 0; n < seconds / READING; n++) {
      if (reason(n)) doubts.raise('crowded', 5)
      told.push(doubts.settle(READING).length)
    }
  }
  settle(0.9, () => true)
  expect(new Set(told)).toEqual(new Set([0]))
  settle(0.2, () => true)
  expect(told.at(-1)).toBe(1)
  settle(4, (n) => n % 2 === 0)
  expect(told.slice(-100)).toEqual(Array.from({ length: 100 }, () => 1))
  settle(1.9, () => false)
  expect(told.at(-1)).toBe(1)
  settle(0.2, () => false)
  expect(told.at(-1)).toBe(0)
})

test('[FL-46] there is one doubt of a kind for a number, in the order of the line, and the same array while they are the same', () => {
  const doubts = createDoubts()
  const raise = () => {
    doubts.raise('bad-cells', 7)
    doubts.raise('crowded', 3)
    doubts.raise('crowded', 3)
    doubts.raise('saturated', null)
    return doubts.settle(1)
  }
  const first = raise()
  expect(first).toEqual([
    { kind: 'saturated', number: null },
    { kind: 'crowded', number: 3 },
    { kind: 'bad-cells', number: 7 },
  ])
  expect(raise()).toBe(first)
})

import { expect, test } from 'vitest'
import { createCells, type Cells } from '#core/floor/cells'
import { createRandom } from '../../support/random.ts'

const GEOMETRY = { cells: 20, pitch: 100, origin: -450, length: 1000, gramsPerCount: 500, rate: 30 }
const SECOND = 30

/** Feeds so many readings of these counts; `alive` cells change as living ones do. */
function feed(cells: Cells, counts: Readonly<Record<number, number>>, readings: number, dead: readonly number[] = []): void {
  const random = createRandom(readings)
  for (let n = 0; n < readings; n++) {
    const values = Uint8Array.from({ length: GEOMETRY.cells }, (_, c) => {
      const value = counts[c] ?? 0
      return dead.includes(c) ? value : Math.max(0, value + Math.floor(random() * 3) - 1)
    })
    cells.read({ at: n * 33, cells: values, kind: 'load' }, 1 / SECOND)
  }
}

test('[FL-3] counts become kilograms by what the hello says a count weighs', () => {
  const cells = createCells(GEOMETRY)
  feed(cells, { 5: 40, 6: 60 }, 10)
  expect(cells.load[5]).toBeCloseTo(20, -0.5)
  expect(cells.load[6]).toBeCloseTo(30, -0.5)
  expect(cells.load[12]).toBeLessThan(1)
})

test('[FL-4] a spike of one reading never gets through, a step does one reading later', () => {
  const cells = createCells(GEOMETRY)
  const read = (value: number) => {
    cells.read({ at: 0, cells: Uint8Array.from({ length: 20 }, (_, c) => (c === 7 ? value : 0)), kind: 'load' }, 1 / SECOND)
    return cells.load[7]
  }
  expect([0, 0, 200, 0, 0, 90, 90, 90].map(read)).toEqual([0, 0, 0, 0, 0, 0, 45, 45])
})

test('[FL-5] a cell that holds one value under load is stuck and reads what its neighbours do', () => {
  const cells = createCells(GEOMETRY)
  feed(cells, { 9: 77 }, 2 * SECOND, [9])
  expect(cells.load[9]).toBeLessThan(1)
  const underFoot = createCells(GEOMETRY)
  feed(underFoot, { 8: 40, 9: 200, 10: 50 }, 2 * SECOND, [9])
  expect(underFoot.load[9]).toBeGreaterThan(19)
  expect(underFoot.load[9]).toBeLessThan(26)
})

test('[FL-5] a cell that reads nothing beside a loaded one is dead and reads what its neighbours do', () => {
  const cells = createCells(GEOMETRY)
  feed(cells, { 8: 40, 9: 0, 10: 50 }, 2 * SECOND, [9])
  expect(cells.load[9]).toBeGreaterThan(19)
})

test('[FL-63] beside feet on a mat that carries nothing a cell that noise does not wake for seconds is not dead', () => {
  const cells = createCells(GEOMETRY)
  const random = createRandom(5)
  let wrong = 0
  for (let n = 0; n < 240 * SECOND; n++) {
    // People on every other cell; between them noise shows a count now and then, and for the first seconds never.
    const values = Uint8Array.from({ length: GEOMETRY.cells }, (_, c) => {
      const wakes = random() < 0.15 && n > 3 * SECOND ? 1 : 0
      return c % 2 === 0 ? 60 + Math.floor(random() * 3) : wakes
    })
    cells.read({ at: n * 33, cells: values, kind: 'load' }, 1 / SECOND)
    if (cells.bad.includes(1)) wrong++
  }
  expect(wrong).toBe(0)
})

test('[FL-5] three loaded cells that hold are no fault but a strip of coarse readings', () => {
  const cells = createCells(GEOMETRY)
  feed(cells, { 8: 40, 9: 60, 10: 52 }, 5 * SECOND, [8, 9, 10])
  expect(cells.load[8]).toBeCloseTo(20, 5)
  expect(cells.load[9]).toBeCloseTo(30, 5)
})

test('[FL-5] two that are stuck side by side are found, and read what their neighbours do', () => {
  const cells = createCells(GEOMETRY)
  feed(cells, { 8: 164, 9: 185 }, 2 * SECOND, [8, 9])
  expect(Math.max(cells.load[8] ?? 0, cells.load[9] ?? 0)).toBeLessThan(1)
})

test('[FL-5] three that are stuck side by side are less than two feet press on a line of small cells', () => {
  const cells = createCells({ ...GEOMETRY, pitch: 50 })
  feed(cells, { 8: 164, 9: 185, 10: 90 }, 2 * SECOND, [8, 9, 10])
  expect(Math.max(...cells.load)).toBeLessThan(1)
})

test('[FL-5] two feet on small cells that hold are no fault', () => {
  const cells = createCells({ ...GEOMETRY, pitch: 50 })
  feed(cells, { 5: 30, 6: 80, 7: 20, 9: 40, 10: 70 }, 5 * SECOND, [5, 6, 7, 9, 10])
  expect(cells.load[6]).toBeCloseTo(40, 5)
})

test('[FL-5] a cell under calm feet that has lived before is not stuck for holding one count some seconds', () => {
  const cells = createCells(GEOMETRY)
  feed(cells, { 8: 40, 9: 60 }, SECOND)
  feed(cells, { 8: 40, 9: 60 }, 3 * SECOND, [9])
  expect(cells.load[9]).toBeCloseTo(30, 5)
  feed(cells, { 8: 0, 9: 60 }, 2 * SECOND, [9])
  expect(cells.load[9], 'once the load beside it has gone').toBeLessThan(1)
})

test('[FL-6] what a foot leaves behind is nothing', () => {
  const cells = createCells(GEOMETRY)
  feed(cells, { 8: 80, 9: 90 }, 5 * SECOND)
  feed(cells, { 8: 4, 9: 5 }, 3)
  expect(cells.load[8]).toBe(0)
  expect(cells.load[9]).toBe(0)
})

test('[FL-7] where nobody stands zero follows slowly what lies there; where somebody stands it never does', () => {
  const cells = createCells(GEOMETRY)
  const taken = new Uint8Array(20)
  taken[4] = 1
  const rest = (seconds: number) => {
    for (let n = 0; n < seconds * SECOND; n++) {
      const values = Uint8Array.from({ length: 20 }, (_, c) => (c === 4 || c === 12 ? 60 + (n % 2) : 0))
      cells.read({ at: n * 33, cells: values, kind: 'load' }, 1 / SECOND)
      cells.rest(taken, 1 / SECOND)
    }
  }
  rest(1)
  expect(cells.load[12]).toBeGreaterThan(25)
  rest(600)
  expect(cells.load[4]).toBeGreaterThanOrEqual(30)
  expect(cells.load[12]).toBeLessThan(1)
})

test('[FL-8] zero takes what lies on the strip now as nothing', () => {
  const cells = createCells(GEOMETRY)
  feed(cells, { 3: 30 }, 10)
  cells.zero()
  feed(cells, { 3: 30, 4: 50 }, 10)
  expect(cells.load[3]).toBeLessThan(1.5)
  expect(cells.load[4]).toBeGreaterThan(23)
})

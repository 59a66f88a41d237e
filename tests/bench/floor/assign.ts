/** Pairs who is there with who is told. */
import type { Place } from './scene.ts'

/** A pair: indices of the two lists. */
export type Pair = readonly [truth: number, told: number]

/**
 * As many pairs closer than `gate` as there can be, the nearest ones (Hungarian method). `keep` says which pairs were pairs before: these
 * come first, as in the CLEAR MOT measure (Bernardin and Stiefelhagen 2008).
 */
export function pairUp(
  truth: readonly Place[],
  told: readonly Place[],
  gate: number,
  keep: (truth: Place, told: Place) => boolean = () => false,
): readonly Pair[] {
  const turned = truth.length > told.length
  const [rows, columns] = turned ? [told, truth] : [truth, told]
  const cost = rows.map((row) =>
    columns.map((column) => {
      const far = Math.abs(row.position - column.position)
      if (far > gate) return FAR
      return far - (keep(turned ? column : row, turned ? row : column) ? 1 : 0)
    }),
  )
  return assign(cost).flatMap((column, row): readonly Pair[] =>
    (cost[row]?.[column] ?? FAR) === FAR ? [] : [turned ? [column, row] : [row, column]],
  )
}

const FAR = 1000

/** The column of each row at the least cost; not more rows than columns. Kuhn and Munkres, with potentials. */
export function assign(cost: readonly (readonly number[])[]): readonly number[] {
  const width = cost[0]?.length ?? 0
  const rowPrice = new Float64Array(cost.length + 1)
  const columnPrice = new Float64Array(width + 1)
  const taken = new Int32Array(width + 1)
  for (let row = 1; row <= cost.length; row++) {
    taken[0] = row
    augment(cost, width, rowPrice, columnPrice, taken)
  }
  const columns = Array<number>(cost.length).fill(-1)
  for (let column = 1; column <= width; column++) {
    const row = taken[column] ?? 0
    if (row > 0) columns[row - 1] = column - 1
  }
  return columns
}

function augment(
  cost: readonly (readonly number[])[],
  width: number,
  rowPrice: Float64Array,
  columnPrice: Float64Array,
  taken: Int32Array,
): void {
  const least = new Float64Array(width + 1).fill(Infinity)
  const used = new Uint8Array(width + 1)
  const way = new Int32Array(width + 1)
  let column = 0
  do {
    used[column] = 1
    const row = taken[column] ?? 0
    let step = Infinity
    let next = 0
    for (let other = 1; other <= width; other++) {
      if (used[other] === 1) continue
      const off = (cost[row - 1]?.[other - 1] ?? FAR) - (rowPrice[row] ?? 0) - (columnPrice[other] ?? 0)
      if (off < (least[other] ?? 0)) {
        least[other] = off
        way[other] = column
      }
      if ((least[other] ?? 0) < step) {
        step = least[other] ?? 0
        next = other
      }
    }
    for (let other = 0; other <= width; other++) {
      if (used[other] === 1) {
        const at = taken[other] ?? 0
        rowPrice[at] = (rowPrice[at] ?? 0) + step
        columnPrice[other] = (columnPrice[other] ?? 0) - step
      } else least[other] = (least[other] ?? 0) - step
    }
    column = next
  } while (taken[column] !== 0)
  while (column !== 0) {
    const before = way[column] ?? 0
    taken[column] = taken[before] ?? 0
    column = before
  }
}

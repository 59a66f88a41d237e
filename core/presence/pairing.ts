/**
 * The best pairs: which rows go with which columns so that all gains together are most. A row may go with none, for nothing.
 *
 * Exact, by shortest augmenting paths with prices (Kuhn 1955, Munkres 1957; the form of Jonker and Volgenant 1987), in memory that is taken
 * once. A row without a pair is a way out of every path that is always free, so that no columns stand for "none".
 */
export interface Pairing {
  /** `gain(row, column)`: what the pair is worth; 0 and less is never a pair. Gives the column of each row, -1 for none, until the next call. */
  solve(rows: number, columns: number, gain: (row: number, column: number) => number): Int16Array
}

/** Room for so many rows and so many columns. */
export function createPairing(mostRows: number, mostColumns: number): Pairing {
  const gains = new Float64Array(mostRows * mostColumns)
  const rowPrice = new Float64Array(mostRows)
  const columnPrice = new Float64Array(mostColumns)
  const columnOf = new Int16Array(mostRows)
  const rowOf = new Int16Array(mostColumns)
  const distance = new Float64Array(mostColumns)
  const from = new Int16Array(mostColumns)
  const done = new Uint8Array(mostColumns)
  const reached = new Float64Array(mostRows)
  let columns = 0

  /** Costs are gains turned round; reduced by the prices they are never below 0. */
  function reduced(row: number, column: number): number {
    const cost = -(gains[row * mostColumns + column] ?? 0) - (rowPrice[row] ?? 0) - (columnPrice[column] ?? 0)
    // The last bit of a sum may say otherwise.
    return Math.max(0, cost)
  }

  /** Steps from a row that is reached at this length to the columns that it could have. */
  function step(row: number, length: number): void {
    for (let column = 0; column < columns; column++) {
      if (done[column] === 1 || (gains[row * mostColumns + column] ?? 0) <= 0) continue
      const next = length + reduced(row, column)
      if (next >= (distance[column] ?? 0)) continue
      distance[column] = next
      from[column] = row
    }
  }

  /** The column that this row likes most, when nobody has it. */
  function takeBest(row: number): boolean {
    for (let column = 0; column < columns; column++) {
      if (rowOf[column] !== -1 || columnPrice[column] !== 0) continue
      if ((gains[row * mostColumns + column] ?? 0) !== -(rowPrice[row] ?? 0)) continue
      rowOf[column] = row
      columnOf[row] = column
      return true
    }
    return false
  }

  function nearest(): number {
    let best = -1
    for (let column = 0; column < columns; column++) {
      if (done[column] === 1 || distance[column] === Infinity) continue
      if (best === -1 || (distance[column] ?? 0) < (distance[best] ?? 0)) best = column
    }
    return best
  }

  function place(start: number): void {
    if (takeBest(start)) return
    distance.fill(Infinity, 0, columns)
    done.fill(0, 0, columns)
    reached.fill(-1)
    let row = start
    let length = 0
    /** The row that best goes without, and how far that is. */
    let [loser, shortest] = [-1, Infinity]
    let free = -1
    for (;;) {
      reached[row] = length
      const without = length - (rowPrice[row] ?? 0)
      if (without < shortest) [loser, shortest] = [row, without]
      step(row, length)
      const column = nearest()
      if (column === -1 || (distance[column] ?? 0) >= shortest) break
      length = distance[column] ?? 0
      done[column] = 1
      if (rowOf[column] === -1) {
        free = column
        shortest = length
        break
      }
      row = rowOf[column] ?? 0
    }
    price(shortest)
    if (free === -1) giveUp(loser, start)
    else shift(free, start)
  }

  function price(shortest: number): void {
    for (let row = 0; row < reached.length; row++) {
      const length = reached[row] ?? -1
      if (length >= 0 && length < shortest) rowPrice[row] = (rowPrice[row] ?? 0) + shortest - length
    }
    for (let column = 0; column < columns; column++)
      if (done[column] === 1) columnPrice[column] = (columnPrice[column] ?? 0) - Math.max(0, shortest - (distance[column] ?? 0))
  }

  /** Every row on the way takes the column before it, up to the first. */
  function shift(last: number, start: number): void {
    let column = last
    for (;;) {
      const row = from[column] ?? 0
      const before = columnOf[row] ?? -1
      columnOf[row] = column
      rowOf[column] = row
      if (row === start) return
      column = before
    }
  }

  function giveUp(loser: number, start: number): void {
    const column = columnOf[loser] ?? -1
    columnOf[loser] = -1
    if (loser !== start && column !== -1) shift(column, start)
  }

  return {
    solve(rows, wide, gain) {
      columns = wide
      rowPrice.fill(0)
      columnPrice.fill(0)
      columnOf.fill(-1)
      rowOf.fill(-1)
      for (let row = 0; row < rows; row++) {
        let most = 0
        for (let column = 0; column < wide; column++) {
          const worth = gain(row, column)
          gains[row * mostColumns + column] = worth
          most = Math.max(most, worth)
        }
        rowPrice[row] = -most
      }
      for (let row = 0; row < rows; row++) if ((rowPrice[row] ?? 0) < 0) place(row)
      return columnOf
    },
  }
}

/** The empty floor: looks whether nobody is on it before what lies there is taken as nothing. */
import { accepted, refused, type Result } from '../result.ts'
import type { FloorGeometry, Reading } from './reading.ts'

/** `not-empty` somebody or something heavy is on the strip; `no-readings` the strip said nothing. */
export const ZERO_REFUSALS = ['not-empty', 'no-readings'] as const
export type ZeroRefusal = (typeof ZERO_REFUSALS)[number]

export interface Zeroing {
  take(reading: Reading): void
  /** 0 to 1. */
  readonly progress: number
  finish(): Result<null, ZeroRefusal>
}

/** So long the floor is looked at, ms: longer than a loaded cell ever holds one value. */
const LOOK = 2000
/** Somebody takes this much of the line, mm, and weighs at least this, kg. A strip that drifted has less on so many cells. */
const EXTENT = 400
const SOMEBODY = 15

export function createZeroing({ cells, pitch, gramsPerCount }: FloorGeometry): Zeroing {
  const sum = new Float64Array(cells)
  const least = new Uint8Array(cells).fill(255)
  const most = new Uint8Array(cells)
  let from = -1
  let to = -1
  let readings = 0
  let contacts = 0

  /** A cell that holds one value all the while is not under somebody, who sways: it is stuck, or a thing lies there. */
  function loadOf(cell: number): number {
    const isLive = (most[cell] ?? 0) > (least[cell] ?? 0)
    return isLive ? ((sum[cell] ?? 0) / readings) * (gramsPerCount / 1000) : 0
  }

  function isSomebodyThere(): boolean {
    if (contacts > 0) return sum.some((closed) => closed > contacts / 2)
    const wide = Math.max(1, Math.round(EXTENT / pitch))
    let load = 0
    for (let cell = 0; cell < cells; cell++) {
      load += loadOf(cell) - (cell >= wide ? loadOf(cell - wide) : 0)
      if (load > SOMEBODY) return true
    }
    return false
  }

  return {
    take(reading) {
      if (from < 0) from = reading.at
      to = reading.at
      readings++
      if (reading.kind === 'contact') contacts++
      reading.cells.forEach((count, cell) => {
        sum[cell] = (sum[cell] ?? 0) + count
        least[cell] = Math.min(least[cell] ?? 255, count)
        most[cell] = Math.max(most[cell] ?? 0, count)
      })
    },
    get progress() {
      return Math.min(1, (to - from) / LOOK)
    },
    finish() {
      if (readings === 0 || to - from < LOOK) return refused('no-readings')
      return isSomebodyThere() ? refused('not-empty') : accepted(null)
    },
  }
}

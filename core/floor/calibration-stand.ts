/** Somebody stands on a sheet: where exactly, on the strip. */
import { accepted, refused, type Result } from '../result.ts'
import type { Calibration } from './calibration.ts'
import type { FloorGeometry, Reading } from './reading.ts'

/** `nobody-there`; `more-than-one` load in two places; `not-still` the feet did not stay where they were. */
export const STAND_REFUSALS = ['nobody-there', 'more-than-one', 'not-still'] as const
export type StandRefusal = (typeof STAND_REFUSALS)[number]

export interface Stand {
  take(reading: Reading): void
  /** How long somebody has stood still, as a part of what is needed, 0 to 1. */
  readonly progress: number
  /** The place, mm from the strip's own 0, or what is wrong now. */
  finish(): Result<number, StandRefusal>
}

/** Standing still for so long, ms, is enough; by a centre that stays within this, mm. */
const STILL_FOR = 1500
const STILL = 60
/** Load, kg, of somebody; of the edge of a foot; and the widest that two feet stand, mm. */
const SOMEBODY = 20
const EDGE = 1.5
const WIDEST = 900

export function createStand(geometry: FloorGeometry, { gains, bad }: Calibration): Stand {
  const broken = new Set(bad.map(({ cell }) => cell))
  let since = -1
  let last = -1
  let first = 0
  let sum = 0
  let many = 0
  let now: Result<number, StandRefusal> = refused('nobody-there')

  function look({ cells, kind }: Reading): Result<number, StandRefusal> {
    const perCount = kind === 'contact' ? SOMEBODY : geometry.gramsPerCount / 1000
    const loads = Float64Array.from(cells, (count, cell) => (broken.has(cell) ? 0 : (count * perCount) / (gains[cell] ?? 1)))
    if (loads.reduce((all, load) => all + (load > EDGE ? load : 0), 0) < SOMEBODY) return refused('nobody-there')
    const left = loads.findIndex((load) => load > EDGE)
    const right = loads.findLastIndex((load) => load > EDGE)
    if ((right - left + 1) * geometry.pitch > WIDEST + geometry.pitch) return refused('more-than-one')
    return accepted((edge(loads, left, 1) + edge(loads, right, -1)) / 2)
  }

  /** The outer edge of a foot whose outermost cell this is: a part-covered cell carries in proportion. `inward` is 1 or -1. */
  function edge(loads: Float64Array, cell: number, inward: 1 | -1): number {
    const inside = Math.max(loads[cell + inward] ?? 0, loads[cell + 2 * inward] ?? 0)
    const covered = Math.min(1, (loads[cell] ?? 0) / Math.max(inside, EDGE))
    const inner = geometry.origin + cell * geometry.pitch + (inward * geometry.pitch) / 2
    return inner - inward * covered * geometry.pitch
  }

  function restart(at: number, place: number): void {
    since = at
    first = place
    sum = 0
    many = 0
  }

  return {
    take(reading) {
      last = reading.at
      now = look(reading)
      if (!now.ok) {
        since = -1
        return
      }
      if (since < 0 || Math.abs(now.value - first) > STILL) restart(reading.at, now.value)
      sum += now.value
      many++
    },
    get progress() {
      return since < 0 ? 0 : Math.min(1, (last - since) / STILL_FOR)
    },
    finish() {
      if (!now.ok) return now
      return last - since < STILL_FOR ? refused('not-still') : accepted(sum / many)
    },
  }
}

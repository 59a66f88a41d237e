/** One simulated strip of 10 m, cut through the middle: what two strips in line feel of the same people. */
import { uncalibrated } from '#core/floor/calibration'
import { createFloor, type FloorState } from '#core/floor/floor'
import type { LaidStrip } from '#core/floor/joined-cells'
import type { FloorGeometry, Reading } from '#core/floor/reading'
import { createStripLine, type HeardStrip } from '#core/floor/strip-line'
import type { StripPlace } from '#core/floor/strips'

export interface Halves {
  readonly strips: readonly [LaidStrip, LaidStrip]
  /** What each of the two feels. */
  cut(reading: Reading): readonly [Reading, Reading]
}

/** `turned`: the second one lies the other way round. Its cells may be twice as wide. */
export function halve(
  geometry: FloorGeometry,
  { turned = false, wide = false }: { turned?: boolean; wide?: boolean } = {},
): Halves {
  const { cells, pitch, origin, length } = geometry
  const low = Math.round((length / 2 - origin) / pitch + 0.5)
  const high = cells - low
  const merged = wide ? 2 : 1
  const first: FloorGeometry = { ...geometry, cells: low, length: length / 2 }
  const width = pitch * merged
  const begins = turned ? length / 2 - high * pitch + width / 2 : width / 2
  const second: FloorGeometry = { ...geometry, cells: high / merged, pitch: width, origin: begins, length: length / 2 }
  const lies: StripPlace = turned ? { lane: 0, from: 10, to: 5 } : { lane: 0, from: 5, to: 10 }
  return {
    strips: [
      { geometry: first, calibration: uncalibrated(first), place: { lane: 0, from: 0, to: 5 } },
      { geometry: second, calibration: uncalibrated(second), place: lies },
    ],
    cut({ at, kind, cells: all }) {
      const rest = Uint8Array.from({ length: high / merged }, (_, cell) => {
        let sum = 0
        for (let c = 0; c < merged; c++) sum += all[low + cell * merged + c] ?? 0
        return Math.min(255, sum)
      })
      return [
        { at, kind, cells: all.slice(0, low) },
        { at, kind, cells: turned ? rest.reverse() : rest },
      ]
    },
  }
}

export interface LineOfTwo {
  /** Null: this one says nothing now. */
  accept(readings: readonly (Reading | null)[], stale?: readonly boolean[]): FloorState
}

/** The two as a room feels them. */
export function lineOfTwo({ strips }: Halves): LineOfTwo {
  const line = createStripLine()
  const floors = strips.map(({ geometry, calibration }) => createFloor(geometry, calibration))
  return {
    accept(readings, stale = []) {
      for (const [index, reading] of readings.entries()) {
        if (reading === null) continue
        floors[index]?.accept(reading)
        line.read(`strip ${index}`, reading)
      }
      const heard = strips.flatMap((strip, index): HeardStrip[] => {
        const state = floors[index]?.state()
        return state === undefined ? [] : [{ ...strip, uid: `strip ${index}`, state, stale: stale[index] ?? false }]
      })
      return line.join(heard)
    },
  }
}

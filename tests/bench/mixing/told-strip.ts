/** A strip as a floor that errs would tell it: late, a little off, and now and then somebody is lost and comes back as another. */
import type { Person } from '#core/floor/floor'
import type { Chance } from '../floor/chance.ts'
import type { Walker } from '../floor/walker.ts'
import { scaleOf } from './mixed-room.ts'

export interface ToldStrip {
  /** Who is told at this time, seconds; times only go on. */
  at(time: number): readonly Person[]
}

interface Seen {
  readonly walker: Walker
  /** Seconds that arrivals and departures are told late. */
  readonly late: number
  readonly off: number
  id: number | null
  /** Lost from sight from then until then. */
  gap: readonly [from: number, to: number]
}

export function tellStrip(chance: Chance, walkers: readonly Walker[], firstId: number): ToldStrip {
  let nextId = firstId
  const seen: Seen[] = walkers.map((walker) => {
    const from = chance.happens(0.1) ? chance.between(20, 140) : Infinity
    const gap = [from, from + chance.between(0.2, 1.5)] as const
    return { walker, late: chance.between(0.1, 0.8), off: chance.normal(0, 0.08), id: null, gap }
  })
  return {
    at(time) {
      return seen.flatMap((one) => {
        const there = one.walker.presentAt(time - one.late) && !(time >= one.gap[0] && time < one.gap[1])
        if (!there) {
          one.id = null
          return []
        }
        one.id ??= nextId++
        const position = Math.min(10, Math.max(0, scaleOf(one.walker.placeAt(time - one.late)) + one.off))
        return [{ id: one.id, position, settled: true }]
      })
    },
  }
}

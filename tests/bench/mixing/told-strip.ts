/**
 * A strip as a floor that errs would tell it: late, a little off, now and then somebody is lost and comes back as another, and on one strip in two hundred
 * somebody is counted double, or not at all.
 *
 * In place and time it is worse than the floor of this house, which tells arrivals after 0.1 to 0.2 s and is 12 mm off in two of three
 * cases; how often it counts wrongly is as `docs/floor-limits.md` has it of people who have settled (0.2 to 0.7 %).
 */
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

/** Part of strips on which somebody is counted double, or not at all, till the end. */
const MISCOUNTED = 0.005
/** How far beside somebody their double is told, units. */
const DOUBLE_OFF = 0.35

export function tellStrip(chance: Chance | null, walkers: readonly Walker[], firstId: number): ToldStrip {
  let nextId = firstId
  const seen: Seen[] = walkers.map((walker) => {
    if (chance === null) return { walker, late: 0, off: 0, id: null, gap: [Infinity, Infinity] }
    const from = chance.happens(0.1) ? chance.between(20, 140) : Infinity
    const gap = [from, from + chance.between(0.2, 1.5)] as const
    return { walker, late: chance.between(0.1, 0.8), off: chance.normal(0, 0.08), id: null, gap }
  })
  const miscount = chance?.happens(MISCOUNTED) === true ? drawMiscount(chance, seen, nextId + DOUBLE_ID) : null
  return {
    at(time) {
      const people = seen.flatMap((one) => {
        if (miscount?.kind === 'missed' && miscount.one === one && time >= miscount.from) return []
        const there = one.walker.presentAt(time - one.late) && !(time >= one.gap[0] && time < one.gap[1])
        if (!there) {
          one.id = null
          return []
        }
        one.id ??= nextId++
        const position = Math.min(10, Math.max(0, scaleOf(one.walker.placeAt(time - one.late)) + one.off))
        return [{ id: one.id, position, settled: true }]
      })
      const doubled =
        miscount?.kind === 'doubled' && time >= miscount.from ? people.find(({ id }) => id === miscount.one.id) : undefined
      if (miscount === null || doubled === undefined) return people
      const position = Math.abs(doubled.position - DOUBLE_OFF)
      return [...people, { id: miscount.id, position, settled: true }]
    },
  }
}

/** The double of somebody has an id that nobody on the strip has. */
const DOUBLE_ID = 50_000

function drawMiscount(chance: Chance, seen: readonly Seen[], id: number) {
  const one = seen[chance.whole(0, seen.length - 1)]
  const kind = chance.happens(0.5) ? ('doubled' as const) : ('missed' as const)
  return one === undefined ? null : { one, kind, id, from: chance.between(20, 100) }
}

/** Which doubts this reading gives reason for. */
import { SCALE_NUMBERS, type Counts, type ScaleNumber } from '../scale/position.ts'
import type { Cells } from './cells.ts'
import type { Certainty } from './certainty.ts'
import type { DoubtKind } from './doubt.ts'
import type { Doubts } from './doubts.ts'
import type { FloorGeometry, Reading } from './reading.ts'
import type { Track } from './track.ts'

export interface Suspicion {
  /** The highest odds (natural logarithm) that the cells under somebody allow that this is one person. */
  mostOdds(one: Track, kind: Reading['kind']): number
  /** Raises what there is reason for; `numberOf` is on which they are counted. */
  look(people: readonly Track[], numberOf: (id: number) => ScaleNumber | null, counts: Counts, kind: Reading['kind']): void
}

/** Odds (natural logarithm) below which one more or one fewer is nearly as likely: four to one. */
const NEARLY_AS_LIKELY = Math.log(4)
/** Least that a person takes of a row, mm, shoulder to shoulder: a breadth of 450 mm (95 % of adults' is 420 to 560), half turned. */
const LEAST_WIDTH = 330
/** Contacts of feet so near to each other, middle to middle of two people, mm, may as well be one in a wide stance: 420 mm and a shoe. */
const CONTACT_LIMIT = 600
/** Contacts do not weigh: of one in twelve who are told there are two, or none. A broken cell under somebody hides as much. */
const MOST_ODDS = Math.log(11)
/** A broken cell so far from somebody's feet, mm, can hide one of them, or make them seem to be there. */
const NEAR_FEET = 50

export function createSuspicion(geometry: FloorGeometry, cells: Cells, certainty: Certainty, doubts: Doubts): Suspicion {
  /** People whom one row can hold on one number, of whom the outermost stand half on the next ones. */
  const rowHolds = Math.floor(geometry.length / 10 / LEAST_WIDTH) + 1

  function isAmong(marked: Uint8Array, { left, right }: Track, near: number): boolean {
    const first = Math.round((left - near - geometry.origin) / geometry.pitch)
    const last = Math.round((right + near - geometry.origin) / geometry.pitch)
    for (let c = Math.max(0, first); c <= last && c < geometry.cells; c++) if (marked[c] === 1) return true
    return false
  }

  return {
    mostOdds: (one, kind) => (kind === 'contact' || isAmong(cells.bad, one, NEAR_FEET) ? MOST_ODDS : Infinity),
    look(people, numberOf, counts, kind) {
      const raise = (doubt: DoubtKind, index: number): void => {
        const number = numberOf(people[index]?.id ?? 0)
        if (number !== null) doubts.raise(doubt, number)
      }
      for (const [i, one] of people.entries()) {
        if (one.cameUp) raise('came-up-occupied', i)
        if (isAmong(cells.bad, one, NEAR_FEET)) raise('bad-cells', i)
        if (kind === 'load' && isAmong(cells.full, one, 0)) raise('saturated', i)
        const next = people[i + 1]
        if (kind === 'contact' && next !== undefined && next.place - one.place < CONTACT_LIMIT) {
          raise('contacts-too-close', i)
          raise('contacts-too-close', i + 1)
        }
      }
      for (let c = 0; c < certainty.count; c++) {
        const cluster = certainty.clusters[c]
        if (cluster === undefined || cluster.odds >= NEARLY_AS_LIKELY) continue
        for (let i = cluster.first; i <= cluster.last; i++) raise(kind === 'contact' ? 'contacts-too-close' : 'crowded', i)
      }
      for (const number of SCALE_NUMBERS) if ((counts[number] ?? 0) > rowHolds) doubts.raise('crowded', number)
    },
  }
}

/** The line as the room tells it: when there is news of it, and when there is nobody. */
import { isDeepStrictEqual } from 'node:util'
import type { FloorState } from '#core/floor/floor'
import type { Picture } from '#core/presence/mixer'
import { SOURCES_OF_PEOPLE } from '#core/presence/sources'
import { SCALE_NUMBERS } from '#core/scale/position'

/** Whether a new line changes what a view says. Where exactly people stand is in the line itself. */
export function isNews(before: Picture, after: Picture): boolean {
  return (
    before.certainty !== after.certainty ||
    !isDeepStrictEqual(before.doubts, after.doubts) ||
    SOURCES_OF_PEOPLE.some((one) => before.sources[one] !== after.sources[one]) ||
    before.counts.some((people, number) => people !== after.counts[number])
  )
}

export function emptyLine(at: number): FloorState {
  return { at, people: [], counts: SCALE_NUMBERS.map(() => 0), total: 0, certainty: 0, doubts: [] }
}

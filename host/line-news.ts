/** The line as the room tells it: when there is news of it, and when there is nobody. */
import type { FloorState } from '#core/floor/floor'
import { SCALE_NUMBERS } from '#core/scale/position'

/** Whether a new line changes what a view says. Where exactly people stand is in the line itself. */
export function isNews(before: FloorState, after: FloorState): boolean {
  return (
    before.certainty !== after.certainty ||
    before.doubts !== after.doubts ||
    before.counts.some((people, number) => people !== after.counts[number])
  )
}

export function emptyLine(at: number): FloorState {
  return { at, people: [], counts: SCALE_NUMBERS.map(() => 0), total: 0, certainty: 0, doubts: [] }
}

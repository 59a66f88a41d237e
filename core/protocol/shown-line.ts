/** What the big screen may show of the line: all of it, how many stand, or the picture of before. */
import { SCALE_NUMBERS } from '../scale/position.ts'
import type { SessionState } from '../session/session.ts'
import { totalOf, type Snapshot } from '../session/snapshot.ts'
import type { LineView } from './lines.ts'

/** Ids from here on are nobody's: those of a snapshot. The floor and the hand never come so far. */
export const UNKNOWN_FROM = 2_000_000

const NOBODY = SCALE_NUMBERS.map(() => 0)

export function shownLine(state: SessionState, line: LineView): LineView {
  if (state.phase !== 'running') return line
  if (state.positions === 'hidden') return { people: [], counts: NOBODY, total: line.total }
  return state.frozen === null ? line : frozenLine(state.frozen)
}

/** A snapshot knows nobody: each place is somebody for as long as it is shown. */
function frozenLine(snapshot: Snapshot): LineView {
  const people = snapshot.positions.map((position, index) => ({ id: UNKNOWN_FROM + index, position, settled: true }))
  return { people, counts: snapshot.counts, total: totalOf(snapshot) }
}

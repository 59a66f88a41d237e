/** What the line shows: people as they stand, how many there are, or the moments that were kept. */
import type { SessionView } from '#core/protocol/views'
import type { Snapshot } from '#core/session/snapshot'

export interface LineSubject {
  /** `live` as the host says; `hidden` nobody, wherever they stand; a snapshot the moment after the step. */
  readonly discs: 'live' | 'hidden' | Snapshot
  /** Where the group stood today, as rings, from the step on in which it walks away from there. */
  readonly rings: Snapshot | null
  /** The picture stands still. */
  readonly frozen: boolean
}

const LIVE: LineSubject = { discs: 'live', rings: null, frozen: false }
/** The group walks to the 10, and comes back. */
const LEAVES_TODAY = 5
const COMES_BACK = 6

export function subjectOf(view: SessionView | null): LineSubject {
  if (view === null || view.phase !== 'running' || view.step === null) return LIVE
  const { step, positions, today, forward } = view
  if (positions === 'hidden') return { discs: 'hidden', rings: null, frozen: false }
  const frozen = positions === 'frozen'
  if (step >= COMES_BACK && forward !== null && !frozen) return { discs: forward, rings: today, frozen }
  return { discs: 'live', rings: step >= LEAVES_TODAY ? today : null, frozen }
}

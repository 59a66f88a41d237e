/** Whether somebody may take a place on the line now, without the floor; and if not, why. */
import { stepAt, type Step, type StepNumber } from '../method/steps.ts'
import type { PlaceKind } from './place.ts'

/**
 * `none` there is no session; `shut` the facilitator has not opened the line for phones; `early` the group does not stand on the line yet;
 * `late` it stands there no more; `ended` the session is over.
 */
export type PlaceDoor = 'none' | 'shut' | 'early' | 'open' | 'late' | 'ended'

/** What is asked of a session, or of what a screen is told of it. */
export interface PlaceSession {
  readonly phase: 'idle' | 'preparing' | 'running' | 'closed'
  readonly step: StepNumber | null
  /** Whether the facilitator lets phones stand on the line. */
  readonly phones: boolean
}

/** The steps in which the group stands on the line, and the first of them. */
const STANDING: readonly Step['id'][] = ['position', 'today', 'ideal', 'step-forward']
const FIRST_STANDING = 3

export function placeDoorOf({ phase, step, phones }: PlaceSession, kind: PlaceKind): PlaceDoor {
  if (phase === 'closed') return 'ended'
  if (phase !== 'running' || step === null) return 'none'
  if (kind === 'phone' && !phones) return 'shut'
  const { id, number } = stepAt(step)
  if (STANDING.includes(id)) return 'open'
  return number < FIRST_STANDING ? 'early' : 'late'
}

/** Whether everybody goes to the 10 in this step. */
export function goesToTen(step: StepNumber | null): boolean {
  return step !== null && stepAt(step).id === 'ideal'
}

/** Whether everybody goes back to where they stood before the 10. */
export function goesBack(step: StepNumber | null): boolean {
  return step !== null && stepAt(step).id === 'step-forward'
}

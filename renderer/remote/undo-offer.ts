/** The way back from the last action: what it takes back, and whether that was done just now. */
import type { DeskView } from '#core/protocol/views'

type Undo = DeskView['undo']

/** What an action is called on the phone. Named here one by one: an action that is not named is "what you just did". */
const NAMED = [
  'plan-changed',
  'step-changed',
  'positions-changed',
  'moment-captured',
  'moment-dropped',
  'voice-heard',
  'voice-unheard',
  'question-asked',
  'question-starred',
  'question-added',
  'question-removed',
  'minutes-planned',
  'clock-paused',
  'clock-resumed',
  'silence-started',
  'silence-paused',
  'silence-resumed',
  'silence-extended',
  'silence-ended',
  'card-added',
  'card-changed',
  'card-starred',
  'cards-merged',
  'card-removed',
  'cards-shown',
  'guests-changed',
  'phones-changed',
  'hand-changed',
  'sources-changed',
  'previous-action-marked',
] as const
export type UndoName = (typeof NAMED)[number] | 'other'

export function undoName(of: string): UndoName {
  return NAMED.find((known) => known === of) ?? 'other'
}

/** Whether this is news: a newer action than before. What comes up after taking something back is not. */
export function isNewAction(next: Undo, before: Undo): boolean {
  return next !== null && next.action > (before?.action ?? 0)
}

/** The most important thing now, beside the sentence to say. */
import { stepAt, type StepNumber } from '#core/method/steps'
import { placeDoorOf } from '#core/presence/place-door'
import type { DeskView, SessionView } from '#core/protocol/views'

/**
 * `ask`: the next question; `previous`: what has become of the actions of the time before; `ends`: what 0 and 10 mean; `standing`: how many
 * stand, and showing where; `voices`: who was heard; `gathering`: how far the group has come to the 10; `silence`: the silent minutes;
 * `guests`: writing along with one's own phone.
 */
export type LeadCard = 'previous' | 'ask' | 'ends' | 'standing' | 'gathering' | 'voices' | 'step' | 'silence' | 'guests'

export function leadCardsOf({
  step,
  gathering,
  silence,
}: Pick<SessionView, 'step' | 'gathering' | 'silence'>): readonly LeadCard[] {
  if (step === null) return []
  switch (stepAt(step).id) {
    case 'ambition':
      return ['previous', 'ask']
    case 'reflection':
      return ['ask']
    case 'line':
      return ['ends', 'ask']
    case 'position':
      return ['standing']
    case 'today':
      return ['ask', 'voices']
    case 'ideal':
      // Until all are there, that is what to wait for.
      return gathering?.open === false ? ['ask', 'gathering'] : ['ask', 'voices']
    case 'step-forward':
      return ['ask', 'voices', 'step']
    case 'agreements':
      // While everybody writes nothing is asked.
      return silence?.over === false ? ['silence', 'guests'] : ['silence', 'ask', 'guests']
  }
}

/** Offered, never forced: everybody stands and the screen does not show it yet. */
export function offersReveal(view: Pick<SessionView, 'positions'>, desk: Pick<DeskView, 'everybodyStands'>): boolean {
  return desk.everybodyStands && view.positions !== 'live'
}

/** From the explanation of the line until the group leaves it. */
export function showsPlaced(step: StepNumber): boolean {
  return stepAt(step).id === 'line' || placeDoorOf({ phase: 'running', step, phones: true }, 'phone') === 'open'
}

/** What the two thumb-sized buttons do now. */
import { LAST_STEP, stepAfter, stepBefore, type StepNumber } from '#core/method/steps'
import type { SessionView } from '#core/protocol/views'
import type { Intent } from '#core/session/intents'

export interface Thumbs {
  readonly back: Intent | null
  readonly next: Intent
  /** What `next` does, as a key under `remote`; and the step that it goes to. */
  readonly says: 'guide.next' | 'guide.close' | 'confirm.reopen' | 'prepare.start' | 'prepare.startNow'
  readonly to: StepNumber | null
  /** Asked once more before it is done. */
  readonly confirm: boolean
}

/** The step that the facilitator sees travels along, so that no press can skip one. */
export function thumbsOf({ phase, step }: Pick<SessionView, 'phase' | 'step'>): Thumbs {
  if (phase === 'idle' || phase === 'preparing') {
    const says = phase === 'idle' ? 'prepare.startNow' : 'prepare.start'
    return { back: null, next: { type: 'session.start' }, says, to: null, confirm: false }
  }
  if (phase === 'closed' || step === null) {
    return { back: null, next: { type: 'session.reopen' }, says: 'confirm.reopen', to: null, confirm: false }
  }
  const back: Intent | null = stepBefore(step) === null ? null : { type: 'guide.back', from: step }
  if (step === LAST_STEP) return { back, next: { type: 'session.close' }, says: 'guide.close', to: null, confirm: true }
  return { back, next: { type: 'guide.next', from: step }, says: 'guide.next', to: stepAfter(step), confirm: false }
}

/** Which words the big screen shows now, as keys of the texts. */
import { FIRST_STEP, stepAt } from '#core/method/steps'
import type { GoodbyeReason } from '#core/protocol/messages'
import type { SessionView } from '#core/protocol/views'
import type { LinkState, Unanswered } from '../shared/host-store.ts'

export interface Headline {
  /** What the whole room reads first. */
  readonly heading: string
  readonly below: string | null
  /** For the one who presses the button. */
  readonly hint: string | null
}

/** Null is a screen that has not heard its host yet. */
export function headlineOf(view: SessionView | null): Headline {
  if (view === null) return { heading: 'link.connecting', below: null, hint: null }
  if (view.phase === 'closed') return { heading: 'closed.heading', below: 'closed.invitation', hint: null }
  if (view.phase === 'idle' || view.step === null) return { heading: 'idle.heading', below: 'idle.invitation', hint: 'idle.start' }
  const sentence = `steps.${stepAt(view.step).id}.sentence`
  // The session begins with the ambition itself; from the second step on it stands by the 10.
  if (view.step === FIRST_STEP && view.topic !== null) {
    return { heading: `topics.${view.topic}.ambition`, below: sentence, hint: null }
  }
  return { heading: sentence, below: null, hint: null }
}

export interface Ends {
  readonly zero: string
  readonly ambition: string
}

/** What stands by the 0 and by the 10; null while the line has no meaning yet, or the ambition is the headline. */
export function endsOf(view: SessionView | null): Ends | null {
  if (view === null || view.phase === 'idle' || (view.phase === 'running' && view.step === FIRST_STEP)) return null
  const topic = view.topic === null ? 'anyTopic' : `topics.${view.topic}`
  return { zero: `${topic}.zero`, ambition: `${topic}.ambition` }
}

export interface Trouble {
  readonly link: LinkState
  readonly goodbye: GoodbyeReason | null
  readonly refusal: Unanswered | null
}

/** A refusal is worth words only when the room does not show already why nothing happened. */
const SPOKEN: readonly Unanswered[] = ['not-allowed', 'not-stored', 'busy', 'no-answer']

/** The few words at the foot of the screen, the most pressing first; null when all is well. */
export function statusOf(view: SessionView | null, { link, goodbye, refusal }: Trouble): string | null {
  if (link === 'lost' && goodbye !== null) return `goodbyes.${goodbye}`
  // A screen that has never shown anything has no picture that could stay: its headline says that it is starting.
  if (link === 'lost') return view === null ? null : 'link.lost'
  if (refusal !== null && SPOKEN.includes(refusal)) return `refusals.${refusal}`
  if (view === null) return null
  const { state, practice, reason } = view.source
  if (view.notice !== null) return `kiosk.${view.notice}`
  // Before the session there is time to do something about it; in it the group needs to know no more than that the picture is old.
  if (reason !== undefined && view.phase === 'idle') return `reasons.${reason}`
  if (state === 'ready' && practice) return null
  // That the floor takes part, or that none is wanted, matters before the session and not in it.
  if ((state === 'ready' || state === 'off') && view.phase !== 'idle') return null
  return `source.${state}`
}

/** Whether the dots are a memory: the picture stays, in grey. */
export function isFaded(view: SessionView | null, link: LinkState): boolean {
  if (link === 'lost') return true
  return view !== null && view.source.state !== 'ready' && view.source.state !== 'off'
}

/** How the number of people is said; null when there is nothing to say. */
export function totalOf(view: SessionView | null, total: number): string | null {
  // While people take their place, even an empty line is worth a word.
  const asked = view?.phase === 'running' && view.step !== null && stepAt(view.step).id === 'position'
  if (asked && view.source.state !== 'off') return 'line.standing'
  return total > 0 ? 'line.total' : null
}

/** A text in its sentences, so that a line break falls between two rather than within one. */
export function sentencesOf(text: string): readonly string[] {
  return text.split(/(?<=[.?!]) /)
}

/** Which words the big screen shows now: texts of ours by their keys, and what a plan says in its own words. */
import { FIRST_STEP, stepAt } from '#core/method/steps'
import type { GoodbyeReason } from '#core/protocol/messages'
import type { SessionView } from '#core/protocol/views'
import type { BoardId } from '#core/session/board'
import type { LinkState, Unanswered } from '../shared/host-store.ts'
import { wordingOf, type Said } from '../shared/wording.ts'

export interface Headline {
  /** What the whole room reads first. */
  readonly heading: Said
  readonly below: Said | null
  /** For the one who presses the button. */
  readonly hint: Said | null
}

/** `view` is null for a screen that has not heard its host yet; `board` is what lies over the line. */
export function headlineOf(view: SessionView | null, board: BoardId | null): Headline {
  if (view === null) return headline('link.connecting')
  if (view.phase === 'closed') return headline('closed.heading', 'closed.invitation')
  const { ambition } = wordingOf(view)
  if (view.phase === 'preparing' && ambition !== null) return { ...headline('', 'idle.invitation'), heading: ambition }
  if (view.phase !== 'running' || view.step === null) return headline('idle.heading', 'idle.invitation', 'idle.start')
  if (view.previousActions !== null) return headline('screen.board.headings.previous')
  if (board !== null) return headline(`screen.board.headings.${board}`)
  const sentence = `steps.${stepAt(view.step).id}.sentence`
  // The session begins with the ambition itself; from the second step on it stands by the 10.
  if (view.step === FIRST_STEP && ambition !== null) return { ...headline('', sentence), heading: ambition }
  return headline(sentence)
}

function headline(heading: string, below?: string, hint?: string): Headline {
  return {
    heading: { key: heading },
    below: below === undefined ? null : { key: below },
    hint: hint === undefined ? null : { key: hint },
  }
}

export interface Ends {
  readonly zero: Said
  readonly ten: Said
}

/** What stands by the 0 and by the 10; null while the line has no meaning yet, or the ambition is the headline. */
export function endsOf(view: SessionView | null): Ends | null {
  if (view === null || view.phase === 'idle' || (view.phase === 'running' && view.step === FIRST_STEP)) return null
  const { ambition, ten, zero } = wordingOf(view)
  const anyTen = { key: 'anyTopic.ambition' }
  // While it is prepared the ambition stands above the line already.
  if (view.phase === 'preparing') return { zero, ten: ten ?? anyTen }
  // The second step explains what the ends mean; after that the ambition is what everybody is on the way to.
  const explains = view.step !== null && stepAt(view.step).id === 'line'
  return { zero, ten: (explains ? ten : null) ?? ambition ?? ten ?? anyTen }
}

export interface Trouble {
  readonly link: LinkState
  readonly goodbye: GoodbyeReason | null
  readonly refusal: Unanswered | null
  /** The page that people take home is on its way out of the printer. */
  readonly printing?: boolean
}

/** A refusal is worth words only when the room does not show already why nothing happened. */
const SPOKEN: readonly Unanswered[] = ['not-allowed', 'not-stored', 'busy', 'no-answer', 'no-network']

/** The few words at the edge of the screen, the most pressing first; null when all is well. */
export function statusOf(view: SessionView | null, { link, goodbye, refusal, printing = false }: Trouble): string | null {
  if (link === 'lost' && goodbye !== null) return `goodbyes.${goodbye}`
  // A screen that has never shown anything has no picture that could stay: its headline says that it is starting.
  if (link === 'lost') return view === null ? null : 'link.lost'
  if (refusal !== null && SPOKEN.includes(refusal)) return `refusals.${refusal}`
  if (view === null) return null
  if (view.notBadge) return 'markers.notBadge'
  if (view.phase === 'closed' && printing) return 'paper.screen.printing'
  const { state, practice, reason, strips } = view.source
  if (view.notice !== null) return `kiosk.${view.notice}`
  if (strips !== undefined && strips.heard > 0 && strips.heard < strips.of) return 'strips.lost'
  const hasBegun = view.phase === 'running' || view.phase === 'closed'
  // Before the session there is time to do something about it; in it the group needs to know no more than that the picture is old.
  if (reason !== undefined && !hasBegun) return `reasons.${reason}`
  if (state === 'ready' && practice) return null
  // That the floor takes part, or that none is wanted, matters before the session and not in it.
  if ((state === 'ready' || state === 'off') && hasBegun) return null
  return `source.${state}`
}

/** Whether the dots are a memory: the picture stays, in grey. */
export function isFaded(view: SessionView | null, link: LinkState): boolean {
  if (link === 'lost') return true
  // Of several strips only the people of those that are not heard are a memory.
  if ((view?.source.strips?.heard ?? 0) > 0) return false
  return view !== null && view.source.state !== 'ready' && view.source.state !== 'off'
}

/** How the number of people is said; null when there is nothing to say. */
export function totalOf(view: SessionView | null, total: number): string | null {
  // While people take their place, even an empty line is worth a word.
  const asked = view?.phase === 'running' && view.step !== null && stepAt(view.step).id === 'position'
  if (asked && view.source.state !== 'off') return 'line.standing'
  if (view?.positions === 'hidden') return 'line.standing'
  return total > 0 ? 'line.total' : null
}

/** A text in its sentences, so that a line break falls between two rather than within one. */
export function sentencesOf(text: string): readonly string[] {
  return text.split(/(?<=[.?!]) /)
}

/** How much room a text needs: what a person typed may be up to five times as long as a text of ours. */
export type Length = 'short' | 'long' | 'longest'

export function lengthOf(...texts: readonly string[]): Length {
  const longest = Math.max(0, ...texts.map((text) => text.length))
  if (longest <= 75) return 'short'
  return longest <= 130 ? 'long' : 'longest'
}

/**
 * A press that came too late because this very phone pressed a moment before: a thumb that tapped twice. It got what it wanted, so there is
 * nothing to say about it.
 */
import type { Intent } from '#core/session/intents'

export interface OwnPresses {
  /** Call for each press. Whether this phone pressed just now on the very thing that this press is about. `now` on a clock that runs on, ms. */
  repeats(intent: Intent, now: number): boolean
}

/** A second tap that nobody meant comes within this, also over a slow network, ms. */
const JUST_NOW = 2000

export function createOwnPresses(): OwnPresses {
  let last: { readonly on: string; readonly at: number } | null = null
  return {
    repeats(intent, now) {
      const on = seenBy(intent)
      if (on === null) return false
      const again = last !== null && last.on === on && now - last.at < JUST_NOW
      last = { on, at: now }
      return again
    },
  }
}

/** What whoever presses sees: another press that sees the same comes too late. Null for what can be asked as often as one likes. */
function seenBy(intent: Intent): string | null {
  if (intent.type === 'guide.next' || intent.type === 'guide.back') return `step ${intent.from}`
  return intent.type === 'undo' ? `action ${intent.action}` : null
}

/** Taking back the last action: what it changed is put as it was, and what others did meanwhile stays. */
import { withCard, withoutCard, type Card } from './card.ts'
import type { SessionEvent } from './events.ts'
import type { RunningState, Undoable } from './session.ts'

/** As far back as anyone remembers what they did. */
const MOST_BACK = 20

/** What belongs to no single action. */
const OWN_PACE: readonly (keyof RunningState)[] = ['phase', 'quiet', 'cards', 'nextCard', 'undo', 'actions']

/** The state after an action, with the way back. */
export function remember(before: RunningState, after: RunningState, of: SessionEvent['type']): RunningState {
  const action = before.actions + 1
  const changed = keysOf(before).filter((key) => before[key] !== after[key] && !OWN_PACE.includes(key))
  const fields: Partial<RunningState> = Object.fromEntries(changed.map((key) => [key, before[key]]))
  const put = before.cards.filter((card) => !after.cards.includes(card))
  const known = new Set(before.cards.map(({ id }) => id))
  const drop = after.cards.flatMap(({ id }) => (known.has(id) ? [] : [id]))
  const entry: Undoable = { action, of, fields, put, drop }
  const undo = [...after.undo, entry].slice(-MOST_BACK)
  return { ...after, undo, actions: action }
}

/** The state as if the last action had not been. */
export function takeBack(state: RunningState): RunningState {
  const last = state.undo.at(-1)
  if (last === undefined) return state
  const kept = last.drop.reduce<readonly Card[]>(withoutCard, state.cards)
  const cards = last.put.reduce<readonly Card[]>(withCard, kept)
  return { ...state, ...last.fields, cards, undo: state.undo.slice(0, -1), actions: state.actions + 1 }
}

function keysOf(state: RunningState): readonly (keyof RunningState)[] {
  const isKey = (key: string): key is keyof RunningState => key in state
  return Object.keys(state).filter(isKey)
}

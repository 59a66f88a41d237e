/** Taking back the last action: what it changed is put as it was, and what others did meanwhile stays. */
import { withCard, withoutCard, type Card } from './card.ts'
import type { SessionEvent } from './events.ts'
import { usedAt } from './session-clock.ts'
import type { RunningState, Undoable } from './session.ts'
import { leftOf } from './silence.ts'

/** As far back as anyone remembers what they did. */
const MOST_BACK = 20

/** What belongs to no single action. */
const OWN_PACE: readonly (keyof RunningState)[] = [
  'phase',
  'quiet',
  'cards',
  'cardKeys',
  'nextCard',
  'tenOpened',
  'undo',
  'actions',
]

/** The state after an action, with the way back. */
export function remember(before: RunningState, after: RunningState, { type: of, at }: SessionEvent): RunningState {
  const action = before.actions + 1
  const changed = keysOf(before).filter((key) => before[key] !== after[key] && !OWN_PACE.includes(key))
  const fields: Partial<RunningState> = Object.fromEntries(changed.map((key) => [key, before[key]]))
  const put = before.cards.filter((card) => !after.cards.includes(card))
  const known = new Set(before.cards.map(({ id }) => id))
  const drop = after.cards.flatMap(({ id }) => (known.has(id) ? [] : [id]))
  const entry: Undoable = { action, at, of, fields, put, drop }
  const undo = [...after.undo, entry].slice(-MOST_BACK)
  return { ...after, undo, actions: action }
}

/** The state as if the last action had not been. `now` is when it is taken back, host time. */
export function takeBack(state: RunningState, now: number): RunningState {
  const last = state.undo.at(-1)
  if (last === undefined) return state
  const kept = last.drop.reduce<readonly Card[]>(withoutCard, state.cards)
  const cards = last.put.reduce<readonly Card[]>(withCard, kept)
  const fields = { ...last.fields, ...runningOn(state, last, now) }
  return { ...state, ...fields, cards, undo: state.undo.slice(0, -1), actions: state.actions + 1 }
}

/** A silence and a clock that the action had stopped go on from where they were then, and not as if they had run all the while. */
function runningOn(state: RunningState, { at, fields }: Undoable, now: number): Partial<RunningState> {
  const { silence, clock } = fields
  const goesOn: { silence?: RunningState['silence']; clock?: RunningState['clock'] } = {}
  if (silence && silence.since !== null && (state.silence?.since ?? null) === null)
    goesOn.silence = { ...silence, left: leftOf(silence, at), since: now }
  if (clock && clock.since !== null && state.clock.since === null)
    goesOn.clock = { used: usedAt(clock, fields.step ?? state.step, at), since: now }
  return goesOn
}

/** Nothing of what can be taken back brings the hand back: everybody had left the line of which it spoke. */
export function forgetHand(undo: readonly Undoable[]): readonly Undoable[] {
  return undo.flatMap((entry) => {
    const { hand: _, ...fields } = entry.fields
    const isEmpty = Object.keys(fields).length === 0 && entry.put.length === 0 && entry.drop.length === 0
    return isEmpty ? [] : [{ ...entry, fields }]
  })
}

function keysOf(state: RunningState): readonly (keyof RunningState)[] {
  const isKey = (key: string): key is keyof RunningState => key in state
  return Object.keys(state).filter(isKey)
}

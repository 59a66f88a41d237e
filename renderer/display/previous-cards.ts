/** Actions of the time before as cards of the board: what became of each stands where else the "when" of an action is. */
import type { Card } from '#core/session/card'
import type { ActionFate, PreviousAction } from '#core/session/previous'

export function asCards(actions: readonly PreviousAction[], nameOf: (fate: ActionFate) => string): readonly Card[] {
  return actions.map(({ id, text, who, when, fate }) => ({
    id,
    key: `previous-${id}`,
    kind: 'action',
    text,
    who,
    when: fate === 'open' ? when : nameOf(fate),
    starred: false,
    guest: false,
  }))
}

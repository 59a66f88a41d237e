/**
 * What a participant's phone is told that came without any code: whether it may take a place, and nothing of what the group does. Whoever is in
 * the network of the building can open this page.
 */
import type { SessionView } from './views.ts'

const NO_WORDS: SessionView['wording'] = { topic: '', ambition: '', ten: '', zero: '' }

export function phoneViewOf(view: SessionView): SessionView {
  const isLetIn = view.phase === 'running' && view.phones
  return {
    ...view,
    topic: isLetIn ? view.topic : null,
    wording: isLetIn ? view.wording : NO_WORDS,
    quiet: false,
    today: null,
    forward: null,
    gathering: null,
    silence: null,
    cardsShown: false,
    guests: null,
    source: { kind: 'none', state: 'off', practice: false, detail: null },
    notice: null,
  }
}

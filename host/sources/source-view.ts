/** How the floor is doing, for the screens: what a supervised source tells, folded into a view. Pure. */
import type { SourceView } from '#core/protocol/source-view'
import type { Loss, Source } from './source.ts'
import type { Told } from './supervisor.ts'

export function firstView({ kind, practice }: Pick<Source, 'kind' | 'practice'>): SourceView {
  return { kind, practice, state: 'searching', detail: null }
}

/** The same object when nothing changed. */
export function nextView(view: SourceView, told: Told): SourceView {
  const { kind, practice } = view
  switch (told.type) {
    case 'connecting':
      // Once a board was known, what is being tried is the machine's business: it is lost until it says hello.
      return view.state === 'searching' ? { kind, practice, state: 'connecting', detail: told.where } : view
    case 'board':
      return { kind, practice, state: 'ready', detail: told.where }
    case 'wrong-firmware':
      return { kind, practice, state: 'wrong-firmware', detail: `speaks ${told.speaks}` }
    case 'stale':
      return view.state === 'ready' ? { ...view, state: 'stale' } : view
    case 'live':
      return view.state === 'stale' ? { ...view, state: 'ready' } : view
    case 'over':
      return { kind, practice, state: 'off', detail: null, reason: 'ended' }
    case 'lost':
      return lostView(view, told.loss)
    case 'reading':
    case 'card':
    case 'readers':
    case 'line':
    case 'quality':
      return view
  }
}

function lostView({ kind, practice, state }: SourceView, { reason, where }: Loss): SourceView {
  const facts = { kind, practice, detail: where, reason }
  if (state === 'searching') return { ...facts, state }
  // Something is there and stays there; it is opened anew all the while and has not said hello yet.
  if (state === 'connecting') return { ...facts, state: reason === 'silent' ? 'connecting' : 'searching' }
  return { ...facts, state: 'lost' }
}

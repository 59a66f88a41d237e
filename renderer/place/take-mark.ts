/** The mark of the sticker that was opened. */
import { markOf, type Mark } from '#core/presence/place-address'

/** What is needed of a `Window`. */
export interface MarkPage {
  readonly location: Pick<Location, 'hash' | 'pathname' | 'search'>
  readonly history: { replaceState(data: null, unused: string, url: string): void }
}

/** Null without one. Takes it out of the address: a page that is loaded again stands where its person went since, and not on the sticker. */
export function takeMark({ location, history }: MarkPage): Mark | null {
  const mark = markOf(location.hash.slice(1))
  if (mark !== null) history.replaceState(null, '', location.pathname + location.search)
  return mark
}

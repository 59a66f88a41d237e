/** One kind of view as it goes to screens: whole, numbered, and only when it changed. */
import type { ViewKind } from './messages.ts'

export interface Topic {
  /** Whether this is another view than before. */
  show(view: object): boolean
  /** The newest view as a message that is sent now; null before the first one. */
  text(): string | null
}

/** `now` is host time, ms since 1970: it travels beside the view, so that sending the same view later does not make it another one. */
export function createTopic(t: ViewKind, now: () => number): Topic {
  let newest: object | null = null
  let json: string | null = null
  let number = 0
  return {
    show(view) {
      // Views are never changed in place: five hundred cards that are the same array are the same cards.
      if (view === newest) return false
      newest = view
      const next = JSON.stringify(view)
      if (next === json) return false
      json = next
      number++
      return true
    },
    // Put together by hand: a view that was made into text once need not be made again for every screen.
    text: () => (json === null ? null : `{"t":"${t}","n":${number},"now":${now()},"view":${json}}`),
  }
}

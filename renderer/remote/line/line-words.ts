/** What the phone says of the line: how sure it is, what to look at, and what the hand does. Keys of the texts. */
import { isIdle, type Hand } from '#core/floor/hand'
import type { DeskView } from '#core/protocol/views'
import type { SourceView } from '#core/protocol/source-view'

/** How many of the people the floor is sure of; null when there is nothing to say, because it is sure of all or sees nobody. */
export function certainOf(total: number, certainty: number): { readonly sure: number; readonly n: number } | null {
  const sure = Math.floor(total * certainty)
  return total === 0 || sure >= total ? null : { sure, n: total }
}

/** One sentence for each kind of doubt, with all the numbers that it is about: six sentences in a row are read by nobody. */
export interface DoubtLine {
  readonly key: string
  /** "0, 1 and 8" in the language of the phone; empty when it is about the whole line. */
  readonly where: string
}

export function doubtLines(doubts: DeskView['doubts'], locale: string): readonly DoubtLine[] {
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })
  const kinds = [...new Set(doubts.map(({ kind }) => kind))]
  return kinds.flatMap((kind) => {
    const same = doubts.filter((doubt) => doubt.kind === kind)
    const numbers = same.flatMap(({ number }) => (number === null ? [] : number)).toSorted((one, other) => one - other)
    const lines: DoubtLine[] = []
    if (numbers.length < same.length) lines.push({ key: `remote.line.doubtsLine.${kind}`, where: '' })
    if (numbers.length > 0) lines.push({ key: `remote.line.doubts.${kind}`, where: list.format(numbers.map(String)) })
    return lines
  })
}

/** What the hand does beside the floor, or instead of it; null when nothing. */
export function handWord(hand: Hand | null): 'byHand' | 'corrected' | null {
  if (hand === null || isIdle(hand)) return null
  return hand.manual ? 'byHand' : 'corrected'
}

/** How the floor is doing, with what to do when that is known; null when it takes part. */
export function floorTrouble({ state, reason, strips }: SourceView): string | null {
  if (strips !== undefined && strips.heard > 0) return strips.heard < strips.of ? 'strips.lost' : null
  if (state === 'ready') return null
  return reason === undefined ? `source.${state}` : `reasons.${reason}`
}

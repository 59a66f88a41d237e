/** What is said of the readers at the marks and their badges. Keys of the texts. */
import type { MarkersView } from '#core/protocol/markers-view'
import { SCALE_NUMBERS, sumOf, type ScaleNumber } from '#core/scale/position'

/** A text by its key; `count` chooses between one and more. */
export interface MarkersLine {
  readonly key: string
  readonly named: Readonly<Record<string, string>>
  readonly count: number
}

/** Whether there is anything to say: most rooms have no readers. */
export function hasMarkers(view: MarkersView | null): view is MarkersView {
  return view !== null && (view.readers.length > 0 || view.notices.length > 0 || sumOf(view.badges) > 0)
}

/** How many readers and badges there are. */
export function countsOf({ readers, badges }: MarkersView): { readonly readers: number; readonly badges: number } {
  return { readers: new Set(readers.map(({ mark }) => mark)).size, badges: sumOf(badges) }
}

/** Marks at which a badge can be taken away. */
export function marksWithBadges({ badges }: MarkersView): readonly ScaleNumber[] {
  return SCALE_NUMBERS.filter((number) => (badges[number] ?? 0) > 0)
}

/** What the facilitator should do something about, the most pressing first. `locale` is of the screen. */
export function troublesOf({ state, readers, notices }: MarkersView, locale: string): readonly MarkersLine[] {
  const told = notices.map((notice) => line(`markers.notices.${notice}`))
  if (state === 'stale' || state === 'lost' || state === 'wrong-firmware') return [...told, line(`markers.states.${state}`)]
  const silent = readers.filter(({ answers }) => !answers).map(({ mark }) => `${mark}`)
  if (silent.length === 0) return told
  const marks = new Intl.ListFormat(locale, { type: 'conjunction' }).format(silent)
  return [...told, { key: 'markers.silent', named: { marks }, count: silent.length }]
}

function line(key: string): MarkersLine {
  return { key, named: {}, count: 1 }
}

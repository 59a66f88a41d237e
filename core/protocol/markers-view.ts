/** What remotes are told of the readers at the marks: which there are, which do not answer, and what the facilitator should do. */
import * as v from 'valibot'
import { SCALE_NUMBERS } from '../scale/position.ts'
import { SOURCE_STATES } from './source-view.ts'

const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const mark = v.picklist(SCALE_NUMBERS)

/**
 * What the facilitator should know, the most pressing first.
 * - `tap-again`: the kiosk started anew in a session and knows no badge any more; `taps-missed`: not every tap came through;
 * - `reader-unnamed`: a reader does not answer, and the board did not say which; `full`: more badges than can be counted;
 * - `phone`: somebody held a phone or bank card against a reader just now; `unknown-reader`: a reader types that has no mark yet.
 */
export const MARKER_NOTICES = ['tap-again', 'taps-missed', 'reader-unnamed', 'full', 'phone', 'unknown-reader'] as const
export type MarkerNotice = (typeof MARKER_NOTICES)[number]

/** What learning a reader that types came to: `learned`; `same-voice`: it types like one that was learned before, which gave up its mark. */
export const LEARNINGS = ['listening', 'learned', 'same-voice', 'nobody-typed', 'not-stored'] as const

export const markersViewSchema = v.object({
  /** How the board of readers is doing; `off` when none is wanted. A strip's own readers do not count here. */
  state: v.picklist(SOURCE_STATES),
  /** The badges are simulated. */
  practice: v.boolean(),
  /** In the order of the line. `answers` is false for one that is known and does not answer; `types`: it is a keyboard. */
  readers: v.array(v.object({ mark, answers: v.boolean(), types: v.boolean() })),
  /** Badges at each of the numbers 0 to 10. */
  badges: v.array(count),
  notices: v.array(v.picklist(MARKER_NOTICES)),
  /** Learning a reader that types: at which mark, and how far it is; null when nobody began. */
  learning: v.nullable(v.object({ mark, state: v.picklist(LEARNINGS) })),
})
export type MarkersView = v.InferOutput<typeof markersViewSchema>

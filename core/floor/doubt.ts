/** A doubt: what the floor cannot know about a number of the scale, and why, so that somebody looks with their own eyes. */
import type { ScaleNumber } from '../scale/position.ts'

/**
 * - `crowded`: more people at this number than one row can hold, or one person more or fewer explains the load nearly as well;
 * - `came-up-occupied`: somebody stood here when the strip came up: nobody has seen them arrive;
 * - `contacts-too-close`: contacts only know that somebody is there, and here there may be more than one;
 * - `saturated`: more load than the cells can say;
 * - `bad-cells`: a stuck or dead cell under somebody who stands here;
 * - `one-or-two`: a badge or phone may be with somebody on the strip here, or with somebody beside it.
 */
export const DOUBT_KINDS = ['crowded', 'came-up-occupied', 'contacts-too-close', 'saturated', 'bad-cells', 'one-or-two'] as const

export type DoubtKind = (typeof DOUBT_KINDS)[number]

/** At most one of a kind for a number; `number` is null when it is the whole line. */
export interface Doubt {
  readonly kind: DoubtKind
  readonly number: ScaleNumber | null
}

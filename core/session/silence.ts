/** A silent minute: everyone writes. The only time that the group can see. */
export const SILENCES = ['works', 'can-and-need'] as const
export type SilenceId = (typeof SILENCES)[number]

/** A silence lasts a minute, as the method has it; and more in steps of half a minute, up to a bound, ms. */
const SILENCE_LASTS = 60_000
const SILENCE_STEP = 30_000
const LONGEST_SILENCE = 10 * 60_000

export interface Silence {
  readonly which: SilenceId
  /** What it lasts in all, ms. */
  readonly total: number
  /** What was left of it at `since`, ms. */
  readonly left: number
  /** Since when it runs, host time; null while paused or over. */
  readonly since: number | null
  /** It has come to its end by itself: the gong sounds. */
  readonly over: boolean
}

export function startSilence(which: SilenceId, at: number): Silence {
  return { which, total: SILENCE_LASTS, left: SILENCE_LASTS, since: at, over: false }
}

/** What is left of it, ms. */
export function leftOf({ left, since }: Pick<Silence, 'left' | 'since'>, now: number): number {
  // A wall clock may be set back: that never makes a silence longer than it is.
  return since === null ? left : Math.max(0, left - Math.max(0, now - since))
}

export function pauseSilence(silence: Silence, at: number): Silence {
  return { ...silence, left: leftOf(silence, at), since: null }
}

export function resumeSilence(silence: Silence, at: number): Silence {
  return silence.since === null ? { ...silence, since: at } : silence
}

export function extendSilence(silence: Silence, at: number): Silence {
  const left = leftOf(silence, at)
  const more = Math.min(SILENCE_STEP, LONGEST_SILENCE - left)
  return { ...silence, total: silence.total + more, left: left + more, since: silence.since === null ? null : at }
}

export function endSilence(silence: Silence): Silence {
  return { ...silence, left: 0, since: null, over: true }
}

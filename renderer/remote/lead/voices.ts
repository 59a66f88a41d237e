/** Who was heard, number by number, as chips to tick off. */
import { SCALE_NUMBERS, type Counts, type ScaleNumber } from '#core/scale/position'

export interface VoiceChip {
  readonly number: ScaleNumber
  readonly people: number
  readonly heard: number
  /** Where to ask next. */
  readonly suggested: boolean
}

/** More dots on one chip are no longer seen at a glance. */
const MOST_PIPS = 8

/** Numbers where people stand, or where somebody was heard who has left since; lowest first. */
export function voiceChips(counts: Counts, heard: Counts, suggestion: ScaleNumber | null): readonly VoiceChip[] {
  return SCALE_NUMBERS.map((number) => ({
    number,
    people: counts[number] ?? 0,
    heard: heard[number] ?? 0,
    suggested: number === suggestion,
  })).filter((chip) => chip.people > 0 || chip.heard > 0)
}

/** One for each person, the heard ones first; null when they are too many to show. */
export function pipsOf({ people, heard }: VoiceChip): readonly boolean[] | null {
  const all = Math.max(people, heard)
  return all > MOST_PIPS ? null : Array.from({ length: all }, (_, index) => index < heard)
}

export function sumOf(counts: Counts): number {
  return counts.reduce((sum, count) => sum + count, 0)
}

/**
 * Sway: what tells people apart when they touch. A standing person keeps shifting weight from one foot to the other, and what one
 * foot loses the other gains: the sum over a whole person stands still, the sum over a part of one, or over two halves of two
 * people, does not. So this keeps, for every stretch of line as long as a person, how much its sum moves about.
 */
import type { Profile } from './profile.ts'

export interface Sway {
  /** Takes the profile as it is now, `seconds` after the one before. */
  take(seconds: number): void
  /** How much the sum between two borders moves, kg squared, and from how many independent looks that is known. */
  variance(from: number, to: number): number
  looks(from: number, to: number): number
}

/** Sway of quiet stance loses its memory in about half a second (centre-of-pressure records, and the captures agree). */
const SWAY_MEMORY = 0.8
/** Seconds that count: long enough for a dozen looks, short enough to follow a shuffle. */
const WINDOW = 8
/** Half a foot, mm: what a step loads or frees lies within this of its middle. */
const HALF_FOOT = 150
/** Load, kg, under a foot that is so far from its running mean is a step, not sway: what was learned there is void. */
const STEP = 10

export function createSway(profile: Profile, longest: number): Sway {
  const { slots, load } = profile
  const mean = new Float64Array(slots)
  const moved = new Float64Array(slots + 1)
  const steps = new Int32Array(slots + 1)
  const energy = new Float64Array((slots + 1) * longest)
  const time = new Float64Array((slots + 1) * longest)

  /** Load of each slot off its running mean, summed from the left into `moved`. */
  function sumUp(): void {
    for (let i = 0; i < slots; i++) moved[i + 1] = (moved[i] ?? 0) + (load[i] ?? 0) - (mean[i] ?? 0)
  }

  function findSteps(): void {
    const half = Math.ceil(HALF_FOOT / profile.width)
    for (let i = 0; i < slots; i++) {
      const foot = (moved[Math.min(slots, i + half + 1)] ?? 0) - (moved[Math.max(0, i - half)] ?? 0)
      const step = Math.abs(foot) > STEP
      steps[i + 1] = (steps[i] ?? 0) + (step ? 1 : 0)
    }
  }

  function follow(seconds: number): void {
    const rate = Math.min(1, seconds / SWAY_MEMORY)
    for (let i = 0; i < slots; i++) {
      const stepped = (steps[i + 1] ?? 0) > (steps[i] ?? 0)
      mean[i] = (mean[i] ?? 0) + ((load[i] ?? 0) - (mean[i] ?? 0)) * (stepped ? 1 : rate)
    }
  }

  return {
    take(seconds) {
      sumUp()
      findSteps()
      follow(seconds)
      const keep = Math.max(0, 1 - seconds / WINDOW)
      for (let from = 0; from < slots; from++) {
        const start = moved[from] ?? 0
        const stepped = steps[from] ?? 0
        const row = from * longest
        const reach = Math.min(longest, slots - from)
        for (let span = 1; span <= reach; span++) {
          const at = row + span - 1
          if ((steps[from + span] ?? 0) > stepped) {
            energy[at] = 0
            time[at] = 0
            continue
          }
          const by = (moved[from + span] ?? 0) - start
          energy[at] = (energy[at] ?? 0) * keep + by * by * seconds
          time[at] = (time[at] ?? 0) * keep + seconds
        }
      }
    },
    variance(from, to) {
      const at = from * longest + to - from - 1
      const known = time[at] ?? 0
      return known > 0 ? (energy[at] ?? 0) / known : 0
    },
    looks(from, to) {
      return (time[from * longest + to - from - 1] ?? 0) / SWAY_MEMORY
    },
  }
}

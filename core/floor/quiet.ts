/**
 * Where nothing happens: the borders at which nobody needs to be thought to begin or end. Of somebody who stands as before, as do those
 * beside them, only the two outer borders stay open; where a reading differs, all are open up to a step away. So a calm line costs little,
 * and an arrival in it is weighed against all who stand near.
 */
import { LONGEST_STEP } from './prior.ts'
import type { Profile } from './profile.ts'
import type { Known, StretchView } from './stretch.ts'

export interface Quiet {
  /** 1 for each border at which somebody may begin or end. */
  readonly open: Uint8Array
  /** Looks who of these stands as before. */
  look(known: readonly Known[]): void
}

/** Somebody who stands as before costs less: load and edges each about a standard deviation off at most. */
const AS_BEFORE = 1.5
/** Load, kg, that nobody explains, within a step: less than any part of somebody, more than what the mat carries over. */
const STRAY = 4
/** Even where all is quiet everything is weighed anew from time to time, a stretch of two steps every third reading: 10 m in a second. */
const SWEEP = 2 * LONGEST_STEP
const SWEEP_EVERY = 3

export function createQuiet(profile: Profile, view: StretchView): Quiet {
  const { slots, width, sum, firm } = profile
  const open = new Uint8Array(slots + 1).fill(1)
  const sweep = Math.ceil(SWEEP / width)
  const step = Math.ceil(LONGEST_STEP / width)
  let sweptTo = 0
  let readings = 0
  let asBefore = new Uint8Array(0)

  function standsAsBefore(one: Known): boolean {
    if (!one.still || one.rising || one.from < 0 || firm[one.from] !== 1) return false
    view.start(one.from)
    return view.look(one.to) && view.known(one) < AS_BEFORE
  }

  /** Whether nobody but those who stand as before is between these two, or within a step of the one. */
  function isQuietBetween(left: Known | undefined, right: Known | undefined): boolean {
    const from = Math.max(left?.to ?? 0, (right?.from ?? slots) - step)
    const to = Math.min(right?.from ?? slots, (left?.to ?? 0) + step)
    if (from >= to) return true
    return (sum[to] ?? 0) - (sum[from] ?? 0) < STRAY
  }

  return {
    open,
    look(known) {
      open.fill(1)
      if (asBefore.length < known.length) asBefore = new Uint8Array(2 * known.length)
      for (const [i, one] of known.entries()) asBefore[i] = standsAsBefore(one) ? 1 : 0
      const sweeps = readings++ % SWEEP_EVERY === 0
      const sweptFrom = sweptTo >= slots ? 0 : sweptTo
      if (sweeps) sweptTo = sweptFrom + Math.ceil(sweep / 2)
      for (const [i, one] of known.entries()) {
        const [before, after] = [known[i - 1], known[i + 1]]
        if (asBefore[i] !== 1 || (before !== undefined && asBefore[i - 1] !== 1) || (after !== undefined && asBefore[i + 1] !== 1))
          continue
        if (sweeps && one.to > sweptFrom && one.from < sweptFrom + sweep) continue
        if (isQuietBetween(before, one) && isQuietBetween(one, after)) open.fill(0, one.from + 1, one.to)
      }
    },
  }
}

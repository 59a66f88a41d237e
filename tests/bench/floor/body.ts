/**
 * Bodies: adults as they come, and how they stand.
 *
 * - Mass: European adults, log-normal, median 76 kg, coefficient of variation 0.2 (Walpole et al. 2012, BMC Public Health 12:439, mean
 *   70.8 kg for Europe; DINED Dutch adults 2004 and CBS 2022, means 85 and 71 kg for men and women).
 * - Height, and foot length 0.152 and breadth 0.055 of it (Drillis and Contini 1966); a shoe adds some 12 and 8 mm.
 * - Shoulders 0.259 of height wide (Drillis and Contini), clothes on top; a body is half as deep as it is wide.
 * - Stance of somebody left free: feet a tenth of height apart, widely spread, toes out by 7 degrees a side (McIlroy and Maki 1997).
 * - Weight is not halved: left against right differs by 4 to 8 % of it (Anker et al. 2008), and in unconstrained standing is shifted every
 *   10 to 30 s (Duarte and Zatsiorsky 1999; Lafond et al. 2009).
 * - Sway: centre of pressure moves 3 to 6 mm rms, most of it at 0.1 to 1 Hz, in both directions (Winter 1995; Prieto et al. 1996).
 */
import type { Chance } from './chance.ts'
import type { Shoe } from './footprint.ts'

export interface Body {
  readonly mass: number
  readonly shoe: Shoe
  /** Across the shoulders, and from front to back, mm. */
  readonly shoulders: number
  readonly depth: number
  /** Between the middles of the feet, mm, and how far one is ahead. */
  readonly stance: number
  readonly stagger: number
  readonly toesOut: number
  /** Part of the weight that is on the strip when they stand on it: toes or heels may be over its edge. */
  readonly within: number
  /** Part of the weight on the left foot, and on the front of a foot, at a moment (seconds). */
  leftShare(time: number): number
  frontShare(time: number): number
}

const DEGREE = Math.PI / 180

export interface BodyOptions {
  /** High heels. */
  readonly heels?: boolean
  /** The widest stance that fits, mm. */
  readonly widest?: number
  /** May stand with toes or heels over the edge of the strip. */
  readonly careless?: boolean
  /** Seconds that this body is watched. */
  readonly seconds: number
}

export function createBody(chance: Chance, { heels = false, careless = false, widest = Infinity, seconds }: BodyOptions): Body {
  const man = !heels && chance.happens(0.5)
  const height = man ? chance.normal(1810, 75) : chance.normal(1680, 70)
  const mass = Math.min(150, Math.max(40, chance.logNormal(man ? 83 : 70, 0.18)))
  const shoulders = 0.259 * height * chance.normal(1, 0.06) + 20
  const breadth = 0.055 * height * chance.normal(1, 0.04) + 8
  const free = Math.min(420, chance.logNormal(0.11 * height, 0.28))
  const [leftShare, frontShare] = [createBalance(chance, seconds), createFront(chance, heels)]
  return {
    mass,
    shoe: { length: 0.152 * height + 12, breadth, heel: heels ? chance.between(8, 25) : null },
    shoulders,
    depth: shoulders * chance.between(0.48, 0.62),
    // Feet do not stand on each other.
    stance: Math.max(breadth + 5, Math.min(free, widest)),
    stagger: chance.normal(0, 30),
    toesOut: chance.normal(8, 5) * DEGREE,
    within: careless && chance.happens(0.5) ? chance.between(0.4, 1) : 1,
    leftShare,
    frontShare,
  }
}

/** The left foot's part: a habit, sway, and now and then a shift of weight that takes half a second. */
function createBalance(chance: Chance, seconds: number): (time: number) => number {
  const habit = 0.5 + chance.normal(0, 0.05)
  const sway = createSway(chance, chance.logNormal(0.02, 0.5), 0.1, 1)
  const shifts: { readonly at: number; readonly by: number }[] = []
  for (let at = -10; at < seconds; at += 3 + chance.wait(15)) shifts.push({ at, by: chance.normal(0, 0.1) })
  return (time) => {
    const index = shifts.findLastIndex(({ at }) => at <= time)
    const [now, before] = [shifts[index], shifts[index - 1]]
    const shift =
      (before?.by ?? now?.by ?? 0) + ((now?.by ?? 0) - (before?.by ?? now?.by ?? 0)) * ease((time - (now?.at ?? 0)) / 0.6)
    return Math.min(0.93, Math.max(0.07, habit + shift + sway(time)))
  }
}

function createFront(chance: Chance, heels: boolean): (time: number) => number {
  const habit = chance.normal(heels ? 0.62 : 0.36, 0.07)
  const sway = createSway(chance, 0.035, 0.1, 1)
  return (time) => Math.min(0.9, Math.max(0.1, habit + sway(time)))
}

/** A sum of waves with frequencies between these, Hz, that is so large, rms. */
function createSway(chance: Chance, rms: number, lowest: number, highest: number): (time: number) => number {
  const waves = Array.from({ length: 4 }, () => ({
    turn: 2 * Math.PI * lowest * (highest / lowest) ** chance.between(0, 1),
    phase: chance.between(0, 2 * Math.PI),
  }))
  const size = rms / Math.SQRT2
  return (time) => size * waves.reduce((sum, { turn, phase }) => sum + Math.sin(turn * time + phase), 0)
}

/** From 0 to 1, gently, while `part` does. */
export function ease(part: number): number {
  const x = Math.min(1, Math.max(0, part))
  return x * x * (3 - 2 * x)
}

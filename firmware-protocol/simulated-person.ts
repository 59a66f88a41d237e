/** Somebody who stands on a simulated strip: two feet, their weight, how they sway and how they go. */
import type { Random } from './random.ts'

export interface Foot {
  /** Middle of the foot, mm from the 0 mark. */
  readonly x: number
  /** Grams on it. */
  readonly grams: number
}

/** What somebody is doing, since when (ms). */
export type Doing =
  | { readonly type: 'away' }
  | { readonly type: 'arriving' | 'leaving'; readonly since: number }
  | { readonly type: 'standing' }
  | { readonly type: 'walking'; readonly since: number; readonly from: number }

export interface SimulatedPerson {
  readonly id: number
  /** Where they stand or are going to stand, mm from the 0 mark. */
  place: number
  doing: Doing
  /** g */
  readonly weight: number
  /** Between the middles of the feet, along the line, mm. */
  readonly stance: number
  /** How much the feet point along the line: 0 across it, 1 along it. */
  readonly turned: number
  /** The sway: share of the weight that goes from foot to foot, and two slow waves of it. */
  readonly sway: readonly { readonly share: number; readonly period: number; readonly phase: number }[]
}

/** Stepping on or off: one foot, then the other, ms. */
export const STEP_TIME = 700
/** One step sideways: shift the weight, swing, shift, follow; ms and mm. */
const SIDESTEP_TIME = 700
const LONGEST_SIDESTEP = 300

/** Adults: 76 kg, give or take 13. Feet a hip's width apart, more or less across the line, as of people who face the screen. */
export function createPerson(id: number, random: Random): SimulatedPerson {
  const wave = (least: number, most: number, share: number) => ({
    share: random.between(0.5, 1) * share,
    period: random.between(least, most),
    phase: random.fraction(),
  })
  return {
    id,
    place: 0,
    doing: { type: 'away' },
    weight: 1000 * Math.min(110, Math.max(48, 76 + 13 * random.normal())),
    stance: random.between(180, 280),
    turned: random.between(0, 0.6),
    sway: [wave(2500, 6000, 0.06), wave(900, 1800, 0.02)],
  }
}

/** How long somebody walks to their place from there, ms. */
export function walkingTime(from: number, place: number): number {
  return Math.ceil(Math.abs(place - from) / LONGEST_SIDESTEP) * SIDESTEP_TIME
}

/** Where their feet are and what is on them. Nothing while they are away. */
export function feetAt(person: SimulatedPerson, now: number): readonly Foot[] {
  const { doing, place, stance, weight } = person
  const left = place - stance / 2
  const right = place + stance / 2
  const leaning = 0.5 + swayAt(person, now)
  switch (doing.type) {
    case 'away':
      return []
    case 'standing':
      return [
        { x: left, grams: weight * leaning },
        { x: right, grams: weight * (1 - leaning) },
      ]
    case 'arriving':
    case 'leaving': {
      const gone = Math.min(1, (now - doing.since) / STEP_TIME)
      const there = doing.type === 'arriving' ? gone : 1 - gone
      // The first foot takes all of the weight before the second one takes its part.
      const onFirst = ramp(there, 0, 0.45) * (1 - ramp(there, 0.55, 1) * (1 - leaning))
      return [
        { x: left, grams: weight * onFirst },
        { x: right, grams: weight * ramp(there, 0.55, 1) * (1 - leaning) },
      ]
    }
    case 'walking':
      return walkingFeet(person, doing, now)
  }
}

/** Steps sideways, the foreign foot first: it is unloaded, swings and takes the weight, then the other one follows. */
function walkingFeet(
  { place, stance, weight }: SimulatedPerson,
  { since, from }: Extract<Doing, { type: 'walking' }>,
  now: number,
): readonly Foot[] {
  const steps = Math.ceil(Math.abs(place - from) / LONGEST_SIDESTEP)
  const along = Math.min(steps, Math.max(0, (now - since) / SIDESTEP_TIME))
  const step = Math.min(steps - 1, Math.floor(along))
  const phase = along - step
  const stride = (place - from) / steps
  const middle = from + stride * step
  const side = Math.sign(stride)
  const onLeading = phase < 0.5 ? 0.5 * (1 - ramp(phase, 0, 0.15)) + ramp(phase, 0.35, 0.5) : 1 - 0.5 * ramp(phase, 0.85, 1)
  return [
    { x: middle + (side * stance) / 2 + stride * ramp(phase, 0.15, 0.35), grams: weight * onLeading },
    { x: middle - (side * stance) / 2 + stride * ramp(phase, 0.5, 0.85), grams: weight * (1 - onLeading) },
  ]
}

function swayAt({ sway }: SimulatedPerson, now: number): number {
  return sway.reduce((sum, { share, period, phase }) => sum + share * Math.sin(2 * Math.PI * (now / period + phase)), 0)
}

/** 0 before `from`, 1 after `to`, smooth in between. */
function ramp(at: number, from: number, to: number): number {
  const part = Math.min(1, Math.max(0, (at - from) / (to - from)))
  return part * part * (3 - 2 * part)
}

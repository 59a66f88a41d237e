/** Somebody who stands on a simulated strip: two feet, their weight, how they sway and how they go. */
import type { Random } from './random.ts'

export interface Foot {
  /** Middle of the foot, mm from the 0 mark. */
  readonly x: number
  /** Grams on it. */
  readonly grams: number
  /** How much it points along the line: 0 across it, 1 along it. */
  readonly turned: number
}

/** What somebody is doing, since when (ms). */
export type Doing =
  | { readonly type: 'away' }
  | { readonly type: 'arriving' | 'leaving'; readonly since: number }
  | { readonly type: 'standing' }
  | Walking

interface Walking {
  readonly type: 'walking'
  readonly since: number
  readonly from: number
}

export interface SimulatedPerson {
  readonly id: number
  /** Where they stand or are going to stand, mm from the 0 mark. */
  place: number
  doing: Doing
  /** g */
  readonly weight: number
  /** Between the middles of the feet, along the line, mm. */
  readonly stance: number
  /** How much the feet point along the line while standing: the sine of the angle. */
  readonly turned: number
  /** The sway: share of the weight that goes from foot to foot, and two slow waves of it. */
  readonly sway: readonly { readonly share: number; readonly period: number; readonly phase: number }[]
}

/** Stepping on or off: one foot, then the other, ms. */
export const STEP_TIME = 700
/** One step of a stroll, ms and mm; in its last part both feet are on the floor. */
const STEP_OF_WALK = 500
const LONGEST_STEP = 550
const BOTH_FEET_FROM = 0.8

/** Turned from the line by 10 to 40 degrees. */
const TURNED = [0.17, 0.64] as const

/**
 * Adults: 76 kg, give or take 13. Feet a hip's width apart, oblique to the line: people look at the screen and at one another. The feet are
 * beside each other whichever way somebody looks, so the more they are turned along the line, the less of it is between them.
 */
export function createPerson(id: number, random: Random): SimulatedPerson {
  const wave = (least: number, most: number, share: number) => ({
    share: random.between(0.5, 1) * share,
    period: random.between(least, most),
    phase: random.fraction(),
  })
  const hips = random.between(180, 280)
  const turned = random.between(...TURNED)
  return {
    id,
    place: 0,
    doing: { type: 'away' },
    weight: 1000 * Math.min(110, Math.max(48, 76 + 13 * random.normal())),
    stance: hips * Math.sqrt(1 - turned ** 2),
    turned,
    sway: [wave(2500, 6000, 0.06), wave(900, 1800, 0.02)],
  }
}

/** How long somebody walks to their place from there, ms. */
export function walkingTime(from: number, place: number): number {
  return stepsOf(from, place) * STEP_OF_WALK
}

/** Where their feet are and what is on them. Nothing while they are away. */
export function feetAt(person: SimulatedPerson, now: number): readonly Foot[] {
  const { doing } = person
  switch (doing.type) {
    case 'away':
      return []
    case 'standing':
      return standingFeet(person, now, 1)
    case 'arriving':
      return standingFeet(person, now, (now - doing.since) / STEP_TIME)
    case 'leaving':
      return standingFeet(person, now, 1 - (now - doing.since) / STEP_TIME)
    case 'walking':
      return walkingFeet(person, doing, now)
  }
}

/** `there`: 0 is off the line, 1 on it; in between the first foot takes all of the weight before the second one takes its part. */
function standingFeet(person: SimulatedPerson, now: number, there: number): readonly Foot[] {
  const { place, stance, weight, turned } = person
  const onSecond = ramp(there, 0.55, 1) * (0.5 + swayAt(person, now))
  const onFirst = ramp(there, 0, 0.45) - onSecond
  return [
    { x: place - stance / 2, grams: weight * onFirst, turned },
    { x: place + stance / 2, grams: weight * onSecond, turned },
  ]
}

/** Along the line, foot before foot: each takes all of the weight in its turn. */
function walkingFeet({ place, weight }: SimulatedPerson, { since, from }: Walking, now: number): readonly Foot[] {
  const steps = stepsOf(from, place)
  const along = Math.min(steps, Math.max(0, (now - since) / STEP_OF_WALK))
  const step = Math.floor(along)
  const stride = (place - from) / steps
  const onNext = ramp(along - step, BOTH_FEET_FROM, 1)
  return [
    { x: from + stride * step, grams: weight * (1 - onNext), turned: 1 },
    { x: from + stride * (step + 1), grams: weight * onNext, turned: 1 },
  ]
}

function stepsOf(from: number, place: number): number {
  return Math.ceil(Math.abs(place - from) / LONGEST_STEP)
}

function swayAt({ sway }: SimulatedPerson, now: number): number {
  return sway.reduce((sum, { share, period, phase }) => sum + share * Math.sin(2 * Math.PI * (now / period + phase)), 0)
}

/** 0 before `from`, 1 after `to`, smooth in between. */
function ramp(at: number, from: number, to: number): number {
  const part = Math.min(1, Math.max(0, (at - from) / (to - from)))
  return part * part * (3 - 2 * part)
}

/**
 * What speaks for a badge or a phone being with somebody on the strip. Natural logarithms of odds: 0 is as likely as not.
 *
 * Where these come from stands in `docs/mixing.md`. They are about people and not about any room; nothing is fitted to a simulator.
 */
import type { ScalePosition } from '../scale/position.ts'
import type { PlaceKind } from './place.ts'

/** Kinds of places whose people may stand on the strip as well. Who sits at a tablet does not. */
export const MERGING = ['badge', 'phone'] as const
export type MergingKind = (typeof MERGING)[number]

export function isMerging(kind: PlaceKind): kind is MergingKind {
  return MERGING.some((merging) => merging === kind)
}

interface Habits {
  /** Part of those who take a place that way while there is a strip, who stand on it as well. */
  readonly stand: number
  /** Stepping onto the strip after taking the place, and before it: the part that does so, and after how many seconds on average. */
  readonly after: Spread
  readonly before: Spread
  /** Much sooner or later, to either side. */
  readonly anyhow: Spread
  /** How far from the place the strip is entered, and how far those who stand there already can be, scale units. */
  readonly entered: number
  readonly stood: number
  /** Part of those who enter, who used the reader that is nearest to where they mean to stand, and go there. */
  readonly enteredNearest: number
  /** Part of those who enter, and of those who stand, who may be anywhere. */
  readonly enteredAnywhere: number
  readonly stoodAnywhere: number
}

interface Spread {
  readonly part: number
  readonly seconds: number
}

const HABITS: Readonly<Record<MergingKind, Habits>> = {
  // A reader is beside a mark and is reached with an arm: who taps is there. A badge is for who stands on the strip: one in a hundred does not.
  badge: {
    stand: 0.99,
    after: { part: 0.6, seconds: 6 },
    before: { part: 0.25, seconds: 12 },
    anyhow: { part: 0.15, seconds: 60 },
    entered: 0.75,
    stood: 0.75,
    enteredNearest: 0.5,
    enteredAnywhere: 0.05,
    stoodAnywhere: 0.002,
  },
  // A phone is for who is not on the strip. One that goes along with somebody on it, time after time, is theirs.
  phone: {
    stand: 0.05,
    after: { part: 0.4, seconds: 20 },
    before: { part: 0.4, seconds: 20 },
    anyhow: { part: 0.2, seconds: 120 },
    entered: 0.5,
    stood: 0.4,
    enteredNearest: 0,
    enteredAnywhere: 0.3,
    stoodAnywhere: 0.1,
  },
}

/** Part of those on the strip who have neither a badge nor a phone. */
const WITHOUT = 0.3
/** Units of the line: whoever is anywhere on it is on each with the same chance. */
const LINE = 10

/** Readers are at the 0, the 5 and the 10: one of them is no further than this, units, from wherever somebody means to stand. */
const NEAREST = 2.5

/** Part of those who left the strip and took a place beside it, who step on again. */
const BACK_AGAIN = 0.3
/** One in five who step off take a place beside the strip, after so many seconds on average. */
const STAYS: Spread = { part: 0.2, seconds: 8 }
/** Part of those with a badge who did not use it all the while they stood on the strip. */
const FORGOT = 0.1
/** Who is beside the strip takes another place once in so many seconds. */
const CHANGES = 300
/** Who has not moved hardly ever takes the same place again: one in ten of those who walked do. */
const STILL = 0.1
/** What is known of people beforehand counts for so many of them: about as many as have a badge. */
const KNOWN_BEFORE = 12

/** How it goes in this room: of so many who took a place that way some time ago, so many stand on the strip. */
export interface Custom {
  readonly all: number
  readonly standing: number
}

/** Units that somebody walks in a second at most, on a line of 5 m, and how far from a place they may be as they take it. */
const PACE = 2
const STRIDE = 1.5

/** Before anything is seen of this one. */
export function priorOf(kind: MergingKind, { all, standing }: Custom, steppedOff: boolean): number {
  const usual = (KNOWN_BEFORE * HABITS[kind].stand + standing) / (KNOWN_BEFORE + all)
  const stand = steppedOff ? Math.min(BACK_AGAIN, usual) : usual
  return Math.log(stand / (1 - stand))
}

/**
 * Somebody entered the strip `seconds` after the place was taken (before it: less than 0). `off` is how far from it they entered, or, if
 * they were there before, how far they stood when it was taken. `rate` is how many entered a second at that time.
 */
export function ofEntry(kind: MergingKind, seconds: number, off: ScalePosition, rate: number): number {
  // Nobody gets from one end to the other in the meantime.
  const isOnWay = seconds >= 0 && Math.abs(off) <= STRIDE + PACE * seconds
  return Math.log((timely(kind, seconds) * near(kind, isOnWay, off) * LINE) / (WITHOUT * rate))
}

/** Somebody stood `off` from the place when it was taken, one of `people`, and nobody saw when they came. */
export function ofStanding(kind: MergingKind, off: ScalePosition, people: number): number {
  return Math.log((near(kind, false, off) * LINE) / (WITHOUT * people))
}

/** A place was taken for the first time `seconds` after somebody left the strip, `off` from it. `rate` is how many came a second when they came. */
export function ofLeft(kind: MergingKind, seconds: number, off: ScalePosition, rate: number): number {
  return Math.log((FORGOT * decay(STAYS, seconds) * near(kind, false, off) * LINE) / (WITHOUT * rate))
}

/** Another place was taken with the same badge or phone while they stood `off` from it; `moved` since the one before. */
export function ofAgain(kind: MergingKind, off: ScalePosition, moved: boolean): number {
  return Math.log(near(kind, false, off) * LINE * (moved ? 1 : STILL))
}

/** Another place was taken `seconds` after they had left the strip, `off` from it. */
export function ofReturn(kind: MergingKind, seconds: number, off: ScalePosition): number {
  return Math.log(1 + decay(STAYS, seconds) * CHANGES * near(kind, false, off) * LINE)
}

/** Chance for each second. */
function timely(kind: MergingKind, seconds: number): number {
  const { after, before, anyhow } = HABITS[kind]
  const usual = seconds >= 0 ? after : before
  return decay(usual, seconds) + decay(anyhow, seconds) / 2
}

function decay({ part, seconds: mean }: Spread, seconds: number): number {
  return (part / mean) * Math.exp(-Math.abs(seconds) / mean)
}

/** Chance for each unit of the line. */
function near(kind: MergingKind, entered: boolean, off: ScalePosition): number {
  const habits = HABITS[kind]
  const spread = entered ? habits.entered : habits.stood
  const anywhere = entered ? habits.enteredAnywhere : habits.stoodAnywhere
  const bell = Math.exp(-((off / spread) ** 2) / 2) / (spread * Math.sqrt(2 * Math.PI))
  const nearest = entered ? habits.enteredNearest : 0
  const even = Math.abs(off) <= NEAREST ? 1 / (2 * NEAREST) : 0
  return (1 - anywhere - nearest) * bell + nearest * even + anywhere / LINE
}

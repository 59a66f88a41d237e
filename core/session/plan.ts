/** The plan of a session: what it is about, for whom, and how long each step may take. Made beforehand, changed until the start. */
import * as v from 'valibot'
import { LOCALES } from '../locale.ts'
import { STEPS, stepAt, TOPICS, type StepNumber, type TopicId } from '../method/steps.ts'

/** How positions are shown: `hidden` how many stand and not where; `live` as they are; `frozen` as they were. */
export const POSITIONS = ['hidden', 'live', 'frozen'] as const
export type Positions = (typeof POSITIONS)[number]

/** What sounds at the end of a silent minute. */
export const GONGS = ['soft', 'none'] as const

/** An ambition is a sentence that a room reads at a glance; this is far beyond that, and still fits beside the 10. */
const LONGEST_SENTENCE = 200
/** The eight steps together, minutes. */
export const LEAST_MINUTES = 20
export const MOST_MINUTES = 60
/** The method is for 8 to 40 people; smaller and larger groups are not sent away. */
const MOST_PEOPLE = 99

/** One line of plain text as a person types it: no control characters, no line ends, trimmed. */
export function lineOf(longest: number) {
  return v.pipe(v.string(), v.maxLength(4 * longest), v.transform(onOneLine), v.maxLength(longest))
}

function onOneLine(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
}

const minutes = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MOST_MINUTES))

/** Minutes of each step, in the order of the steps. */
export const minutesSchema = v.pipe(v.array(minutes), v.length(STEPS.length))

const PLAN = {
  /** Whose texts are used where this plan has none of its own; null for an ambition of the group's own. */
  template: v.nullable(v.picklist(TOPICS)),
  /** Empty: as the template says, in the language of the screen. */
  topic: lineOf(80),
  ambition: lineOf(LONGEST_SENTENCE),
  /** What 10 and 0 mean here. */
  ten: lineOf(LONGEST_SENTENCE),
  zero: lineOf(LONGEST_SENTENCE),
  /** How many people are expected; null when nobody said. */
  groupSize: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_PEOPLE))),
  minutes: minutesSchema,
  /** How each step begins: whether the screen shows where people stand. */
  positions: v.pipe(v.array(v.picklist(['hidden', 'live'])), v.length(STEPS.length)),
  /** The language of the room; null leaves it to the kiosk. */
  locale: v.nullable(v.picklist(LOCALES)),
  gong: v.picklist(GONGS),
} as const

export const planSchema = v.strictObject(PLAN)
export type Plan = v.InferOutput<typeof planSchema>

/** Part of a plan, as it is changed. */
export const planChangeSchema = v.strictObject({
  template: v.exactOptional(PLAN.template),
  topic: v.exactOptional(PLAN.topic),
  ambition: v.exactOptional(PLAN.ambition),
  ten: v.exactOptional(PLAN.ten),
  zero: v.exactOptional(PLAN.zero),
  groupSize: v.exactOptional(PLAN.groupSize),
  minutes: v.exactOptional(PLAN.minutes),
  positions: v.exactOptional(PLAN.positions),
  locale: v.exactOptional(PLAN.locale),
  gong: v.exactOptional(PLAN.gong),
})

/**
 * Thirty minutes as the method divides them: about five for the ambition, most for the three rounds of voices, and two of the four before
 * the agreements in silence.
 */
const MINUTES = [5, 2, 2, 6, 5, 5, 4, 1] as const

/** The plan with which a session starts when nobody made one. */
export function defaultPlan(template: TopicId | null): Plan {
  return {
    template,
    topic: '',
    ambition: '',
    ten: '',
    zero: '',
    groupSize: null,
    minutes: [...MINUTES],
    positions: STEPS.map(({ id }) => (id === 'position' ? 'hidden' : 'live')),
    locale: null,
    gong: 'soft',
  }
}

/** How this step begins. */
export function positionsAt(plan: Plan, step: StepNumber): Positions {
  return plan.positions[step - 1] ?? 'live'
}

/**
 * The minutes of the steps from `from` on, divided anew so that they are `left` together, each in proportion to what was planned; every
 * step keeps at least a minute. What lies before stays. Largest remainders get the minutes that rounding leaves over.
 */
export function rebalance(planned: readonly number[], from: StepNumber, left: number): readonly number[] {
  const before = planned.slice(0, from - 1)
  const rest = planned.slice(from - 1).map((minute) => Math.max(1, minute))
  const sum = rest.reduce((total, minute) => total + minute, 0)
  const whole = Math.max(rest.length, Math.round(left))
  const spare = whole - rest.length
  const exact = rest.map((minute) => (minute / sum) * spare)
  const shares = exact.map(Math.floor)
  const over = spare - shares.reduce((total, share) => total + share, 0)
  const order = exact.map((share, index) => ({ index, rest: share % 1 })).sort((one, other) => other.rest - one.rest)
  for (const { index } of order.slice(0, over)) shares[index] = (shares[index] ?? 0) + 1
  return [...before, ...shares.map((share) => Math.min(MOST_MINUTES, share + 1))]
}

/** Whether a step asks people where they stand. */
export function asksForPlace(step: StepNumber): boolean {
  return stepAt(step).id === 'position'
}

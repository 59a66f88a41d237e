/**
 * What the facilitator says, asks and minds in each step, and the two silent minutes: what there is and in which order. The texts of all
 * ids are in `content/`.
 */
import type { Step, StepNumber } from './steps.ts'
import { stepAt } from './steps.ts'

export interface StepGuide {
  /** Said aloud, in this order. The first is the one that cannot be left out. */
  readonly say: readonly SayId[]
  readonly ask: readonly QuestionId[]
  readonly mind: readonly AdviceId[]
}

const SAY = {
  ambition: ['ambition-why', 'ambition-topic', 'ambition-many-voices'],
  line: ['line-ten', 'line-zero', 'line-no-wrong-number'],
  position: ['position-take', 'position-now'],
  today: ['today-hear', 'today-listen'],
  ideal: ['ideal-walk', 'ideal-as-if'],
  'step-forward': ['step-forward-walk', 'step-forward-together'],
  agreements: ['agreements-write', 'agreements-silence', 'agreements-collect'],
  reflection: ['reflection-ask', 'reflection-thanks'],
} as const satisfies Readonly<Record<Step['id'], readonly string[]>>

const ASK = {
  ambition: ['ambition-first-reaction', 'ambition-live-matter', 'ambition-what-it-means'],
  line: ['line-clear'],
  position: ['position-which-number'],
  today: [
    'today-which-number',
    'today-looks-like',
    'today-you-do',
    'today-others-do',
    'today-what-it-means',
    'today-step-made',
    'today-how-come',
  ],
  ideal: [
    'ideal-typical',
    'ideal-for-you',
    'ideal-for-the-organisation',
    'ideal-what-it-means',
    'ideal-who-works-together',
    'ideal-you-do',
    'ideal-others-see',
    'ideal-others-expect',
  ],
  'step-forward': [
    'step-forward-next',
    'step-forward-looks-like',
    'step-forward-actions',
    'step-forward-you-can',
    'step-forward-needed',
    'step-forward-tips',
    'step-forward-difficult',
  ],
  agreements: ['agreements-tops', 'agreements-can-and-need', 'agreements-actions', 'agreements-follow-up'],
  reflection: ['reflection-together', 'reflection-new', 'reflection-again'],
} as const satisfies Readonly<Record<Step['id'], readonly string[]>>

/** The most helpful first. What helps a round of voices is there in each of the three. */
const MIND = {
  ambition: ['mind-agree-on-voices', 'mind-follow-the-energy'],
  line: ['mind-open-space', 'mind-walk-the-line'],
  position: ['mind-wait-for-all', 'mind-not-a-mark'],
  today: ['mind-different-places', 'mind-noisy-side', 'mind-long-talkers', 'mind-follow-the-energy'],
  ideal: ['mind-what-people-do', 'mind-other-people', 'mind-noisy-side', 'mind-long-talkers', 'mind-follow-the-energy'],
  'step-forward': [
    'mind-keep-asking',
    'mind-let-react',
    'mind-other-people',
    'mind-noisy-side',
    'mind-long-talkers',
    'mind-follow-the-energy',
    'mind-second-stand',
  ],
  agreements: ['mind-leave-the-line', 'mind-keep-silent', 'mind-who-what-when', 'mind-everybody-counts'],
  reflection: ['mind-short', 'mind-share-experience'],
} as const satisfies Readonly<Record<Step['id'], readonly string[]>>

export type SayId = (typeof SAY)[Step['id']][number]
export type QuestionId = (typeof ASK)[Step['id']][number]
export type AdviceId = (typeof MIND)[Step['id']][number]

/** Cards for whoever wants to ask on, with the steps in which they fit. */
export const FOLLOW_UPS = [
  { id: 'ever-higher', steps: ['today'] },
  { id: 'look-back-at-zero', steps: ['today', 'ideal'] },
  { id: 'hoped-for-place', steps: ['today', 'step-forward'] },
  { id: 'how-sure', steps: ['step-forward', 'agreements'] },
] as const satisfies readonly { readonly id: string; readonly steps: readonly Step['id'][] }[]

export type FollowUpId = (typeof FOLLOW_UPS)[number]['id']

export function guideOf(step: StepNumber): StepGuide {
  const { id } = stepAt(step)
  return { say: SAY[id], ask: ASK[id], mind: MIND[id] }
}

/** The follow-up cards that fit in a step. */
export function followUpsOf(step: StepNumber): readonly FollowUpId[] {
  const here: string = stepAt(step).id
  return FOLLOW_UPS.filter(({ steps }) => steps.some((known) => known === here)).map(({ id }) => id)
}

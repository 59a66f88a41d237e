/** The method: eight steps in a fixed order. Their texts are in `content/`. */

/** The steps, in the order in which a session takes them. */
export const STEPS = [
  { number: 1, id: 'ambition' },
  { number: 2, id: 'line' },
  { number: 3, id: 'position' },
  { number: 4, id: 'today' },
  { number: 5, id: 'ideal' },
  { number: 6, id: 'step-forward' },
  { number: 7, id: 'agreements' },
  { number: 8, id: 'reflection' },
] as const

export type Step = (typeof STEPS)[number]
/** 1 to 8: the number that the group sees and that the API speaks. */
export type StepNumber = Step['number']

export const FIRST_STEP = 1
export const LAST_STEP = 8
/** The numbers alone, for schemas. */
export const STEP_NUMBERS = [1, 2, 3, 4, 5, 6, 7, 8] as const

/** The topics a session can be about; their ambitions are in `content/`. */
export const TOPICS = ['participation', 'special-circumstances', 'young-people', 'absence'] as const
export type TopicId = (typeof TOPICS)[number]

/** The step with this number. */
export function stepAt(number: StepNumber): Step {
  const step = STEPS.find((candidate) => candidate.number === number)
  if (step === undefined) throw new Error(`no step ${number}`)
  return step
}

/** The step after this one, or null at the end. */
export function stepAfter(number: StepNumber): StepNumber | null {
  return STEPS.find((step) => step.number === number + 1)?.number ?? null
}

/** The step before this one, or null at the beginning. */
export function stepBefore(number: StepNumber): StepNumber | null {
  return STEPS.find((step) => step.number === number - 1)?.number ?? null
}

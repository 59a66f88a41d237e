/** The questions of a step, as they are ticked off. */
import { guideOf } from '#core/method/guide'
import type { StepNumber } from '#core/method/steps'
import type { DeskView } from '#core/protocol/views'

export interface Question {
  readonly id: string
  /** The facilitator's own words; null for a question of the method. */
  readonly own: string | null
  readonly asked: boolean
  readonly starred: boolean
}

type Asked = Pick<DeskView, 'asked' | 'starred' | 'ownQuestions'>

/** In the order of the method, then the facilitator's own: those belong to every step. */
export function questionsOf(step: StepNumber, { asked, starred, ownQuestions }: Asked): readonly Question[] {
  const all = [...guideOf(step).ask.map((id) => ({ id, own: null })), ...ownQuestions.map(({ id, text }) => ({ id, own: text }))]
  return all.map(({ id, own }) => ({ id, own, asked: asked.includes(id), starred: starred.includes(id) }))
}

/** Those to ask now, `most` at most: of those that were not asked the ones with a star first. */
export function nextQuestions(step: StepNumber, desk: Asked, most: number): readonly Question[] {
  const open = questionsOf(step, desk).filter(({ asked }) => !asked)
  return [...open.filter(({ starred }) => starred), ...open.filter(({ starred }) => !starred)].slice(0, most)
}

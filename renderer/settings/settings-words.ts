/** Which texts the page of whoever installs shows. */
import type { CalibrationTask, FloorDeskView, TaskView } from '#core/protocol/floor-desk-view'
import type { MarkersView } from '#core/protocol/markers-view'
import type { SessionView } from '#core/protocol/views'
import type { LinkState, Unanswered } from '../shared/host-store.ts'

/** A text by its key, with what is filled in. `count` chooses between one and more. */
export interface Words {
  readonly key: string
  readonly named?: Readonly<Record<string, string | number>>
  readonly count?: number
}

/** A walk that got to know fewer of the cells could have been better. */
const ENOUGH = 0.6

/** The step of the page that is being done; null when none is. */
export function activeTask(task: TaskView): CalibrationTask | null {
  switch (task.state) {
    case 'zeroing':
      return 'zero'
    case 'walking':
      return 'walk'
    case 'marking':
      return 'mark'
    case 'idle':
    case 'done':
    case 'refused':
      return null
  }
}

/** What stands under a step: what is to be done now, or what came of it. */
export function outcomeOf(of: CalibrationTask, { task, board }: FloorDeskView): readonly Words[] {
  if (activeTask(task) === of) {
    const named = task.state === 'marking' ? { mark: task.mark } : {}
    return [{ key: `settings.steps.${of}.running`, named }]
  }
  if (task.state === 'refused' && task.task === of) return [{ key: `settings.why.${task.why}` }]
  if (task.state !== 'done' || task.task !== of) return []
  const { found, mark } = task
  const named = { judged: found?.judged ?? 0, cells: board?.cells ?? 0, mark: mark ?? 0 }
  const done: Words = { key: `settings.steps.${of}.done`, named }
  if (found === null) return [done]
  const bad: Words = { key: 'settings.steps.walk.bad', count: found.bad }
  const turned = found.turned ? [{ key: 'settings.steps.walk.turned' }] : []
  const few = found.judged < ENOUGH * (board?.cells ?? 0) ? [{ key: 'settings.steps.walk.few' }] : []
  return [...(found.judged > 0 ? [done] : []), bad, ...turned, ...few]
}

export function progressOf(task: TaskView): number | null {
  return 'progress' in task ? task.progress : null
}

/** How the floor is, in words: what it is, how it is calibrated, and what should be known of that. */
export function stateOf(
  { board, calibration, notice }: FloorDeskView,
  metres: number,
  dateOf: (at: number) => string,
): readonly Words[] {
  if (board === null) return []
  const words: Words[] = [{ key: 'settings.state.strip', named: { metres, cells: board.cells } }]
  if (notice !== null) words.push({ key: `settings.state.notices.${notice}` })
  if (calibration === null) return [...words, { key: 'settings.state.uncalibrated' }]
  const date = dateOf(calibration.at)
  words.push({ key: calibration.walked ? 'settings.state.calibrated' : 'settings.state.halfCalibrated', named: { date } })
  const many = calibration.bad.length
  if (many > 0) words.push({ key: 'settings.state.badCells', count: many, named: { n: many } })
  else if (calibration.walked) words.push({ key: 'settings.state.allWell' })
  return words
}

/** What the source or the link says: the key of a sentence. */
export function sourceOf(view: SessionView | null, link: LinkState): string {
  if (link === 'lost') return 'link.lost'
  if (view === null) return 'link.connecting'
  const { state, reason } = view.source
  return reason !== undefined && state !== 'ready' ? `reasons.${reason}` : `source.${state}`
}

/** Why nothing of the steps can be done now: the key of a sentence; null when it can. */
export function hindranceOf(view: SessionView | null, link: LinkState): string | null {
  if (view?.phase === 'running') return 'settings.steps.waiting'
  return view?.source.state === 'ready' && link === 'live' ? null : sourceOf(view, link)
}

export function refusalOf(refusal: Unanswered | null): string | null {
  return refusal === null ? null : `refusals.${refusal}`
}

export function readerKey({ answers, types }: MarkersView['readers'][number]): string {
  if (types) return 'markers.setup.types'
  return answers ? 'markers.setup.answers' : 'markers.setup.answersNot'
}

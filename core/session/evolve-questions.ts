/** How the facilitator's questions change. */
import type { SessionEvent } from './events.ts'
import type { RunningState } from './session.ts'

type QuestionEvent = Extract<SessionEvent, { type: 'question-asked' | 'question-starred' | 'question-added' | 'question-removed' }>

export function changeQuestions(state: RunningState, event: QuestionEvent): RunningState {
  switch (event.type) {
    case 'question-asked':
      return { ...state, asked: withOrWithout(state.asked, event.id, event.asked) }
    case 'question-starred':
      return { ...state, starred: withOrWithout(state.starred, event.id, event.starred) }
    case 'question-added':
      return { ...state, ownQuestions: [...state.ownQuestions, { id: event.id, text: event.text }] }
    case 'question-removed':
      return { ...state, ownQuestions: state.ownQuestions.filter(({ id }) => id !== event.id) }
  }
}

function withOrWithout(ids: readonly string[], id: string, isIn: boolean): readonly string[] {
  const others = ids.filter((other) => other !== id)
  return isIn ? [...others, id] : others
}

/** What helps the facilitator: questions, the clock, the silent minutes. */
import { stepAfter } from '../method/steps.ts'
import { accepted, refused } from '../result.ts'
import type { Command, CommandOf } from './command.ts'
import type { Decision } from './decision.ts'
import { MOST_MINUTES, rebalance } from './plan.ts'
import type { RunningState } from './session.ts'
import { usedAt } from './session-clock.ts'

const TYPES = [
  'question.ask',
  'question.star',
  'question.add',
  'question.remove',
  'clock.pause',
  'clock.resume',
  'clock.add',
  'clock.rebalance',
  'silence.start',
  'silence.pause',
  'silence.resume',
  'silence.extend',
  'silence.end',
  'silence.over',
] as const
type GuidingCommand = CommandOf<(typeof TYPES)[number]>
type QuestionCommand = CommandOf<'question.ask' | 'question.star' | 'question.add' | 'question.remove'>
type ClockCommand = CommandOf<'clock.pause' | 'clock.resume' | 'clock.add' | 'clock.rebalance'>
type SilenceCommand = Exclude<GuidingCommand, QuestionCommand | ClockCommand>

/** More questions of one's own than anyone asks in half an hour. */
const MOST_OWN_QUESTIONS = 20

export function isAboutGuiding(command: Command): command is GuidingCommand {
  return TYPES.some((type) => type === command.type)
}

export function decideGuiding(state: RunningState, command: GuidingCommand): Decision {
  if (isQuestion(command)) return decideQuestion(state, command)
  return isClock(command) ? decideClock(state, command) : decideSilence(state, command)
}

function isQuestion(command: GuidingCommand): command is QuestionCommand {
  return command.type.startsWith('question.')
}

function isClock(command: GuidingCommand): command is ClockCommand {
  return command.type.startsWith('clock.')
}

function decideQuestion(state: RunningState, command: QuestionCommand): Decision {
  const { at } = command
  switch (command.type) {
    case 'question.ask': {
      const { id, asked } = command
      return state.asked.includes(id) === asked ? accepted([]) : accepted([{ type: 'question-asked', at, id, asked }])
    }
    case 'question.star': {
      const { id, starred } = command
      return state.starred.includes(id) === starred ? accepted([]) : accepted([{ type: 'question-starred', at, id, starred }])
    }
    case 'question.add':
      if (state.ownQuestions.length >= MOST_OWN_QUESTIONS) return refused('too-much')
      return accepted([{ type: 'question-added', at, id: `own-${state.actions + 1}`, text: command.text }])
    case 'question.remove':
      if (state.ownQuestions.every(({ id }) => id !== command.id)) return refused('unknown-question')
      return accepted([{ type: 'question-removed', at, id: command.id }])
  }
}

function decideClock(state: RunningState, command: ClockCommand): Decision {
  const { at } = command
  const { minutes } = state.plan
  switch (command.type) {
    case 'clock.pause':
      return state.clock.since === null ? accepted([]) : accepted([{ type: 'clock-paused', at }])
    case 'clock.resume':
      return state.clock.since === null ? accepted([{ type: 'clock-resumed', at }]) : accepted([])
    case 'clock.add': {
      const more = minutes.map((planned, index) => (index === command.step - 1 ? Math.min(MOST_MINUTES, planned + 1) : planned))
      return accepted([{ type: 'minutes-planned', at, minutes: more }])
    }
    case 'clock.rebalance': {
      const next = stepAfter(state.step)
      if (next === null) return accepted([])
      // The running step has what it has used, and at least what was planned for it.
      const used = usedAt(state.clock, state.step, at)
      const spent = used.map((milliseconds, index) => Math.ceil(milliseconds / 60_000) * (index < state.step ? 1 : 0))
      const running = Math.max(spent[state.step - 1] ?? 0, minutes[state.step - 1] ?? 0)
      const total = minutes.reduce((sum, planned) => sum + planned, 0)
      const before = spent.slice(0, state.step - 1).reduce((sum, minute) => sum + minute, 0)
      return accepted([{ type: 'minutes-planned', at, minutes: [...rebalance(minutes, next, total - before - running)] }])
    }
  }
}

function decideSilence(state: RunningState, command: SilenceCommand): Decision {
  const { at } = command
  if (command.type === 'silence.start') return accepted([{ type: 'silence-started', at, which: command.which }])
  if (state.silence === null || state.silence.over) return refused('no-silence')
  switch (command.type) {
    case 'silence.pause':
      return state.silence.since === null ? accepted([]) : accepted([{ type: 'silence-paused', at }])
    case 'silence.resume':
      return state.silence.since === null ? accepted([{ type: 'silence-resumed', at }]) : accepted([])
    case 'silence.extend':
      return accepted([{ type: 'silence-extended', at }])
    case 'silence.end':
      return accepted([{ type: 'silence-ended', at, skipped: true }])
    case 'silence.over':
      return accepted([{ type: 'silence-ended', at, skipped: false }])
  }
}

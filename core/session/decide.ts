/** What happens when a command meets the session: events, or one literal refusal. Nothing else decides. */
import { stepAfter, stepBefore, type StepNumber } from '../method/steps.ts'
import { accepted, refused, type Result } from '../result.ts'
import type { Command, Refusal, SessionEvent, SessionState } from './session.ts'

export type Decision = Result<readonly SessionEvent[], Refusal>

type Running = Extract<SessionState, { phase: 'running' }>
type CommandOf<Type extends Command['type']> = Extract<Command, { type: Type }>

/** Pure: the same state and command always give the same decision. An accepted command may give no event at all. */
export function decide(state: SessionState, command: Command): Decision {
  if (command.type === 'start') return start(state, command)
  if (command.type === 'reopen') return reopen(state, command)
  if (state.phase !== 'running') return refused('no-session')
  switch (command.type) {
    case 'next':
      return move(state, command, stepAfter(command.from), 'last-step')
    case 'back':
      return move(state, command, stepBefore(command.from), 'first-step')
    case 'goto':
      return goTo(state, command)
    case 'quiet':
      return state.quiet === command.on ? accepted([]) : accepted([{ type: 'quiet-changed', at: command.at, on: command.on }])
    case 'close':
      return accepted([{ type: 'session-closed', at: command.at }])
  }
}

function start(state: SessionState, command: CommandOf<'start'>): Decision {
  if (state.phase === 'running') return refused('already-running')
  const { at, id, practice, topic } = command
  return accepted([{ type: 'session-started', at, id, practice, topic }])
}

function reopen(state: SessionState, command: CommandOf<'reopen'>): Decision {
  if (state.phase !== 'closed') return refused('nothing-to-reopen')
  // Practice never goes on as a real session, nor a real one over people who are not there.
  if (state.practice !== command.practice) return refused('nothing-to-reopen')
  return accepted([{ type: 'session-reopened', at: command.at }])
}

/** The step on which the button was pressed travels along, so that a double press or two remotes cannot skip one. */
function move(state: Running, command: CommandOf<'next' | 'back'>, to: StepNumber | null, atTheEnd: Refusal): Decision {
  if (command.from !== state.step) return refused('moved-on')
  if (to === null) return refused(atTheEnd)
  return accepted([{ type: 'step-changed', at: command.at, from: state.step, to }])
}

function goTo(state: Running, command: CommandOf<'goto'>): Decision {
  if (command.step === state.step) return accepted([])
  return accepted([{ type: 'step-changed', at: command.at, from: state.step, to: command.step }])
}

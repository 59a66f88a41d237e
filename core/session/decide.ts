/** What happens when a command meets the session: events, or one literal refusal. Nothing else decides. */
import { stepAfter, stepBefore, type StepNumber } from '../method/steps.ts'
import { accepted, refused } from '../result.ts'
import type { Command, CommandOf } from './command.ts'
import { decideCards, isAboutCards } from './decide-cards.ts'
import { decideGuiding, isAboutGuiding } from './decide-guiding.ts'
import { decideLine, isAboutLine } from './decide-line.ts'
import type { Decision } from './decision.ts'
import { asksForPlace, defaultPlan } from './plan.ts'
import type { Refusal, RunningState, SessionState } from './session.ts'
import { totalOf } from './snapshot.ts'

/** Pure: the same state and command always give the same decision. An accepted command may give no event at all. */
export function decide(state: SessionState, command: Command): Decision {
  if (isAboutWhole(command)) return decideWhole(state, command)
  return state.phase === 'running' ? decideRunning(state, command) : refused('no-session')
}

/** What may be asked also while no session runs. */
const WHOLE = [
  'plan.prepare',
  'plan.copy',
  'session.continue',
  'plan.change',
  'session.start',
  'session.reopen',
  'session.erase',
  'session.keep',
  'evening.play',
] as const
type WholeCommand = CommandOf<(typeof WHOLE)[number]>

function isAboutWhole(command: Command): command is WholeCommand {
  return WHOLE.some((type) => type === command.type)
}

function decideWhole(state: SessionState, command: WholeCommand): Decision {
  switch (command.type) {
    case 'plan.prepare':
    case 'plan.copy':
    case 'session.continue':
      return prepare(state, command)
    case 'plan.change':
      return changePlan(state, command)
    case 'session.start':
      return start(state, command)
    case 'session.reopen':
      return reopen(state, command)
    case 'session.erase':
      return mayErase(state, command)
    case 'session.keep':
      return keep(state, command)
    case 'evening.play':
      return playEvening(state, command)
  }
}

function decideRunning(state: RunningState, command: Exclude<Command, WholeCommand>): Decision {
  if (isAboutCards(command)) return decideCards(state, command)
  if (isAboutLine(command)) return decideLine(state, command)
  if (isAboutGuiding(command)) return decideGuiding(state, command)
  const { at } = command
  switch (command.type) {
    case 'guide.next':
      return move(state, command, stepAfter(command.from), 'last-step')
    case 'guide.back':
      return move(state, command, stepBefore(command.from), 'first-step')
    case 'guide.goto':
      return command.step === state.step ? accepted([]) : changeStep(state, command, command.step)
    case 'screen.quiet':
      return state.quiet === command.on ? accepted([]) : accepted([{ type: 'quiet-changed', at, on: command.on }])
    case 'undo':
      return undo(state, command)
    case 'action.mark':
      return markAction(state, command)
    case 'practice.over':
      return state.practice ? accepted([{ type: 'session-closed', at }]) : accepted([])
    case 'session.left':
      return accepted([{ type: 'session-closed', at: command.since }])
    case 'session.close':
      return accepted([{ type: 'session-closed', at }])
  }
}

function prepare(state: SessionState, command: CommandOf<'plan.prepare' | 'plan.copy' | 'session.continue'>): Decision {
  if (state.phase === 'running') return refused('already-running')
  const plan = command.type === 'plan.prepare' ? defaultPlan(command.template) : command.planOf(command.session)
  if (plan === null) return refused('no-session')
  const previous = command.type === 'session.continue' ? command.previousOf(command.session) : null
  if (command.type === 'session.continue' && previous === null) return refused('no-session')
  const { at, practice } = command
  // Another template for a session that is being made changes its plan; it does not make another session.
  const changed = state.phase === 'preparing' ? state.previous !== previous : previous !== null
  const continued = changed ? [{ type: 'session-continued', at, previous } as const] : []
  if (state.phase === 'preparing') return accepted([{ type: 'plan-changed', at, plan }, ...continued])
  return accepted([{ type: 'session-prepared', at, id: command.newId, practice, plan }, ...continued])
}

function keep(state: SessionState, { at, keep }: CommandOf<'session.keep'>): Decision {
  if (state.phase === 'idle') return refused('no-session')
  return state.keep === keep ? accepted([]) : accepted([{ type: 'keeping-changed', at, keep }])
}

/** Only a picture that has something to play: a session without a line of today has no evening. */
function playEvening(state: SessionState, { at }: CommandOf<'evening.play'>): Decision {
  if (state.phase !== 'closed' || state.today === null) return refused('no-evening')
  return accepted([{ type: 'evening-played', at }])
}

function markAction(state: RunningState, { at, id, fate }: CommandOf<'action.mark'>): Decision {
  const action = state.previous?.actions.find((candidate) => candidate.id === id)
  if (action === undefined) return refused('no-action')
  return action.fate === fate ? accepted([]) : accepted([{ type: 'previous-action-marked', at, id, fate }])
}

/** Also while it runs: a group may turn out larger, or word its ambition better. */
function changePlan(state: SessionState, { at, plan: change }: CommandOf<'plan.change'>): Decision {
  if (state.phase !== 'preparing' && state.phase !== 'running') return refused('no-session')
  return accepted([{ type: 'plan-changed', at, plan: { ...state.plan, ...change } }])
}

function start(state: SessionState, command: CommandOf<'session.start'>): Decision {
  if (state.phase === 'running') return refused('already-running')
  const { at, newId, practice, topic } = command
  if (state.phase !== 'preparing') return accepted([{ type: 'session-started', at, id: newId, practice, topic: topic ?? null }])
  const { id, plan } = state
  const started = { type: 'session-started', at, id, practice, topic: topic ?? plan.template } as const
  if (topic === undefined || topic === plan.template) return accepted([started])
  return accepted([{ type: 'plan-changed', at, plan: { ...plan, template: topic } }, started])
}

function reopen(state: SessionState, command: CommandOf<'session.reopen'>): Decision {
  if (state.phase !== 'closed') return refused('nothing-to-reopen')
  // Practice never goes on as a real session, nor a real one over people who are not there.
  if (state.practice !== command.practice) return refused('nothing-to-reopen')
  return accepted([{ type: 'session-reopened', at: command.at }])
}

/** Erasing is no event: nothing of the session may stay to say so. Here is decided only whether it may be. */
function mayErase(state: SessionState, { session }: CommandOf<'session.erase'>): Decision {
  return state.phase === 'running' && state.id === session ? refused('already-running') : accepted([])
}

/** The step on which the button was pressed travels along, so that a double press or two remotes cannot skip one. */
function move(
  state: RunningState,
  command: CommandOf<'guide.next' | 'guide.back'>,
  to: StepNumber | null,
  atTheEnd: Refusal,
): Decision {
  if (command.from !== state.step) return refused('moved-on')
  return to === null ? refused(atTheEnd) : changeStep(state, command, to)
}

/** Whoever leaves the step in which everybody took a place leaves the line of today behind. */
function changeStep(state: RunningState, { at, line }: Command, to: StepNumber): Decision {
  const keepsToday = asksForPlace(state.step) && to > state.step && !state.todayByHand && totalOf(line) > 0
  return accepted([{ type: 'step-changed', at, from: state.step, to, ...(keepsToday ? { today: line } : {}) }])
}

/** What was done meanwhile, by somebody else, is not what this person wants to take back. */
function undo(state: RunningState, { at, action }: CommandOf<'undo'>): Decision {
  const last = state.undo.at(-1)
  if (last === undefined) return refused('nothing-to-undo')
  return last.action === action ? accepted([{ type: 'undone', at }]) : refused('moved-on')
}

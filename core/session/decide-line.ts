/** What may be done with the line: showing it, keeping moments of it, the hand, and who on it has been heard. */
import { correct, isIdle, MOST_BY_HAND, NO_HAND, type Hand } from '../floor/hand.ts'
import { withSource } from '../presence/sources.ts'
import { accepted, refused } from '../result.ts'
import type { Command, CommandOf } from './command.ts'
import type { Decision } from './decision.ts'
import type { RunningState } from './session.ts'
import { totalOf } from './snapshot.ts'

const TYPES = [
  'screen.positions',
  'moment.capture',
  'moment.drop',
  'ten.reached',
  'voice.hear',
  'voice.unhear',
  'floor.correct',
  'floor.manual',
  'floor.release',
  'sources.count',
  'line.left',
  'line.phones',
] as const
type LineCommand = CommandOf<(typeof TYPES)[number]>

export function isAboutLine(command: Command): command is LineCommand {
  return TYPES.some((type) => type === command.type)
}

export function decideLine(state: RunningState, command: LineCommand): Decision {
  const { at, line } = command
  switch (command.type) {
    case 'screen.positions': {
      const { to } = command
      if (state.positions === to && to !== 'frozen') return accepted([])
      return accepted([{ type: 'positions-changed', at, to, frozen: to === 'frozen' ? line : null }])
    }
    case 'moment.capture':
      if (totalOf(line) === 0) return refused('nothing-to-capture')
      return accepted([{ type: 'moment-captured', at, moment: command.moment, snapshot: line, by: 'person' }])
    case 'moment.drop':
      if (state[command.moment] === null) return accepted([])
      return accepted([{ type: 'moment-dropped', at, moment: command.moment }])
    case 'ten.reached':
      if (state.ideal !== null || totalOf(line) === 0) return accepted([])
      return accepted([{ type: 'moment-captured', at, moment: 'ideal', snapshot: line, by: 'room' }])
    case 'voice.hear':
      if (command.seen !== undefined && command.seen !== state.heard[command.number]) return accepted([])
      return accepted([{ type: 'voice-heard', at, number: command.number }])
    case 'voice.unhear':
      if ((state.heard[command.number] ?? 0) === 0) return accepted([])
      return accepted([{ type: 'voice-unheard', at, number: command.number }])
    case 'floor.correct':
      return correctLine(state, command)
    case 'floor.manual':
      return changeHand(at, { manual: true, people: [...(command.counts ?? line.counts)] })
    case 'floor.release':
      return isIdle(state.hand) ? accepted([]) : changeHand(at, NO_HAND)
    case 'sources.count': {
      const { source, on } = command
      if (state.sources.includes(source) === on) return accepted([])
      return accepted([{ type: 'sources-changed', at, sources: [...withSource(state.sources, source, on)] }])
    }
    case 'line.phones':
      return state.phones === command.on ? accepted([]) : accepted([{ type: 'phones-changed', at, on: command.on }])
    case 'line.left':
      return isIdle(state.hand) ? accepted([]) : accepted([{ type: 'hand-changed', at, hand: NO_HAND, left: true }])
  }
}

function correctLine(state: RunningState, { at, line, number, by }: CommandOf<'floor.correct'>): Decision {
  if (by < 0 && (line.counts[number] ?? 0) === 0) return refused('nobody-there')
  if (Math.abs((state.hand.people[number] ?? 0) + by) > MOST_BY_HAND) return refused('too-much')
  return changeHand(at, correct(state.hand, number, by))
}

function changeHand(at: number, hand: Hand): Decision {
  return accepted([{ type: 'hand-changed', at, hand }])
}

/** Every state of the big screen that a group can get to see, by name. */
import type { Person } from '#core/floor/floor'
import { STEP_NUMBERS } from '#core/method/steps'
import type { SessionView } from '#core/protocol/views'
import { peopleAt } from './scripted-host.ts'
import { IDLE_VIEW } from './room-views.ts'

export interface ScreenState {
  readonly name: string
  readonly view: SessionView
  readonly people: readonly Person[]
}

/** 21 people on their numbers of today. */
export const GROUP = peopleAt(2, 3, 3, 4, 4.1, 4.9, 5, 5.1, 5, 5.2, 5.9, 6, 6.1, 6, 5.9, 6.2, 7, 7.1, 6.9, 7.4, 8)
/** As many as there may be, all at the 10. */
const CROWD = peopleAt(...Array.from({ length: 40 }, (_, n) => 10 - ((n * 0.618) % 1) * 0.5))

export const RUNNING: SessionView = { ...IDLE_VIEW, phase: 'running', id: 'a-session', step: 4, topic: 'young-people' }

/** The longest topic, so that what fits here fits. */
const LONGEST: Partial<SessionView> = { topic: 'participation' }

export const SCREEN_STATES: readonly ScreenState[] = [
  { name: 'idle', view: IDLE_VIEW, people: GROUP.slice(0, 5) },
  ...STEP_NUMBERS.map((step) => ({ name: `step ${step}`, view: { ...RUNNING, ...LONGEST, step }, people: step > 6 ? [] : GROUP })),
  { name: 'step 5 at the 10', view: { ...RUNNING, step: 5 }, people: CROWD },
  { name: 'step 1 without a topic', view: { ...RUNNING, topic: null, step: 1 }, people: GROUP },
  { name: 'quiet', view: { ...RUNNING, ...LONGEST, quiet: true }, people: GROUP },
  { name: 'quiet without a topic', view: { ...RUNNING, topic: null, quiet: true }, people: GROUP },
  { name: 'floor lost', view: { ...RUNNING, source: { ...IDLE_VIEW.source, state: 'lost' } }, people: GROUP },
  { name: 'practice', view: { ...RUNNING, ...LONGEST, step: 3, practice: true }, people: GROUP },
  { name: 'closed', view: { ...RUNNING, phase: 'closed', step: 8 }, people: GROUP.slice(0, 5) },
]

/** The evening once more, in ten seconds: the group comes, stands, walks to the 10, walks back and makes its step. Nobody in it is anybody. */
import type { SessionView } from '#core/protocol/views'
import { SCALE_NUMBERS, type ScalePosition } from '#core/scale/position'
import type { Moment, Snapshot } from '#core/session/snapshot'
import type { StagedLine } from './line-stage.ts'

export interface Evening {
  readonly today: Snapshot
  readonly ideal: Snapshot | null
  readonly forward: Snapshot | null
}

export interface EveningFrame {
  readonly line: StagedLine
  /** Where the group is; null while it walks. */
  readonly moment: Moment | null
}

/** The whole evening, ms. */
export const EVENING_LASTS = 10_000

/** A walk from one moment to the next and a stand there, in parts of the evening that are then made to fit. */
interface Scene {
  readonly moment: Moment
  readonly walk: number
  readonly stand: number
}

/** Nobody sets off at the very same time: part of a walk by which the last one is later. */
const SPREAD = 0.35
/** An order in which neighbours do not follow each other: the golden ratio. */
const GOLDEN = 0.618_034
/** Ids of people that nobody knows, apart from all others on the screen. */
const FIRST_ID = 9_000_000
const NO_COUNTS = SCALE_NUMBERS.map(() => 0)

/** What can be played; null while there is no line of today. */
export function eveningOf(view: SessionView | null): Evening | null {
  if (view === null || view.phase !== 'closed' || view.today === null) return null
  return { today: view.today, ideal: view.ideal, forward: view.forward }
}

/** The line after so many ms; from the end on it stands still at the last moment. */
export function eveningAt(evening: Evening, elapsed: number): EveningFrame {
  const scenes = scenesOf(evening)
  const whole = scenes.reduce((sum, { walk, stand }) => sum + walk + stand, 0)
  let left = (Math.min(Math.max(0, elapsed), EVENING_LASTS) / EVENING_LASTS) * whole
  let before: Snapshot | null = null
  for (const { moment, walk, stand } of scenes) {
    const here: Snapshot = evening[moment] ?? evening.today
    if (left < walk) return { line: onTheWay(before, here, left / walk), moment: null }
    left -= walk
    if (left < stand) return { line: standing(here), moment }
    left -= stand
    before = here
  }
  return lastOf(evening)
}

/** How it ended: after the step, or where the group stood. */
function lastOf({ today, forward }: Evening): EveningFrame {
  return { line: standing(forward ?? today), moment: forward === null ? 'today' : 'forward' }
}

function scenesOf({ ideal, forward }: Evening): readonly Scene[] {
  const gathers: Scene = { moment: 'today', walk: 1.5, stand: 1.5 }
  const goesToTen: readonly Scene[] = [
    { moment: 'ideal', walk: 1.8, stand: 1.1 },
    { moment: 'today', walk: 1.6, stand: 0.7 },
  ]
  const steps: Scene = { moment: 'forward', walk: 1.2, stand: 0.6 }
  return [gathers, ...(ideal === null ? [] : goesToTen), ...(forward === null ? [] : [steps])]
}

function standing({ positions, counts }: Snapshot): StagedLine {
  return { people: positions.map((position, index) => personAt(index, position)), counts }
}

/** As if nobody overtook anybody; who is in one moment and not in the other comes or goes on the way. */
function onTheWay(from: Snapshot | null, to: Snapshot, part: number): StagedLine {
  const many = Math.max(from?.positions.length ?? 0, to.positions.length)
  const people = Array.from({ length: many }, (_, index) => {
    const late = ((index * GOLDEN) % 1) * SPREAD
    const mine = Math.min(1, Math.max(0, (part - late) / (1 - SPREAD)))
    const [start, end] = [from?.positions[index], to.positions[index]]
    if (start !== undefined && end !== undefined) return personAt(index, start + (end - start) * eased(mine))
    if (end !== undefined) return mine > 0 ? personAt(index, end) : null
    return start !== undefined && mine < 0.5 ? personAt(index, start) : null
  })
  return { people: people.flatMap((person) => person ?? []), counts: NO_COUNTS }
}

function personAt(index: number, position: ScalePosition) {
  return { id: FIRST_ID + index, position, settled: true }
}

function eased(part: number): number {
  return part * part * (3 - 2 * part)
}

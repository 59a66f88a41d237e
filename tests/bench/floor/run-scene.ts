/** Plays one scene to a floor and scores what the floor says. */
import { createFloor, type FloorState } from '#core/floor/floor'
import { createChance } from './chance.ts'
import type { Family } from './families.ts'
import { play, truthAt, type Scene } from './scene.ts'
import { gateOf, scoreCourse, scoreEnd, type CourseScore, type EndScore, type Sample } from './score.ts'
import { createSettling } from './settling.ts'

export interface Outcome {
  readonly scene: number
  /** Scores of the moment 2.5 s after the strip came up, and of the end. */
  readonly early: EndScore
  readonly end: EndScore
  readonly course: CourseScore | null
  readonly firstMarks: readonly number[]
  readonly settling: readonly number[]
  /** Most marks at once of people who are not there. */
  readonly ghosts: number
  readonly people: number
  readonly frames: number
}

/** Every so many frames are scored as one: 0.1 s. */
const SAMPLE = 3
const EARLY = 2.5

/** Called with each sample, by who wants to see more than scores. */
export type Watch = (sample: Sample, state: FloorState) => void

export function makeScene(family: Family, seed: number, scene: number): Scene {
  return family.make(createChance(Math.imul(seed, 1_000_003) + Math.imul(scene, 7919) + nameSeed(family.name)))
}

function nameSeed(name: string): number {
  return Buffer.from(name).reduce((sum, byte) => (Math.imul(sum, 31) + byte) >>> 0, 7)
}

export function runScene(family: Family, seed: number, index: number, watch?: Watch): Outcome {
  const scene = makeScene(family, seed, index)
  const { geometry } = scene.plate
  const floor = createFloor(geometry)
  const gate = gateOf(geometry.length)
  const settling = createSettling(scene.people, gate, geometry.length)
  const samples: Sample[] = []
  let [frames, ghosts, lastTime] = [0, 0, 0]
  let early = scoreEnd([], [])
  for (const { time, reading } of play(scene)) {
    if (reading !== null) floor.accept(reading)
    frames += 1
    if (family.scored === 'ghosts') {
      ghosts = Math.max(ghosts, floor.state().people.length)
      if (frames % SAMPLE === 0) watch?.({ time, truth: [], told: floor.state().people }, floor.state())
      continue
    }
    const truth = truthAt(scene, time)
    const told = floor.state().people
    const blind = scene.blind?.some(([from, to]) => time >= from && time < to) === true
    if (!blind) settling.look(time, truth, told)
    const sample: Sample = { time, truth, told }
    if (frames % SAMPLE === 0) {
      watch?.(sample, floor.state())
      if (!blind) samples.push(sample)
      ghosts = Math.max(ghosts, told.length - truth.length)
    }
    if (time <= EARLY) early = scoreEnd(truth, told)
    lastTime = time
  }
  const last = truthAt(scene, lastTime)
  return {
    scene: index,
    early,
    end: scoreEnd(last, floor.state().people),
    course: family.scored === 'end' || family.scored === 'ghosts' ? null : scoreCourse(samples, gate),
    firstMarks: settling.firstMarks,
    settling: settling.times,
    ghosts,
    people: last.length,
    frames,
  }
}

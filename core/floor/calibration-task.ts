/** Something that is being learned of the floor from its readings: an empty floor, a walk, somebody on a sheet. */
import { refused, type Result } from '../result.ts'
import { moveMark, turnRound, type Calibration, type MarkNumber, type MarkRefusal } from './calibration.ts'
import { createStand, type StandRefusal } from './calibration-stand.ts'
import { createWalk, type WalkFinding, type WalkRefusal } from './calibration-walk.ts'
import { createZeroing, type ZeroRefusal } from './calibration-zero.ts'
import type { FloorGeometry, Reading } from './reading.ts'

export type TaskName =
  | { readonly task: 'zero'; readonly mark: null }
  | { readonly task: 'walk'; readonly mark: null }
  | { readonly task: 'mark'; readonly mark: MarkNumber }

/** What came of it: the calibration from now on, and what a walk found. */
export interface TaskOutcome {
  readonly calibration: Calibration
  readonly walk: WalkFinding | null
}

export interface Task {
  readonly name: TaskName
  take(reading: Reading): void
  /** 0 to 1. */
  readonly progress: number
  /** Where the walker is, mm from the strip's own 0; null when nobody is seen. */
  readonly where: number | null
  /** It ends by itself now. */
  readonly isOver: boolean
  finish(): Result<TaskOutcome, ZeroRefusal | WalkRefusal | StandRefusal | MarkRefusal>
}

/** Whoever walked the line and was not seen for so long, ms, has stepped off. */
const STEPPED_OFF = 1500
const WALKED = 0.9
/** Nobody stands still on a sheet after so long, ms: they are told. */
const PATIENCE = 20_000

export function createTask(name: TaskName, geometry: FloorGeometry, calibration: Calibration): Task {
  switch (name.task) {
    case 'zero':
      return zeroTask(name, geometry, calibration)
    case 'walk':
      return walkTask(name, geometry, calibration)
    case 'mark':
      return markTask(name, geometry, calibration)
  }
}

function zeroTask(name: TaskName, geometry: FloorGeometry, calibration: Calibration): Task {
  const zeroing = createZeroing(geometry)
  return {
    name,
    take: zeroing.take,
    get progress() {
      return zeroing.progress
    },
    where: null,
    get isOver() {
      return zeroing.progress === 1
    },
    finish() {
      const zero = zeroing.finish()
      return zero.ok ? { ok: true, value: { calibration, walk: null } } : zero
    },
  }
}

function walkTask(name: TaskName, geometry: FloorGeometry, calibration: Calibration): Task {
  const walk = createWalk(geometry)
  let seen = Infinity
  let now = 0
  return {
    name,
    take(reading) {
      walk.take(reading)
      now = reading.at
      if (walk.where !== null) seen = now
    },
    get progress() {
      return walk.progress
    },
    get where() {
      return walk.where
    },
    get isOver() {
      return walk.isFull || (walk.progress >= WALKED && now - seen > STEPPED_OFF)
    },
    finish() {
      const found = walk.finish()
      if (!found.ok) return found
      const { gains, bad, mirrored } = found.value
      const learned = { ...calibration, gains: [...gains], bad: [...bad] }
      return { ok: true, value: { calibration: turnRound(learned, mirrored), walk: found.value } }
    },
  }
}

function markTask(name: Extract<TaskName, { task: 'mark' }>, geometry: FloorGeometry, calibration: Calibration): Task {
  const stand = createStand(geometry, calibration)
  let from = -1
  let now = -1
  return {
    name,
    take(reading) {
      if (from < 0) from = reading.at
      now = reading.at
      stand.take(reading)
    },
    get progress() {
      return stand.progress
    },
    where: null,
    get isOver() {
      return stand.progress === 1 || now - from > PATIENCE
    },
    finish() {
      if (from < 0) return refused('nobody-there')
      const place = stand.finish()
      if (!place.ok) return place
      const moved = moveMark(calibration, geometry, name.mark, place.value)
      return moved.ok ? { ok: true, value: { calibration: moved.value, walk: null } } : moved
    },
  }
}

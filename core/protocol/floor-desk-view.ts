/** What remotes are told of the floor itself: its board, how it is calibrated, what is being done about that, and recordings. */
import * as v from 'valibot'
import { badCellSchema, MARK_NUMBERS } from '../floor/calibration.ts'
import { STAND_REFUSALS } from '../floor/calibration-stand.ts'
import { WALK_REFUSALS } from '../floor/calibration-walk.ts'
import { ZERO_REFUSALS } from '../floor/calibration-zero.ts'
import { stripPlaceSchema } from '../floor/strips.ts'
import { SOURCE_STATES } from './source-view.ts'

const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const part = v.pipe(v.number(), v.minValue(0), v.maxValue(1))

/** What can be done, in the order of the page. */
export const CALIBRATION_TASKS = ['zero', 'walk', 'mark', 'mirror', 'restore'] as const
export type CalibrationTask = (typeof CALIBRATION_TASKS)[number]

/**
 * Why a task came to nothing. `strip-gone`: the strip was not heard any more; `board-silent`: the board did not answer; `not-stored`: the disk
 * would not keep it.
 */
export const TASK_REFUSALS = [
  ...new Set([
    ...ZERO_REFUSALS,
    ...WALK_REFUSALS,
    ...STAND_REFUSALS,
    'marks-out-of-order',
    'marks-too-close',
    'strip-gone',
    'board-silent',
    'not-stored',
  ] as const),
]
export type TaskRefusal = (typeof TASK_REFUSALS)[number]

const mark = v.nullable(v.picklist(MARK_NUMBERS))

export const taskViewSchema = v.variant('state', [
  v.object({ state: v.literal('idle') }),
  v.object({ state: v.literal('zeroing'), progress: part }),
  /** `where` the walker is, as a part of the strip from its first cell; null while nobody is seen. */
  v.object({ state: v.literal('walking'), progress: part, where: v.nullable(part) }),
  v.object({ state: v.literal('marking'), mark: v.picklist(MARK_NUMBERS), progress: part }),
  v.object({
    state: v.literal('done'),
    task: v.picklist(CALIBRATION_TASKS),
    mark,
    /** What a walk found: cells judged, bad ones, and whether the strip turned out to lie the other way round. */
    found: v.nullable(v.object({ judged: count, bad: count, turned: v.boolean() })),
  }),
  v.object({ state: v.literal('refused'), task: v.picklist(CALIBRATION_TASKS), mark, why: v.picklist(TASK_REFUSALS) }),
])
export type TaskView = v.InferOutput<typeof taskViewSchema>

export const recordingSchema = v.object({ name: v.string(), bytes: count })
export type Recording = v.InferOutput<typeof recordingSchema>

const stripSchema = v.object({
  /** Of its board; null as long as none was heard. */
  uid: v.nullable(v.string()),
  state: v.picklist(SOURCE_STATES),
  place: stripPlaceSchema,
  /** Somebody said where it lies; until then nobody on it counts. */
  isLaid: v.boolean(),
})
export type StripView = v.InferOutput<typeof stripSchema>

/**
 * What should be known of the strip: what is kept of it could not be read (`set-aside`); it has other cells now (`other-strip`); two strips call
 * themselves the same, and one of them is not listened to (`twin-strips`).
 */
export const FLOOR_NOTICES = ['set-aside', 'other-strip', 'twin-strips'] as const

export const floorDeskViewSchema = v.object({
  /** The version of the kiosk. */
  kiosk: v.string(),
  /** Of the strip that was chosen, as all that follows; of the first one if none was. */
  board: v.nullable(
    v.object({
      uid: v.string(),
      firmware: v.string(),
      cells: count,
      /** mm; `origin` from the strip's own 0 to the middle of its first cell. */
      pitch: v.number(),
      origin: v.number(),
      length: v.number(),
      rate: v.number(),
    }),
  ),
  /** Null when nothing was learned of this strip. `at` is host time, ms since 1970. */
  calibration: v.nullable(
    v.object({
      at: count,
      /** Cells whose gain was learned by a walk. */
      walked: v.boolean(),
      bad: v.array(badCellSchema),
    }),
  ),
  /** Where the 0, the 5 and the 10 lie, mm from the strip's own 0, and whether it lies the other way round. */
  marks: v.tuple([v.number(), v.number(), v.number()]),
  mirrored: v.boolean(),
  canRestore: v.boolean(),
  notice: v.nullable(v.picklist(FLOOR_NOTICES)),
  task: taskViewSchema,
  /** What is being recorded, of the strip with this board; null when nothing is. */
  recording: v.nullable(v.object({ name: v.string(), since: count, uid: v.nullable(v.string()) })),
  recordings: v.array(recordingSchema),
  /** All strips, the first one first; empty as long as there is one that lies along the whole line. */
  strips: v.array(stripSchema),
})
export type FloorDeskView = v.InferOutput<typeof floorDeskViewSchema>

/** What each cell feels, kg in halves, in the order of the board: for the picture, at most ten times a second. */
export const loadsViewSchema = v.object({ cells: v.pipe(v.array(count), v.maxLength(480)) })
export type LoadsView = v.InferOutput<typeof loadsViewSchema>

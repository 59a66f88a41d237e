/** Calibrations in the data folder: one file a board, the one that holds and the one before. Whole or not at all. */
import { readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { calibrationSchema } from '#core/floor/calibration'
import { stripPlaceSchema, type StripPlace } from '#core/floor/strips'
import { accepted, refused, type Result } from '#core/result'
import { keepWhole, readKept, setAside } from '../kept-file.ts'
import type { Log } from '../ports/log.ts'

/** `at` is wall time, ms since 1970. `walked`: gains come from a walk. */
const keptSchema = v.strictObject({
  at: v.pipe(v.number(), v.integer(), v.minValue(0)),
  walked: v.boolean(),
  calibration: calibrationSchema,
})
export type KeptCalibration = v.InferOutput<typeof keptSchema>

const fileSchema = v.strictObject({
  version: v.literal(1),
  uid: v.string(),
  current: v.nullable(keptSchema),
  previous: v.nullable(keptSchema),
  /** Where this strip lies; absent: along the whole line. */
  place: v.exactOptional(stripPlaceSchema),
})

/** What is kept of a board. Null is a strip of which nothing was learned: the first calibration has that before it. */
export interface KeptOfBoard {
  readonly current: KeptCalibration | null
  readonly previous: KeptCalibration | null
  readonly place?: StripPlace
}

export interface CalibrationStore {
  /** `setAside`: there was a file that could not be read; it lies beside, and the board starts anew. */
  read(uid: string): KeptOfBoard & { readonly setAside: boolean }
  /** From now on this holds, and what held is the previous one. When it cannot be kept, all is as it was. */
  keep(uid: string, next: KeptCalibration): Result<KeptOfBoard, 'not-stored'>
  /** The previous one holds, and what held is the previous one. */
  restore(uid: string): Result<KeptOfBoard, 'no-earlier' | 'not-stored'>
  /** From now on this strip lies there; what was learned of it stays. */
  lay(uid: string, place: StripPlace): Result<KeptOfBoard, 'not-stored'>
}

/** Boards of which something is kept: far more than a kiosk ever meets. The one that was used longest ago goes. */
const MOST_BOARDS = 32
/** What a board may call itself, and so the name of a file. */
const UID = /^[0-9A-F]{8,16}$/
const NOTHING: KeptOfBoard = { current: null, previous: null }

export function openCalibrationStore(data: string, log: Log): CalibrationStore {
  const folder = join(data, 'floors')

  function fileOf(uid: string): string {
    if (!UID.test(uid)) throw new Error(`${uid} is no board`)
    return join(folder, `${uid}.json`)
  }

  function read(uid: string): KeptOfBoard & { readonly setAside: boolean } {
    const file = fileOf(uid)
    const kept = readKept(file, fileSchema)
    if (kept.ok && kept.value === null) return { ...NOTHING, setAside: false }
    if (kept.ok && kept.value?.uid === uid) {
      const { current, previous, place } = kept.value
      return { current, previous, ...(place === undefined ? {} : { place }), setAside: false }
    }
    log.warn({ file }, 'a calibration could not be read: it was set aside')
    setAside(file, log)
    return { ...NOTHING, setAside: true }
  }

  function write(uid: string, kept: KeptOfBoard): Result<KeptOfBoard, 'not-stored'> {
    const file = fileOf(uid)
    try {
      keepWhole(file, `${JSON.stringify({ version: 1, uid, ...kept })}\n`)
      forgetOldest()
    } catch (error) {
      log.error({ err: error, file }, 'a calibration could not be kept')
      return refused('not-stored')
    }
    return accepted(kept)
  }

  function forgetOldest(): void {
    const files = readdirSync(folder)
      .filter((name) => name.includes('.json'))
      .map((name) => join(folder, name))
    const byAge = files.map((file) => ({ file, at: statSync(file).mtimeMs })).toSorted((one, other) => other.at - one.at)
    for (const { file } of byAge.slice(MOST_BOARDS)) rmSync(file)
  }

  return {
    read,
    keep(uid, next) {
      const { current, place } = read(uid)
      return write(uid, { current: next, previous: current, ...(place === undefined ? {} : { place }) })
    },
    lay(uid, place) {
      const { current, previous } = read(uid)
      return write(uid, { current, previous, place })
    },
    restore(uid) {
      const { current, previous, place } = read(uid)
      if (current === null && previous === null) return refused('no-earlier')
      return write(uid, { current: previous, previous: current, ...(place === undefined ? {} : { place }) })
    },
  }
}

/** Calibrations in the data folder: one file a board, the one that holds and the one before. Whole or not at all. */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { calibrationSchema } from '#core/floor/calibration'
import { stripPlaceSchema, type StripPlace } from '#core/floor/strips'
import { accepted, refused, type Result } from '#core/result'
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
/** A file of a strip with 480 cells is 30 KB. */
const LONGEST_FILE = 256 * 1024
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
    if (!existsSync(file)) return { ...NOTHING, setAside: false }
    const kept = parse(file, uid)
    if (kept !== null) return { ...kept, setAside: false }
    log.warn({ file }, 'a calibration could not be read: it was set aside')
    setAside(file)
    return { ...NOTHING, setAside: true }
  }

  /** A folder that may not be written keeps the damaged file where it is; it is not read all the same. */
  function setAside(file: string): void {
    try {
      renameSync(file, `${file}.damaged`)
    } catch (error) {
      log.warn({ err: error, file }, 'a damaged calibration could not be moved')
    }
  }

  function write(uid: string, kept: KeptOfBoard): Result<KeptOfBoard, 'not-stored'> {
    const file = fileOf(uid)
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      writeFileSync(`${file}.new`, `${JSON.stringify({ version: 1, uid, ...kept })}\n`, { mode: 0o600, flush: true })
      renameSync(`${file}.new`, file)
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

function parse(file: string, uid: string): KeptOfBoard | null {
  try {
    if (statSync(file).size > LONGEST_FILE) return null
    const json: unknown = JSON.parse(readFileSync(file, 'utf8'))
    const parsed = v.safeParse(fileSchema, json)
    if (!parsed.success || parsed.output.uid !== uid) return null
    const { current, previous, place } = parsed.output
    return { current, previous, ...(place === undefined ? {} : { place }) }
  } catch (error) {
    // Neither JSON nor readable: damaged all the same. Anything else is a bug.
    if (error instanceof SyntaxError || (error instanceof Error && 'code' in error)) return null
    throw error
  }
}

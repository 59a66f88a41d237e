/** Which reader that types stands at which mark, in the data folder: its voice and its mark, and nothing of any badge. */
import { join } from 'node:path'
import * as v from 'valibot'
import type { ScaleNumber } from '#core/scale/position'
import { SCALE_NUMBERS } from '#core/scale/position'
import { accepted, refused, type Result } from '#core/result'
import { keepWhole, readKept } from '../kept-file.ts'
import type { Log } from '../ports/log.ts'

/** Where a reader stands, and how many digits the numbers have that it types. */
export interface Wedge {
  readonly mark: ScaleNumber
  readonly digits: number
}

/** The reader of each voice. */
export type Voices = ReadonlyMap<string, Wedge>

export interface WedgeStore {
  read(): Voices
  keep(voices: Voices): Result<null, 'not-stored'>
}

const fileSchema = v.strictObject({
  version: v.literal(1),
  readers: v.pipe(
    v.array(
      v.strictObject({
        voice: v.pipe(v.string(), v.regex(/^[G-Z]?$/)),
        mark: v.picklist(SCALE_NUMBERS),
        digits: v.pipe(v.number(), v.integer(), v.minValue(4), v.maxValue(32)),
      }),
    ),
    v.maxLength(21),
  ),
})
const LONGEST_FILE = 4096

export function openWedgeStore(data: string, log: Log): WedgeStore {
  const file = join(data, 'readers.json')
  return {
    read() {
      const kept = readKept(file, fileSchema, LONGEST_FILE)
      if (!kept.ok) log.warn({ file }, 'the readers that type could not be read: they have to be learned again')
      const readers = kept.ok ? kept.value?.readers : []
      return new Map(readers?.map(({ voice, mark, digits }) => [voice, { mark, digits }]))
    },
    keep(voices) {
      const readers = [...voices].map(([voice, wedge]) => ({ voice, mark: wedge.mark, digits: wedge.digits }))
      try {
        keepWhole(file, `${JSON.stringify({ version: 1, readers })}\n`)
      } catch (error) {
        log.error({ err: error, file }, 'the readers that type could not be kept')
        return refused('not-stored')
      }
      return accepted(null)
    },
  }
}

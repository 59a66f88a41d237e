/** What can be set about the archive. */
import * as v from 'valibot'

/** Ten years is longer than any purpose for which notes of a group may be kept. */
export const MOST_KEEP_DAYS = 3650

export const settingsSchema = v.strictObject({
  /** Days after which a session in which nothing has happened since is erased; null keeps until somebody erases. */
  keepDays: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_KEEP_DAYS))),
})
export type Settings = v.InferOutput<typeof settingsSchema>

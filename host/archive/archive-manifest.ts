/** What an export says of itself: `manifest.json`. */
import * as v from 'valibot'

export const ARCHIVE_FORMAT = 'meetlat-archive'
/** Rises when an older Meetlat could no longer read what is written. */
export const ARCHIVE_VERSION = 1

const count = v.pipe(v.number(), v.integer(), v.minValue(0))

export const archiveManifestSchema = v.object({
  format: v.literal(ARCHIVE_FORMAT),
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  sessions: count,
  /** Sessions whose page or picture could not be made on that kiosk. */
  withoutPdf: v.optional(count),
  withoutPng: v.optional(count),
})
export type ArchiveManifest = v.InferOutput<typeof archiveManifestSchema>

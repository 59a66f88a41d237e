/** Why a zip is not unpacked. */
export const ZIP_REFUSALS = [
  /** Larger than any archive of ours, packed or unpacked. */
  'too-large',
  'too-many-files',
  /** Unpacks to far more than it is. */
  'bomb',
  'not-a-zip',
  'damaged',
  'encrypted',
  /** A name that leads out of the folder, or begins at the root. */
  'unsafe-name',
  'duplicate-name',
  'symbolic-link',
  /** Packed in a way that we do not unpack. */
  'unknown-packing',
] as const
export type ZipRefusal = (typeof ZIP_REFUSALS)[number]

/** Why a file is not taken into the archive. Each has a sentence in `content/`. */
export const IMPORT_REFUSALS = [
  ...ZIP_REFUSALS,
  /** Made by a newer Meetlat. */
  'newer-version',
  'no-sessions',
  /** Something in it is not a session of Meetlat. */
  'not-a-session',
  'session-running',
  'not-stored',
] as const
export type ImportRefusal = (typeof IMPORT_REFUSALS)[number]

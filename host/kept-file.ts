/** Small files in the data folder, for what the kiosk keeps beside its journal: whole or not at all, and there after the plug was pulled. */
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import * as v from 'valibot'
import { accepted, refused, type Result } from '#core/result'
import type { Log } from './ports/log.ts'
import { codeOf } from './system-error.ts'

/** No honest file of ours comes near this, bytes: what is known of a strip with 480 cells takes 30 KB. */
const USUAL_LONGEST = 256 * 1024

/** What is in a file of JSON of at most so many bytes; null when there is none. */
export function readKept<Kept>(
  file: string,
  schema: v.GenericSchema<unknown, Kept>,
  longest = USUAL_LONGEST,
): Result<Kept | null, 'damaged'> {
  if (!existsSync(file)) return accepted(null)
  try {
    if (statSync(file).size > longest) return refused('damaged')
    const kept = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), readFileSync(file, 'utf8'))
    return kept.success ? accepted(kept.output) : refused('damaged')
  } catch (error) {
    // What the system does not let us read is damaged all the same. Anything else is a bug.
    if (codeOf(error) === null) throw error
    return refused('damaged')
  }
}

/** Throws what the system says when the disk does not take it; then the file is as it was. The folder is made if need be. */
export function keepWhole(file: string, text: string): void {
  const folder = dirname(file)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  writeFileSync(`${file}.new`, text, { mode: 0o600, flush: true })
  renameSync(`${file}.new`, file)
  flushFolder(folder)
}

/** A damaged file lies beside from now on, for whoever wants to look at it. In a folder that may not be written it stays, and is not read all the same. */
export function setAside(file: string, log: Log): void {
  try {
    renameSync(file, `${file}.damaged`)
  } catch (error) {
    log.warn({ err: error, file }, 'a damaged file could not be moved')
  }
}

/** A new name in a folder is on disk when the folder is. Windows does so by itself, and cannot be told to. */
function flushFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** The captures in a folder, for who wants to play or send one. */
import { open, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { accepted, refused, type Result } from '#core/result'
import { parseRecord } from '#firmware/capture'
import { codeOf } from '../system-error.ts'

export interface CaptureEntry {
  /** Name of the file, in the folder of the captures. */
  readonly name: string
  /** Bytes. */
  readonly size: number
  /** ms; null when its end does not tell. */
  readonly duration: number | null
}

const NAME = /^[\w.-]{1,100}\.capture$/
/** So many are listed at most, the newest ones. */
const MOST_LISTED = 200
/** The end of a file in which its last line is, in bytes: no line of LINE/1 has more than 512. */
const TAIL = 4096

/** Newest first, by their names. A folder that is not there has none. */
export async function listCaptures(folder: string): Promise<Result<readonly CaptureEntry[], 'not-readable'>> {
  try {
    const names = (await readdir(folder)).filter((name) => NAME.test(name)).toSorted()
    return accepted(
      await Promise.all(
        names
          .slice(-MOST_LISTED)
          .toReversed()
          .map((name) => describe(folder, name)),
      ),
    )
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? accepted([]) : refused('not-readable')
  }
}

async function describe(folder: string, name: string): Promise<CaptureEntry> {
  const file = await open(join(folder, name))
  try {
    const { size } = await file.stat()
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(TAIL), position: Math.max(0, size - TAIL) })
    const lines = buffer.toString('latin1', 0, bytesRead).split('\n').slice(0, -1)
    return { name, size, duration: parseRecord(lines.at(-1) ?? '')?.at ?? null }
  } finally {
    await file.close()
  }
}

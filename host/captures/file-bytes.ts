/** The bytes of a file, packed with gzip or not. */
import { open } from 'node:fs/promises'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { accepted, refused, type Result } from '#core/result'
import { codeOf } from '../system-error.ts'

/** How a file that gzip has packed begins (RFC 1952, 2.3.1). */
const GZIP = [0x1f, 0x8b]

/**
 * Opens the file at once; the reason of a refusal is a sentence. The bytes are read as they are asked for, which throws an `Error` if the
 * file cannot be read to its end.
 */
export async function openFileBytes(path: string): Promise<Result<AsyncIterable<Uint8Array>, string>> {
  try {
    const file = await open(path)
    if (!(await file.stat()).isFile()) {
      await file.close()
      return refused(`${path} is not a file.`)
    }
    const { buffer: beginning } = await file.read({ buffer: new Uint8Array(GZIP.length), position: 0 })
    const isPacked = GZIP.every((byte, index) => beginning[index] === byte)
    const stream = file.createReadStream({ start: 0 })
    // The callback keeps a failure from being nobody's; whoever reads gets it as well.
    return accepted(toTheEnd(path, isPacked ? pipeline(stream, createGunzip(), () => undefined) : stream))
  } catch (error) {
    return refused(explain(error, path))
  }
}

async function* toTheEnd(path: string, chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  try {
    yield* chunks
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new Error(`${path} cannot be read to its end: ${why}.`, { cause: error })
  }
}

function explain(error: unknown, path: string): string {
  if (!(error instanceof Error)) return String(error)
  return codeOf(error) === 'ENOENT' ? `There is no file ${path}.` : `${path} cannot be read: ${error.message}`
}

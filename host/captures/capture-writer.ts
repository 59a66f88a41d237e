/** Writes a capture: what came over one link, a record a line, `at TAB line`, latin1, `at` in ms since the first one. */
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { finished } from 'node:stream/promises'
import { accepted, refused, type Result } from '#core/result'
import { formatRecord } from '#firmware/capture'
import { codeOf } from '../system-error.ts'

export interface CaptureWriter {
  /** `at` on a clock that never runs back, ms. */
  write(at: number, line: string): void
  /** Lines written so far. */
  readonly lines: number
  /** Bytes written so far. */
  readonly bytes: number
  /** Resolves with why, as soon as the file can no longer be written. */
  readonly failed: Promise<string>
  /** Resolves when all of it is on the disk, or nothing more can be written. A capture without a line leaves no file. Once. */
  close(): Promise<void>
}

/** Makes the file; one that is there already is never touched. The reason of a refusal is a sentence. */
export async function openCaptureWriter(path: string): Promise<Result<CaptureWriter, string>> {
  const stream = createWriteStream(path, { flags: 'wx', encoding: 'latin1', flush: true })
  try {
    await once(stream, 'open')
  } catch (error) {
    return refused(explain(error, path))
  }
  let begin: number | null = null
  let lines = 0
  let bytes = 0
  const failed = new Promise<string>((resolve) => {
    stream.on('error', (error) => resolve(explain(error, path)))
  })

  async function close(): Promise<void> {
    stream.end()
    await Promise.race([finished(stream), failed])
    // Somebody may have tidied it up already.
    if (lines === 0) await rm(path, { force: true })
  }

  return accepted({
    write(at, line) {
      begin ??= at
      lines += 1
      const record = formatRecord({ at: Math.round(at - begin), line })
      // Latin1: a character is a byte.
      bytes += record.length
      stream.write(record)
    },
    get lines() {
      return lines
    },
    get bytes() {
      return bytes
    },
    failed,
    close,
  })
}

function explain(error: unknown, path: string): string {
  if (!(error instanceof Error)) return String(error)
  return codeOf(error) === 'EEXIST' ? `${path} is there already: name another file.` : error.message
}

/** The bytes of a board in a file: a capture without its times, or bytes as they came; packed with gzip or not. */
import { accepted, type Result } from '#core/result'
import { createTimeStripper } from '#firmware/capture'
import { openFileBytes } from './file-bytes.ts'

/** As `openFileBytes`. */
export async function openWireBytes(path: string): Promise<Result<AsyncIterable<Uint8Array>, string>> {
  const opened = await openFileBytes(path)
  return opened.ok ? accepted(withoutTimes(opened.value)) : opened
}

async function* withoutTimes(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const strip = createTimeStripper()
  for await (const chunk of chunks) yield strip(chunk)
}

/** Reads a capture, packed with gzip or not: its records, one after another. */
import { accepted, type Result } from '#core/result'
import { parseRecord, type CaptureRecord } from '#firmware/capture'
import { openFileBytes } from './file-bytes.ts'

/** Nothing of LINE/1 is longer than 512 characters; boards that start up say more. What is longer still is no capture. */
const LONGEST_RECORD = 65_536

/**
 * Opens the file at once; the reason of a refusal is a sentence. The records are read as they are asked for, in order, which throws an
 * `Error` with a sentence if the file cannot be read to its end or is no capture.
 */
export async function openCapture(path: string): Promise<Result<AsyncIterable<CaptureRecord>, string>> {
  const opened = await openFileBytes(path)
  return opened.ok ? accepted(records(path, opened.value)) : opened
}

async function* records(path: string, chunks: AsyncIterable<Uint8Array>): AsyncIterable<CaptureRecord> {
  let rest = ''
  let number = 0
  function read(text: string): CaptureRecord {
    number += 1
    const record = parseRecord(text)
    if (record === null) throw new Error(`${path} is no capture: line ${number} is not "time TAB line".`)
    return record
  }
  for await (const chunk of chunks) {
    const texts = (rest + Buffer.from(chunk).toString('latin1')).split('\n')
    rest = texts.pop() ?? ''
    for (const text of texts) yield read(text)
    if (rest.length > LONGEST_RECORD) throw new Error(`${path} is no capture: it has a line without end.`)
  }
  // What a recording lost its power in is no record; all before it is good.
  if (rest !== '' && (number === 0 || parseRecord(rest) !== null)) yield read(rest)
}

/** Reads a capture: what came over one link, a record a line, `at TAB line`, latin1, `at` in ms since it began. */
import { open } from 'node:fs/promises'
import { accepted, refused, type Result } from '#core/result'
import { parseRecord, type CaptureRecord } from '#firmware/capture'

/** Nothing of LINE/1 is longer than 512 characters; boards that start up say more. What is longer still is no capture. */
const LONGEST_RECORD = 65_536

/** The records, in order, read as they are asked for. Opens the file at once; the reason of a refusal is a sentence. */
export async function openCapture(path: string): Promise<Result<AsyncIterable<CaptureRecord>, string>> {
  try {
    const file = await open(path)
    if ((await file.stat()).isFile()) return accepted(records(path, file.createReadStream({ encoding: 'latin1' })))
    await file.close()
    return refused(`${path} is not a file.`)
  } catch (error) {
    return refused(error instanceof Error ? error.message : String(error))
  }
}

/** Throws a `NotACapture` at the first line that is no record. */
export class NotACapture extends Error {}

async function* records(path: string, chunks: AsyncIterable<string>): AsyncIterable<CaptureRecord> {
  let rest = ''
  let number = 0
  const read = (text: string): CaptureRecord => {
    number += 1
    const record = parseRecord(text)
    if (record === null) throw new NotACapture(`${path} is no capture: line ${number} is not "time TAB line".`)
    return record
  }
  for await (const chunk of chunks) {
    const texts = (rest + chunk).split('\n')
    rest = texts.pop() ?? ''
    for (const text of texts) yield read(text)
    if (rest.length > LONGEST_RECORD) throw new NotACapture(`${path} is no capture: it has a line without end.`)
  }
  if (rest !== '') yield read(rest)
}

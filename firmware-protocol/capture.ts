/**
 * A capture: what came over one link, for replay, field reports and tests. Text, latin1, one record a line, `at TAB line`: host ms since
 * the capture began, and a line as it came, without its line end.
 */
import { LF } from './ascii.ts'

export interface CaptureRecord {
  /** Milliseconds since the capture began, a whole number. */
  readonly at: number
  /** A line as it came, without its line end. */
  readonly line: string
}

const RECORD = /^(\d{1,10})\t([^\n]*)$/
const MOST_DIGITS = 10
const TAB = 0x09
const DIGIT_0 = 0x30
const DIGIT_9 = 0x39

/** The record without its line end; null if the text is none. */
export function parseRecord(text: string): CaptureRecord | null {
  const [, at, line] = RECORD.exec(text) ?? []
  return at === undefined || line === undefined ? null : { at: Number(at), line }
}

/** The record with its line end. */
export function formatRecord({ at, line }: CaptureRecord): string {
  return `${at}\t${line}\n`
}

/**
 * Takes the times off the lines of a capture, chunk by chunk: what is left is what came over the link. Bytes that are no capture stay as
 * they are, as no line of LINE/1 begins with a digit.
 */
export function createTimeStripper(): (chunk: Uint8Array) => Uint8Array {
  /** The digits at the beginning of a line, until it is known whether they are a time; null inside a line. */
  let digits: number[] | null = []

  return (chunk) => {
    const rest = new Uint8Array(chunk.length + MOST_DIGITS)
    let length = 0
    for (const byte of chunk) {
      if (digits !== null) {
        if (byte >= DIGIT_0 && byte <= DIGIT_9 && digits.length < MOST_DIGITS) {
          digits.push(byte)
          continue
        }
        const isTime = byte === TAB && digits.length > 0
        if (!isTime) for (const digit of digits) rest[length++] = digit
        digits = null
        if (isTime) continue
      }
      rest[length++] = byte
      if (byte === LF) digits = []
    }
    return rest.subarray(0, length)
  }
}

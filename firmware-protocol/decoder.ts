/**
 * From bytes in any chunks to messages. A line ends at LF; one CR before it is no part of it. Inside a line only what follows the last
 * start character counts, so that a line which lost its end does not take the next one along. More bytes than a line may have: dropped
 * up to the next LF. Never holds more than one line, never throws for what comes in, and gives the same for any chunks.
 */
import { BANG, CR, DOLLAR, hexValue, LF, STAR, textOf, viewOf } from './ascii.ts'
import { crc16 } from './crc16.ts'
import { createDeviceParser } from './decode-device.ts'
import { createHostParser } from './decode-host.ts'
import { LONGEST_DEVICE_LINE, LONGEST_HOST_LINE, type DeviceMessage, type HostMessage, type Refusal } from './messages.ts'

export interface DecoderListener<Message> {
  /** A message; also one of an unknown type. */
  message(message: Message): void
  /** A line was refused. `number` is its `seq` or `id` if its checksum was good, else null. */
  refused?(refusal: Refusal, number: number | null): void
  /** A line as it came, without its line end, before what becomes of it. Not an empty or an overlong one. Looked for at each line. */
  readonly line?: ((line: string) => void) | undefined
}

export interface DecoderCounts {
  /** Messages of a known type. */
  readonly accepted: number
  /** Lines with a start character that are no message, and overlong lines. */
  readonly refused: number
  /** Lines without a start character, lines of the other side (an echo), messages of an unknown type. Not empty lines. */
  readonly ignored: number
  /** Fields and keys of later minor versions in accepted messages. */
  readonly skipped: number
}

export interface Decoder {
  readonly counts: DecoderCounts
  /** Bytes of the unfinished line that it holds. */
  readonly held: number
  /** Takes more bytes. Keeps none of the array itself. */
  push(bytes: Uint8Array): void
}

/** What a host reads. */
export function createDeviceDecoder(listener: DecoderListener<DeviceMessage>): Decoder {
  return createDecoder({ start: DOLLAR, longest: LONGEST_DEVICE_LINE }, createDeviceParser(), listener)
}

/** What a device reads. */
export function createHostDecoder(listener: DecoderListener<HostMessage>): Decoder {
  return createDecoder({ start: BANG, longest: LONGEST_HOST_LINE }, createHostParser(), listener)
}

interface Direction {
  /** The start character of the lines that are read. */
  readonly start: number
  /** Bytes of a line, LF included. */
  readonly longest: number
}

interface Parser<Message> {
  readonly skipped: number
  parse(bytes: DataView, from: number, to: number, checksum: number): Message | Refusal
}

/** "*" and four digits. */
const CHECKSUM_LENGTH = 5
/** How many bytes of a chunk are read at once; a chunk of a serial port is smaller. */
const PIECE = 4096

function createDecoder<Message extends { readonly type: string }>(
  { start, longest }: Direction,
  parser: Parser<Message>,
  listener: DecoderListener<Message>,
): Decoder {
  /** The unfinished line, and behind it the piece of a chunk that is being read: so every line stands in one place. */
  const buffer = new Uint8Array(longest - 1 + PIECE + 1)
  const bytes = viewOf(buffer)
  let held = 0
  /** The unfinished line is overlong: wait for its end. */
  let dropping = false
  /** Bytes of the last line, its LF not counted. */
  let usual = 0
  let accepted = 0
  let refused = 0
  let ignored = 0

  /** Reads the lines that end before `filled`, keeps the rest. */
  function readLines(filled: number): void {
    let from = 0
    // Ends the search.
    buffer[filled] = LF
    while (from < filled) {
      if (!takeUsual(from, filled)) {
        const end = buffer.indexOf(LF, Math.max(from, held))
        if (end === filled) break
        usual = end - from
        if (dropping) dropping = false
        else if (usual >= longest) refuse('overlong', null)
        else readLine(from, withoutCr(from, end))
      }
      from += usual + 1
    }
    keep(from, filled)
  }

  function keep(from: number, to: number): void {
    held = dropping ? 0 : to - from
    if (held >= longest) {
      held = 0
      dropping = true
      refuse('overlong', null)
    } else if (from > 0) {
      buffer.copyWithin(0, from, to)
    }
    // Lines that were read say who stood where, and nobody needs them any more.
    buffer.fill(0, held, to)
  }

  /**
   * Takes a line that is as long as the last one and a message from its first byte to its last. Frames come in rows of equal length, so
   * this spares most lines a search. It finds what the search would find: no message has a start character or LF inside.
   */
  function takeUsual(from: number, filled: number): boolean {
    const end = from + usual
    if (dropping || end >= filled || bytes.getUint8(end) !== LF || bytes.getUint8(from) !== start) return false
    const to = withoutCr(from, end)
    const read = readMessage(from, to)
    if (typeof read === 'string') return false
    listener.line?.(textOf(bytes, from, to))
    take(read)
    return true
  }

  function readLine(from: number, to: number): void {
    if (from === to) return
    listener.line?.(textOf(bytes, from, to))
    const last = lastStart(from, to)
    if (last < from) {
      ignored++
    } else if (bytes.getUint8(last) === start) {
      const read = readMessage(last, to)
      if (typeof read === 'string') refuse(read, read === 'checksum' ? null : lineNumber(bytes, last))
      else take(read)
    } else if (crc16(bytes, last + 1, to - CHECKSUM_LENGTH) === checksumOf(bytes, last, to)) {
      ignored++
    } else {
      refuse('checksum', null)
    }
  }

  /** Where a line that ends at `end` ends without its CR, if it has one. */
  function withoutCr(from: number, end: number): number {
    return end > from && bytes.getUint8(end - 1) === CR ? end - 1 : end
  }

  /** The index of the last start character of either side; less than `from` if there is none. */
  function lastStart(from: number, to: number): number {
    let at = to - 1
    while (at >= from && bytes.getUint8(at) !== DOLLAR && bytes.getUint8(at) !== BANG) at--
    return at
  }

  function readMessage(from: number, to: number): Message | Refusal {
    const checksum = checksumOf(bytes, from, to)
    return checksum < 0 ? 'checksum' : parser.parse(bytes, from + 1, to - CHECKSUM_LENGTH, checksum)
  }

  function take(message: Message): void {
    if (message.type === 'unknown') ignored++
    else accepted++
    listener.message(message)
  }

  function refuse(refusal: Refusal, number: number | null): void {
    refused++
    listener.refused?.(refusal, number)
  }

  return {
    get counts() {
      return { accepted, refused, ignored, skipped: parser.skipped }
    },
    get held() {
      return held
    },
    push(chunk) {
      for (let from = 0; from < chunk.length; from += PIECE) {
        const piece = chunk.length <= PIECE ? chunk : chunk.subarray(from, from + PIECE)
        buffer.set(piece, held)
        readLines(held + piece.length)
      }
    },
  }
}

/** The checksum that a line from its start character at `from` up to `to` says it has; -1 if it says none. */
function checksumOf(bytes: DataView, from: number, to: number): number {
  const star = to - CHECKSUM_LENGTH
  if (star <= from || bytes.getUint8(star) !== STAR) return -1
  const checksum = (hexByte(bytes, star + 1) << 8) | hexByte(bytes, star + 3)
  return checksum > 0xffff ? -1 : checksum
}

/** The two digits after the start character at `from`, as a number; null if they are none. */
function lineNumber(bytes: DataView, from: number): number | null {
  const number = hexByte(bytes, from + 1)
  return number < 0x100 ? number : null
}

/** The value of two digits; above any checksum, also when shifted, if they are none. */
function hexByte(bytes: DataView, at: number): number {
  const high = hexValue(bytes.getUint8(at))
  const low = hexValue(bytes.getUint8(at + 1))
  return (high | low) > 15 ? 0x1_0000 : (high << 4) | low
}

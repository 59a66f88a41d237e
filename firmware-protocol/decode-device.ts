/** From a device's line to its message. */
import { textOf } from './ascii.ts'
import { crc16 } from './crc16.ts'
import { KeyValues, readDigits, readNumber, readVersion } from './decode-fields.ts'
import { createFrameParser } from './decode-frame.ts'
import { FieldReader } from './field-reader.ts'
import * as layout from './layout.ts'
import {
  ACK_CODES,
  BOARD_ROLES,
  PROTOCOL_MAJOR,
  RESET_CAUSES,
  type CardEvent,
  type DeviceMessage,
  type Hello,
  type Refusal,
} from './messages.ts'

/** Reads the lines of one device, one after the other: how many cells a frame must have follows from the hello that came before it. */
export interface DeviceParser {
  /** Fields and keys of later minor versions that were skipped in messages that were taken. */
  readonly skipped: number
  /** The message of a line: the bytes between its start character and its `*`, and its checksum. */
  parse(bytes: DataView, from: number, to: number, checksum: number): DeviceMessage | Refusal
}

/** A message, and how many of the fields of its line are of a later minor version. */
interface Read {
  readonly message: DeviceMessage
  readonly skipped: number
}

const LETTER_B = 0x42
const LETTER_D = 0x44
const LETTER_F = 0x46
const CARD_MOVES: Readonly<Record<string, CardEvent['move']>> = { A: 'arrive', L: 'leave' }

export function createDeviceParser(): DeviceParser {
  const frames = createFrameParser()
  const reader = new FieldReader()
  /** Cells of the strip, once a hello has said it. A hello without it (a reader box on the same line) does not take it back. */
  let strip: number | null = null
  let skipped = 0

  function parse(bytes: DataView, from: number, to: number, checksum: number): DeviceMessage | Refusal {
    reader.open(bytes, from, to)
    const seq = reader.digits(2)
    const letterAt = reader.at
    const letter = reader.character()
    if (seq >= 0 && letter === LETTER_F) {
      const full = frames.full(seq, reader, strip, checksum)
      if (typeof full !== 'string') return full
      return crc16(bytes, from, to) === checksum ? full : 'checksum'
    }
    if (crc16(bytes, from, to) !== checksum) return 'checksum'
    if (seq < 0 || letterAt > to) return 'syntax'
    if (letter === LETTER_D) return frames.delta(seq, reader, strip)
    if (letter === LETTER_B) return frames.beat(seq, reader)
    const read = readText(seq, textOf(bytes, letterAt, to))
    if (typeof read === 'string') return read
    skipped += read.skipped
    if (read.message.type === 'hello') strip = read.message.n ?? strip
    return read.message
  }

  return {
    parse,
    get skipped() {
      return skipped + frames.skipped
    },
  }
}

function readText(seq: number, text: string): Read | Refusal {
  if (!layout.BODY.test(text)) return 'syntax'
  const [letters = '', ...fields] = text.split(',')
  switch (letters) {
    case 'H':
      return readHello(seq, fields)
    case 'N':
      return readCardEvent(seq, fields)
    case 'A':
      return readAck(seq, fields)
    case 'E':
      return readNotice(seq, fields)
    case 'T':
      return readPlainText(seq, fields)
    default:
      return layout.LETTERS.test(letters) ? read({ type: 'unknown', seq, letters, fields }) : 'syntax'
  }
}

function read(message: DeviceMessage, skipped = 0): Read {
  return { message, skipped }
}

function readHello(seq: number, fields: readonly string[]): Read | Refusal {
  const version = readVersion(fields[0])
  if (version === null) return 'syntax'
  // Of another major version nothing else is known, not even the order of the fields.
  if (version.major !== PROTOCOL_MAJOR) return read({ type: 'foreign-hello', seq, version })
  const [, roleName, uid = '', firmware = '', bootDigits, cause, ...pairs] = fields
  const boot = readDigits(bootDigits, layout.BOOT)
  const role = BOARD_ROLES.find((name) => name === roleName)
  const reset = RESET_CAUSES.find((name) => name === cause)
  if (role === undefined || reset === undefined) return 'syntax'
  if (!layout.UID.test(uid) || !layout.WORD.test(firmware) || Number.isNaN(boot)) return 'syntax'
  const keys = new KeyValues(pairs)
  const message: Hello = {
    type: 'hello',
    seq,
    version,
    role,
    uid,
    firmware,
    boot,
    reset,
    n: keys.number('n', layout.HELLO_BOUNDS.n),
    pitch: keys.number('pitch', layout.HELLO_BOUNDS.pitch),
    org: keys.number('org', layout.HELLO_BOUNDS.org),
    len: keys.number('len', layout.HELLO_BOUNDS.len),
    lsb: keys.number('lsb', layout.HELLO_BOUNDS.lsb),
    hz: keys.number('hz', layout.HELLO_BOUNDS.hz),
    enc: keys.encoding(),
    led: keys.number('led', layout.HELLO_BOUNDS.led),
    rd: keys.number('rd', layout.HELLO_BOUNDS.rd),
    mk: keys.marks(),
    evq: keys.number('evq', layout.HELLO_BOUNDS.evq),
  }
  return keys.refusal ?? read(message, keys.unread)
}

function readCardEvent(seq: number, fields: readonly string[]): Read | Refusal {
  const [time, number, place, letter, token = '', stay, ...others] = fields
  const t = readNumber(time)
  const event = readNumber(number)
  const mark = readNumber(place)
  const move = CARD_MOVES[letter ?? '']
  const dwell = stay === undefined ? null : readNumber(stay)
  if (Number.isNaN(t + event + mark + (dwell ?? 0)) || move === undefined || !layout.TOKEN.test(token)) return 'syntax'
  if (mark > layout.HIGHEST_MARK) return 'range'
  return read({ type: 'card', seq, t, event, mark, move, token, dwell }, others.length)
}

function readAck(seq: number, fields: readonly string[]): Read | Refusal {
  const [number, answer, ...rest] = fields
  const id = readDigits(number, layout.BYTE)
  const code = ACK_CODES.find((name) => name === answer)
  if (Number.isNaN(id) || code === undefined) return 'syntax'
  if (id === 0) return 'range'
  const known = rest.filter(isPairOrWord)
  return read({ type: 'ack', seq, id, code, fields: known }, rest.length - known.length)
}

function readNotice(seq: number, fields: readonly string[]): Read | Refusal {
  const [time, code = '', ...rest] = fields
  const t = readNumber(time)
  if (Number.isNaN(t) || !layout.NOTICE_CODE.test(code)) return 'syntax'
  const known = rest.filter(isPairOrWord)
  return read({ type: 'notice', seq, t, code, fields: known }, rest.length - known.length)
}

function isPairOrWord(field: string): boolean {
  return layout.WORD.test(field) || layout.KEY_VALUE.test(field)
}

function readPlainText(seq: number, fields: readonly string[]): Read | Refusal {
  const [text, ...others] = fields
  if (text === undefined || !layout.TEXT.test(text)) return 'syntax'
  return read({ type: 'text', seq, text }, others.length)
}

/** From a host's line to its message: what a device does, and so the simulator. */
import { textOf } from './ascii.ts'
import { crc16 } from './crc16.ts'
import { KeyValues, readDigits, readNumber, readVersion } from './decode-fields.ts'
import * as layout from './layout.ts'
import { LIGHT_EFFECTS, type Command, type ConfigKeys, type HostMessage, type Refusal, type UnknownCommand } from './messages.ts'

/** Reads the lines of one host, one after the other. */
export interface HostParser {
  /** Fields and keys of later minor versions that were skipped in messages that were taken. */
  readonly skipped: number
  /** The message of a line: the bytes between its start character and its `*`, and its checksum. */
  parse(bytes: DataView, from: number, to: number, checksum: number): HostMessage | Refusal
}

/** A command, and how many of the fields of its line are of a later minor version. */
interface Read {
  readonly command: Command | UnknownCommand
  readonly skipped: number
}

export function createHostParser(): HostParser {
  let skipped = 0
  return {
    parse(bytes, from, to, checksum) {
      if (crc16(bytes, from, to) !== checksum) return 'checksum'
      const text = textOf(bytes, from, to)
      if (!layout.BODY.test(text)) return 'syntax'
      const [number = '', letters, ...fields] = text.split(',')
      if (!layout.BYTE.test(number) || letters === undefined) return 'syntax'
      const id = Number.parseInt(number, 16)
      if (id === 0) return 'range'
      const read = readCommand(letters, fields)
      if (typeof read === 'string') return read
      skipped += read.skipped
      return { id, ...read.command }
    },
    get skipped() {
      return skipped
    },
  }
}

function readCommand(letters: string, fields: readonly string[]): Read | Refusal {
  switch (letters) {
    case 'H':
      return readHello(fields)
    case 'C':
      return readConfig(fields)
    case 'G':
      return read({ type: 'identify' }, fields.length)
    case 'Z':
      return readZero(fields)
    case 'L':
      return readLight(fields)
    case 'S':
      return readSalt(fields)
    case 'K':
      return readNumbered(fields, layout.NUMBER, (event) => ({ type: 'received', event }))
    case 'P':
      return readNumbered(fields, layout.NUMBER, (token) => ({ type: 'ping', token }))
    case 'R':
      return readNumbered(fields, layout.BOOT, (boot) => ({ type: 'reboot', boot }))
    default:
      return layout.LETTERS.test(letters) ? read({ type: 'unknown', letters, fields }) : 'syntax'
  }
}

function read(command: Command | UnknownCommand, skipped = 0): Read {
  return { command, skipped }
}

function readHello([number, ...others]: readonly string[]): Read | Refusal {
  const version = readVersion(number)
  return version === null ? 'syntax' : read({ type: 'hello', version }, others.length)
}

function readConfig(fields: readonly string[]): Read | Refusal {
  if (fields.length === 0) return 'syntax'
  const keys = new KeyValues(fields)
  const config: { -readonly [Key in keyof ConfigKeys]: ConfigKeys[Key] } = {}
  for (const key of layout.CONFIG_NUMBERS) {
    const value = keys.number(key, layout.CONFIG_BOUNDS[key])
    if (value !== null) config[key] = value
  }
  const encoding = keys.encoding()
  if (encoding !== null) config.enc = encoding
  return keys.refusal ?? read({ type: 'config', ...config }, keys.unread)
}

function readZero(fields: readonly string[]): Read | Refusal {
  if (fields.length === 0) return read({ type: 'zero', range: null })
  const [start, number, ...others] = fields
  const first = readNumber(start)
  const count = readNumber(number)
  return Number.isNaN(first + count) ? 'syntax' : read({ type: 'zero', range: { first, count } }, others.length)
}

function readLight([way, ...fields]: readonly string[]): Read | Refusal {
  if (way === 'M') return readMarks(fields)
  if (way === 'P') return readPixels(fields)
  return way === 'X' ? readEffect(fields) : 'syntax'
}

function readMarks([digits = '', ...others]: readonly string[]): Read | Refusal {
  if (!layout.MARK_COLOURS.test(digits)) return 'syntax'
  const colours = Array.from(digits, (digit) => Number.parseInt(digit, 16))
  return colours.includes(layout.RESERVED_COLOUR) ? 'range' : read({ type: 'light-marks', colours }, others.length)
}

function readPixels([start, number, digit, ...others]: readonly string[]): Read | Refusal {
  const first = readNumber(start)
  const count = readNumber(number)
  const colour = readDigits(digit, layout.DIGIT)
  if (Number.isNaN(first + count + colour)) return 'syntax'
  return colour === layout.RESERVED_COLOUR ? 'range' : read({ type: 'light-pixels', first, count, colour }, others.length)
}

function readEffect([digit, ...others]: readonly string[]): Read | Refusal {
  const number = readDigits(digit, layout.DIGIT)
  if (Number.isNaN(number)) return 'syntax'
  const effect = LIGHT_EFFECTS[number]
  return effect === undefined ? 'range' : read({ type: 'light-effect', effect }, others.length)
}

function readSalt([salt = '', ...others]: readonly string[]): Read | Refusal {
  return layout.SALT.test(salt) ? read({ type: 'salt', salt }, others.length) : 'syntax'
}

function readNumbered([digits, ...others]: readonly string[], shape: RegExp, command: (number: number) => Command): Read | Refusal {
  const number = readDigits(digits, shape)
  return Number.isNaN(number) ? 'syntax' : read(command(number), others.length)
}

/** The cells of a full frame in their three encodings. Part of the hot path: whole runs through tables, no text. */
import { digitValues, hex, hexValue, NO_DIGIT } from './ascii.ts'
import { CRC_TABLES, crc16 } from './crc16.ts'
import type { Encoding } from './messages.ts'

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const DIGITS = digitValues(BASE64)
/** Stands for a character that is no digit: above the 12 bits of two digits, another bit for the first and for the second of them. */
const NO_FIRST = 0x1000
const NO_SECOND = 0x2000
const NOT_TWO = NO_FIRST | NO_SECOND
/** Eight characters at a time: for each its part of the checksum in the upper 16 bits, its place among the 12 bits of two digits in the lower. */
const [SUM_0, SUM_1, SUM_2, SUM_3, SUM_4, SUM_5, SUM_6, SUM_7] = CRC_TABLES
const C0 = firstOfTwo(SUM_7)
const C1 = secondOfTwo(SUM_6)
const C2 = firstOfTwo(SUM_5)
const C3 = secondOfTwo(SUM_4)
const C4 = firstOfTwo(SUM_3)
const C5 = secondOfTwo(SUM_2)
const C6 = firstOfTwo(SUM_1)
const C7 = secondOfTwo(SUM_0)

/** How many characters carry so many cells. */
export function payloadLength(cells: number, encoding: Encoding): number {
  if (encoding === 8) return Math.ceil((cells * 4) / 3)
  return encoding === 6 ? cells : Math.ceil(cells / 4)
}

/** How many cells so many characters carry at most: the number itself, save that encoding 1 may end in up to 3 cells that are not there. */
export function mostCells(characters: number, encoding: Encoding): number {
  if (encoding === 8) return Math.floor((characters * 3) / 4)
  return encoding === 6 ? characters : characters * 4
}

/**
 * Fills `cells` from the payload at `from`, which must have `payloadLength(cells.length, encoding)` characters there. Gives the checksum
 * `crc` carried on over them; -1 if one of them is no digit of this encoding, or if bits beyond the last cell are set.
 */
export function unpackCells(bytes: DataView, from: number, encoding: Encoding, cells: Uint8Array, crc: number): number {
  if (encoding === 8) return unpackBytes(bytes, from, cells, crc)
  const isSound = encoding === 6 ? unpackSixes(bytes, from, cells) : unpackBits(bytes, from, cells)
  return isSound ? crc16(bytes, from, from + payloadLength(cells.length, encoding), crc) : -1
}

/** Cells as characters. Encoding 6 drops the lower two bits, encoding 1 all but whether there is something. */
export function packCells(cells: Uint8Array, encoding: Encoding): string {
  if (encoding === 8) return packBytes(cells)
  return encoding === 6 ? packSixes(cells) : packBits(cells)
}

/**
 * The one look-up that turns a character into its six bits brings its part of the checksum along: nearly all that comes is this, and
 * reading it once instead of twice makes the whole decoder a quarter faster.
 */
function unpackBytes(bytes: DataView, from: number, cells: Uint8Array, crc: number): number {
  const eights = cells.length - (cells.length % 6)
  let sum = crc
  let seen = 0
  let at = from
  for (let cell = 0; cell < eights; cell += 6, at += 8) {
    const high = bytes.getUint32(at)
    const low = bytes.getUint32(at + 4)
    const a = entry(C0, high >>> 24) ^ entry(C1, (high >>> 16) & 0xff)
    const b = entry(C2, (high >>> 8) & 0xff) ^ entry(C3, high & 0xff)
    const c = entry(C4, low >>> 24) ^ entry(C5, (low >>> 16) & 0xff)
    const d = entry(C6, (low >>> 8) & 0xff) ^ entry(C7, low & 0xff)
    sum = ((a ^ b ^ c ^ d) >>> 16) ^ part(SUM_7, sum >> 8) ^ part(SUM_6, sum & 0xff)
    seen |= a | b | c | d
    // The array keeps the lower 8 bits of each.
    cells[cell] = a >> 4
    cells[cell + 1] = (a << 4) | ((b >> 8) & 0x0f)
    cells[cell + 2] = b
    cells[cell + 3] = c >> 4
    cells[cell + 4] = (c << 4) | ((d >> 8) & 0x0f)
    cells[cell + 5] = d
  }
  if ((seen & NOT_TWO) !== 0 || !unpackLastBytes(bytes, at, cells, eights)) return -1
  return crc16(bytes, at, from + payloadLength(cells.length, 8), sum)
}

/** The cells from `cell` on, digit by digit. */
function unpackLastBytes(bytes: DataView, from: number, cells: Uint8Array, first: number): boolean {
  let bits = 0
  let count = 0
  let at = from
  for (let cell = first; cell < cells.length; cell++) {
    while (count < 8) {
      const digit = digitAt(bytes, at++)
      if (digit === NO_DIGIT) return false
      bits = (bits << 6) | digit
      count += 6
    }
    count -= 8
    cells[cell] = bits >> count
    bits &= (1 << count) - 1
  }
  return bits === 0
}

function entry(table: Int32Array, byte: number): number {
  return table[byte] ?? NOT_TWO
}

function part(table: Uint16Array, byte: number): number {
  return table[byte] ?? 0
}

function digitAt(bytes: DataView, at: number): number {
  return DIGITS[bytes.getUint8(at)] ?? NO_DIGIT
}

function unpackSixes(bytes: DataView, from: number, cells: Uint8Array): boolean {
  let seen = 0
  for (let cell = 0; cell < cells.length; cell++) {
    const digit = digitAt(bytes, from + cell)
    seen |= digit
    cells[cell] = digit << 2
  }
  return seen < BASE64.length
}

function unpackBits(bytes: DataView, from: number, cells: Uint8Array): boolean {
  const digits = payloadLength(cells.length, 1)
  for (let digit = 0; digit < digits; digit++) {
    const nibble = hexValue(bytes.getUint8(from + digit))
    const here = Math.min(4, cells.length - digit * 4)
    if (nibble >> here !== 0) return false
    for (let bit = 0; bit < here; bit++) cells[digit * 4 + bit] = (nibble >> bit) & 1
  }
  return true
}

function packBytes(cells: Uint8Array): string {
  let text = ''
  for (let cell = 0; cell < cells.length; cell += 3) {
    const bits = (valueAt(cells, cell) << 16) | (valueAt(cells, cell + 1) << 8) | valueAt(cells, cell + 2)
    const digits = Math.min(4, cells.length - cell + 1)
    for (let digit = 0; digit < digits; digit++) text += BASE64.charAt((bits >> (18 - 6 * digit)) & 0x3f)
  }
  return text
}

function packSixes(cells: Uint8Array): string {
  let text = ''
  for (const value of cells) text += BASE64.charAt(value >> 2)
  return text
}

function packBits(cells: Uint8Array): string {
  let text = ''
  for (let cell = 0; cell < cells.length; cell += 4) {
    let nibble = 0
    for (let bit = 0; bit < 4; bit++) if (valueAt(cells, cell + bit) > 0) nibble |= 1 << bit
    text += hex(nibble)
  }
  return text
}

/** Cells beyond the end are 0. */
function valueAt(cells: Uint8Array, cell: number): number {
  return cells[cell] ?? 0
}

function firstOfTwo(sums: Uint16Array): Int32Array {
  return Int32Array.from(DIGITS, (digit, byte) => (part(sums, byte) << 16) | (digit === NO_DIGIT ? NO_FIRST : digit << 6))
}

function secondOfTwo(sums: Uint16Array): Int32Array {
  return Int32Array.from(DIGITS, (digit, byte) => (part(sums, byte) << 16) | (digit === NO_DIGIT ? NO_SECOND : digit))
}

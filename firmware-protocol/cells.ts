/** The cells of a full frame in their three encodings. Part of the hot path: whole runs through tables, no text. */
import { digitValues, hex, hexValue, NO_DIGIT } from './ascii.ts'
import type { Encoding } from './messages.ts'

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const DIGITS = digitValues(BASE64)
/** Stands for a byte that is no digit: above the 24 bits of four digits. */
const NO_BITS = 0x100_0000
/** For each byte its value as a digit, at its place among the 24 bits of four digits. */
const FIRST_OF_FOUR = shiftedDigits(18)
const SECOND_OF_FOUR = shiftedDigits(12)
const THIRD_OF_FOUR = shiftedDigits(6)
const LAST_OF_FOUR = shiftedDigits(0)

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
 * Fills `cells` from the payload at `from`, which must have `payloadLength(cells.length, encoding)` characters there. False if one of them is
 * no digit of this encoding, or if bits beyond the last cell are set.
 */
export function unpackCells(bytes: DataView, from: number, encoding: Encoding, cells: Uint8Array): boolean {
  if (encoding === 8) return unpackBytes(bytes, from, cells)
  return encoding === 6 ? unpackSixes(bytes, from, cells) : unpackBits(bytes, from, cells)
}

/** Cells as characters. Encoding 6 drops the lower two bits, encoding 1 all but whether there is something. */
export function packCells(cells: Uint8Array, encoding: Encoding): string {
  if (encoding === 8) return packBytes(cells)
  return encoding === 6 ? packSixes(cells) : packBits(cells)
}

function unpackBytes(bytes: DataView, from: number, cells: Uint8Array): boolean {
  const groups = cells.length - (cells.length % 3)
  let seen = 0
  let at = from
  for (let cell = 0; cell < groups; cell += 3, at += 4) {
    const four = bytes.getUint32(at)
    const bits =
      shifted(FIRST_OF_FOUR, four >>> 24) |
      shifted(SECOND_OF_FOUR, (four >>> 16) & 0xff) |
      shifted(THIRD_OF_FOUR, (four >>> 8) & 0xff) |
      shifted(LAST_OF_FOUR, four & 0xff)
    seen |= bits
    cells[cell] = bits >> 16
    cells[cell + 1] = bits >> 8
    cells[cell + 2] = bits
  }
  return seen < NO_BITS && unpackLastBytes(bytes, at, cells, groups)
}

/** One cell over is two digits with four bits to spare, two cells over are three digits with two bits to spare: those must be 0. */
function unpackLastBytes(bytes: DataView, from: number, cells: Uint8Array, groups: number): boolean {
  const over = cells.length - groups
  if (over === 0) return true
  const bits =
    shifted(FIRST_OF_FOUR, bytes.getUint8(from)) |
    shifted(SECOND_OF_FOUR, bytes.getUint8(from + 1)) |
    (over === 2 ? shifted(THIRD_OF_FOUR, bytes.getUint8(from + 2)) : 0)
  cells[groups] = bits >> 16
  if (over === 2) cells[groups + 1] = bits >> 8
  return bits < NO_BITS && (bits & (over === 2 ? 0xff : 0xffff)) === 0
}

function shifted(digits: Int32Array, byte: number): number {
  return digits[byte] ?? NO_BITS
}

function unpackSixes(bytes: DataView, from: number, cells: Uint8Array): boolean {
  let seen = 0
  for (let cell = 0; cell < cells.length; cell++) {
    const value = shifted(LAST_OF_FOUR, bytes.getUint8(from + cell))
    seen |= value
    cells[cell] = value << 2
  }
  return seen < NO_BITS
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

function shiftedDigits(places: number): Int32Array {
  return Int32Array.from(DIGITS, (value) => (value === NO_DIGIT ? NO_BITS : value << places))
}

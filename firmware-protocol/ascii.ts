/** The bytes that mean something in a line, and bytes to text and back, one byte a character (latin1). */

export const LF = 0x0a
export const CR = 0x0d
export const BANG = 0x21
export const DOLLAR = 0x24
export const STAR = 0x2a
export const COMMA = 0x2c
export const ZERO = 0x30

/** Stands for "no such digit": has bits that no digit has. */
export const NO_DIGIT = 0xff

const HEX_VALUES = digitValues('0123456789ABCDEF')

/** For each byte its value as a digit of this alphabet, or `NO_DIGIT`. */
export function digitValues(alphabet: string): Uint8Array {
  const values = new Uint8Array(256).fill(NO_DIGIT)
  for (let value = 0; value < alphabet.length; value++) values[alphabet.charCodeAt(value)] = value
  return values
}

/** The value of a byte as an upper case hexadecimal digit, or `NO_DIGIT`. */
export function hexValue(byte: number): number {
  return HEX_VALUES[byte] ?? NO_DIGIT
}

/** The bytes of an array, to be read as numbers of one or four bytes. Shares them. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** The bytes from `from` up to `to` as text. */
export function textOf(bytes: DataView, from: number, to: number): string {
  let text = ''
  for (let at = from; at < to; at++) text += String.fromCharCode(bytes.getUint8(at))
  return text
}

/** A text of characters up to FF as bytes. */
export function bytesOf(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length)
  for (let index = 0; index < text.length; index++) bytes[index] = text.charCodeAt(index)
  return bytes
}

/** Upper case hexadecimal, without leading zeros or padded to a width. */
export function hex(value: number, width = 1): string {
  return value.toString(16).toUpperCase().padStart(width, '0')
}

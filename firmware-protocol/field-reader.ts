/** Reads the fields of one line straight from its bytes, one after the other. For the messages that come all the time. */
import { COMMA, hexValue, textOf, ZERO } from './ascii.ts'
import { BODY } from './layout.ts'

const MOST_DIGITS = 8

export class FieldReader {
  /** The bytes that are read, and where the line begins and ends in them. */
  bytes: DataView = new DataView(new ArrayBuffer(0))
  from = 0
  to = 0
  /** Where the next field begins; beyond `to` when there is none. */
  at = 0

  /** From here on it reads the fields from `from` up to `to`. Keeps no copy: the bytes must stay as they are while they are read. */
  open(bytes: DataView, from: number, to: number): void {
    this.bytes = bytes
    this.from = from
    this.to = to
    this.at = from
  }

  /** Whether there is another field, be it an empty one. */
  more(): boolean {
    return this.at <= this.to
  }

  /** Where the next field ends: at a comma or at the end of the line. */
  end(): number {
    let end = this.at
    while (end < this.to && this.bytes.getUint8(end) !== COMMA) end++
    return end
  }

  /** The next field as a `num`, 0 to FFFFFFFF; -1 if it is none. */
  number(): number {
    const from = this.at
    const value = this.#digits()
    const length = this.at - 1 - from
    if (length < 1 || length > MOST_DIGITS) return -1
    // A leading zero would make two spellings of one number.
    return length > 1 && this.bytes.getUint8(from) === ZERO ? -1 : value
  }

  /** The next field as exactly so many digits, at most 8; -1 if it is not. */
  digits(count: number): number {
    const from = this.at
    const value = this.#digits()
    return this.at - 1 - from === count ? value : -1
  }

  /** The next field as one character; -1 if it is not. */
  character(): number {
    const from = this.at
    this.at = this.end() + 1
    return this.at - 1 - from === 1 ? this.bytes.getUint8(from) : -1
  }

  /** Whether a field may end at `end`: there is a comma or the end of the line. */
  mayEndAt(end: number): boolean {
    return end === this.to || (end < this.to && this.bytes.getUint8(end) === COMMA)
  }

  /** How many fields follow one that ends at `end`; -1 if there is something that no line may have. */
  fieldsAfter(end: number): number {
    if (end >= this.to) return 0
    const rest = textOf(this.bytes, end + 1, this.to)
    return BODY.test(rest) ? rest.split(',').length : -1
  }

  /** Steps over the next field. Its value if it is nothing but digits, else -1. */
  #digits(): number {
    let value = 0
    let seen = 0
    let at = this.at
    for (; at < this.to; at++) {
      const byte = this.bytes.getUint8(at)
      if (byte === COMMA) break
      const digit = hexValue(byte)
      seen |= digit
      value = value * 16 + digit
    }
    this.at = at + 1
    return seen < 16 ? value : -1
  }
}

/** Fields of a line as text: numbers, versions and `key=value` pairs. For the messages that come now and then. */
import * as layout from './layout.ts'
import type { Encoding, Refusal, Version } from './messages.ts'

/** A `num`, 0 to FFFFFFFF; NaN if the field is none. */
export function readNumber(field: string | undefined): number {
  return readDigits(field, layout.NUMBER)
}

/** Hexadecimal digits that look like this; NaN if they do not. */
export function readDigits(field: string | undefined, shape: RegExp): number {
  return field !== undefined && shape.test(field) ? Number.parseInt(field, 16) : Number.NaN
}

/** A `ver`; null if the field is none. */
export function readVersion(field: string | undefined): Version | null {
  const match = layout.VERSION.exec(field ?? '')
  return match === null ? null : { major: Number(match[1]), minor: Number(match[2]) }
}

/** The `kv` fields of one line. Of a key that is said twice, the last counts. */
export class KeyValues {
  /** What was wrong with the values that were asked for; null if nothing was. */
  refusal: Refusal | null = null
  readonly #values = new Map<string, string>()
  #others = 0

  constructor(fields: readonly string[]) {
    for (const field of fields) {
      const [, key, value] = layout.KEY_VALUE.exec(field) ?? []
      if (key !== undefined && value !== undefined) this.#values.set(key, value)
      else this.#others++
    }
  }

  /** How many fields nobody asked for until now. */
  get unread(): number {
    return this.#others + this.#values.size
  }

  /** The value of a key as text; null if it is not there. */
  take(key: string): string | null {
    const value = this.#values.get(key)
    this.#values.delete(key)
    return value ?? null
  }

  /** The value of a key as a decimal number within bounds; null if it is not there or not so. */
  number(key: string, [least, most]: layout.Bounds): number | null {
    const text = this.take(key)
    if (text === null) return null
    if (!layout.DECIMAL.test(text)) return this.#refuse('syntax')
    const value = Number(text)
    return value < least || value > most ? this.#refuse('range') : value
  }

  /** The value of `enc`; null if it is not there or none of the three. */
  encoding(): Encoding | null {
    const value = this.number('enc', [1, 8])
    if (value === null || value === 8 || value === 6 || value === 1) return value
    return this.#refuse('range')
  }

  /** The value of `mk`, marks joined by points; null if it is not there or not so. */
  marks(): readonly number[] | null {
    const text = this.take('mk')
    if (text === null) return null
    const marks = text.split('.')
    if (!marks.every((mark) => layout.DECIMAL.test(mark))) return this.#refuse('syntax')
    const numbers = marks.map(Number)
    return numbers.every((mark) => mark >= 0 && mark <= layout.HIGHEST_MARK) ? numbers : this.#refuse('range')
  }

  #refuse(refusal: Refusal): null {
    this.refusal ??= refusal
    return null
  }
}

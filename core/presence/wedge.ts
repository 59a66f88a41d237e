/**
 * Readers that are keyboards: they type the number of a badge, and Enter. One keyboard cannot be told from another, so a reader is known by its
 * voice: the letter that it was set up to type before each number, or none.
 */
import * as v from 'valibot'

/** What a reader types: perhaps its letter, then 4 to 32 digits, decimal or hexadecimal. */
export const typedSchema = v.pipe(v.string(), v.regex(/^[A-Za-z]?[0-9A-Fa-f]{4,32}$/))

export interface Typed {
  /** The letter before the number, upper case; empty when there is none. */
  readonly voice: string
  readonly number: string
}

/** Hexadecimal letters are part of the number: only G to Z can be the letter of a reader. */
export function readTyped(text: string): Typed {
  const upper = text.toUpperCase()
  return /^[G-Z]/.test(upper) ? { voice: upper.slice(0, 1), number: upper.slice(1) } : { voice: '', number: upper }
}

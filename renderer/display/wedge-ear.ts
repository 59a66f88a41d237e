/**
 * Tells a reader of badges that is a keyboard from a clicker and from hands: it types a whole number faster than anybody can, and Enter. What it
 * types is kept no longer than that.
 */

/** What is needed of a `KeyboardEvent`. */
interface Key {
  readonly key: string
  readonly repeat: boolean
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly metaKey: boolean
}

/**
 * `typed` with this key a number is complete; `part` the key belongs to one, and is no button; `perhaps` it may be the first of one, and is a
 * button as well: the next key within `TOGETHER` tells; `other` it is not a reader's.
 */
export type Heard = { readonly type: 'typed'; readonly text: string } | { readonly type: 'part' | 'perhaps' | 'other' }

export interface WedgeEar {
  /** `now` in ms, on a clock that never runs back. */
  take(key: Key, now: number): Heard
}

/** Keys of one number come within this of each other, ms. Readers need 2 to 20; the fastest hands 60. */
export const TOGETHER = 50
/** What no reader reaches between two badges, ms. */
const BETWEEN = 100
/** A letter of the reader's own, and up to 32 digits. */
const LONGEST = 33
const NUMBER = /^[A-Za-z]?[0-9A-Fa-f]{4,32}$/
const DIGIT = /^[0-9]$/
const LETTER = /^[A-Za-z]$/
const HEXADECIMAL = /^[0-9A-Fa-f]$/
/** The one letter that may begin a number and is a button of clickers too: black screen. */
const BOTH = /^[Bb]$/

const OTHER: Heard = { type: 'other' }
const PART: Heard = { type: 'part' }

export function createWedgeEar(): WedgeEar {
  let text = ''
  let isTooLong = false
  let keyAt = -Infinity
  let typedAt = -Infinity

  function begin(key: string, now: number): Heard {
    text = DIGIT.test(key) || LETTER.test(key) ? key : ''
    isTooLong = false
    keyAt = now
    if (DIGIT.test(key)) return PART
    return BOTH.test(key) ? { type: 'perhaps' } : OTHER
  }

  function end(now: number): Heard {
    const number = text
    const isNumber = !isTooLong && NUMBER.test(number)
    const isSoon = now - typedAt < BETWEEN
    text = ''
    if (!isNumber) return number === '' ? OTHER : PART
    if (isSoon) return PART
    typedAt = now
    return { type: 'typed', text: number }
  }

  return {
    take({ key, repeat, ctrlKey, altKey, metaKey }, now) {
      // A shift key goes down before a capital letter.
      if (key === 'Shift') return OTHER
      const isHeld = repeat || ctrlKey || altKey || metaKey
      if (isHeld || text === '' || now - keyAt > TOGETHER) return isHeld ? begin('', now) : begin(key, now)
      keyAt = now
      if (key === 'Enter') return end(now)
      // Twice b is a key that bounces.
      const goesOn = HEXADECIMAL.test(key) && !(BOTH.test(key) && BOTH.test(text))
      if (!goesOn) return begin(key, now)
      isTooLong ||= text.length >= LONGEST
      if (!isTooLong) text += key
      return PART
    },
  }
}

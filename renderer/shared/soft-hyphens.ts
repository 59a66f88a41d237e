/** Where a long word may break: no Chromium of a kiosk has a dictionary for Dutch, and a word that breaks anywhere cannot be read from afar. */
import { hyphenateSync } from 'hyphen/nl'

/** Words of so many letters get places to break. */
const LONG = 14
const SOFT_HYPHEN = '\u00AD'

/** The same words: a soft hyphen is seen only where a line ends. */
export function withSoftHyphens(text: string): string {
  return hyphenateSync(text, { minWordLength: LONG, hyphenChar: SOFT_HYPHEN })
}

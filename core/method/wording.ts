/** Hints on the wording of an ambition: it says the ideal in one short sentence, as if it is so now. A hint never refuses anything. */
import type { Locale } from '../locale.ts'

export const WORDING_HINTS = ['not-yet', 'several-sentences', 'too-long', 'question'] as const
export type WordingHint = (typeof WORDING_HINTS)[number]

/** More letters do not fit on two lines of the big screen. */
const LONGEST = 90

/** Words that put the ideal off to later, or say that it is wished for. */
const LATER: Readonly<Record<Locale, RegExp>> = {
  nl: /\b(wil|willen|wilt|zal|zullen|zou|zouden|gaan|moet|moeten|straks|ooit|binnenkort|komend|komende|graag|hopen)\b/i,
  en: /\b(want|wants|will|would|shall|should|must|need to|going to|soon|someday|hope|next year)\b/i,
}

export function hintsOn(ambition: string, locale: Locale): readonly WordingHint[] {
  const text = ambition.trim()
  const hints: Readonly<Record<WordingHint, boolean>> = {
    'not-yet': LATER[locale].test(text),
    'several-sentences': /[.!?…]\s+\S/.test(text),
    'too-long': text.length > LONGEST,
    question: text.endsWith('?'),
  }
  return WORDING_HINTS.filter((hint) => hints[hint])
}

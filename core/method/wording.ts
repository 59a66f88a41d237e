/** Hints on the wording of an ambition: it says the ideal in one short sentence, as if it is so now. A hint never refuses anything. */
import type { Locale } from '../locale.ts'

export const WORDING_HINTS = ['not-yet', 'several-sentences', 'too-long', 'question'] as const
export type WordingHint = (typeof WORDING_HINTS)[number]

/** More letters do not fit on two lines of the big screen. */
const LONGEST = 90

/**
 * Ways to put the ideal off to later, or to say that it is wished for. Whoever wants something may well have it now (`wie wil, doet mee`),
 * and going somewhere is now while going to do something is later.
 */
const LATER: Readonly<Record<Locale, readonly RegExp[]>> = {
  nl: [
    /\b(?<!\b(?:die|wie) )(?:wil|wilt|willen)\b/i,
    /\b(?:zal|zullen|zult|zou|zouden|moet|moeten|hoop|hopen|straks|binnenkort|toekomst)\b/i,
    /\b(?<!\bdan )ooit\b/i,
    /\b(?:ga|gaat|gaan)\b(?! (?:naar|goed|om|over|door|met|mee|uit|op|samen naar)\b)/i,
    /\b(?:volgende?|komende?) (?:week|maand|jaar|jaren)\b/i,
    /\bin 20\d\d\b/i,
  ],
  en: [
    /\b(?<!\bwho )(?:want|wants)\b/i,
    /\b(?:will|would|shall|should|must|need to|needs to|have to|has to|hope|hopes|soon|someday|future)\b/i,
    /\b\w+['’]ll\b/i,
    /\bgoing to (?!(?:a|an|the|school|work|class|lessons)\b)/i,
    /\b(?:next|coming) (?:week|month|year|years)\b/i,
    /\bin 20\d\d\b/i,
  ],
}

/** A sentence ends here and another one begins. The dot of an abbreviation (`bijv. werk`, `o.a. lessen`) ends nothing. */
const NEXT_SENTENCE = /(?:[!?…]|(?<!\b(?:\p{L}\.\p{L}|bijv|bv|enz|resp|nr|no|dr|mr|mrs|ms))\.)\s+\S/iu

export function hintsOn(ambition: string, locale: Locale): readonly WordingHint[] {
  const text = ambition.trim()
  const hints: Readonly<Record<WordingHint, boolean>> = {
    'not-yet': LATER[locale].some((way) => way.test(text)),
    'several-sentences': NEXT_SENTENCE.test(text),
    'too-long': text.length > LONGEST,
    question: text.includes('?'),
  }
  return WORDING_HINTS.filter((hint) => hints[hint])
}

/** What of a new line is news for the views. */
import { isDeepStrictEqual } from 'node:util'
import type { Picture } from '#core/presence/mixer'
import { SOURCES_OF_PEOPLE } from '#core/presence/sources'

/** Whether a new line changes what a view says. Where exactly people stand is in the line itself. */
export function isNews(before: Picture, after: Picture): boolean {
  return (
    before.certainty !== after.certainty ||
    !isDeepStrictEqual(before.doubts, after.doubts) ||
    SOURCES_OF_PEOPLE.some((one) => before.sources[one] !== after.sources[one]) ||
    before.counts.some((people, number) => people !== after.counts[number])
  )
}

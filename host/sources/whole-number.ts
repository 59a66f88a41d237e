/** A schema for a whole number as a person types it, within its bounds; the message names it by `name`. */
import * as v from 'valibot'

export function wholeNumber(name: string, low: number, high: number) {
  const message = `${name} is a whole number from ${low} to ${high}.`
  return v.pipe(
    v.string(message),
    v.regex(/^\d{1,10}$/, message),
    v.transform(Number),
    v.minValue(low, message),
    v.maxValue(high, message),
  )
}

/** A computed value that stays the same object while it says the same, so that what is drawn from it is not drawn anew. Plain data only. */
import { computed, type ComputedRef } from 'vue'

export function steady<T>(get: () => T): ComputedRef<T> {
  return computed((before?: T) => {
    const next = get()
    return before !== undefined && JSON.stringify(next) === JSON.stringify(before) ? before : next
  })
}

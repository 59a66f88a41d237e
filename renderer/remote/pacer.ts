/** Hands on what comes in, the first at once, then at most one in so many ms, and always the newest. */
import type { After } from '#core/timer'

export interface Pacer<Item> {
  offer(item: Item): void
  stop(): void
}

export function createPacer<Item>(after: After, every: number, hand: (item: Item) => void): Pacer<Item> {
  let waiting: { readonly item: Item } | null = null
  let cancel: (() => void) | null = null

  function rest(): void {
    cancel = after(every, () => {
      cancel = null
      if (waiting === null) return
      const { item } = waiting
      waiting = null
      hand(item)
      rest()
    })
  }

  return {
    offer(item) {
      if (cancel !== null) {
        waiting = { item }
        return
      }
      hand(item)
      rest()
    },
    stop() {
      cancel?.()
      cancel = null
      waiting = null
    },
  }
}

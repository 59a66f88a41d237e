/** Looks for the host until it answers. A question that hangs does not hold up the next one: the network may be back for that one alone. */
import type { After } from '#core/timer'
import type { Carrier } from './carrier.ts'

/** Between two questions, ms. */
const LOOK_EVERY = 400

/** Calls `found` once, as soon as the host answers; at once where nobody can tell. Returns what ends the looking. */
export function lookForHost({ answers }: Carrier, after: After, found: () => void): () => void {
  let cancel: (() => void) | null = null
  let isOver = false
  function end(): void {
    isOver = true
    cancel?.()
  }
  function lookAgain(): void {
    cancel = after(LOOK_EVERY, lookAgain)
    void lookOnce()
  }
  async function lookOnce(): Promise<void> {
    const does = (await answers?.()) ?? true
    if (!does || isOver) return
    end()
    found()
  }
  lookAgain()
  return end
}

/** What the phone knows beside what the host says: what time it is there, whether a press still counts, and what went wrong last. */
import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import type { Intent, IntentType } from '#core/session/intents'
import type { PaperRequest } from '#core/protocol/paper-requests'
import { may } from '#core/protocol/roles'
import { after } from '../shared/after.ts'
import { useHostStore, type Unanswered } from '../shared/host-store.ts'
import { createFreshness } from './freshness.ts'

/** Why a press came to nothing: the host said so, or the phone knew before it asked. */
export type Trouble = Unanswered | 'not-fresh'

/** How long a refusal is shown, ms. */
const TROUBLE_SHOWN = 5000
/** How long the hand feels that a press came to nothing, ms on and off. */
const BUZZ = [60, 50, 60]

export const useRemoteStore = defineStore('remote', () => {
  const host = useHostStore()
  const freshness = createFreshness(() => Date.now())
  const own = ref(Date.now())
  const trouble = ref<Trouble | null>(null)
  /** Counts the buzzes, so that the screen can shake along. */
  const buzzes = ref(0)
  let forget: (() => void) | null = null

  /** Host time, a few times a second. */
  const now = computed(() => own.value + host.ahead)

  function tick(): void {
    own.value = Date.now()
  }

  function fail(reason: Trouble): void {
    trouble.value = reason
    buzzes.value++
    // Not every phone can, and some let only a page that was touched.
    if ('vibrate' in navigator) navigator.vibrate(BUZZ)
    forget?.()
    forget = after(TROUBLE_SHOWN, () => (trouble.value = null))
  }

  /** Asks the host, unless the phone shows what was; says why not, null when it is done. */
  function ask(intent: Intent): Promise<Trouble | null> {
    return settle(() => host.ask(intent))
  }

  /** Asks the host about the paper, in the same way. */
  function print(request: PaperRequest): Promise<Trouble | null> {
    return settle(() => host.print(request))
  }

  async function settle(asks: () => Promise<Unanswered | null>): Promise<Trouble | null> {
    if (host.link !== 'live' || !freshness.isFresh()) {
      fail('not-fresh')
      return 'not-fresh'
    }
    const answer = await asks()
    if (answer === null) trouble.value = null
    else fail(answer)
    return answer
  }

  function can(type: IntentType): boolean {
    return host.role !== null && may(host.role, type)
  }

  return { now, trouble, buzzes, tick, ask, print, can, hear: freshness.hear, wake: freshness.wake }
})

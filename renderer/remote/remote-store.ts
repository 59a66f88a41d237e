/** What the phone knows beside what the host says: what time it is there, whether a press still counts, and what went wrong last. */
import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import type { Intent, IntentType } from '#core/session/intents'
import type { OperatorRequest } from '#core/protocol/operator-requests'
import type { PaperRequest } from '#core/protocol/paper-requests'
import type { RemoteRequest } from '#core/protocol/remote-requests'
import { may } from '#core/protocol/roles'
import type { DeskView } from '#core/protocol/views'
import { after } from '../shared/after.ts'
import { useHostStore, type Unanswered } from '../shared/host-store.ts'
import { createFreshness } from './freshness.ts'
import { cameUpOccupied, createSeenDoubt } from './line/seen-doubt.ts'
import { createOwnPresses } from './own-presses.ts'

/** Why a press came to nothing: the host said so, or the phone knew before it asked. */
export type Trouble = Unanswered | 'not-fresh'

/** How long a refusal is shown, ms. */
const TROUBLE_SHOWN = 5000
/** How long the hand feels that a press came to nothing, ms on and off. */
const BUZZ = [60, 50, 60]

export const useRemoteStore = defineStore('remote', () => {
  const host = useHostStore()
  const freshness = createFreshness(() => Date.now())
  const presses = createOwnPresses()
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

  /** The hand feels that a press came to nothing. */
  function buzz(): void {
    buzzes.value++
    // Not every phone can, and some let only a page that was touched.
    if ('vibrate' in navigator) navigator.vibrate(BUZZ)
  }

  function fail(reason: Trouble): void {
    trouble.value = reason
    buzz()
    forget?.()
    forget = after(TROUBLE_SHOWN, () => (trouble.value = null))
  }

  /** Asks the host, unless the phone shows what was; says why not, null when it is done. */
  function ask(intent: Intent): Promise<Trouble | null> {
    return askFresh(() => host.ask(intent), presses.repeats(intent, performance.now()))
  }

  /** The same for what is the host's own business. */
  function operate(request: OperatorRequest): Promise<Trouble | null> {
    return askFresh(() => host.operate(request))
  }

  /** The same about the paper. */
  function print(request: PaperRequest): Promise<Trouble | null> {
    return askFresh(() => host.print(request))
  }

  /** The same about the phones. */
  function request(wanted: RemoteRequest): Promise<Trouble | null> {
    return askFresh(() => host.request(wanted))
  }

  /**
   * What the phone shows was heard a moment ago, else it is not asked. `again`: this phone asked the same a moment before, so that coming too
   * late is no news.
   */
  async function askFresh(asks: () => Promise<Unanswered | null>, again = false): Promise<Trouble | null> {
    if (host.link !== 'live' || !freshness.isFresh()) {
      fail('not-fresh')
      return 'not-fresh'
    }
    const answer = await asks()
    if (answer === null) trouble.value = null
    else if (answer === 'moved-on' && again) buzz()
    else fail(answer)
    return answer
  }

  const seenDoubt = createSeenDoubt()
  /** What of the line is worth saying. */
  const doubts = shallowRef<DeskView['doubts']>([])
  const look = (): void => {
    doubts.value = seenDoubt.worthSaying(host.desk?.doubts ?? [])
  }
  watch(() => host.desk?.doubts, look, { immediate: true })
  /** The strip came up with people on it, and nobody has looked yet. */
  const toLookAt = computed(() => cameUpOccupied(doubts.value))
  function haveLooked(): void {
    seenDoubt.see()
    look()
  }

  function can(type: IntentType): boolean {
    return host.role !== null && may(host.role, type)
  }

  const line = { doubts, toLookAt, haveLooked }
  return { now, trouble, buzzes, tick, ask, operate, print, request, can, hear: freshness.hear, wake: freshness.wake, ...line }
})

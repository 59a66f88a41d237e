/** The live line for the phone: a few pictures a second are enough to see where people are, and spare its battery. */
import { onBeforeUnmount, shallowRef, type ShallowRef } from 'vue'
import { SCALE_NUMBERS } from '#core/scale/position'
import type { LineMessage } from '#core/protocol/messages'
import { after } from '../shared/after.ts'
import { useHostStore } from '../shared/host-store.ts'
import { createPacer } from './pacer.ts'

export type SeenLine = Pick<LineMessage, 'people' | 'counts' | 'total'>

/** Between two pictures, ms. */
const PICTURE_EVERY = 120

const NOBODY: SeenLine = { people: [], counts: SCALE_NUMBERS.map(() => 0), total: 0 }

export function useLine(): Readonly<ShallowRef<SeenLine>> {
  const line = shallowRef(NOBODY)
  const pacer = createPacer<SeenLine>(after, PICTURE_EVERY, (next) => {
    line.value = next
  })
  const stop = useHostStore().onLine((next) => pacer.offer(next))
  onBeforeUnmount(() => {
    stop()
    pacer.stop()
  })
  return line
}

/** A wire in memory: no driver, no delay, and a board's end that does what the test says. */
import { accepted, refused } from '#core/result'
import type { Wire, WireListener, WireRefusal } from '#host/sources/wire'
import type { ByteEnd } from './byte-end.ts'

export interface MemoryWire extends Wire, ByteEnd {
  /** Pulls it out: an open one is gone, a new one is refused with this reason. Null puts it back. */
  refuse(reason: WireRefusal | null): void
  readonly isPlugged: boolean
  /** How often it was opened. */
  readonly openings: number
}

export function createMemoryWire(where = 'memory'): MemoryWire {
  let refusal: WireRefusal | null = null
  let listener: WireListener | null = null
  let unheard: Uint8Array[] | null = null
  let hear: ((bytes: Uint8Array) => void) | null = null
  let opening: object | null = null
  let openings = 0

  return {
    where,
    presence: async () => (refusal === 'absent' ? '' : 'there'),
    async open() {
      if (refusal !== null) return refused(refusal)
      if (opening !== null) return refused('busy')
      const mine = {}
      opening = mine
      openings += 1
      unheard = []
      return accepted({
        listen(newListener) {
          if (opening !== mine) {
            newListener.gone('pulled out')
            return
          }
          listener = newListener
          for (const bytes of unheard ?? []) listener.bytes(bytes)
          unheard = null
        },
        write(bytes) {
          if (opening === mine) hear?.(bytes)
        },
        async close() {
          if (opening !== mine) return
          opening = null
          listener = null
        },
      })
    },
    say(bytes) {
      if (listener !== null) listener.bytes(bytes.slice())
      else if (opening !== null) unheard?.push(bytes.slice())
    },
    hear(newListener) {
      hear = newListener
    },
    refuse(reason) {
      refusal = reason
      if (reason === null || opening === null) return
      const told = listener
      opening = null
      listener = null
      told?.gone('pulled out')
    },
    get isPlugged() {
      return refusal !== 'absent'
    },
    get openings() {
      return openings
    },
  }
}

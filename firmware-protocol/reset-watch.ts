/** Notices that a board began anew: by its boot number, or because its line numbers and its clock jump back. */
import type { DeviceMessage } from './messages.ts'

export interface ResetWatch {
  /** The boot number of the board; null until it has said it, and after it began anew without saying it. */
  readonly boot: number | null
  /** Takes every message, in the order in which they came. True if it is of another boot than the ones before it. */
  startedAnew(message: DeviceMessage): boolean
}

export function createResetWatch(): ResetWatch {
  let uid: string | null = null
  let boot: number | null = null
  let lastT: number | null = null
  let lastSeq = 0

  /** Both, because a single damaged number must not throw away a board. A card event is no evidence: it is told again, with its old time. */
  function jumpsBack(seq: number, t: number): boolean {
    return lastT !== null && ((t - lastT) | 0) < 0 && ((seq - lastSeq) & 0xff) !== 1
  }

  function contradicts(message: DeviceMessage): boolean {
    if (message.type === 'full' || message.type === 'delta') return jumpsBack(message.seq, message.t)
    if (message.type !== 'hello' && message.type !== 'beat') return false
    if (boot !== null && message.boot !== boot) return true
    return message.type === 'hello' ? uid !== null && message.uid !== uid : jumpsBack(message.seq, message.t)
  }

  return {
    get boot() {
      return boot
    },
    startedAnew(message) {
      const isNew = contradicts(message)
      if (isNew) {
        boot = null
        lastT = null
      }
      if (message.type === 'hello' || message.type === 'beat') boot = message.boot
      if (message.type === 'hello') uid = message.uid
      if (message.type === 'full' || message.type === 'delta' || message.type === 'beat') lastT = message.t
      lastSeq = message.seq
      return isNew
    },
  }
}

/** How a simulated board says what its cells feel: full frames and deltas, counts and contacts. */
import { payloadLength } from './cells.ts'
import { LONGEST_DEVICE_LINE, type ConfigKeys, type Delta, type Encoding, type Full } from './messages.ts'

export interface FrameSpeaker {
  /** The message for these counts, as line `seq` at device time `t`. */
  say(counts: Uint8Array, config: Required<ConfigKeys>, seq: number, t: number): Full | Delta
}

/** All of a full frame's line but its cells at their longest: start, numbers, checksum, line end. */
const FRAME_OVERHEAD = 26
/** A delta says which cell in two digits, and that and its value in four characters. */
const FURTHEST_CHANGE = 0xff
const CHARACTERS_PER_CHANGE = 4

/** Whether so many cells fit into one line. */
export function fitsLine(cells: number, encoding: Encoding): boolean {
  return FRAME_OVERHEAD + payloadLength(cells, encoding) <= LONGEST_DEVICE_LINE
}

export function createFrameSpeaker(): FrameSpeaker {
  /** The full frame that deltas refer to, and how many frames ago it was. */
  let key: { readonly seq: number; readonly cells: Uint8Array; age: number } | null = null
  let contacts = new Uint8Array(0)

  function full(cells: Uint8Array, encoding: Encoding, seq: number, t: number): Full {
    key = { seq, cells, age: 0 }
    return { type: 'full', seq, t, first: 0, encoding, cells }
  }

  return {
    say(counts, { enc, key: every, on, off }, seq, t) {
      // Only counts have deltas: the other encodings are shorter than what changed.
      if (enc === 6) return full(counts, enc, seq, t)
      if (enc === 1) {
        contacts = counts.map((count, cell) => (count >= (contacts[cell] === 1 ? off : on) ? 1 : 0))
        return full(contacts, enc, seq, t)
      }
      if (key === null || ++key.age >= every) return full(counts, enc, seq, t)
      const changes = changesOf(key.cells, counts)
      if (changes === null) return full(counts, enc, seq, t)
      return { type: 'delta', seq, t, key: key.seq, first: 0, changes }
    },
  }
}

/** What differs, as pairs of cell and value; null if a full frame says it in fewer characters, or nothing else can say it. */
function changesOf(before: Uint8Array, now: Uint8Array): Uint8Array | null {
  const cells = Array.from(now.keys()).filter((cell) => now[cell] !== before[cell])
  if (cells.length * CHARACTERS_PER_CHANGE >= payloadLength(now.length, 8)) return null
  if (cells.some((cell) => cell > FURTHEST_CHANGE)) return null
  return Uint8Array.from(cells.flatMap((cell) => [cell, now[cell] ?? 0]))
}

/** Complete frames from full frames and deltas: holds the last full frame, puts what changed on top of it, guesses nothing. */
import type { Delta, DeviceMessage, Full } from './messages.ts'
import { createSlab } from './slab.ts'

/** All cells of the strip at one moment. */
export interface Frame {
  /** Device milliseconds, uint32. */
  readonly t: number
  /** One value a cell, not to be changed: later frames may build on it. */
  readonly cells: Uint8Array
  /** `contact`: a 0 or a 1 a cell; `load`: counts. */
  readonly kind: 'load' | 'contact'
}

export interface Frames {
  /** Deltas that named a full frame which did not come. */
  readonly dropped: number
  /** Takes every message of a device, in the order in which they came. A frame if the message made one. */
  take(message: DeviceMessage): Frame | null
  /** The full frame is of another boot, or too long ago for its number to mean it. */
  forget(): void
}

interface Key {
  readonly seq: number
  readonly cells: Uint8Array
  readonly kind: Frame['kind']
  /** How many lines ago it was sent, those that were lost included. */
  age: number
}

/** Line numbers come again after so many lines: from then on a number no longer means the frame that is held. */
const LINE_NUMBERS = 256

export function createFrames(): Frames {
  const slab = createSlab()
  let key: Key | null = null
  let lastSeq: number | null = null
  let dropped = 0

  function grow(seq: number): void {
    if (key !== null && lastSeq !== null) {
      key.age += (seq - lastSeq) & 0xff
      if (key.age >= LINE_NUMBERS) key = null
    }
    lastSeq = seq
  }

  function full({ seq, t, first, encoding, cells }: Full): Frame {
    const all = first === 0 ? cells : slab(first + cells.length)
    // What lies before the first cell is not sent: nobody can be felt there.
    if (first > 0) all.set(cells, first)
    key = { seq, cells: all, kind: encoding === 1 ? 'contact' : 'load', age: 0 }
    return { t, cells: all, kind: key.kind }
  }

  function delta({ t, key: named, first, changes }: Delta): Frame | null {
    if (key === null || key.seq !== named) {
      dropped++
      return null
    }
    const cells = slab(key.cells.length)
    cells.set(key.cells)
    for (let index = 0; index < changes.length; index += 2) cells[first + (changes[index] ?? 0)] = changes[index + 1] ?? 0
    return { t, cells, kind: key.kind }
  }

  return {
    take(message) {
      grow(message.seq)
      if (message.type === 'full') return full(message)
      return message.type === 'delta' ? delta(message) : null
    },
    forget() {
      key = null
    },
    get dropped() {
      return dropped
    },
  }
}

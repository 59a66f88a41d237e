/**
 * Small byte arrays, many a second. One of its own costs an allocation outside the heap of about 1 µs, more than all else that is done
 * for a frame; a window on a shared slab costs 50 ns. Whoever keeps one array keeps its slab.
 */

const SLAB_BYTES = 16_384

/** Gives arrays of so many zeros, at most `SLAB_BYTES`; no two overlap. */
export function createSlab(): (length: number) => Uint8Array {
  let slab = new ArrayBuffer(SLAB_BYTES)
  let used = 0
  return (length) => {
    if (used + length > SLAB_BYTES) {
      slab = new ArrayBuffer(SLAB_BYTES)
      used = 0
    }
    used += length
    return new Uint8Array(slab, used - length, length)
  }
}

/** Numbers that look random and are the same for the same seed. */

export interface Random {
  /** 0 up to, not including, 1. */
  fraction(): number
  /** Evenly spread between two numbers. */
  between(least: number, most: number): number
  /** Bell-shaped, of standard deviation 1, around 0. */
  normal(): number
}

/** Marsaglia's xorshift32 on a seed that is stirred first, so that neighbouring seeds have nothing in common. */
export function createRandom(seed: number): Random {
  let state = stir(seed) || 1

  function fraction(): number {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }

  return {
    fraction,
    between: (least, most) => least + (most - least) * fraction(),
    // Box and Muller; 1 - fraction, as the logarithm of 0 is not there.
    normal: () => Math.sqrt(-2 * Math.log(1 - fraction())) * Math.cos(2 * Math.PI * fraction()),
  }
}

/** Every bit of the seed changes half of the bits that come out (the finaliser of MurmurHash3). */
function stir(seed: number): number {
  let bits = Math.imul(seed ^ (seed >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return (bits ^ (bits >>> 16)) >>> 0
}

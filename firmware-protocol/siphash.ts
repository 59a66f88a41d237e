/** SipHash-2-4 (Aumasson and Bernstein, 2012), with which the number of a card becomes a token. */

const MASK = 0xffff_ffff_ffff_ffffn
export const SALT_BYTES = 16

interface State {
  v0: bigint
  v1: bigint
  v2: bigint
  v3: bigint
}

/** As 16 upper case hexadecimal digits. The salt has 16 bytes. */
export function sipHash(salt: Uint8Array, bytes: Uint8Array): string {
  if (salt.length !== SALT_BYTES) throw new RangeError(`a salt has ${SALT_BYTES} bytes`)
  const k0 = word(salt.subarray(0, 8))
  const k1 = word(salt.subarray(8))
  // "somepseudorandomlygeneratedbytes", so that equal halves of a key give no equal states.
  const state: State = {
    v0: k0 ^ 0x736f6d6570736575n,
    v1: k1 ^ 0x646f72616e646f6dn,
    v2: k0 ^ 0x6c7967656e657261n,
    v3: k1 ^ 0x7465646279746573n,
  }
  const whole = bytes.length - (bytes.length % 8)
  for (let at = 0; at < whole; at += 8) absorb(state, word(bytes.subarray(at, at + 8)))
  absorb(state, word(bytes.subarray(whole)) | (BigInt(bytes.length & 0xff) << 56n))
  state.v2 ^= 0xffn
  rounds(state, 4)
  const hash = state.v0 ^ state.v1 ^ state.v2 ^ state.v3
  return hash.toString(16).toUpperCase().padStart(16, '0')
}

function absorb(state: State, value: bigint): void {
  state.v3 ^= value
  rounds(state, 2)
  state.v0 ^= value
}

function rounds(s: State, count: number): void {
  for (let round = 0; round < count; round++) {
    s.v0 = (s.v0 + s.v1) & MASK
    s.v2 = (s.v2 + s.v3) & MASK
    s.v1 = turned(s.v1, 13n) ^ s.v0
    s.v3 = turned(s.v3, 16n) ^ s.v2
    s.v0 = turned(s.v0, 32n)
    s.v2 = (s.v2 + s.v1) & MASK
    s.v0 = (s.v0 + s.v3) & MASK
    s.v1 = turned(s.v1, 17n) ^ s.v2
    s.v3 = turned(s.v3, 21n) ^ s.v0
    s.v2 = turned(s.v2, 32n)
  }
}

function turned(value: bigint, bits: bigint): bigint {
  return ((value << bits) | (value >> (64n - bits))) & MASK
}

/** Up to eight bytes, the first one lowest. */
function word(bytes: Uint8Array): bigint {
  return bytes.reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n)
}

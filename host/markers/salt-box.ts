/**
 * The salt of the session, with which numbers of cards become tokens. It lives in this memory and nowhere else: when it is renewed nobody can
 * tell any more which card had which token.
 */
import { randomFillSync } from 'node:crypto'
import { SALT_BYTES, sipHash } from '#firmware/siphash'
import type { SaltPort } from '../sources/salt-port.ts'

export interface SaltBox extends SaltPort {
  /** The token of a number that a reader typed. */
  tokenOf(typed: string): string
  /** Another salt, over the bytes of the one before. */
  renew(): void
  /** Overwrites it for good. */
  forget(): void
}

/** `fill` draws random bytes into an array; another one in tests. */
export function createSaltBox(fill: (bytes: Uint8Array) => void = randomFillSync): SaltBox {
  const salt = new Uint8Array(SALT_BYTES)
  const listeners = new Set<() => void>()
  fill(salt)

  return {
    hex: () => Array.from(salt, (byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join(''),
    renewed(call) {
      listeners.add(call)
      return () => listeners.delete(call)
    },
    tokenOf: (typed) => sipHash(salt, new TextEncoder().encode(typed)),
    renew() {
      salt.fill(0)
      fill(salt)
      for (const call of listeners) call()
    },
    forget() {
      listeners.clear()
      salt.fill(0)
    },
  }
}

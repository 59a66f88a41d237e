/** A key of a note that no other phone chooses. */

const BYTES = 16

/** By hand: `crypto.randomUUID` is not there on a page that came over plain http. */
export function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(BYTES))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

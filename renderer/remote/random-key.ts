/** A key for a new card. Plain http has no `randomUUID`; `getRandomValues` it does have. */
export function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

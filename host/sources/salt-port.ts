/** The way to the salt of the session, for what gives it to boards. */

export interface SaltPort {
  /** 32 upper case hexadecimal digits. Not to be kept. */
  hex(): string
  /** Calls when it is another one. Returns how to stop. */
  renewed(call: () => void): () => void
}

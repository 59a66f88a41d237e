/** The board's end of a wire in tests: it can say any bytes, hear what comes, and go away. */

export interface ByteEnd {
  /** Sends; what the other side does not take in time is lost, as on a board. */
  say(bytes: Uint8Array): void
  /** Called with everything that comes in from now on; replaces the one before. */
  hear(listener: (bytes: Uint8Array) => void): void
}

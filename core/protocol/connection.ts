/** One open way between a screen and the host: a MessagePort, a WebSocket, or a pair in memory. */

export interface Connection {
  /** Sends one message. After the connection has closed this does nothing. */
  send(text: string): void
  /** Bytes that were handed over and have not left yet; absent where nobody can tell. */
  unsent?(): number
  /** Ends the connection. Harmless twice. */
  close(): void
  /**
   * Hands over what comes in, in order, each text once; `closed` is called exactly once, also when `close` was called here.
   * Called once, by the one who owns this end; what came in before is kept and handed over first.
   */
  listen(listener: ConnectionListener): void
}

export interface ConnectionListener {
  message(text: string): void
  closed(): void
}

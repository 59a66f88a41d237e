/** A way to a board that carries bytes: a serial port, a TCP connection, the simulator. It knows nothing of what they mean. */
import type { Result } from '#core/result'

export interface Wire {
  /** The port or the address, for a person. */
  readonly where: string
  /**
   * Opens it anew, within 3 s; sooner when the signal says stop, and what opens after that is closed again. Nothing of an earlier
   * opening comes along.
   */
  open(signal: AbortSignal): Promise<Result<OpenWire, WireRefusal>>
  /** As in `Source`. */
  presence?(): Promise<string>
}

/** `absent` nothing is there; `denied` this user may not open it; `busy` another program has it. */
export type WireRefusal = 'absent' | 'denied' | 'busy'

export interface OpenWire {
  /** Hands over what comes in, in order, also what came before. Called once, by the one who opened it. */
  listen(listener: WireListener): void
  /** Sends bytes. A write that fails ends the wire as `gone`; on a wire that has ended it does nothing. */
  write(bytes: Uint8Array): void
  /** Brings nothing more for now, or goes on; the other side may have to wait. Absent where never much comes at once. */
  flow?(on: boolean): void
  /** Ends it; nothing is handed over any more. Resolves within 1 s, whatever the machine does. Harmless twice. */
  close(): Promise<void>
}

export interface WireListener {
  /** The listener overwrites it once it is read. */
  bytes(chunk: Uint8Array): void
  /** The other side went away. At most once, and not after `close`. `why` is for the log. */
  gone(why: string): void
  /** A wire that is no live one has said all that it had to say; it is still open, and nothing is wrong. */
  over?(): void
}

/** Longest that opening may take, ms. */
export const OPEN_WITHIN = 3000
/** Longest that closing may take, ms: a serial driver may never call back. */
export const CLOSE_WITHIN = 1000
/** More than this waiting to be sent, in bytes, and the other side is not reading: what is written then is dropped. */
export const MOST_UNSENT = 4096

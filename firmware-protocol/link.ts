/**
 * The host's end of one connection to a board: handshake, silence, resets, losses, commands. Pure: bytes and time are handed in,
 * everything that comes of it is reported. One link is one connection; when it is lost, drop it and make a new one.
 */
import type { CommandOutcome } from './commands.ts'
import type { CardEvent, Command, ConfigKeys, Hello, Notice } from './messages.ts'

/**
 * `closed` before `open` and after `close`; `opening` no valid line yet; `syncing` valid lines but no hello yet (or one of another major
 * version); `ready`; `stale` no valid line for 2.5 s, or no reading within 2 s of a reset: last counts stay, greyed; `lost` no valid line
 * in the first 6 s or for 5 s: close the port, drop the link. `lost` and `closed` after `close` are final.
 */
export type LinkState = 'closed' | 'opening' | 'syncing' | 'ready' | 'stale' | 'lost'

/** Where the cells of a strip lie and what a count means, as its hello says. Same shape as the floor's geometry. */
export interface StripGeometry {
  readonly cells: number
  /** mm */
  readonly pitch: number
  /** mm, from the 0 mark to the centre of the first cell */
  readonly origin: number
  /** mm, from the 0 mark to the 10 mark */
  readonly length: number
  readonly gramsPerCount: number
  /** Frames per second. */
  readonly rate: number
}

/** One complete frame. Same shape as the floor's reading. */
export interface StripReading {
  /** Host milliseconds, never running back, at most the time at which the bytes came. */
  readonly at: number
  readonly cells: Uint8Array
  readonly kind: 'load' | 'contact'
}

export type LinkReport =
  /** To be written to the port. */
  | { readonly type: 'write'; readonly bytes: Uint8Array }
  | { readonly type: 'state'; readonly state: LinkState }
  /** A board said who it is: at first, after a reset and when what it says changed. `geometry` is null for a board without a strip. */
  | { readonly type: 'board'; readonly hello: Hello; readonly geometry: StripGeometry | null }
  /** It speaks another major version ("2.0"): nothing it says is used. */
  | { readonly type: 'wrong-version'; readonly speaks: string }
  | { readonly type: 'reading'; readonly reading: StripReading }
  /** The board started anew. Counts stay for 2 s. */
  | { readonly type: 'reset' }
  /** Each card event once, by boot and number. */
  | { readonly type: 'card'; readonly boot: number; readonly event: CardEvent }
  | { readonly type: 'notice'; readonly notice: Notice }
  | { readonly type: 'text'; readonly text: string }
  /**
   * Since `open`: lines of the board that never came or came damaged, and what came and was not taken. When they change, at most once a second.
   * `lossy`: more than 1 % of the lines of the last 10 s were lost.
   */
  | { readonly type: 'quality'; readonly lost: number; readonly refused: number; readonly lossy: boolean }
  /** A line as it came, without its line end, latin1. Only with `record`. */
  | { readonly type: 'line'; readonly at: number; readonly line: string }

export interface LinkOptions {
  /** What the host wants of the board; sent after its hello. Nothing is sent if empty. */
  readonly config?: ConfigKeys
  /** 32 hexadecimal digits for the tokens of cards; sent after `config`. */
  readonly salt?: string
  /** A light command, sent last. */
  readonly light?: Extract<Command, { type: `light-${string}` }>
  /** False: never writes, for a read-only port or a replay. True if absent. */
  readonly writes?: boolean
  /** Report every line as it came. */
  readonly record?: boolean
}

/** All times are ms on one clock that never runs back. */
export interface Link {
  readonly state: LinkState
  /** The port is open. Once. */
  open(now: number): void
  /** Bytes came in, in any chunks. Does what `tick` does too. */
  receive(bytes: Uint8Array, now: number): void
  /** Does what is due. Harmless too often; needed at `nextTickAt()` at the latest. */
  tick(now: number): void
  /** When `tick` has something to do next; Infinity if never. */
  nextTickAt(): number
  /** Queues a command; `settled` is called once. */
  send(command: Command, now: number, settled?: (outcome: CommandOutcome) => void): void
  /** The port is gone or no longer wanted. */
  close(): void
}

export declare function createLink(options: LinkOptions, report: (report: LinkReport) => void): Link

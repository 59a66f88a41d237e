/** What a link tells: its state, and what comes of what the board says. */
import type { CardEvent, Hello, Notice } from './messages.ts'
import type { ReaderFaults } from './reader-watch.ts'
import type { StripGeometry, StripReading } from './strip.ts'

/**
 * `closed` before `open` and after `close`; `opening` no valid line yet; `syncing` valid lines but no hello yet (or one of another major
 * version); `ready`; `stale` no valid line for 2.5 s, or no reading within 2 s of a reset: last counts stay, greyed; `lost` no valid line
 * in the first 6 s or for 5 s: close the port, drop the link. `lost` and `closed` after `close` are final.
 */
export type LinkState = 'closed' | 'opening' | 'syncing' | 'ready' | 'stale' | 'lost'

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
  /** Each card event once, by boot and number; with a salt that was wished, only what came after the board had it. `late`: how long ago it was, ms; 0 for what has just been. */
  | { readonly type: 'card'; readonly boot: number; readonly event: CardEvent; readonly late: number }
  /** Which card readers do not answer, when that changes. */
  | { readonly type: 'readers'; readonly faults: ReaderFaults }
  | { readonly type: 'notice'; readonly notice: Notice }
  | { readonly type: 'text'; readonly text: string }
  /**
   * Since `open`: lines of the board that never came or came damaged, and what came and was not taken. When they change, at most once a second.
   * `lossy`: more than 1 % of the lines of the last 10 s were lost.
   */
  | { readonly type: 'quality'; readonly lost: number; readonly refused: number; readonly lossy: boolean }
  /** A line as it came, without its line end, latin1. Only with `record`. */
  | { readonly type: 'line'; readonly at: number; readonly line: string }

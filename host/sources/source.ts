/** A source of what happens on the floor: one method. Reconnect and back-off live once, in the supervisor. */
import type { FloorGeometry, Reading } from '#core/floor/reading'
import type { SourceKind, SourceReason } from '#core/protocol/source-view'
import type { CardEvent } from '#firmware/messages'
import type { ReaderFaults } from '#firmware/reader-watch'
import type { BoardPort } from './board-port.ts'

/** Why a source ended by itself. A replay that has ended is no loss. */
export type LossReason = Exclude<SourceReason, 'ended'>

/** How a run of a source ended by itself. */
export interface Loss {
  readonly reason: LossReason
  /** The port or the address that it is about; null when there was none. */
  readonly where: string | null
}

/** What a source tells while it runs. */
export type Report =
  /** Something is there; its hello has not come yet. `where` is a port or an address. */
  | { readonly type: 'connecting'; readonly where: string }
  /**
   * A board said who it is. Comes again after a reset, and when it changed. No geometry: it has no cells. `port` is the way to it, until
   * the run ends.
   */
  | {
      readonly type: 'board'
      readonly where: string
      readonly uid: string
      readonly firmware: string
      readonly geometry: FloorGeometry | null
      /** Of this start of the board. */
      readonly boot: number
      /** The marks at which it has card readers, in the order of the line. */
      readonly readers: readonly number[]
      readonly port: BoardPort
    }
  /** A card came or went, once each. Its token means something as long as the salt that the board was given. `late`: how long ago it was, ms. */
  | { readonly type: 'card'; readonly uid: string; readonly boot: number; readonly event: CardEvent; readonly late: number }
  /** Which of its readers do not answer, when that changes. */
  | { readonly type: 'readers'; readonly faults: ReaderFaults }
  /** It speaks another major version: the port stays open and nothing it says is used. `speaks` is major.minor. */
  | { readonly type: 'wrong-firmware'; readonly where: string; readonly speaks: string }
  /** No valid line for 2.5 s: what is shown is old. */
  | { readonly type: 'stale' }
  /** What comes is live: after the hello, and again after `stale`. */
  | { readonly type: 'live' }
  /** A replay is at its end: it stays as it is until it is told to stop. */
  | { readonly type: 'over' }
  | { readonly type: 'reading'; readonly reading: Reading }
  /** A line as it came, latin1, without its line end, at host monotonic ms. For captures. */
  | { readonly type: 'line'; readonly at: number; readonly line: string }
  /**
   * Lines lost on the way, and lines that came and were refused, since the run began; when they change, at most once a second. `lossy`:
   * more than 1 % of the last 10 s.
   */
  | { readonly type: 'quality'; readonly lost: number; readonly refused: number; readonly lossy: boolean }

export interface Source {
  readonly kind: SourceKind
  /** Nobody really stands there. */
  readonly practice: boolean
  /**
   * Runs until it is lost or the signal says stop; resolves within 1.5 s of the signal. Never rejects for anything that the world
   * can do; a rejection is a bug.
   */
  run(report: (report: Report) => void, signal: AbortSignal): Promise<Loss | 'stopped'>
  /**
   * What could be connected to now, as a text that is cheap to get and empty when there is nothing. When it changes, trying at once
   * is worth more than waiting. Absent where nobody can tell.
   */
  presence?(): Promise<string>
}

/** A source of what happens on the floor: one method. Reconnect, back-off and the silence watchdog live once, in the supervisor. */
import type { FloorGeometry, Reading } from '#core/floor/floor'
import type { SourceKind } from '#core/protocol/views'

/** How a run of a source ended. */
export type Loss =
  /** There was nothing to connect to. */
  | 'absent'
  /** It was there and went away. */
  | 'unplugged'
  /** It is there and says nothing that can be understood. */
  | 'silent'
  /** It speaks a major version that this host does not. */
  | 'wrong-firmware'
  /** We asked it to end. */
  | 'stopped'

/** What a source tells while it runs. */
export type Report =
  /** Something is there; its hello has not come yet. `where` is a port or an address. */
  | { readonly type: 'connecting'; readonly where: string }
  /** A board said who it is. Comes again after a reset, and when it changed. */
  | { readonly type: 'board'; readonly uid: string; readonly firmware: string; readonly geometry: FloorGeometry | null }
  /** It speaks another major version: nothing it says is used. */
  | { readonly type: 'wrong-firmware'; readonly speaks: string }
  /** No valid line for 2.5 s: what is shown is old. The next reading ends it. */
  | { readonly type: 'stale' }
  | { readonly type: 'reading'; readonly reading: Reading }
  /** A line as it came, without its line end, for captures. Only when a recorder asked for it. */
  | { readonly type: 'line'; readonly at: number; readonly line: string }
  /** Frames lost on the way and lines refused since the run began, said when they change, at most once a second. */
  | { readonly type: 'quality'; readonly lost: number; readonly refused: number }

export interface Source {
  readonly kind: SourceKind
  /** Nobody really stands there. */
  readonly practice: boolean
  /**
   * Runs until it is lost or the signal says stop; resolves within 1.5 s of the signal. Never rejects for anything that the world
   * can do; a rejection is a bug.
   */
  run(report: (report: Report) => void, signal: AbortSignal): Promise<Loss>
}

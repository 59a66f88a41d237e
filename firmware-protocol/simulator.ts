/**
 * A board that is not there: people move on a line, and it speaks LINE/1 about it, byte for byte as a strip would. Pure and seeded: the
 * same options, host bytes and times give the same bytes.
 */

export interface SimulatorOptions {
  /** People who come and stand on the line, 0 to 40. 12 if absent. */
  readonly people?: number
  /** 1 if absent. */
  readonly seed?: number
  /** 110 if absent. */
  readonly cells?: number
  /** mm, 100 if absent. */
  readonly pitch?: number
  /** mm, -450 if absent. */
  readonly origin?: number
  /** mm, 10000 if absent. */
  readonly length?: number
  /** 500 if absent. */
  readonly gramsPerCount?: number
  /** Frames per second until the host configures another, 30 if absent. */
  readonly rate?: number
  /** Upper case hexadecimal digits, "51A0000000000001" if absent. */
  readonly uid?: string
  /** Once arrived, nobody walks or leaves. */
  readonly still?: boolean
}

/** Times are ms on one clock that never runs back; the first `advance` is the moment the board is powered. */
export interface Simulator {
  /** Bytes of the host. What comes of them is in the next `advance`. */
  receive(bytes: Uint8Array): void
  /** What the board says from the last call up to now. May be called at any pace. */
  advance(now: number): Uint8Array
  /** Who stands on the strip now: the truth, for tests. Positions in scale units, 0 to 10. */
  people(): readonly { readonly id: number; readonly position: number }[]
}

export declare function createSimulator(options?: SimulatorOptions): Simulator

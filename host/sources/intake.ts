/**
 * What a wire brings in, in turns that leave the event loop to others: a board that says far more than a strip ever would must not keep
 * the screens waiting.
 */
import type { Clock } from '../ports/clock.ts'

export interface IntakeOptions {
  readonly clock: Clock
  /** Works through some bytes. `behind`: so much has come after them that what they say of this moment is of no use any more. */
  work(bytes: Uint8Array, behind: boolean): void
  /** The wire should bring nothing more for now, or go on. */
  flow(on: boolean): void
}

export interface Intake {
  /** Bytes that wait for a later turn. */
  readonly waiting: number
  take(chunk: Uint8Array): void
  /** Drops what waits, for good. */
  stop(): void
}

/** How long a turn of the event loop may be taken up, ms: half a picture of the screen. */
const TURN = 8
/** Bytes that are worked through before the clock is looked at: a line or more. */
const PIECE = 512
/** Bytes that a machine which was busy for a moment has to catch up with: a quarter to two seconds of frames. More of it is history. */
const MOST_BEHIND = 8192

export function createIntake({ clock, work, flow }: IntakeOptions): Intake {
  const chunks: Uint8Array[] = []
  let waiting = 0
  /** Until when this turn of the event loop may be used; null when none of it has been. A turn may bring many chunks. */
  let until: number | null = null
  let isHeld = false
  let isStopped = false

  function turnEnd(): number {
    if (until === null) setImmediate(beginTurn)
    until ??= clock.monotonic() + TURN
    return until
  }

  function beginTurn(): void {
    until = null
    if (isStopped) return
    workThrough()
    hold(waiting > 0)
  }

  function workThrough(): void {
    while (waiting > 0 && clock.monotonic() < turnEnd()) {
      const [chunk = NOTHING] = chunks
      const piece = chunk.subarray(0, PIECE)
      if (piece.length < chunk.length) chunks[0] = chunk.subarray(PIECE)
      else chunks.shift()
      waiting -= piece.length
      work(piece, waiting > MOST_BEHIND)
    }
  }

  function hold(on: boolean): void {
    if (on === isHeld) return
    isHeld = on
    flow(!on)
  }

  return {
    get waiting() {
      return waiting
    },
    take(chunk) {
      if (isStopped) return
      chunks.push(chunk)
      waiting += chunk.length
      if (!isHeld) workThrough()
      hold(waiting > 0 && !isStopped)
    },
    stop() {
      isStopped = true
      chunks.length = 0
      waiting = 0
    },
  }
}

const NOTHING = new Uint8Array()

/** The board that is the floor now, with what was learned of it: in memory as on the disk. */
import { fits, uncalibrated, type Calibration } from '#core/floor/calibration'
import type { StripPlace } from '#core/floor/strips'
import type { FloorDeskView } from '#core/protocol/floor-desk-view'
import { refused, type Result } from '#core/result'
import type { Clock } from '../ports/clock.ts'
import type { Board } from './board.ts'
import type { CalibrationStore, KeptOfBoard } from './calibration-store.ts'

export interface BoardCalibration {
  readonly board: Board | null
  readonly kept: KeptOfBoard
  /** What holds for this board now. */
  readonly calibration: Calibration
  readonly notice: FloorDeskView['notice']
  useBoard(board: Board | null): void
  /** `walked`: its gains come from a walk. Refused, all is as it was. */
  keep(next: Calibration, walked: boolean): Result<KeptOfBoard, 'no-strip' | 'not-stored'>
  restore(): Result<KeptOfBoard, 'no-strip' | 'no-earlier' | 'not-stored'>
  /** It lies there from now on. */
  lay(place: StripPlace): Result<KeptOfBoard, 'no-strip' | 'not-stored'>
}

const NOTHING: KeptOfBoard = { current: null, previous: null }
const NO_STRIP: Calibration = { gains: [], bad: [], marks: [null, null, null], mirrored: false }

export function createBoardCalibration(store: CalibrationStore, clock: Clock): BoardCalibration {
  let board: Board | null = null
  let kept = NOTHING
  let notice: FloorDeskView['notice'] = null

  /** What is kept of other cells under the same name stays on the disk and means nothing here. */
  function take(found: KeptOfBoard, { geometry }: Board): void {
    const isOther = found.current !== null && !fits(found.current.calibration, geometry)
    kept = isOther ? { current: null, previous: found.previous } : found
    notice = isOther ? 'other-strip' : null
  }

  function took<Reason extends string>(stored: Result<KeptOfBoard, Reason>, by: Board): Result<KeptOfBoard, Reason> {
    if (stored.ok) take(stored.value, by)
    return stored
  }

  return {
    get board() {
      return board
    },
    get kept() {
      return kept
    },
    get calibration() {
      if (kept.current !== null) return kept.current.calibration
      return board === null ? NO_STRIP : uncalibrated(board.geometry)
    },
    get notice() {
      return notice
    },
    useBoard(next) {
      board = next
      kept = NOTHING
      notice = null
      if (next === null) return
      const { setAside, ...found } = store.read(next.uid)
      take(found, next)
      if (setAside) notice = 'set-aside'
    },
    keep(next, walked) {
      if (board === null) return refused('no-strip')
      return took(store.keep(board.uid, { at: clock.now(), walked, calibration: next }), board)
    },
    lay: (place) => (board === null ? refused('no-strip') : took(store.lay(board.uid, place), board)),
    restore: () => (board === null ? refused('no-strip') : took(store.restore(board.uid), board)),
  }
}

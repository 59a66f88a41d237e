/** Which of the strips is set up: the first one, unless another was chosen. What is learned of one never reaches another. */
import type { BoardCommand, BoardFailure } from '../sources/board-port.ts'
import { refused, type Result } from '#core/result'
import type { MoreStrips } from '../strips/more-strips.ts'
import { createBoardCalibration, type BoardCalibration } from './board-calibration.ts'
import type { CalibrationStore } from './calibration-store.ts'
import type { Clock } from '../ports/clock.ts'

export type OtherStrips = Pick<MoreStrips, 'known' | 'lay' | 'forget' | 'send' | 'boardOf' | 'relearn' | 'zero'>

export interface ChosenStrip {
  /** What is known of it. */
  readonly known: BoardCalibration
  /** Null: the first one. */
  readonly uid: string | null
  /** It can be heard now, if it is not the first one. */
  readonly isLive: boolean
  choose(uid: string): 'no-strip' | null
  /** Strips came, were lost or are other ones: the first one is chosen when the chosen one is none any more. */
  follow(): void
  send(uid: string | null, command: BoardCommand): Promise<Result<null, BoardFailure>>
}

export interface ChosenStripOptions {
  readonly store: CalibrationStore
  readonly clock: Clock
  readonly first: BoardCalibration
  readonly more: OtherStrips | undefined
  /** Asks the first one. */
  readonly send: (command: BoardCommand) => Promise<Result<null, BoardFailure>>
}

export function createChosenStrip({ store, clock, first, more, send }: ChosenStripOptions): ChosenStrip {
  const other = createBoardCalibration(store, clock)
  let uid: string | null = null

  function use(wanted: string): boolean {
    const board = more?.boardOf(wanted) ?? null
    if (board === null) return false
    const isSame = other.board?.uid === board.uid && other.board.geometry === board.geometry
    if (!isSame) other.useBoard(board)
    return true
  }

  return {
    get known() {
      return uid === null ? first : other
    },
    get uid() {
      return uid
    },
    get isLive() {
      return more?.known.some((strip) => strip.uid === uid && strip.source.state === 'ready') === true
    },
    choose(wanted) {
      if (wanted === first.board?.uid) uid = null
      else if (!use(wanted)) return 'no-strip'
      else uid = wanted
      return null
    },
    follow() {
      if (uid !== null && !use(uid)) uid = null
    },
    send: (to, command) =>
      to === null || to === first.board?.uid ? send(command) : (more?.send(to, command) ?? Promise.resolve(refused('no-board'))),
  }
}

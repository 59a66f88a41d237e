/** What remotes are told of the floor itself, put together from what the desk knows. */
import { placesOf, type Calibration } from '#core/floor/calibration'
import type { Task } from '#core/floor/calibration-task'
import type { FloorGeometry, Reading } from '#core/floor/reading'
import { isWhole } from '#core/floor/strips'
import type { FloorDeskView, LoadsView, Recording, TaskView } from '#core/protocol/floor-desk-view'
import type { StripView } from '#core/protocol/floor-desk-view'
import type { KnownStrip } from '../strips/more-strips.ts'
import type { Board } from './board.ts'
import type { BoardCalibration } from './board-calibration.ts'

/** What a view holds beside the board and its calibration. */
type Beside = Pick<FloorDeskView, 'kiosk' | 'task' | 'recording' | 'strips'> & { readonly recordings: readonly Recording[] }

export function viewFloor(
  { board, calibration, kept, notice }: Pick<BoardCalibration, 'board' | 'calibration' | 'kept' | 'notice'>,
  { kiosk, task, recording, recordings, strips }: Beside,
): FloorDeskView {
  const { current, previous } = kept
  return {
    kiosk,
    board: board === null ? null : viewBoard(board),
    calibration: current === null ? null : { at: current.at, walked: current.walked, bad: [...calibration.bad] },
    marks: board === null ? [0, 0, 0] : [...placesOf(calibration, board.geometry)],
    mirrored: calibration.mirrored,
    canRestore: current !== null || previous !== null,
    notice,
    task,
    recording,
    recordings: [...recordings],
    strips,
  }
}

/** The first strip, and those beside it; nothing as long as there is one, unless it was laid along a part of the line. */
export function viewStrips(first: StripView, more: readonly KnownStrip[]): FloorDeskView['strips'] {
  if (more.length === 0 && isWhole(first.place)) return []
  return [first, ...more.map(({ uid, source, place, isLaid }) => ({ uid, state: source.state, place, isLaid }))]
}

function viewBoard({ uid, firmware, geometry }: Board): FloorDeskView['board'] {
  const { cells, pitch, origin, length, rate } = geometry
  return { uid, firmware, cells, pitch, origin, length, rate }
}

/** A task that goes on. */
export function viewTask({ name, progress, where }: Task, { origin, pitch, cells }: FloorGeometry): TaskView {
  const part = Math.floor(progress * 50) / 50
  if (name.task === 'zero') return { state: 'zeroing', progress: part }
  if (name.task === 'mark') return { state: 'marking', mark: name.mark, progress: part }
  const along = where === null ? null : (where - origin + pitch / 2) / (cells * pitch)
  return {
    state: 'walking',
    progress: part,
    where: along === null ? null : Math.round(Math.min(1, Math.max(0, along)) * 200) / 200,
  }
}

/** Kilograms in halves, as the calibration makes them; a closed contact is shown as a foot. */
export function viewLoads({ cells, kind }: Reading, { gramsPerCount }: FloorGeometry, { gains }: Calibration): LoadsView {
  const halves = kind === 'contact' ? CONTACT : gramsPerCount / 500
  return { cells: Array.from(cells, (count, cell) => Math.round((count * halves) / (gains[cell] ?? 1))) }
}

/** 20 kg. */
const CONTACT = 40

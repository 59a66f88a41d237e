/** The floor as remotes are told of it, to change what a test is about. */
import type { FloorDeskView } from '#core/protocol/floor-desk-view'

export function floorView(change: Partial<FloorDeskView> = {}): FloorDeskView {
  return {
    kiosk: '0.1.0',
    board: { uid: '3A7F00C21B94', firmware: '0.3.1', cells: 110, pitch: 100, origin: -450, length: 10_000, rate: 30 },
    calibration: null,
    marks: [0, 5000, 10_000],
    mirrored: false,
    canRestore: false,
    notice: null,
    task: { state: 'idle' },
    recording: null,
    recordings: [],
    strips: [],
    ...change,
  }
}

/** A capture through the same link and the same floor as a board that speaks now, on the capture's own time. */
import { createFloor, type Floor, type FloorState } from '#core/floor/floor'
import { SCALE_NUMBERS } from '#core/scale/position'
import type { CaptureRecord } from '#firmware/capture'
import { createLink, type Link } from '#firmware/link'
import type { LinkReport } from '#firmware/link-report'

/**
 * What the product would have shown, once for every `every` ms of the capture, to the first time after its end; also while the board was
 * silent. Before a board has said who it is nobody is there.
 */
export async function* replayCapture(
  records: AsyncIterable<CaptureRecord> | Iterable<CaptureRecord>,
  every: number,
): AsyncIterable<FloorState> {
  const board = createReplayedBoard()
  let next = every
  for await (const { at, line } of records) {
    for (; next < at; next += every) yield board.showAt(next)
    board.hear(line, at)
  }
  yield board.showAt(next)
}

interface ReplayedBoard {
  /** A line came in. */
  hear(line: string, at: number): void
  showAt(at: number): FloorState
}

function createReplayedBoard(): ReplayedBoard {
  let floor: Floor | null = null
  let geometry = ''
  let link = connect(0)

  function connect(at: number): Link {
    const link = createLink({ writes: false }, listen)
    link.open(at)
    return link
  }

  function listen(told: LinkReport): void {
    if (told.type === 'reading') floor?.accept(told.reading)
    // A board that began anew is still the same floor.
    if (told.type !== 'board' || JSON.stringify(told.geometry) === geometry) return
    geometry = JSON.stringify(told.geometry)
    floor = told.geometry === null ? null : createFloor(told.geometry)
  }

  /** A link that was lost is replaced, as the supervisor of a source does. */
  function passTime(at: number): void {
    link.tick(at)
    if (link.state === 'lost') link = connect(at)
  }

  return {
    hear(line, at) {
      passTime(at)
      link.receive(Buffer.from(`${line}\n`, 'latin1'), at)
    },
    showAt(at) {
      passTime(at)
      const shown = floor?.state() ?? { people: [], counts: SCALE_NUMBERS.map(() => 0), total: 0, certainty: 0, doubts: [] }
      return { ...shown, at }
    },
  }
}

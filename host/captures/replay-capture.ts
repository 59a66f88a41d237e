/** A capture through the same link and the same floor as a board that speaks now, on the capture's own time. */
import type { CaptureRecord } from '#firmware/capture'
import { createFloor, type Floor, type FloorState } from '#core/floor/floor'
import { createLink, type Link, type LinkReport } from '#firmware/link'

/** What the product would have shown at a moment of the capture. */
export type ReplayedMoment = Pick<FloorState, 'at' | 'people' | 'counts' | 'total'>

/**
 * One moment for every `every` ms of the capture, to the first after its end; also while the board was silent. Before its hello
 * nobody is there.
 */
export async function* replayCapture(
  records: AsyncIterable<CaptureRecord> | Iterable<CaptureRecord>,
  every: number,
): AsyncIterable<ReplayedMoment> {
  const board = createReplayedBoard()
  let next = every
  for await (const { at, line } of records) {
    for (; next < at; next += every) yield board.moment(next)
    board.hear(line, at)
  }
  yield board.moment(next)
}

function createReplayedBoard() {
  let floor: Floor | null = null
  let geometry = ''

  function listen(told: LinkReport): void {
    if (told.type === 'reading') floor?.accept(told.reading)
    // A board that starts anew is still the same floor.
    if (told.type !== 'board' || JSON.stringify(told.geometry) === geometry) return
    geometry = JSON.stringify(told.geometry)
    floor = told.geometry === null ? null : createFloor(told.geometry)
  }

  function connect(at: number): Link {
    const link = createLink({ writes: false }, listen)
    link.open(at)
    return link
  }

  let link = connect(0)

  /** A link that was lost is replaced, as the supervisor of a source does. */
  function pass(at: number): void {
    link.tick(at)
    if (link.state === 'lost') link = connect(at)
  }

  return {
    hear(line: string, at: number): void {
      pass(at)
      link.receive(Buffer.from(`${line}\n`, 'latin1'), at)
    },
    moment(at: number): ReplayedMoment {
      pass(at)
      const { people, counts, total } = floor?.state() ?? { people: [], counts: NOBODY, total: 0 }
      return { at, people, counts, total }
    },
  }
}

const NOBODY: readonly number[] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]

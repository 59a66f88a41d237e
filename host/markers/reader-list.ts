/** The readers at the marks, of whatever boards there are: which answer, and which do not. */
import type { MarkersView } from '#core/protocol/markers-view'
import { SCALE_NUMBERS } from '#core/scale/position'
import type { SourceView } from '#core/protocol/source-view'
import type { ReaderFaults } from '#firmware/reader-watch'
import type { Voices } from './wedge-store.ts'

/** A strip with readers of its own, and a box of readers. */
export type ReaderOrigin = 'floor' | 'markers'

export interface ReaderList {
  showSource(from: ReaderOrigin, view: SourceView): void
  meet(from: ReaderOrigin, marks: readonly number[]): void
  hear(from: ReaderOrigin, faults: ReaderFaults): void
  readers(voices: Voices): MarkersView['readers']
  /** A reader does not answer, and nobody knows which. */
  readonly unnamed: boolean
}

interface Box {
  marks: readonly number[]
  faults: ReaderFaults
  live: boolean
}

const NO_FAULTS: ReaderFaults = { missing: [], unnamed: false }

export function createReaderList(): ReaderList {
  const boxes: Readonly<Record<ReaderOrigin, Box>> = {
    floor: { marks: [], faults: NO_FAULTS, live: false },
    markers: { marks: [], faults: NO_FAULTS, live: false },
  }
  const all = Object.values(boxes)

  return {
    showSource(from, { state }) {
      boxes[from].live = state === 'ready'
    },
    meet(from, marks) {
      boxes[from].marks = marks
      boxes[from].faults = NO_FAULTS
    },
    hear(from, faults) {
      boxes[from].faults = faults
    },
    readers(voices) {
      const wired = all.flatMap(({ marks, faults, live }) =>
        SCALE_NUMBERS.filter((number) => marks.includes(number)).map((mark) => ({
          mark,
          answers: live && !faults.missing.includes(mark),
          types: false,
        })),
      )
      const typing = [...voices.values()].map(({ mark }) => ({ mark, answers: true, types: true }))
      return [...wired, ...typing].toSorted((one, other) => one.mark - other.mark)
    },
    get unnamed() {
      return all.some(({ faults, live }) => live && faults.unnamed)
    },
  }
}

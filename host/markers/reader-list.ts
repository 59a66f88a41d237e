/** The readers at the marks, of whatever boards there are: which answer, and which do not. */
import type { MarkersView } from '#core/protocol/markers-view'
import { SCALE_NUMBERS } from '#core/scale/position'
import type { SourceView } from '#core/protocol/source-view'
import type { ReaderFaults } from '#firmware/reader-watch'
import type { Voices } from './wedge-store.ts'

/** Which board it is: `floor` the first strip, `markers` a box of readers, and any other strip by what it is called here. */
export type ReaderOrigin = string

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
  const boxes = new Map<ReaderOrigin, Box>()

  function box(from: ReaderOrigin): Box {
    const known = boxes.get(from) ?? { marks: [], faults: NO_FAULTS, live: false }
    boxes.set(from, known)
    return known
  }

  return {
    showSource(from, { state }) {
      box(from).live = state === 'ready'
    },
    meet(from, marks) {
      Object.assign(box(from), { marks, faults: NO_FAULTS })
    },
    hear(from, faults) {
      box(from).faults = faults
    },
    readers(voices) {
      const wired = [...boxes.values()].flatMap(({ marks, faults, live }) =>
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
      return [...boxes.values()].some(({ faults, live }) => live && faults.unnamed)
    },
  }
}

/** Which card readers of a board do not answer, by its notices R1 and R2 and the flag of its heartbeat. */
import { HIGHEST_MARK, DECIMAL } from './layout.ts'
import type { DeviceMessage } from './messages.ts'

export interface ReaderFaults {
  /** Marks of readers that do not answer, in the order of the line. */
  readonly missing: readonly number[]
  /** The board says that a reader does not answer, and not which: its notice got lost. */
  readonly unnamed: boolean
}

export interface ReaderWatch {
  /** What is now known, when this message changed it; else null. */
  take(message: DeviceMessage): ReaderFaults | null
  /** The board began anew. Null when nothing was wrong. */
  forget(): ReaderFaults | null
}

const READER_FAULT = 8
const NO_FAULTS: ReaderFaults = { missing: [], unnamed: false }

export function createReaderWatch(): ReaderWatch {
  let faults = NO_FAULTS

  function become(missing: readonly number[], unnamed: boolean): ReaderFaults | null {
    const isSame = unnamed === faults.unnamed && missing.join() === faults.missing.join()
    if (isSame) return null
    faults = { missing, unnamed }
    return faults
  }

  return {
    take(message) {
      const { missing } = faults
      if (message.type === 'beat') {
        const isFaulty = (message.flags & READER_FAULT) !== 0
        return isFaulty ? become(missing, missing.length === 0) : become([], false)
      }
      if (message.type !== 'notice' || (message.code !== 'R1' && message.code !== 'R2')) return null
      const mark = markOf(message.fields)
      if (mark === null) return null
      const others = missing.filter((one) => one !== mark)
      if (message.code === 'R2') return become(others, false)
      return become(
        [...others, mark].toSorted((one, other) => one - other),
        false,
      )
    },
    forget: () => become([], false),
  }
}

/** `m=5`. */
function markOf(fields: readonly string[]): number | null {
  const text = fields.find((field) => field.startsWith('m='))?.slice(2)
  if (text === undefined || !DECIMAL.test(text)) return null
  const mark = Number(text)
  return mark >= 0 && mark <= HIGHEST_MARK ? mark : null
}

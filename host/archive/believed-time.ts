/** Whether the clock of the machine is believed: one whose battery was empty may be years ahead, and would make the whole archive too old. */
import { join } from 'node:path'
import * as v from 'valibot'
import { keepWhole, readKept } from '../kept-file.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'

export interface BelievedTime {
  /** Host time, ms since 1970; null while it is not believed. */
  now(): number | null
}

const DAY = 24 * 60 * 60 * 1000
/** Longer than any holiday: a kiosk that was off for so long may as well have a wrong clock, ms. */
const A_LEAP = 60 * DAY
/** A network puts a wrong clock right sooner, ms. */
const BELIEVED_AFTER = DAY
/** What the clock says is kept no more often than this, ms. */
const KEPT_EVERY = 60 * 60 * 1000

const time = v.pipe(v.number(), v.integer(), v.minValue(0))
const fileSchema = v.strictObject({
  version: v.literal(1),
  /** When the clock was last believed. */
  seen: time,
  /** What it said when it leapt; null while it has not. */
  leaptTo: v.nullable(time),
})
type Kept = Omit<v.InferOutput<typeof fileSchema>, 'version'>

export function openBelievedTime(data: string, clock: Clock, log: Log): BelievedTime {
  const file = join(data, 'clock.json')
  let kept = read()

  function read(): Kept | null {
    const found = readKept(file, fileSchema)
    if (found.ok) return found.value
    log.warn({ file }, 'when the kiosk was last on could not be read: its clock is believed')
    return null
  }

  function keep(next: Kept): void {
    const isOld = kept?.leaptTo === next.leaptTo && Math.abs(next.seen - kept.seen) < KEPT_EVERY
    if (isOld) return
    kept = next
    try {
      keepWhole(file, `${JSON.stringify({ version: 1, ...kept })}\n`)
    } catch (error) {
      log.error({ err: error, file }, 'when the kiosk was last on could not be kept')
    }
  }

  /** The clock has leapt: since when, by its own account, and is that long enough? */
  function doubts({ seen, leaptTo }: Kept, now: number): boolean {
    if (leaptTo !== null && now >= leaptTo) return now - leaptTo < BELIEVED_AFTER
    log.warn({ now: new Date(now), seen: new Date(seen) }, 'the clock has leapt ahead: for a day nothing is erased because of it')
    keep({ seen, leaptTo: now })
    return true
  }

  return {
    now() {
      const now = clock.now()
      if (kept !== null && now - kept.seen > A_LEAP && doubts(kept, now)) return null
      keep({ seen: now, leaptTo: null })
      return now
    },
  }
}

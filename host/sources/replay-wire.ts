/** A capture as a wire: the bytes of a board of earlier, in the time in which they came. */
import { basename } from 'node:path'
import { accepted, refused, type Result } from '#core/result'
import type { CaptureRecord } from '#firmware/capture'
import { openCapture } from '../captures/capture-reader.ts'
import type { Cancel, Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { OpenWire, Wire, WireListener, WireRefusal } from './wire.ts'

/** A capture may say that nothing came for months; no timer of the machine is longer than this, ms. */
const LONGEST_WAIT = 1_000_000_000

interface Playback {
  /** When a record with time 0 was said, or would have been. */
  began: number
  readonly records: AsyncIterator<CaptureRecord>
  /** The record that is said next. */
  next: Promise<IteratorResult<CaptureRecord>> | null
}

/** It plays once. Opened anew, as after a silence in the capture, it goes on where it was. What is written to it is lost. */
export function replayWire(file: string, { clock, log }: { readonly clock: Clock; readonly log: Log }): Wire {
  // The folder is nobody's business: it may have somebody's name.
  const where = basename(file)
  let playback: Playback | null = null

  async function begin(signal: AbortSignal): Promise<Result<Playback, string>> {
    const opened = await openCapture(file)
    if (!opened.ok) return opened
    const records = opened.value[Symbol.asyncIterator]()
    signal.addEventListener('abort', () => void records.return?.())
    return accepted({ began: -Infinity, records, next: null })
  }

  return {
    where,
    async open(signal): Promise<Result<OpenWire, WireRefusal>> {
      if (playback === null) {
        const begun = await begin(signal)
        if (!begun.ok) {
          log.warn({ where }, begun.reason)
          return refused('absent')
        }
        playback = begun.value
        // The time of the one who listens begins with the first record, not with the disk.
        playback.next = playback.records.next()
        await playback.next.catch(() => undefined)
      }
      return accepted(playOn(playback, clock, (why) => log.warn({ where }, why)))
    },
  }
}

function playOn(playback: Playback, clock: Clock, complain: (why: string) => void): OpenWire {
  const closing = new AbortController()
  const { signal } = closing
  let cancelWait: Cancel | null = null

  function wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      cancelWait = clock.after(Math.min(milliseconds, LONGEST_WAIT), resolve)
    })
  }

  /**
   * The next record when its time has come; null at the end. What is late, as the disk was or after the wire was closed, makes all that
   * follows as late: nothing is hurried.
   */
  async function nextDue(): Promise<CaptureRecord | null> {
    playback.next ??= playback.records.next()
    const next = await playback.next
    if (next.done === true) return null
    const { at } = next.value
    playback.began = Math.max(playback.began, clock.monotonic() - at)
    const early = playback.began + at - clock.monotonic()
    if (early > 0 && !signal.aborted) await wait(early)
    return next.value
  }

  async function speak(listener: WireListener): Promise<void> {
    for (let record = await nextDue(); !signal.aborted; record = await nextDue()) {
      if (record === null) return listener.over?.()
      playback.next = null
      listener.bytes(Buffer.from(`${record.line}\n`, 'latin1'))
    }
  }

  return {
    listen(listener) {
      speak(listener).catch((error: unknown) => {
        complain(error instanceof Error ? error.message : String(error))
        if (!signal.aborted) listener.over?.()
      })
    },
    write: () => undefined,
    async close() {
      closing.abort()
      cancelWait?.()
    },
  }
}

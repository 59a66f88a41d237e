/** Records the floor while the kiosk runs: the lines of its board, for a field report. Nothing of a person is in a capture. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { accepted, refused, type Result } from '#core/result'
import type { Cancel, Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import { listCaptures, type CaptureEntry } from './capture-list.ts'
import { openCaptureWriter, type CaptureWriter } from './capture-writer.ts'

export interface FloorRecorderDeps {
  /** Made at the first recording. */
  readonly folder: string
  readonly clock: Clock
  readonly log: Log
  /** Asks the board for its hello, with which a capture begins. */
  askHello(): void
  /** Told when `state` is another. */
  changed?(): void
  /** A disk that fails in tests. */
  readonly openWriter?: typeof openCaptureWriter
}

/** Why a recording ended: `asked` somebody stopped it; the others are said by themselves. */
export type RecordingEnd = 'asked' | 'too-long' | 'too-large' | 'not-writable'

export interface RecorderState {
  /** The capture that is being made, and since when, host time. */
  readonly recording: { readonly name: string; readonly since: number } | null
  /** How the last one ended; `lines` 0 left no file. */
  readonly last: { readonly name: string; readonly end: RecordingEnd; readonly lines: number } | null
}

export interface FloorRecorder {
  readonly state: RecorderState
  /** Whether lines are wanted now. */
  readonly listens: boolean
  /** A line of the floor's board, at monotonic ms. */
  hear(at: number, line: string): void
  /** The name of the capture that was begun. */
  start(): Promise<Result<string, 'already-recording' | 'not-writable'>>
  /** Resolves when all of it is on the disk. */
  stop(): Promise<Result<string, 'not-recording' | 'nothing-recorded'>>
  list(): Promise<Result<readonly CaptureEntry[], 'not-readable'>>
}

/** Longest recording, ms, and largest, bytes: somebody may forget it. */
const LONGEST = 60 * 60 * 1000
const LARGEST = 200 * 1024 * 1024
/** A card on a reader, also in a line that was damaged: its field, or its token. */
const CARD = /(?:^|[,$])N,|,[AL],[0-9A-F]{12}/

export function createFloorRecorder(deps: FloorRecorderDeps): FloorRecorder {
  const { folder, clock, log, openWriter = openCaptureWriter } = deps
  let state: RecorderState = { recording: null, last: null }
  let isStarting = false
  let writer: CaptureWriter | null = null
  let cancelEnd: Cancel | null = null
  let ending: Promise<void> | null = null

  function become(next: RecorderState): void {
    state = next
    deps.changed?.()
  }

  async function open(): Promise<Result<string, 'not-writable'>> {
    const name = `${new Date(clock.now()).toISOString().slice(0, 19).replaceAll(':', '-')}.capture`
    const failed = await mkdir(folder, { recursive: true, mode: 0o700 }).then(() => null, String)
    const opened = failed === null ? await openWriter(join(folder, name)) : refused(failed)
    if (!opened.ok) {
      log.warn({ name }, `The floor cannot be recorded: ${opened.reason}`)
      return refused('not-writable')
    }
    writer = opened.value
    void writer.failed.then((why) => {
      log.warn({ name }, `The recording of the floor ended: ${why}`)
      return end('not-writable')
    })
    cancelEnd = clock.after(LONGEST, () => void end('too-long'))
    become({ ...state, recording: { name, since: clock.now() } })
    return accepted(name)
  }

  /** Once for each recording. */
  function end(why: RecordingEnd): Promise<void> {
    if (ending !== null || writer === null || state.recording === null) return ending ?? Promise.resolve()
    const { name } = state.recording
    const closing = writer
    writer = null
    cancelEnd?.()
    ending = finish(closing, name, why)
    return ending
  }

  async function finish(closing: CaptureWriter, name: string, why: RecordingEnd): Promise<void> {
    await closing.close()
    ending = null
    become({ recording: null, last: { name, end: why, lines: closing.lines } })
  }

  return {
    get state() {
      return state
    },
    get listens() {
      return writer !== null
    },
    hear(at, line) {
      if (writer === null || CARD.test(line)) return
      writer.write(at, line)
      if (writer.bytes >= LARGEST) void end('too-large')
    },
    async start() {
      if (isStarting || state.recording !== null) return refused('already-recording')
      isStarting = true
      const opened = await open()
      isStarting = false
      if (opened.ok) deps.askHello()
      return opened
    },
    async stop() {
      if (state.recording === null) return refused('not-recording')
      const { name } = state.recording
      await end('asked')
      return state.last?.lines === 0 ? refused('nothing-recorded') : accepted(name)
    },
    list: () => listCaptures(folder),
  }
}

/** Recording, as the desk of the floor does it: of one strip at a time, the one that was chosen when it began. */
import type { FloorDeskView, Recording } from '#core/protocol/floor-desk-view'
import type { OperatorRefusal } from '#core/protocol/operator-requests'
import type { Result } from '#core/result'

/** What records the floor, as far as its desk needs it. */
export interface RecordingTool {
  /** What is being recorded; null when nothing is. `since` is host time, ms since 1970. */
  readonly state: { readonly recording: { readonly name: string; readonly since: number } | null }
  start(): Promise<Result<string, 'already-recording' | 'not-writable'>>
  /** Resolves when all of it is on the disk. */
  stop(): Promise<Result<string, 'not-recording' | 'nothing-recorded'>>
  /** What was recorded, newest first. `size` in bytes. */
  list(): Promise<Result<readonly { readonly name: string; readonly size: number }[], 'not-readable'>>
}

export interface DeskRecorder {
  /** The strip beside the first one that is recorded; null: the first one is. */
  readonly recorded: string | null
  /** What was recorded, newest first, when it was last looked for. */
  readonly recordings: readonly Recording[]
  /** What is being recorded; `first` is the board of the first strip. */
  recording(first: string | null): FloorDeskView['recording']
  /** Begins with this strip, null being the first one. */
  start(uid: string | null): Promise<OperatorRefusal | null>
  stop(): Promise<OperatorRefusal | null>
  /** Looks for what was recorded, and tells. */
  look(): Promise<void>
}

/** `tool` is null for a kiosk that cannot record. `changed` is told when there is something else to show. */
export function createDeskRecorder(tool: RecordingTool | null, changed: () => void): DeskRecorder {
  let recorded: string | null = null
  let recordings: readonly Recording[] = []

  async function look(): Promise<void> {
    const list = await tool?.list()
    if (list?.ok) recordings = list.value.map(({ name, size }) => ({ name, bytes: size }))
    changed()
  }

  async function carryOut(work: () => ReturnType<RecordingTool['start'] | RecordingTool['stop']>): Promise<OperatorRefusal | null> {
    const done = await work()
    await look()
    if (done.ok) return null
    return done.reason === 'not-writable' ? 'not-stored' : done.reason
  }

  return {
    get recorded() {
      return recorded
    },
    get recordings() {
      return recordings
    },
    recording(first) {
      const running = tool?.state.recording ?? null
      return running && { ...running, uid: recorded ?? first }
    },
    async start(uid) {
      if (tool === null) return 'no-recorder'
      if (tool.state.recording === null) recorded = uid
      return carryOut(() => tool.start())
    },
    async stop() {
      return tool === null ? 'no-recorder' : carryOut(() => tool.stop())
    },
    look,
  }
}

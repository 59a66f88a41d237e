/** Recording the floor, as far as its desk needs it. */
import type { Result } from '#core/result'

export interface DeskRecorder {
  /** What is being recorded; null when nothing is. `since` is host time, ms since 1970. */
  readonly state: { readonly recording: { readonly name: string; readonly since: number } | null }
  start(): Promise<Result<string, 'already-recording' | 'not-writable'>>
  /** Resolves when all of it is on the disk. */
  stop(): Promise<Result<string, 'not-recording' | 'nothing-recorded'>>
  /** What was recorded, newest first. `size` in bytes. */
  list(): Promise<Result<readonly { readonly name: string; readonly size: number }[], 'not-readable'>>
}

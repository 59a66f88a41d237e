/**
 * What a session leaves in the memory of this program: tokens of badges, cookies of phones, numbers that readers typed. Text cannot be overwritten, and
 * what nobody needs any more stays in memory until something else happens to be written there. So the memory is tidied up once a session is over, and
 * what becomes free is overwritten.
 */
import { Session } from 'node:inspector/promises'
import { setFlagsFromString } from 'node:v8'
import type { SessionState } from '#core/session/session'
import type { Cancel, Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'

export interface MemorySweep {
  follow(session: Pick<SessionState, 'phase'>): void
  /** A phone showed a cookie that means nothing any more: that goes too, unless a session runs. */
  strayed(): void
  stop(): void
}

export interface MemorySweepOptions {
  readonly clock: Clock
  readonly log: Log
  /** Overwrites what the server read last. */
  readonly rinse: () => Promise<void>
  /** Tidies up; another one in tests. */
  readonly collect?: () => Promise<void>
}

/** After the last answers of the session are under way, ms, and long enough after strays to take many of them along. */
const AFTER_SESSION = 500
const AFTER_STRAY = 20_000

export function createMemorySweep({ clock, log, rinse, collect = collectGarbage }: MemorySweepOptions): MemorySweep {
  let phase: SessionState['phase'] = 'idle'
  let cancel: Cancel | null = null

  async function sweep(): Promise<void> {
    cancel = null
    const begun = clock.monotonic()
    // One that fails does not keep the other from its work.
    const isDone = [await succeeds(rinse), await succeeds(collect)].every(Boolean)
    if (isDone) log.info({ ms: Math.round(clock.monotonic() - begun) }, 'the memory of a session that is over was tidied up')
  }

  async function succeeds(work: () => Promise<void>): Promise<boolean> {
    try {
      await work()
      return true
    } catch (error) {
      log.error({ err: error }, 'part of the memory of a session that is over could not be tidied up')
      return false
    }
  }

  function sweepAfter(milliseconds: number): void {
    cancel?.()
    cancel = clock.after(milliseconds, () => void sweep())
  }

  return {
    follow(session) {
      const before = phase
      phase = session.phase
      if (before === 'running' && phase !== 'running') sweepAfter(AFTER_SESSION)
    },
    strayed() {
      if (phase !== 'running' && cancel === null) sweepAfter(AFTER_STRAY)
    },
    stop() {
      cancel?.()
      cancel = null
    },
  }
}

/** All of it, as V8 does when a page of its debugger asks for it, and with zeros over whatever is free then. */
async function collectGarbage(): Promise<void> {
  setFlagsFromString('--zero-unused-memory')
  // The last text that an expression was matched with stays alive until the next.
  '-'.match(/./)
  const session = new Session()
  session.connect()
  try {
    await session.post('HeapProfiler.collectGarbage')
  } finally {
    session.disconnect()
  }
}

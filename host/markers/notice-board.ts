/** Notices for the facilitator that go away by themselves, or when what they are about is over. */
import type { Cancel, Clock } from '../ports/clock.ts'

export interface NoticeBoard<Notice extends string> {
  /** Up for so many ms from now; without that until it is taken down. */
  raise(notice: Notice, milliseconds?: number): void
  drop(notice: Notice): void
  has(notice: Notice): boolean
  stop(): void
}

/** `changed` is told when a notice comes or goes by time. */
export function createNoticeBoard<Notice extends string>(clock: Clock, changed: () => void): NoticeBoard<Notice> {
  const up = new Map<Notice, Cancel>()

  function drop(notice: Notice): void {
    up.get(notice)?.()
    up.delete(notice)
  }

  return {
    raise(notice, milliseconds) {
      drop(notice)
      const goes = (): void => {
        up.delete(notice)
        changed()
      }
      up.set(notice, milliseconds === undefined ? () => undefined : clock.after(milliseconds, goes))
    },
    drop,
    has: (notice) => up.has(notice),
    stop() {
      for (const notice of up.keys()) drop(notice)
    },
  }
}

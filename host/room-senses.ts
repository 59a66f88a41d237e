/** What the room notices by itself: that everybody stands, that all have come to the 10, and that the line was left. */
import type { FloorState } from '#core/floor/floor'
import { isIdle } from '#core/floor/hand'
import type { Notice } from '#core/session/command'
import type { SessionState } from '#core/session/session'
import { totalOf } from '#core/session/snapshot'
import { createStandWatch } from '#core/session/stand-watch'
import { createTenWatch, type Gathering } from '#core/session/ten-watch'
import type { Cancel, Clock } from './ports/clock.ts'

export interface RoomSenses {
  readonly everybodyStands: boolean
  readonly gathering: Gathering | null
  /** The session and the line as they are now: `felt` by all that tells of it, `line` with the hand. `live`: the floor can be believed now. */
  look(session: SessionState, felt: FloorState, line: FloorState, live: boolean): void
  /** After power on: the room was here before. */
  resume(session: SessionState, line: FloorState): void
}

export interface RoomSensesListener {
  /** What a view shows has changed. */
  changed(): void
  noticed(notice: Notice): void
}

/** An empty line is left for good, and not between two steps, after this, ms. */
const LEFT_AFTER = 5000

export function createRoomSenses(clock: Clock, { changed, noticed }: RoomSensesListener): RoomSenses {
  const after = (milliseconds: number, call: () => void): Cancel => clock.after(milliseconds, call)
  /** While the room comes back as it was, nobody is told: nobody listens yet. */
  let isBack = true
  let everybodyStands = false
  let gathering: Gathering | null = null
  const stand = createStandWatch(after, (stands) => {
    everybodyStands = stands
    changed()
  })
  const ten = createTenWatch(after, (next) => {
    const opens = next?.open === true && gathering?.open !== true
    gathering = next
    if (!isBack) return
    if (opens) noticed({ type: 'ten.reached' })
    changed()
  })

  /** Somebody has been felt since the hand said something. */
  let wasSomebody = false
  let cancelLeft: Cancel | null = null

  function watchLeaving(session: SessionState, felt: FloorState, live: boolean): void {
    const byHand = session.phase === 'running' && !isIdle(session.hand)
    if (byHand && live && felt.total > 0) wasSomebody = true
    if (!byHand) wasSomebody = false
    if (wasSomebody && live && felt.total === 0) cancelLeft ??= after(LEFT_AFTER, () => noticed({ type: 'line.left' }))
    else {
      cancelLeft?.()
      cancelLeft = null
    }
  }

  return {
    get everybodyStands() {
      return everybodyStands
    },
    get gathering() {
      return gathering
    },
    look(session, felt, line, live) {
      const running = session.phase === 'running' ? session : null
      ten.atStep(running?.step ?? null)
      ten.onLine(line.counts, line.total)
      stand.onLine(line.people, running?.plan.groupSize ?? null)
      watchLeaving(session, felt, live)
    },
    resume(session, line) {
      if (session.phase !== 'running') return
      isBack = false
      ten.atStep(session.step)
      ten.onLine(line.counts, line.total)
      ten.resume(session.today === null ? 0 : totalOf(session.today), session.tenOpened)
      isBack = true
    },
  }
}

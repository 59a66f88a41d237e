/** Looks whether everything is there before a session: the disk, the printer, the big screen with its gong, and the clicker. */
import type { AnswerRefusal } from '#core/protocol/messages'
import { NOTHING_LOOKED_AT, type DiskState, type ReadyRequest, type ReadyView } from '#core/protocol/ready'
import type { SessionState } from '#core/session/session'
import type { Cancel, Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { PrinterCheck, PrinterView } from './look-at-printer.ts'

export interface ReadyDeskOptions {
  readonly clock: Clock
  /** How the disk is doing, by trying it. */
  readonly lookAtDisk: () => DiskState
  readonly printer: PrinterCheck
  readonly log: Log
  readonly isSessionRunning: () => boolean
  readonly changed: (view: ReadyView) => void
}

export interface ReadyDesk {
  readonly view: ReadyView
  ask(request: ReadyRequest): AnswerRefusal | null
  /** So many big screens are there now. */
  showScreens(screens: number): void
  /** While a session runs a button means what it always means. */
  follow(session: Pick<SessionState, 'phase'>): void
}

/** The next button of the clicker counts as a trial for so long, ms. */
const WAIT_FOR_CLICKER = 30_000
/** A big screen that has not said within this that it struck the gong, ms, has not. */
const WAIT_FOR_GONG = 2500
/** The disk is written to at most so often, ms: whoever asks faster gets what was found. */
const LOOK_AT_MOST_EVERY = 5000

export function createReadyDesk({ clock, lookAtDisk, printer, log, isSessionRunning, changed }: ReadyDeskOptions): ReadyDesk {
  let view = NOTHING_LOOKED_AT
  let lookedAt = -Infinity
  let asked = 0
  let cancelWait: Cancel | null = null
  let cancelGong: Cancel | null = null

  function show(part: Partial<ReadyView>): void {
    view = { ...view, ...part }
    changed(view)
  }

  function look(): void {
    if (clock.monotonic() - lookedAt < LOOK_AT_MOST_EVERY || view.printer.state === 'printing') return
    lookedAt = clock.monotonic()
    show({ disk: lookAtDisk() })
    ask(printer.look())
  }

  /** The newest answer counts: a printer is asked for seconds, and may be asked again meanwhile. */
  function ask(answer: Promise<PrinterView>): void {
    const mine = ++asked
    answer.then(
      (found) => mine === asked && show({ printer: found }),
      (error: unknown) => log.error({ err: error }, 'the printer could not be looked at'),
    )
  }

  function print(): AnswerRefusal | null {
    if (isSessionRunning()) return 'session-running'
    if (view.printer.state === 'printing') return 'busy'
    show({ printer: { ...view.printer, state: 'printing' } })
    ask(printer.print())
    return null
  }

  function strike(): AnswerRefusal | null {
    if (isSessionRunning()) return 'session-running'
    if (view.screens === 0) return 'no-screen'
    if (view.gong.sound === 'asked') return 'busy'
    show({ gong: { strokes: view.gong.strokes + 1, sound: 'asked' } })
    cancelGong = clock.after(WAIT_FOR_GONG, () => show({ gong: { ...view.gong, sound: 'mute' } }))
    return null
  }

  /** One loudspeaker in the room is enough, whatever the other screens say. */
  function struck(sounds: boolean): void {
    if (!sounds || view.gong.sound !== 'asked') return
    cancelGong?.()
    show({ gong: { ...view.gong, sound: 'struck' } })
  }

  function waitForClicker(): AnswerRefusal | null {
    if (isSessionRunning()) return 'session-running'
    if (view.screens === 0) return 'no-screen'
    cancelWait?.()
    cancelWait = clock.after(WAIT_FOR_CLICKER, endWait)
    show({ clicker: { ...view.clicker, waits: true } })
    return null
  }

  function endWait(): void {
    cancelWait?.()
    cancelWait = null
    if (view.clicker.waits) show({ clicker: { ...view.clicker, waits: false } })
  }

  function pressed(): void {
    cancelWait?.()
    cancelWait = null
    show({ clicker: { waits: false, seenAt: clock.now() } })
  }

  return {
    get view() {
      return view
    },
    ask(request) {
      switch (request.type) {
        case 'ready.look':
          look()
          return null
        case 'ready.gong':
          return strike()
        case 'ready.print':
          return print()
        case 'ready.clicker':
          return waitForClicker()
        case 'ready.pressed':
          pressed()
          return null
        case 'ready.struck':
          struck(request.sounds)
          return null
      }
    },
    showScreens(screens) {
      if (screens !== view.screens) show({ screens })
    },
    follow({ phase }) {
      if (phase === 'running') endWait()
    },
  }
}

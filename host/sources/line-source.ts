/** A board that speaks LINE/1 over a wire, as a source: one run is one connection. */
import { accepted, refused, type Result } from '#core/result'
import type { SourceKind } from '#core/protocol/source-view'
import type { CommandOutcome } from '#firmware/commands'
import { createLink } from '#firmware/link'
import type { LinkReport } from '#firmware/link-report'
import type { Hello } from '#firmware/messages'
import { MARKS } from '#core/scale/position'
import type { Cancel, Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { BoardFailure, BoardPort } from './board-port.ts'
import { createIntake } from './intake.ts'
import { lightCommand } from './light-command.ts'
import type { SaltPort } from './salt-port.ts'
import type { Loss, Report, Source } from './source.ts'
import type { OpenWire, Wire } from './wire.ts'

export interface LineSourceOptions {
  readonly wire: Wire
  readonly kind: Exclude<SourceKind, 'none'>
  readonly clock: Clock
  readonly log: Log
  /** Report every line as it came: always, or while this says so. */
  readonly record: boolean | (() => boolean)
  /** False: the board is of earlier and cannot be spoken to. True if absent. */
  readonly writes?: boolean
  /** For boards with card readers; without it they are asked for nothing. */
  readonly salt?: SaltPort | undefined
}

export function lineSource({ wire, kind, clock, log, record, writes = true, salt }: LineSourceOptions): Source {
  const { where, presence } = wire

  async function run(report: (report: Report) => void, signal: AbortSignal): Promise<Loss | 'stopped'> {
    const opened = await wire.open(signal)
    if (!opened.ok) return signal.aborted ? 'stopped' : { reason: opened.reason, where }
    report({ type: 'connecting', where })
    const end = await converse(opened.value, report, signal)
    await opened.value.close()
    return end
  }

  /** Speaks with the board until one of the two goes away. */
  function converse(open: OpenWire, report: (report: Report) => void, signal: AbortSignal): Promise<Loss | 'stopped'> {
    return new Promise((resolve) => {
      let cancelTick: Cancel | null = null
      let tickAt = Infinity
      let over = false
      /** What is read now is of no use for the floor: newer has come. Its lines count and are recorded all the same. */
      let behind = false
      let uid = ''

      const wishes = salt === undefined ? {} : { salt: () => salt.hex() }
      const link = createLink({ record, writes, ...wishes }, (told) => {
        if (over) return
        if (told.type === 'board') ({ uid } = told.hello)
        if (told.type === 'write') open.write(told.bytes)
        else if (told.type === 'state' && told.state === 'lost') end({ reason: 'silent', where })
        else if (told.type === 'notice' || told.type === 'text' || told.type === 'reset')
          log.info({ where, told }, 'the board says')
        else {
          if (behind && told.type === 'reading') return
          const translated = translate(told, { where, uid, port })
          if (translated !== null) report(translated)
        }
      })

      function hear(bytes: Uint8Array): void {
        link.receive(bytes, clock.monotonic())
        // Tokens of badges are among them, and memory that is given back keeps what was in it.
        bytes.fill(0)
        schedule()
      }

      /** Only for what can be held: all else brings no more than there is time for, and every reading of a replay counts. */
      const intake =
        open.flow &&
        createIntake({
          clock,
          work(bytes, isBehind) {
            behind = isBehind
            hear(bytes)
          },
          flow: (on) => open.flow?.(on),
        })

      /** What is written at once may have to be written again. */
      const port: BoardPort = {
        send: (command) =>
          new Promise((settle) => {
            link.send(command, clock.monotonic(), (outcome) => {
              if (outcome.type === 'refused') log.warn({ where, command, code: outcome.code }, 'the board refuses')
              settle(resultOf(outcome))
            })
            schedule()
          }),
        light(picture) {
          link.light(lightCommand(picture), clock.monotonic())
          schedule()
        },
      }

      const stopHearingSalt = salt?.renewed(() => {
        link.resalt(clock.monotonic())
        schedule()
      })

      function end(how: Loss | 'stopped'): void {
        rest()
        stopHearingSalt?.()
        signal.removeEventListener('abort', stop)
        resolve(how)
      }

      /** Nothing more will come, and that is no silence. */
      function rest(): void {
        over = true
        cancelTick?.()
        intake?.stop()
        link.close()
      }

      function stop(): void {
        end('stopped')
      }

      /** A tick too early is harmless, so a timer is only moved when it would come too late. */
      function schedule(): void {
        if (over || link.nextTickAt() >= tickAt) return
        cancelTick?.()
        tickAt = link.nextTickAt()
        cancelTick = clock.after(Math.max(0, tickAt - clock.monotonic()), () => {
          tickAt = Infinity
          link.tick(clock.monotonic())
          schedule()
        })
      }

      signal.addEventListener('abort', stop)
      if (signal.aborted) return stop()
      link.open(clock.monotonic())
      open.listen({
        bytes: (chunk) => (intake ? intake.take(chunk) : hear(chunk)),
        gone(why) {
          log.debug({ where, why }, 'the wire is gone')
          end({ reason: 'unplugged', where })
        },
        over() {
          if (over) return
          report({ type: 'over' })
          rest()
        },
      })
      schedule()
    })
  }

  const source = { kind, practice: kind === 'sim' || kind === 'replay', run }
  return presence ? { ...source, presence } : source
}

/** Whose words they are. */
interface Speaker {
  readonly where: string
  readonly uid: string
  readonly port: BoardPort
}

/** What the rest of the host is told of it; null when that is nothing. */
function translate(told: LinkReport, { where, uid, port }: Speaker): Report | null {
  switch (told.type) {
    case 'board': {
      const { firmware, boot } = told.hello
      return { type: 'board', where, uid, firmware, boot, geometry: told.geometry, readers: readersOf(told.hello), port }
    }
    case 'card':
      return { type: 'card', uid, boot: told.boot, event: told.event, late: told.late }
    case 'wrong-version':
      return { type: 'wrong-firmware', where, speaks: told.speaks }
    case 'state':
      if (told.state === 'stale') return { type: 'stale' }
      return told.state === 'ready' ? { type: 'live' } : null
    case 'quality':
    case 'reading':
    case 'readers':
    case 'line':
      return told
    case 'write':
    case 'reset':
    case 'notice':
    case 'text':
      return null
  }
}

/** A board that does not say where its three readers are has them where the sheets lie. */
function readersOf({ rd, mk }: Hello): readonly number[] {
  if (mk !== null) return [...new Set(mk)].toSorted((one, other) => one - other)
  return rd === MARKS.length ? MARKS : []
}

function resultOf(outcome: CommandOutcome): Result<null, BoardFailure> {
  switch (outcome.type) {
    case 'done':
      return accepted(null)
    case 'dropped':
      return refused('no-board')
    case 'refused':
    case 'unanswered':
      return refused(outcome.type)
  }
}

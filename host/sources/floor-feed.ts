/** The floor as the host sees it: whatever was asked for behind `--source`, kept running, with one listener. */
import type { LightPicture } from '#core/floor/lights'
import type { FloorGeometry, Reading } from '#core/floor/reading'
import type { SourceView } from '#core/protocol/source-view'
import type { Result } from '#core/result'
import type { Cancel, Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { BoardCommand, BoardFailure } from './board-port.ts'
import { createBoardSwitch, type BoardSwitch } from './board-switch.ts'
import { lineSource } from './line-source.ts'
import { pacedClock } from './paced-clock.ts'
import { replayWire } from './replay-wire.ts'
import { serialDiscovery } from './serial-discovery.ts'
import { serialWire } from './serial-wire.ts'
import { simWire } from './sim-wire.ts'
import { DEFAULT_SIM, type SourceSpec } from './source-spec.ts'
import type { Source } from './source.ts'
import { firstView, nextView } from './source-view.ts'
import { supervise, type Supervision, type Told } from './supervisor.ts'
import { tcpWire } from './tcp-wire.ts'
import { usbPorts, type UsbPorts } from './usb-ports.ts'
import { within } from './within.ts'
import type { Wire } from './wire.ts'

export interface FloorFeedDeps {
  readonly clock: Clock
  readonly log: Log
  /** An installed kiosk: `auto` never falls back to practice. */
  readonly packaged: boolean
  /** The machine's serial ports; others in tests. */
  readonly serial?: SerialPorts
}

export interface SerialPorts extends UsbPorts {
  wireAt(path: string): Wire
}

export interface FloorFeedListener {
  /** How the floor is doing, when it changes; at once after `start`. */
  view(view: SourceView): void
  /** Another board, or the same one with other cells: before its first reading. No geometry: it has no cells. */
  board(geometry: FloorGeometry | null, uid: string, firmware: string): void
  reading(reading: Reading): void
  /** Every line as it came, latin1, at monotonic ms. Asked for by being there. */
  line?(at: number, line: string): void
  /** Whether lines are wanted now; without it always, if there is a `line`. */
  wantsLines?(): boolean
  /** Whether `auto` may fall back to practice now; asked again after each search in vain. Without it: always. */
  mayPractise?(): boolean
}

export interface FloorFeed {
  /** Once. */
  start(listener: FloorFeedListener): void
  /** Asks the board that is the floor now; what came of it is told once. */
  send(command: BoardCommand): Promise<Result<null, BoardFailure>>
  /** What the light of the floor shows from now on, whichever board it is, as far as it has lights. */
  light(picture: LightPicture): void
  /** The listener hears nothing any more; resolves within 1.5 s. Harmless twice. */
  stop(): Promise<void>
}

/** So long `auto` waits for a hello before practice begins, ms: boards that start anew when opened need most of it. */
const PRACTICE_AFTER = 3500
const STOP_WITHIN = 1500
const OFF: SourceView = { kind: 'none', state: 'off', practice: false, detail: null }

export function openFloorFeed(spec: SourceSpec, deps: FloorFeedDeps): FloorFeed {
  const supervisions: Supervision[] = []
  const boards = createBoardSwitch()
  let cancelPractice: Cancel | null = null

  function keep(source: Source, tell: (told: Told) => void): Supervision {
    const supervision = supervise(source, deps, tell)
    supervisions.push(supervision)
    return supervision
  }

  /**
   * Practice begins when the first search was in vain, and ends when a strip speaks. From then on the strip is the floor: when it is
   * lost, people who are not there must not take its place.
   */
  function startAuto(outlet: Outlet, strip: Source, simulator: Source, mayPractise: () => boolean): void {
    let practice: Supervision | null = null
    let hasSpoken = false
    function practise(): void {
      if (hasSpoken || practice !== null || !mayPractise()) return
      outlet.show(simulator)
      practice = keep(simulator, outlet.teller(simulator))
    }
    const tell = outlet.teller(strip)
    keep(strip, (told) => {
      if (told.type === 'lost') practise()
      if (told.type === 'board' || told.type === 'wrong-firmware') {
        hasSpoken = true
        void practice?.stop()
        outlet.show(strip)
      }
      tell(told)
    })
    cancelPractice = deps.clock.after(PRACTICE_AFTER, practise)
  }

  return {
    start(listener) {
      if (spec.kind === 'none') return listener.view(OFF)
      const record = listener.line !== undefined && (() => listener.wantsLines?.() ?? true)
      const outlet = createOutlet(listener, boards)
      const source = makeSource(spec, deps, record)
      outlet.show(source)
      if (spec.kind !== 'auto' || deps.packaged) keep(source, outlet.teller(source))
      else {
        const simulator = makeSource({ kind: 'sim', ...DEFAULT_SIM }, deps, record)
        startAuto(outlet, source, simulator, () => listener.mayPractise?.() ?? true)
      }
    },
    send: (command) => boards.send(command),
    light: (picture) => boards.light(picture),
    async stop() {
      cancelPractice?.()
      await within(Promise.all(supervisions.map((supervision) => supervision.stop())), STOP_WITHIN, deps.clock)
    },
  }
}

/** `auto` looks for a strip; what happens when there is none is not the source's business. */
function makeSource(spec: Exclude<SourceSpec, { kind: 'none' }>, deps: FloorFeedDeps, record: false | (() => boolean)): Source {
  const { clock, log } = deps
  switch (spec.kind) {
    case 'sim':
      return lineSource({ wire: simWire(spec, clock), kind: 'sim', clock, log, record })
    case 'replay': {
      const paced = pacedClock(clock, spec.speed)
      return lineSource({
        wire: replayWire(spec.file, { clock: paced, log }),
        kind: 'replay',
        clock: paced,
        log,
        record,
        writes: false,
      })
    }
    case 'tcp':
      return lineSource({ wire: tcpWire(spec, deps), kind: 'tcp', clock, log, record })
    case 'auto':
    case 'serial': {
      const ports = deps.serial ?? { ...usbPorts(log), wireAt: (path: string) => serialWire(path, deps) }
      const sourceAt = (path: string) => lineSource({ wire: ports.wireAt(path), kind: 'serial', clock, log, record })
      return spec.kind === 'serial' && spec.path !== null ? sourceAt(spec.path) : serialDiscovery({ ports, sourceAt, clock })
    }
  }
}

/** The way to the listener: of the source that is shown, only what is new. */
interface Outlet {
  show(source: Source): void
  /** Takes what a source tells, from its beginning; passes it on while it is shown. */
  teller(source: Source): (told: Told) => void
}

function createOutlet(listener: FloorFeedListener, boards: BoardSwitch): Outlet {
  let shown: Source | null = null
  let lastView: SourceView | null = null
  let lastBoard = ''

  function passView(view: SourceView): void {
    if (view === lastView) return
    const isNews = JSON.stringify(view) !== JSON.stringify(lastView)
    lastView = view
    if (isNews) listener.view(view)
  }

  function pass(told: Told): void {
    if (told.type === 'reading') listener.reading(told.reading)
    else if (told.type === 'line') listener.line?.(told.at, told.line)
    else if (told.type === 'board') {
      // A board that started anew, or came back, is still the same floor.
      const board = JSON.stringify([told.uid, told.geometry, told.firmware])
      if (board !== lastBoard) listener.board(told.geometry, told.uid, told.firmware)
      lastBoard = board
    }
  }

  return {
    show(source) {
      shown = source
      boards.show(source)
    },
    teller(source) {
      let view = firstView(source)
      if (source === shown) passView(view)
      return (told) => {
        view = nextView(view, told)
        boards.hear(source, told)
        if (source !== shown) return
        pass(told)
        passView(view)
      }
    },
  }
}

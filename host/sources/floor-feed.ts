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
import { machinePorts } from './machine-ports.ts'
import { pacedClock } from './paced-clock.ts'
import { createPortBook, type PortSide } from './port-book.ts'
import { replayWire } from './replay-wire.ts'
import type { SaltPort } from './salt-port.ts'
import { serialDiscovery } from './serial-discovery.ts'
import type { SerialPorts } from './serial-ports.ts'
import { simWire } from './sim-wire.ts'
import { DEFAULT_SIM, type SourceSpec } from './source-spec.ts'
import type { Report, Source } from './source.ts'
import { firstView, nextView } from './source-view.ts'
import { supervise, type Supervision, type Told } from './supervisor.ts'
import { tcpWire } from './tcp-wire.ts'
import { within } from './within.ts'

export interface FloorFeedDeps {
  readonly clock: Clock
  readonly log: Log
  /** An installed kiosk: `auto` never falls back to practice. */
  readonly packaged: boolean
  /** The machine's serial ports; others in tests. */
  readonly serial?: SerialPorts
  /** This search in the book that all searches of the kiosk share; a book of its own if absent. */
  readonly side?: PortSide
  /** For a strip that has card readers. */
  readonly salt?: SaltPort
}

export interface FloorFeedListener {
  /** How the floor is doing, when it changes; at once after `start`. */
  view(view: SourceView): void
  /** Another board, or the same one with other cells: before its first reading. No geometry: it has no cells. */
  board(geometry: FloorGeometry | null, uid: string, firmware: string): void
  reading(reading: Reading): void
  /** What a strip with card readers tells of them. */
  cards?(told: Extract<Report, { type: 'board' | 'card' | 'readers' }>): void
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
  /** People tell where they stand without a strip: `auto` then is no practice, and misses no strip until one has spoken. */
  standIn(on: boolean): void
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
  let isStoodIn = false
  let adapt: (() => void) | null = null
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
    adapt = () => {
      outlet.cover(isStoodIn && !hasSpoken)
      if (!isStoodIn || practice === null) return
      void practice.stop()
      practice = null
      outlet.show(strip)
    }
    function practise(): void {
      if (deps.packaged || hasSpoken || practice !== null || isStoodIn || !mayPractise()) return
      outlet.show(simulator)
      practice = keep(simulator, outlet.teller(simulator))
    }
    const tell = outlet.teller(strip)
    keep(strip, (told) => {
      if (told.type === 'lost') practise()
      if (told.type === 'board' || told.type === 'wrong-firmware') {
        hasSpoken = true
        void practice?.stop()
        outlet.cover(false)
        outlet.show(strip)
      }
      tell(told)
    })
    adapt()
    cancelPractice = deps.clock.after(PRACTICE_AFTER, practise)
  }

  return {
    start(listener) {
      if (spec.kind === 'none') return listener.view(OFF)
      const record = listener.line !== undefined && (() => listener.wantsLines?.() ?? true)
      const outlet = createOutlet(listener, boards)
      const source = makeSource(spec, deps, record)
      outlet.show(source)
      if (spec.kind !== 'auto') keep(source, outlet.teller(source))
      else {
        const simulator = makeSource({ kind: 'sim', ...DEFAULT_SIM }, deps, record)
        startAuto(outlet, source, simulator, () => listener.mayPractise?.() ?? true)
      }
    },
    send: (command) => boards.send(command),
    light: (picture) => boards.light(picture),
    standIn(on) {
      if (on === isStoodIn) return
      isStoodIn = on
      adapt?.()
    },
    async stop() {
      cancelPractice?.()
      await within(Promise.all(supervisions.map((supervision) => supervision.stop())), STOP_WITHIN, deps.clock)
    },
  }
}

/** `auto` looks for a strip; what happens when there is none is not the source's business. */
function makeSource(spec: Exclude<SourceSpec, { kind: 'none' }>, deps: FloorFeedDeps, record: false | (() => boolean)): Source {
  const { clock, log, salt, side } = deps
  const usual = { clock, log, record, salt } as const
  switch (spec.kind) {
    case 'sim':
      return lineSource({ ...usual, wire: simWire(spec, clock), kind: 'sim' })
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
      return lineSource({ ...usual, wire: tcpWire(spec, deps), kind: 'tcp' })
    case 'auto':
    case 'serial': {
      const machine = deps.serial ?? machinePorts(deps)
      const sourceAt = (path: string) => lineSource({ ...usual, wire: machine.wireAt(path), kind: 'serial' })
      if (spec.kind === 'serial' && spec.path !== null) return sourceAt(spec.path)
      const { ports, open, follow, wants, turnDown } = side ?? createPortBook(machine).floor
      return follow(serialDiscovery({ ports, sourceAt: (path) => open(path, sourceAt(path)), clock, wants, turnedDown: turnDown }))
    }
  }
}

/** The way to the listener: of the source that is shown, only what is new. */
interface Outlet {
  show(source: Source): void
  /** No floor is wanted, whatever the source that is shown says of itself. */
  cover(on: boolean): void
  /** Takes what a source tells, from its beginning; passes it on while it is shown. */
  teller(source: Source): (told: Told) => void
}

function createOutlet(listener: FloorFeedListener, boards: BoardSwitch): Outlet {
  let shown: Source | null = null
  let lastView: SourceView | null = null
  let lastBoard = ''
  const views = new Map<Source, SourceView>()
  let isCovered = false

  function passView(own: SourceView): void {
    const view = isCovered ? OFF : own
    if (view === lastView) return
    const isNews = JSON.stringify(view) !== JSON.stringify(lastView)
    lastView = view
    if (isNews) listener.view(view)
  }

  function pass(told: Told): void {
    if (told.type === 'reading') listener.reading(told.reading)
    else if (told.type === 'line') listener.line?.(told.at, told.line)
    else if (told.type === 'card' || told.type === 'readers') listener.cards?.(told)
    else if (told.type === 'board') {
      listener.cards?.(told)
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
    cover(on) {
      if (on === isCovered) return
      isCovered = on
      const view = shown === null ? undefined : views.get(shown)
      if (view !== undefined) passView(view)
    },
    teller(source) {
      let view = firstView(source)
      views.set(source, view)
      if (source === shown) passView(view)
      return (told) => {
        view = nextView(view, told)
        views.set(source, view)
        boards.hear(source, told)
        if (source !== shown) return
        pass(told)
        passView(view)
      }
    },
  }
}

/** The desk of whoever installs the kiosk: the floor of the current board, what was learned of it, and learning more. */
import { createFloor, type Floor } from '#core/floor/floor'
import { turnRound, type Calibration } from '#core/floor/calibration'
import { createTask, type Task, type TaskName } from '#core/floor/calibration-task'
import type { Reading } from '#core/floor/reading'
import type { CalibrationTask, FloorDeskView, LoadsView, TaskRefusal, TaskView } from '#core/protocol/floor-desk-view'
import { waitsForSession, type FloorRequest, type OperatorRefusal } from '#core/protocol/operator-requests'
import type { SourceView } from '#core/protocol/source-view'
import type { Result } from '#core/result'
import { KIOSK_VERSION } from '../kiosk-version.ts'
import type { Clock } from '../ports/clock.ts'
import type { FirstStrip } from '../room-strips.ts'
import type { BoardCommand, BoardFailure } from '../sources/board-port.ts'
import type { Board } from './board.ts'
import { createBoardCalibration } from './board-calibration.ts'
import type { CalibrationStore } from './calibration-store.ts'
import { createChosenStrip, type OtherStrips } from './chosen-strip.ts'
import { createDeskRecorder, type RecordingTool } from './desk-recorder.ts'
import { createStripDesk } from '../strips/strip-desk.ts'
import { viewFloor, viewLoads, viewTask } from './floor-view.ts'
import { createStripBlink } from './strip-blink.ts'

export interface FloorDeskOptions {
  readonly clock: Clock
  readonly store: CalibrationStore
  /** Asks the board that is the floor now. */
  readonly send: (command: BoardCommand) => Promise<Result<null, BoardFailure>>
  /** Null: this kiosk cannot record. */
  readonly recorder: RecordingTool | null
  /** The strips beside the first one, if there are any. */
  readonly more?: OtherStrips
  /** Two strips that are plugged in call themselves the same. */
  readonly hasTwins?: () => boolean
  /** A group is at work: its floor is left alone. */
  readonly isSessionRunning: () => boolean
  readonly listener: FloorDeskListener
}

export interface FloorDeskListener {
  /** Another floor, or none. */
  floor(floor: Floor | null): void
  /** What lies on the strip with this board is nothing now. */
  zeroed(uid: string): void
  view(view: FloorDeskView): void
  /** What the cells feel, while that is watched. */
  loads(view: LoadsView): void
}

export interface FloorDesk {
  /** Another board, or the same one with other cells; null for one without cells. */
  useBoard(board: Board | null): void
  showSource(source: SourceView): void
  /** Before the room takes it; of the first strip, or of one beside it. */
  read(reading: Reading, uid?: string): void
  /** Null when it is done or has begun, else why not. */
  ask(request: FloorRequest): Promise<OperatorRefusal | null>
  watch(on: boolean): void
  /** A strip beside the first one came, was lost or is another one. */
  stripsChanged(): void
  /** The first strip and where it lies; null without one. */
  readonly first: FirstStrip | null
  /** The strip beside the first one that is recorded; null: the first one is. */
  readonly recorded: string | null
  /** The board of the strip that blinks: somebody sets it up, or looks for it. Null while none does; told with the view. */
  readonly blinking: string | null
  /** Asks the strip that is recorded who it is: a capture begins with that. */
  askHello(): void
  /** A recording began or ended, perhaps by itself. */
  recordingChanged(): void
  readonly view: FloorDeskView
}

/** What changes with every reading is told no more often than this, ms. */
const TELL_EVERY = 100
const IDLE: TaskView = { state: 'idle' }

export function createFloorDesk(options: FloorDeskOptions): FloorDesk {
  const { clock, store, send, isSessionRunning, listener, more, hasTwins } = options
  const known = createBoardCalibration(store, clock)
  const strips = createStripDesk(known, more)
  const chosen = createChosenStrip({ store, clock, first: known, more, send })
  const recorder = createDeskRecorder(options.recorder, tell)
  const blink = createStripBlink(clock, tell)
  let floor: Floor | null = null
  let first: FirstStrip | null = null
  let isLive = false
  let state: SourceView['state'] = 'searching'
  let task: Task | null = null
  /** What is shown of the task, or of the last one. */
  let shown = IDLE
  let isWatched = false
  let toldAt = -Infinity
  let view = viewNow()

  function viewNow(): FloorDeskView {
    const { recordings } = recorder
    const recording = recorder.recording(known.board?.uid ?? null)
    const notice = hasTwins?.() === true ? 'twin-strips' : chosen.known.notice
    const beside = { kiosk: KIOSK_VERSION, task: shown, recording, recordings, strips: strips.views(state) }
    return viewFloor({ ...chosen.known, notice }, beside)
  }

  /** Another strip lies elsewhere, or not: what is told is how it is now. */
  function toldOf(refusal: OperatorRefusal | null): OperatorRefusal | null {
    if (first !== null) first = { ...first, place: strips.place }
    tell()
    return refusal
  }

  function tell(): void {
    view = viewNow()
    listener.view(view)
  }

  function build(): void {
    const { board, calibration } = known
    first = board === null ? null : { uid: board.uid, geometry: board.geometry, calibration, place: strips.place }
    floor = board === null ? null : createFloor(board.geometry, calibration)
    listener.floor(floor)
  }

  /** The chosen strip is another one to the room now that more is known of it. */
  function rebuild(): void {
    if (chosen.uid === null) build()
    else more?.relearn(chosen.uid)
  }

  function isHeard(): boolean {
    return chosen.uid === null ? isLive : chosen.isLive
  }

  function end(next: TaskView): void {
    task = null
    shown = next
    tell()
  }

  function refuse({ name }: Task, why: TaskRefusal): void {
    end({ state: 'refused', task: name.task, mark: name.mark, why })
  }

  /** From now on this holds, if the disk keeps it. */
  function keep(next: Calibration, walked: boolean): boolean {
    if (!chosen.known.keep(next, walked).ok) return false
    rebuild()
    return true
  }

  function begin(name: TaskName): OperatorRefusal | null {
    const { board, calibration } = chosen.known
    if (board === null || !isHeard()) return 'no-strip'
    if (task !== null) return 'calibrating'
    task = createTask(name, board.geometry, calibration)
    shown = viewTask(task, board.geometry)
    tell()
    return null
  }

  /** What came of a task holds from now on. */
  function conclude(over: Task): void {
    const outcome = over.finish()
    if (!outcome.ok) return refuse(over, outcome.reason)
    if (over.name.task === 'zero') return void zero(over)
    const { calibration, kept } = chosen.known
    const turned = outcome.value.calibration.mirrored !== calibration.mirrored
    const walked = over.name.task === 'walk' || kept.current?.walked === true
    if (!keep(outcome.value.calibration, walked)) return refuse(over, 'not-stored')
    const { walk } = outcome.value
    const found = walk === null ? null : { judged: walk.judged, bad: walk.bad.length, turned }
    end({ state: 'done', task: over.name.task, mark: over.name.mark, found })
  }

  /** The board takes what lies there as nothing; one that cannot has it done here. */
  async function zero(over: Task): Promise<void> {
    task = null
    const { board } = chosen.known
    const answer = await chosen.send(chosen.uid, { type: 'zero', range: null })
    if (board === null || chosen.known.board !== board) return refuse(over, 'strip-gone')
    if (!answer.ok && answer.reason !== 'refused') return refuse(over, answer.reason === 'no-board' ? 'strip-gone' : 'board-silent')
    if (chosen.uid === null) floor?.zero()
    else more?.zero(chosen.uid)
    listener.zeroed(board.uid)
    end({ state: 'done', task: 'zero', mark: null, found: null })
  }

  function mirror(on: boolean): OperatorRefusal | null {
    const { board, calibration, kept } = chosen.known
    if (board === null) return 'no-strip'
    if (task !== null) return 'calibrating'
    if (!keep(turnRound(calibration, on), kept.current?.walked === true)) return 'not-stored'
    end(done('mirror'))
    return null
  }

  function restore(): OperatorRefusal | null {
    if (task !== null) return 'calibrating'
    const restored = chosen.known.restore()
    if (!restored.ok) return restored.reason
    rebuild()
    end(done('restore'))
    return null
  }

  function choose(uid: string): OperatorRefusal | null {
    if (task !== null) return 'calibrating'
    const refusal = chosen.choose(uid)
    if (refusal === null) end(IDLE)
    return refusal
  }

  async function identify(uid = chosen.uid): Promise<OperatorRefusal | null> {
    const answer = await chosen.send(uid, { type: 'identify' })
    if (!answer.ok) return answer.reason === 'no-board' ? 'no-strip' : 'board-silent'
    const found = uid ?? known.board?.uid ?? null
    if (found !== null) blink.begin(found)
    return null
  }

  async function carryOut(request: FloorRequest): Promise<OperatorRefusal | null> {
    switch (request.type) {
      case 'calibrate.zero':
        return begin({ task: 'zero', mark: null })
      case 'calibrate.walk':
        return begin({ task: 'walk', mark: null })
      case 'calibrate.mark':
        return begin({ task: 'mark', mark: request.mark })
      case 'calibrate.finish':
        if (task === null) return 'not-calibrating'
        conclude(task)
        return null
      case 'calibrate.cancel':
        end(IDLE)
        return null
      case 'calibrate.mirror':
        return mirror(request.on)
      case 'calibrate.restore':
        return restore()
      case 'strip.lay':
        return toldOf(strips.lay(request.uid, request.place))
      case 'strip.join':
        return toldOf(strips.join(request))
      case 'strip.choose':
        return choose(request.uid)
      case 'board.identify':
        return identify(request.uid)
      case 'record.start':
        return recorder.start(chosen.uid)
      case 'record.stop':
        return recorder.stop()
      case 'floor.watch':
        return null
    }
  }

  return {
    useBoard(next) {
      if (task !== null && chosen.uid === null) refuse(task, 'strip-gone')
      known.useBoard(next)
      build()
      tell()
    },
    showSource(source) {
      state = source.state
      isLive = state === 'ready'
      if (task !== null && !isHeard()) refuse(task, 'strip-gone')
      else if (more !== undefined && more.known.length > 0) tell()
    },
    read(reading, uid) {
      const { board, calibration } = chosen.known
      if ((uid ?? null) !== chosen.uid || board === null) return
      const isDue = reading.at - toldAt >= TELL_EVERY || reading.at < toldAt
      if (isDue) toldAt = reading.at
      if (isDue && isWatched) listener.loads(viewLoads(reading, board.geometry, calibration))
      if (task === null) return
      // A session that began meanwhile, as from the clicker, has the floor.
      if (isSessionRunning()) return end(IDLE)
      task.take(reading)
      if (task.isOver) return conclude(task)
      if (!isDue) return
      shown = viewTask(task, board.geometry)
      tell()
    },
    async ask(request) {
      // A strip that is new to the room may be given its place while a group is at work: until then nobody on it counts.
      const waits = request.type === 'strip.join' ? strips.isLaid(request.uid) : waitsForSession(request.type)
      if (waits && isSessionRunning()) return 'session-running'
      return carryOut(request)
    },
    watch(on) {
      isWatched = on
      if (on) void recorder.look()
    },
    stripsChanged() {
      const before = chosen.uid
      chosen.follow()
      if (task !== null && (chosen.uid !== before || !isHeard())) refuse(task, 'strip-gone')
      else tell()
    },
    get recorded() {
      return recorder.recorded
    },
    get blinking() {
      return task === null ? blink.uid : (chosen.known.board?.uid ?? null)
    },
    askHello: () => void chosen.send(recorder.recorded, { type: 'identify' }),
    get first() {
      return first
    },
    recordingChanged: () => void recorder.look(),
    get view() {
      return view
    },
  }
}

function done(task: CalibrationTask): TaskView {
  return { state: 'done', task, mark: null, found: null }
}

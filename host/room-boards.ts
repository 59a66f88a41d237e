/** All boards of the room, strips and readers: where they are looked for, what comes of what they say, and what is said to them. */
import { join } from 'node:path'
import { lightsOn, type LightPicture } from '#core/floor/lights'
import { WHOLE_LINE } from '#core/floor/strips'
import type { Hub } from '#core/protocol/hub'
import { isMarkerRequest, type OperatorRefusal, type OperatorRequest } from '#core/protocol/operator-requests'
import { sumOf } from '#core/scale/position'
import type { SessionState } from '#core/session/session'
import { createFloorRecorder, type FloorRecorder } from './captures/floor-recorder.ts'
import { openCalibrationStore } from './floor/calibration-store.ts'
import { createFloorDesk, type FloorDesk } from './floor/floor-desk.ts'
import { createFloorLights, type FloorLights } from './floor-lights.ts'
import { createMarkerDesk, type MarkerDesk } from './markers/marker-desk.ts'
import { createSaltBox } from './markers/salt-box.ts'
import { openWedgeStore } from './markers/wedge-store.ts'
import type { Clock } from './ports/clock.ts'
import type { Log } from './ports/log.ts'
import type { Room } from './room.ts'
import { openFloorFeed } from './sources/floor-feed.ts'
import { machinePorts } from './sources/machine-ports.ts'
import { openMarkersFeed } from './sources/markers-feed.ts'
import type { MarkersSpec } from './sources/markers-spec.ts'
import { createPortBook, type PortBook } from './sources/port-book.ts'
import type { SerialPorts } from './sources/serial-ports.ts'
import type { SourceSpec } from './sources/source-spec.ts'
import { openMoreStrips } from './strips/more-strips.ts'

export interface BoardSettings {
  readonly source: SourceSpec
  /** Where badges at the marks come from; none if absent. */
  readonly markers?: MarkersSpec
  /** Strips beside that one. */
  readonly moreSources?: readonly SourceSpec[]
  /** Folder of what was learned, and of `captures`. */
  readonly data: string
  /** An installed kiosk: it never falls back to practice. */
  readonly packaged: boolean
  readonly clock: Clock
  readonly log: Log
  /** The machine's serial ports; others in tests. */
  readonly serial?: SerialPorts
}

export interface RoomBoardsOptions extends BoardSettings {
  /** Who is told. Neither is asked for before `start`. */
  readonly room: () => Room
  readonly hub: () => Hub
}

export interface RoomBoards {
  readonly desk: FloorDesk
  readonly markers: MarkerDesk
  readonly recorder: FloorRecorder
  /** The light on the floor. */
  readonly lights: FloorLights
  operate(request: OperatorRequest): Promise<OperatorRefusal | null>
  follow(session: SessionState): void
  start(): void
  stop(): Promise<void>
}

export function openRoomBoards(options: RoomBoardsOptions): RoomBoards {
  const { clock, log, data, packaged, room, hub, source, markers: markersSpec = { kind: 'none' }, moreSources = [] } = options
  const { serial = machinePorts({ clock, log }) } = options
  const salt = createSaltBox()
  const store = openCalibrationStore(data, log)
  const book = createPortBook(serial, () => desk.stripsChanged())
  reserve(book, 'floor', [source, ...moreSources])
  reserve(book, 'markers', [markersSpec])
  const feed = openFloorFeed(source, { clock, log, packaged, serial, side: book.floor, salt })
  const markersFeed = openMarkersFeed(markersSpec, { clock, log, serial, book, salt })
  const recorder = createFloorRecorder({
    folder: join(data, 'captures'),
    clock,
    log,
    askHello: () => desk.askHello(),
    changed: () => desk.recordingChanged(),
  })
  const more = openMoreStrips(moreSources, {
    clock,
    log,
    store,
    serial,
    book: isSought(source) ? book : null,
    read(uid, reading, isLaid) {
      desk.read(reading, uid)
      if (isLaid) room().readMore(uid, reading)
    },
    cards: (origin, told) => markers.hear(origin, told),
    shown: (origin, view) => markers.showSource(origin, view),
    lines: {
      wanted: (uid) => recorder.listens && desk.recorded === uid,
      hear: (uid, at, line) => desk.recorded === uid && recorder.hear(at, line),
    },
    salt,
    moved: showStrips,
    changed: () => desk.stripsChanged(),
  })
  const desk = createFloorDesk({
    clock,
    store,
    more,
    hasTwins: () => book.twins.length > 0,
    send: (command) => feed.send(command),
    recorder,
    isSessionRunning: () => room().session.phase === 'running',
    listener: {
      floor: (floor) => room().useFloor(floor),
      zeroed: (uid) => room().zeroed(uid),
      view(view) {
        hub().showFloor(view)
        if (view.strips.length > 0) showStrips()
        lightUp()
      },
      loads: (view) => hub().showLoads(view),
    },
  })
  const markers = createMarkerDesk({
    clock,
    salt,
    store: openWedgeStore(data, log),
    listener: {
      places: (taken) => room().showPlaces('badge', taken),
      view(view) {
        const { practice, state, notices, badges } = view
        const live = state === 'ready' && !practice
        hub().showMarkers(view)
        feed.standIn(live || (!practice && sumOf(badges) > 0))
        room().showMarkers({ practice, live, notBadge: notices.includes('phone') })
      },
    },
  })
  let lit: LightPicture | null = null
  const lights = createFloorLights((picture) => {
    lit = picture
    lightUp()
  })

  /** Each strip shows its part of the line, and the one that is set up or looked for blinks. */
  function lightUp(): void {
    if (lit === null) return
    const { first, blinking } = desk
    const blinks = first !== null && first.uid === blinking
    feed.light(lightsOn(lit, { place: first?.place ?? WHOLE_LINE, isLaid: true, blinks }))
    more.light(lit, blinking)
  }

  function showStrips(): void {
    room().showStrips(more.strips, more.known.filter(({ isLaid }) => isLaid).length, desk.first)
  }

  function startFloor(): void {
    feed.start({
      view(view) {
        desk.showSource(view)
        markers.showSource('floor', view)
        room().showSource(view)
      },
      board: (geometry, uid, firmware) => desk.useBoard(geometry === null ? null : { uid, firmware, geometry }),
      reading(reading) {
        desk.read(reading)
        room().read(reading)
      },
      cards: (told) => markers.hear('floor', told),
      line: (at, line) => desk.recorded === null && recorder.hear(at, line),
      wantsLines: () => recorder.listens && desk.recorded === null,
      // A real session that waits for its strip, as after a power cut, must not fill up with people who are not there.
      mayPractise() {
        const { session } = room()
        return session.phase !== 'running' || session.practice
      },
    })
  }

  return {
    desk,
    markers,
    recorder,
    lights,
    operate: async (request) => (isMarkerRequest(request) ? markers.ask(request) : desk.ask(request)),
    follow: (session) => markers.follow(session),
    start() {
      hub().showFloor(desk.view)
      hub().showMarkers(markers.view)
      startFloor()
      markersFeed.start({
        view: (view) => markers.showSource('markers', view),
        told: (told) => markers.hear('markers', told),
      })
      more.start()
    },
    async stop() {
      await Promise.all([feed.stop(), more.stop(), markersFeed.stop()])
      markers.stop()
      await recorder.stop()
    },
  }
}

/** What a port was named for is never searched for anything else. */
function reserve(book: PortBook, side: 'floor' | 'markers', specs: readonly (SourceSpec | MarkersSpec)[]): void {
  for (const spec of specs) if (spec.kind === 'serial' && spec.path !== null) book.reserve(side, spec.path)
}

/** Whether nobody named the first strip: then others are looked for too. */
function isSought(spec: SourceSpec): boolean {
  return spec.kind === 'auto' || (spec.kind === 'serial' && spec.path === null)
}

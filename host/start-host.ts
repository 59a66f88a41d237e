/** The host: journal, room, floor, screens and server, started together and stopped together. */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { lightsAlong, type LightPicture } from '#core/floor/lights'
import { WHOLE_LINE } from '#core/floor/strips'
import type { Connection } from '#core/protocol/connection'
import { createHub } from '#core/protocol/hub'
import { isMarkerRequest, type OperatorRequest } from '#core/protocol/operator-requests'
import { sumOf } from '#core/scale/position'
import type { Locale } from '#core/locale'
import { createArchiveDesk } from './archive/archive-desk.ts'
import { createArchiveKeeper } from './archive/archive-keeper.ts'
import type { FileMakers } from './archive/session-zip.ts'
import { createFloorRecorder, type FloorRecorder } from './captures/floor-recorder.ts'
import { openCalibrationStore } from './floor/calibration-store.ts'
import { createFloorDesk } from './floor/floor-desk.ts'
import { createFloorLights } from './floor-lights.ts'
import { createMarkerDesk } from './markers/marker-desk.ts'
import { createSaltBox } from './markers/salt-box.ts'
import { openWedgeStore } from './markers/wedge-store.ts'
import { openSqliteJournal } from './journal/sqlite-journal.ts'
import type { Clock } from './ports/clock.ts'
import type { Log } from './ports/log.ts'
import { lookAtDisk } from './ready/look-at-disk.ts'
import { createPrinterCheck } from './ready/look-at-printer.ts'
import { createReadyDesk } from './ready/ready-desk.ts'
import { openPaperOffice, type PaperSettings, type PaperTools } from './print/paper-office.ts'
import { createPhonePass } from './places/phone-pass.ts'
import { createPlaceDesk } from './places/place-desk.ts'
import { createMemorySweep } from './privacy/memory-sweep.ts'
import { rinseServer } from './privacy/rinse-server.ts'
import { createBurstLog } from './remote/burst-log.ts'
import { openDoors } from './remote/doors.ts'
import { lanAddress } from './remote/lan-address.ts'
import { startServer } from './remote/server.ts'
import { keepToken } from './remote/token.ts'
import { createRoom } from './room.ts'
import { openSettingsStore } from './settings/settings-store.ts'
import { openFloorFeed } from './sources/floor-feed.ts'
import { machinePorts } from './sources/machine-ports.ts'
import { openMarkersFeed } from './sources/markers-feed.ts'
import type { MarkersSpec } from './sources/markers-spec.ts'
import { createPortBook } from './sources/port-book.ts'
import type { SerialPorts } from './sources/serial-ports.ts'
import type { SourceSpec } from './sources/source-spec.ts'
import { findSticks } from './sticks/find-sticks.ts'
import { stickFilesIn, type StickFiles } from './sticks/stick-files.ts'
import { openSticks } from './sticks/sticks.ts'
import { openMoreStrips } from './strips/more-strips.ts'

export interface HostOptions {
  readonly source: SourceSpec
  /** Where badges at the marks come from; none if absent. */
  readonly markers?: MarkersSpec
  /** Strips beside that one. */
  readonly moreSources?: readonly SourceSpec[]
  /** Folder of the journal and the token; made if it is not there. */
  readonly data: string
  readonly host: string
  readonly port: number
  readonly locale: Locale
  /** Folder of the built pages. */
  readonly pages: string
  /** An installed kiosk: it never falls back to practice. */
  readonly packaged: boolean
  readonly clock: Clock
  readonly log: Log
  /** The machine's serial ports; others in tests. */
  readonly serial?: SerialPorts
  /** The room, its printer and its stick. */
  readonly paper?: PaperSettings
  /** What the shell has of its own to print with. */
  readonly paperTools?: PaperTools
  /** The address at which phones find this machine when it listens on `host`; null when they cannot. Asked again and again: networks come and go. */
  readonly lan?: (host: string) => string | null
  /** Make the page and the picture of a session that take a browser; without them an export has neither. */
  readonly makers?: FileMakers
  /** Where sessions can be written to be taken along. */
  readonly sticks?: StickFiles
}

export interface Host {
  /** Where the server is, without a slash at the end. */
  readonly url: string
  readonly token: string
  /** The address of each screen; opens as it stands. */
  readonly screens: { readonly display: string; readonly settings: string; readonly archive: string; readonly print: string }
  /** Records the floor, into `captures` in the folder of the journal. */
  readonly recorder: FloorRecorder
  /** Takes over the host's end of a connection of the kiosk's own window. */
  attach(connection: Connection): void
  /** Ends everything, within 2 s. Harmless twice. */
  stop(): Promise<void>
}

/** Rejects with `JournalInUse`, `JournalNotWritable`, or with what the machine says when it cannot write or listen. */
export async function startHost(options: HostOptions): Promise<Host> {
  const { clock, log, locale, packaged, lan = lanAddress } = options
  const { journal, setAside } = openSqliteJournal(options.data, clock, log)
  const token = keepToken(options.data)
  const salt = createSaltBox()
  const { serial = machinePorts({ clock, log }) } = options
  const book = createPortBook(serial, () => floorDesk.stripsChanged())
  const { source: floorSpec, markers: markersSpec = { kind: 'none' } } = options
  if (floorSpec.kind === 'serial' && floorSpec.path !== null) book.reserve('floor', floorSpec.path)
  if (markersSpec.kind === 'serial' && markersSpec.path !== null) book.reserve('markers', markersSpec.path)
  const moreSources = options.moreSources ?? []
  for (const spec of moreSources) if (spec.kind === 'serial' && spec.path !== null) book.reserve('floor', spec.path)
  const isSought = floorSpec.kind === 'auto' || (floorSpec.kind === 'serial' && floorSpec.path === null)
  const feed = openFloorFeed(floorSpec, { clock, log, packaged, serial, side: book.floor, salt })
  const markersFeed = openMarkersFeed(markersSpec, { clock, log, serial, book, salt })
  const folder = join(options.data, 'captures')
  const recorder = createFloorRecorder({
    folder,
    clock,
    log,
    askHello: () => floorDesk.askHello(),
    changed: () => floorDesk.recordingChanged(),
  })
  const settings = openSettingsStore(options.data, log)
  let lit: LightPicture | null = null
  /** Each strip shows its part of the line. */
  function lightUp(): void {
    if (lit === null) return
    feed.light(lightsAlong(lit, floorDesk.first?.place ?? WHOLE_LINE))
    more.light(lit)
  }
  const lights = createFloorLights((picture) => {
    lit = picture
    lightUp()
  })
  const room = createRoom({
    journal,
    clock,
    log,
    locale,
    notice: setAside === null ? null : 'journal-set-aside',
    newId: randomUUID,
    listener: {
      views(views) {
        hub.show(views)
        doors.follow(room.session)
        keeper.follow(room.session)
        office.desk.follow(room.session)
        lights.follow(views.session)
        markers.follow(room.session)
        if (room.session.phase === 'running') readyDesk.begin()
        phonePass.follow(room.session)
        memorySweep.follow(room.session)
        // Last: it changes the line, and so the views.
        placeDesk.follow(room.session)
      },
      ahead: (view) => hub.showAhead(view),
      line(line, shown) {
        hub.showLine(line, shown)
        lights.followLine(shown)
      },
    },
  })
  const keeper = createArchiveKeeper({
    store: journal,
    settings,
    clock,
    log,
    erase: (session) => room.ask({ type: 'session.erase', session }),
    session: () => room.session,
  })
  const stick = options.paper?.stick ?? null
  const sticks = openSticks(log, options.sticks ?? stickFilesIn(async () => (stick === null ? findSticks(process.env) : [stick])))
  const isSessionRunning = (): boolean => room.session.phase === 'running'
  const archive = createArchiveDesk({
    store: journal,
    settings,
    keeper,
    makers:
      options.makers ??
      (options.paper === undefined
        ? { pdf: null, png: null }
        : { pdf: (session) => office.pageOf(session), png: (svg) => office.pictureOf(svg) }),
    locale,
    sticks,
    clock,
    log,
    isSessionRunning,
  })
  const store = openCalibrationStore(options.data, log)
  const more = openMoreStrips(moreSources, {
    clock,
    log,
    store,
    serial,
    book: isSought ? book : null,
    read(uid, reading, isLaid) {
      floorDesk.read(reading, uid)
      if (isLaid) room.readMore(uid, reading)
    },
    cards: (origin, told) => markers.hear(origin, told),
    shown: (origin, view) => markers.showSource(origin, view),
    lines: {
      wanted: (uid) => recorder.listens && floorDesk.recorded === uid,
      hear: (uid, at, line) => floorDesk.recorded === uid && recorder.hear(at, line),
    },
    salt,
    moved: showStrips,
    changed: () => floorDesk.stripsChanged(),
  })
  const memorySweep = createMemorySweep({ clock, log, rinse: () => rinseServer(server.url) })
  const phonePass = createPhonePass(token, () => memorySweep.strayed())
  const placeDesk = createPlaceDesk({ clock, show: (kind, taken) => room.showPlaces(kind, taken) })
  const floorDesk = createFloorDesk({
    clock,
    store,
    more,
    hasTwins: () => book.twins.length > 0,
    send: (command) => feed.send(command),
    recorder,
    isSessionRunning,
    listener: {
      floor: (floor) => room.useFloor(floor),
      zeroed: (uid) => room.zeroed(uid),
      view(view) {
        hub.showFloor(view)
        if (view.strips.length === 0) return
        showStrips()
        lightUp()
      },
      loads: (view) => hub.showLoads(view),
    },
  })
  const markers = createMarkerDesk({
    clock,
    salt,
    store: openWedgeStore(options.data, log),
    listener: {
      places: (taken) => room.showPlaces('badge', taken),
      view(view) {
        const { practice, state, notices, badges } = view
        const live = state === 'ready' && !practice
        hub.showMarkers(view)
        feed.standIn(live || (!practice && sumOf(badges) > 0))
        room.showMarkers({ practice, live, notBadge: notices.includes('phone') })
      },
    },
  })
  const operate = async (request: OperatorRequest) => (isMarkerRequest(request) ? markers.ask(request) : floorDesk.ask(request))
  const readyDesk = createReadyDesk({
    clock,
    lookAtDisk: () => lookAtDisk(options.data, journal, log),
    printer: createPrinterCheck({ look: () => office.printer.look() }, () => office.tryPrinter()),
    log,
    isSessionRunning,
    changed: (view) => hub.showReady(view),
  })
  function showStrips(): void {
    room.showStrips(more.strips, more.known.filter(({ isLaid }) => isLaid).length, floorDesk.first)
  }
  const hub = createHub({
    after: (milliseconds, call) => clock.after(milliseconds, call),
    now: () => clock.now(),
    ask: async (intent, from) => doors.tooSoon(intent, from) ?? room.ask(intent),
    request: (request, from) => doors.request(request, from),
    operate,
    typed: (text) => markers.typed(text),
    check: (request) => readyDesk.ask(request),
    print: (request) => office.desk.ask(request),
    place: (list, { device }) => (device === null ? 'not-allowed' : placeDesk.put('tablet', device, list)),
    watched: (watched) => floorDesk.watch(watched),
    admit: (hello) => doors.admit(hello),
    changed() {
      doors.look()
      readyDesk.showScreens(hub.present.filter(({ role }) => role === 'display').length)
    },
    dismissed: (reason) => doors.dismissed(reason),
    views: room.views,
  })
  const tellOnce = createBurstLog(clock, log)
  let port: number | null = null
  function address(): string | null {
    const name = lan(options.host)
    return name === null || port === null ? null : `http://${name}:${port}`
  }
  const doors = openDoors({
    clock,
    log,
    tellOnce,
    data: options.data,
    token,
    tablets: (devices) => placeDesk.keepTablets(devices),
    hub: () => hub,
    address,
  })
  const office = openPaperOffice({
    settings: options.paper ?? NO_PAPER_SETTINGS,
    sticks,
    ...options.paperTools,
    clock,
    log,
    env: process.env,
    locale,
    secret: token,
    url: () => server.url,
    address,
    changed: (view) => hub.showPaper(view),
  })
  const { host, pages } = options
  const desks = { doors, floorDesk, markers, operate, archive, office, placeDesk, phonePass }
  const server = await startServer({ room, hub, ...desks, clock, token, host, port: options.port, pages, log, tellOnce })
  port = server.port
  doors.follow(room.session)
  office.desk.follow(room.session)
  phonePass.follow(room.session)
  memorySweep.follow(room.session)
  placeDesk.follow(room.session)
  lights.follow(room.view)
  keeper.start()
  hub.showFloor(floorDesk.view)
  hub.showMarkers(markers.view)
  markers.follow(room.session)
  feed.start({
    view(view) {
      floorDesk.showSource(view)
      markers.showSource('floor', view)
      room.showSource(view)
    },
    board: (geometry, uid, firmware) => floorDesk.useBoard(geometry === null ? null : { uid, firmware, geometry }),
    reading(reading) {
      floorDesk.read(reading)
      room.read(reading)
    },
    cards: (told) => markers.hear('floor', told),
    line: (at, line) => floorDesk.recorded === null && recorder.hear(at, line),
    wantsLines: () => recorder.listens && floorDesk.recorded === null,
    // A real session that waits for its strip, as after a power cut, must not fill up with people who are not there.
    mayPractise: () => room.session.phase !== 'running' || room.session.practice,
  })

  markersFeed.start({
    view: (view) => markers.showSource('markers', view),
    told: (told) => markers.hear('markers', told),
  })
  more.start()

  async function stop(): Promise<void> {
    hub.close()
    doors.stop()
    await Promise.all([feed.stop(), more.stop(), markersFeed.stop()])
    markers.stop()
    keeper.stop()
    memorySweep.stop()
    await recorder.stop()
    await server.stop()
    journal.close()
  }
  let stopped: Promise<void> | null = null
  return {
    url: server.url,
    token,
    screens: {
      display: `${server.url}/display/#token=${token}`,
      settings: `${server.url}/settings/#token=${token}`,
      archive: `${server.url}/archive/#token=${token}`,
      print: `${server.url}/print/#token=${token}`,
    },
    recorder,
    attach: (connection) => hub.attach(connection, true),
    stop: () => (stopped ??= stop()),
  }
}

const NO_PAPER_SETTINGS: PaperSettings = { room: '', printer: null, stick: null }

/** The host: journal, room, floor, screens and server, started together and stopped together. */
import { randomUUID } from 'node:crypto'
import type { Connection } from '#core/protocol/connection'
import { createHub } from '#core/protocol/hub'
import type { Locale } from '#core/locale'
import { createArchiveDesk } from './archive/archive-desk.ts'
import { createArchiveKeeper } from './archive/archive-keeper.ts'
import { openBelievedTime } from './archive/believed-time.ts'
import type { FileMakers } from './archive/session-zip.ts'
import type { FloorRecorder } from './captures/floor-recorder.ts'
import { openSqliteJournal } from './journal/sqlite-journal.ts'
import { createSteadyClock } from './ports/steady-clock.ts'
import { lookAtDisk } from './ready/look-at-disk.ts'
import { createPrinterCheck } from './ready/look-at-printer.ts'
import { createReadyDesk } from './ready/ready-desk.ts'
import { openPaperOffice, type PaperOffice, type PaperSettings, type PaperTools } from './print/paper-office.ts'
import { createPhonePass } from './places/phone-pass.ts'
import { createPlaceDesk } from './places/place-desk.ts'
import { createMemorySweep } from './privacy/memory-sweep.ts'
import { rinseServer } from './privacy/rinse-server.ts'
import { createBurstLog } from './remote/burst-log.ts'
import { openDoors } from './remote/doors.ts'
import { lanAddress } from './remote/lan-address.ts'
import { startServer } from './remote/server.ts'
import { keepToken } from './remote/token.ts'
import { openRoomBoards, type BoardSettings } from './room-boards.ts'
import { createRoom } from './room.ts'
import { createSessionHours } from './session-hours.ts'
import { openSettingsStore } from './settings/settings-store.ts'
import { findSticks } from './sticks/find-sticks.ts'
import { stickFilesIn, type StickFiles } from './sticks/stick-files.ts'
import { openSticks } from './sticks/sticks.ts'

export interface HostOptions extends BoardSettings {
  /** Folder of the journal, the token and all else that is kept; made if it is not there. */
  readonly data: string
  readonly host: string
  readonly port: number
  readonly locale: Locale
  /** Folder of the built pages. */
  readonly pages: string
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
  const { log, locale, data, lan = lanAddress } = options
  const clock = createSteadyClock(options.clock)
  const { journal, setAside } = openSqliteJournal(data, clock, log)
  const token = keepToken(data)
  const settings = openSettingsStore(data, log)
  const sticks = openSticks(log, options.sticks ?? plugged(options.paper?.stick ?? null))
  const boards = openRoomBoards({ ...options, clock, room: () => room, hub: () => hub })
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
        boards.lights.follow(views.session)
        tellFollowers()
      },
      ahead: (view) => hub.showAhead(view),
      line(line, shown) {
        hub.showLine(line, shown)
        boards.lights.followLine(shown)
      },
    },
  })
  const isSessionRunning = (): boolean => room.session.phase === 'running'
  const keeper = createArchiveKeeper({
    store: journal,
    settings,
    clock,
    time: openBelievedTime(data, clock, log),
    log,
    erase: (session) => room.ask({ type: 'session.erase', session }),
    session: () => room.session,
  })
  const hours = createSessionHours({ clock, log, ask: (left) => room.ask(left) })
  const memorySweep = createMemorySweep({ clock, log, rinse: () => rinseServer(server.url) })
  const phonePass = createPhonePass(token, () => memorySweep.strayed())
  const placeDesk = createPlaceDesk({ clock, show: (kind, taken) => room.showPlaces(kind, taken) })
  const readyDesk = createReadyDesk({
    clock,
    lookAtDisk: () => lookAtDisk(data, journal, log),
    printer: createPrinterCheck({ look: () => office.printer.look() }, () => office.tryPrinter()),
    log,
    isSessionRunning,
    changed: (view) => hub.showReady(view),
  })
  const hub = createHub({
    after: (milliseconds, call) => clock.after(milliseconds, call),
    now: () => clock.now(),
    ask: async (intent, from) => doors.tooSoon(intent, from) ?? room.ask(intent),
    request: (request, from) => doors.request(request, from),
    operate: boards.operate,
    typed: (text) => boards.markers.typed(text),
    check: (request) => readyDesk.ask(request),
    print: (request) => office.desk.ask(request),
    place: (list, { device }) => (device === null ? 'not-allowed' : placeDesk.put('tablet', device, list)),
    watched: (watched) => boards.desk.watch(watched),
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
    data,
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
  const archive = createArchiveDesk({
    store: journal,
    settings,
    keeper,
    makers: options.makers ?? makersOf(options.paper === undefined ? null : office),
    locale,
    sticks,
    clock,
    log,
    isSessionRunning,
  })
  // The first one holds the clock that the others read; the last one changes the line, and so the views.
  const followers = [hours, doors, keeper, office.desk, boards, readyDesk, phonePass, memorySweep, placeDesk]
  function tellFollowers(): void {
    for (const follower of followers) follower.follow(room.session)
  }

  const { host, pages } = options
  const desks = { doors, floorDesk: boards.desk, markers: boards.markers, archive, office, placeDesk, phonePass }
  const inside = { room, hub, ...desks, operate: boards.operate, clock, token, log, tellOnce }
  const server = await startServer({ ...inside, host, port: options.port, pages })
  port = server.port
  keeper.start()
  boards.lights.follow(room.view)
  tellFollowers()
  boards.start()

  async function stop(): Promise<void> {
    hub.close()
    doors.stop()
    await boards.stop()
    keeper.stop()
    hours.stop()
    memorySweep.stop()
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
    recorder: boards.recorder,
    attach: (connection) => hub.attach(connection, true),
    stop: () => (stopped ??= stop()),
  }
}

/** The sticks that are plugged in, or the folder that the settings call one. */
function plugged(stick: string | null): StickFiles {
  return stickFilesIn(async () => (stick === null ? findSticks(process.env) : [stick]))
}

function makersOf(office: PaperOffice | null): FileMakers {
  if (office === null) return { pdf: null, png: null }
  return { pdf: (session) => office.pageOf(session), png: (svg) => office.pictureOf(svg) }
}

const NO_PAPER_SETTINGS: PaperSettings = { room: '', printer: null, stick: null }

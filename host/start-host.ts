/** The host: journal, room, floor, screens and server, started together and stopped together. */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Connection } from '#core/protocol/connection'
import { createHub } from '#core/protocol/hub'
import type { Locale } from '#core/locale'
import { createFloorRecorder, type FloorRecorder } from './captures/floor-recorder.ts'
import { openCalibrationStore } from './floor/calibration-store.ts'
import { createFloorDesk } from './floor/floor-desk.ts'
import { createFloorLights } from './floor-lights.ts'
import { openSqliteJournal } from './journal/sqlite-journal.ts'
import type { Clock } from './ports/clock.ts'
import type { Log } from './ports/log.ts'
import { createPhonePass } from './places/phone-pass.ts'
import { createPlaceDesk } from './places/place-desk.ts'
import { createBurstLog } from './remote/burst-log.ts'
import { openDoors } from './remote/doors.ts'
import { lanAddress } from './remote/lan-address.ts'
import { startServer } from './remote/server.ts'
import { keepToken } from './remote/token.ts'
import { createRoom } from './room.ts'
import { openFloorFeed } from './sources/floor-feed.ts'
import type { SourceSpec } from './sources/source-spec.ts'

export interface HostOptions {
  readonly source: SourceSpec
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
  /** The address at which phones find this machine when it listens on `host`; null when they cannot. Asked again and again: networks come and go. */
  readonly lan?: (host: string) => string | null
}

export interface Host {
  /** Where the server is, without a slash at the end. */
  readonly url: string
  readonly token: string
  /** The address of each screen; opens as it stands. */
  readonly screens: { readonly display: string; readonly settings: string }
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
  const feed = openFloorFeed(options.source, { clock, log, packaged })
  const folder = join(options.data, 'captures')
  const recorder = createFloorRecorder({
    folder,
    clock,
    log,
    askHello: () => void feed.send({ type: 'identify' }),
    changed: () => floorDesk.recordingChanged(),
  })
  const lights = createFloorLights((picture) => feed.light(picture))
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
        lights.follow(views.session)
        phonePass.follow(room.session)
        // Last: it changes the line, and so the views.
        placeDesk.follow(room.session)
      },
      line(line, shown) {
        hub.showLine(line, shown)
        lights.followLine(shown)
      },
    },
  })
  const phonePass = createPhonePass(token)
  const placeDesk = createPlaceDesk({ clock, show: (kind, taken) => room.showPlaces(kind, taken) })
  const floorDesk = createFloorDesk({
    clock,
    store: openCalibrationStore(options.data, log),
    send: (command) => feed.send(command),
    recorder,
    isSessionRunning: () => room.session.phase === 'running',
    listener: {
      floor: (floor) => room.useFloor(floor),
      view: (view) => hub.showFloor(view),
      loads: (view) => hub.showLoads(view),
    },
  })
  const hub = createHub({
    after: (milliseconds, call) => clock.after(milliseconds, call),
    now: () => clock.now(),
    ask: async (intent, from) => doors.tooSoon(intent, from) ?? room.ask(intent),
    request: (request, from) => doors.request(request, from),
    operate: (request) => floorDesk.ask(request),
    place: (list, { device }) => (device === null ? 'not-allowed' : placeDesk.put('tablet', device, list)),
    watched: (watched) => floorDesk.watch(watched),
    admit: (hello) => doors.admit(hello),
    changed: () => doors.look(),
    dismissed: (reason) => doors.dismissed(reason),
    views: room.views,
  })
  const tellOnce = createBurstLog(clock, log)
  let port: number | null = null
  const doors = openDoors({
    clock,
    log,
    tellOnce,
    data: options.data,
    token,
    tablets: (devices) => placeDesk.keepTablets(devices),
    hub: () => hub,
    address() {
      const name = lan(options.host)
      return name === null || port === null ? null : `http://${name}:${port}`
    },
  })
  const { host, pages } = options
  const server = await startServer({
    room,
    hub,
    doors,
    floorDesk,
    placeDesk,
    phonePass,
    clock,
    token,
    host,
    port: options.port,
    pages,
    log,
    tellOnce,
  })
  port = server.port
  doors.follow(room.session)
  phonePass.follow(room.session)
  placeDesk.follow(room.session)
  lights.follow(room.view)
  hub.showFloor(floorDesk.view)
  feed.start({
    view(view) {
      floorDesk.showSource(view)
      room.showSource(view)
    },
    board: (geometry, uid, firmware) => floorDesk.useBoard(geometry === null ? null : { uid, firmware, geometry }),
    reading(reading) {
      floorDesk.read(reading)
      room.read(reading)
    },
    line: (at, line) => recorder.hear(at, line),
    wantsLines: () => recorder.listens,
    // A real session that waits for its strip, as after a power cut, must not fill up with people who are not there.
    mayPractise: () => room.session.phase !== 'running' || room.session.practice,
  })

  async function stop(): Promise<void> {
    hub.close()
    doors.stop()
    await feed.stop()
    await recorder.stop()
    await server.stop()
    journal.close()
  }
  let stopped: Promise<void> | null = null
  return {
    url: server.url,
    token,
    screens: { display: `${server.url}/display/#token=${token}`, settings: `${server.url}/settings/#token=${token}` },
    recorder,
    attach: (connection) => hub.attach(connection, true),
    stop: () => (stopped ??= stop()),
  }
}

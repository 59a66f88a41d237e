/**
 * The strips beside the first one: each with a feed, a floor and a place of its own, so that one that is lost keeps none of the others. Some
 * are named; where the first one was found, others are found by themselves, and count once somebody has said where they lie.
 */
import { fits, uncalibrated, type Calibration } from '#core/floor/calibration'
import { createFloor, type Floor } from '#core/floor/floor'
import type { FloorGeometry, Reading } from '#core/floor/reading'
import type { HeardStrip } from '#core/floor/strip-line'
import { MOST_STRIPS, WHOLE_LINE, type StripPlace } from '#core/floor/strips'
import { lightsOn, type LightPicture } from '#core/floor/lights'
import type { SourceView } from '#core/protocol/source-view'
import { accepted, refused, type Result } from '#core/result'
import type { Board } from '../floor/board.ts'
import type { CalibrationStore } from '../floor/calibration-store.ts'
import type { Clock } from '../ports/clock.ts'
import type { MarkerReport } from '../markers/marker-desk.ts'
import type { Log } from '../ports/log.ts'
import type { BoardCommand, BoardFailure } from '../sources/board-port.ts'
import { calmLog } from '../sources/calm-log.ts'
import { openFloorFeed, type FloorFeed } from '../sources/floor-feed.ts'
import type { PortBook } from '../sources/port-book.ts'
import type { SaltPort } from '../sources/salt-port.ts'
import type { SerialPorts } from '../sources/serial-ports.ts'
import type { SourceSpec } from '../sources/source-spec.ts'
import { firstView } from '../sources/source-view.ts'

export interface MoreStripsOptions {
  readonly clock: Clock
  readonly log: Log
  readonly store: CalibrationStore
  readonly serial?: SerialPorts
  /** Where strips that nobody named are looked for; null: they are not. */
  readonly book: PortBook | null
  /** What one of them feels, before its people may have moved. */
  read(uid: string, reading: Reading, isLaid: boolean): void
  /** What one with card readers tells of them, and how it is doing. `origin` is the same as long as the kiosk runs. */
  cards(origin: string, told: MarkerReport): void
  shown(origin: string, view: SourceView): void
  /** Lines as they came, of the strip that is recorded. */
  readonly lines: { wanted(uid: string): boolean; hear(uid: string, at: number, line: string): void }
  readonly salt: SaltPort
  /** Told when people on one of them may have moved. */
  moved(): void
  /** Told when one of them is another one, is heard again or is lost. */
  changed(): void
}

/** A strip as whoever installs it sees it. */
export interface KnownStrip {
  readonly uid: string | null
  readonly source: SourceView
  readonly place: StripPlace
  /** Somebody said where it lies. */
  readonly isLaid: boolean
  /** From its own 0 to its own 10, mm; null before it was heard. */
  readonly length: number | null
}

export interface MoreStrips {
  /** Those that count, of which anybody was ever heard. */
  readonly strips: readonly HeardStrip[]
  readonly known: readonly KnownStrip[]
  start(): void
  /** From now on the strip with this board lies there. */
  lay(uid: string, place: StripPlace): Result<null, 'no-strip' | 'not-stored'>
  /** It will not come back: another one lies in its place. What was learned of it stays on the disk. */
  forget(uid: string): void
  boardOf(uid: string): Board | null
  /** More was learned of it: what is kept holds from now on. */
  relearn(uid: string): void
  /** What lies on it is nothing. */
  zero(uid: string): void
  /** What the light of the line shows, each strip its part; the one with this board blinks. */
  light(picture: LightPicture, blinking: string | null): void
  send(uid: string, command: BoardCommand): Promise<Result<null, BoardFailure>>
  stop(): Promise<void>
}

export function openMoreStrips(specs: readonly SourceSpec[], options: MoreStripsOptions): MoreStrips {
  const { store, book, read, moved, changed, cards, shown, lines, ...deps } = options
  const usual = { ...deps, packaged: true }
  const all: OneStrip[] = specs.map((spec, index) => newStrip(index + 1, true, () => openFloorFeed(spec, usual)))
  let isOver = false
  let lit: { readonly picture: LightPicture; readonly blinking: string | null } | null = null

  /** The search for whichever strip is there and nobody has; once it has one it is that strip's own. */
  function seek(): void {
    if (book === null || isOver || all.length + 1 >= MOST_STRIPS || all.some(({ uid, isNamed }) => uid === null && !isNamed)) return
    const spec: SourceSpec = { kind: 'serial', path: null }
    const one = newStrip(all.length + 1, false, () =>
      openFloorFeed(spec, { ...usual, log: calmLog(deps.log), side: book.strip(() => one.uid) }),
    )
    all.push(one)
    follow(one)
  }

  function follow(one: OneStrip): void {
    one.feed.start({
      view(view) {
        one.source = view
        shown(one.origin, view)
        if (one.uid === null && !one.isNamed) return
        moved()
        changed()
      },
      board(geometry, uid, firmware) {
        one.firmware = firmware
        use(one, uid, geometry)
      },
      cards: (told) => cards(one.origin, told),
      line: (at, line) => one.uid !== null && lines.hear(one.uid, at, line),
      wantsLines: () => one.uid !== null && lines.wanted(one.uid),
      reading(reading) {
        if (one.floor === null || one.uid === null) return
        one.floor.accept(reading)
        read(one.uid, reading, one.isLaid)
        moved()
      },
    })
  }

  function use(one: OneStrip, uid: string, geometry: FloorGeometry | null): void {
    // A board that was found is the one that it was, whatever it calls itself later.
    const isOther = !one.isNamed && one.uid !== null && one.uid !== uid
    const { current, place } = store.read(uid)
    one.geometry = isOther ? null : geometry
    if (!isOther) {
      one.uid = uid
      one.isLaid = one.isNamed || place !== undefined
      one.place = place ?? { ...WHOLE_LINE, lane: one.lane }
    }
    learn(one, current?.calibration)
    lightUp(one)
    seek()
    moved()
    changed()
  }

  function learn(one: OneStrip, learned?: Calibration): void {
    one.calibration = one.geometry === null ? null : calibrationOf(one.geometry, learned)
    one.floor = one.geometry === null || one.calibration === null ? null : createFloor(one.geometry, one.calibration)
  }

  function lightUp({ uid, feed, place, isLaid }: OneStrip): void {
    if (lit !== null) feed.light(lightsOn(lit.picture, { place, isLaid, blinks: uid !== null && uid === lit.blinking }))
  }

  function find(uid: string): OneStrip | undefined {
    // One that is on the port of another one now is known there as well.
    return all.find((strip) => strip.uid === uid && strip.source.state === 'ready') ?? all.find((strip) => strip.uid === uid)
  }

  return {
    get strips() {
      return all.flatMap(({ uid, floor, geometry, calibration, place, source, isLaid }) => {
        if (uid === null || floor === null || geometry === null || calibration === null || !isLaid) return []
        return [{ uid, geometry, calibration, state: floor.state(), place, stale: source.state !== 'ready' }]
      })
    },
    get known() {
      const known = all.filter(({ uid, isNamed }) => isNamed || uid !== null)
      return known.map(({ uid, source, place, isLaid, geometry }) => ({
        uid,
        source,
        place,
        isLaid,
        length: geometry?.length ?? null,
      }))
    },
    start() {
      for (const one of all) follow(one)
      seek()
    },
    lay(uid, place) {
      const one = find(uid)
      if (one === undefined) return refused('no-strip')
      const kept = store.lay(uid, place)
      if (!kept.ok) return kept
      one.place = place
      one.isLaid = true
      lightUp(one)
      moved()
      return accepted(null)
    },
    forget(uid) {
      const index = all.findIndex((strip) => strip.uid === uid)
      for (const one of all.splice(index, index === -1 ? 0 : 1)) {
        one.uid = null
        void one.feed.stop()
      }
      seek()
      moved()
      changed()
    },
    boardOf(uid) {
      const one = find(uid)
      return one?.geometry ? { uid, firmware: one.firmware, geometry: one.geometry } : null
    },
    relearn(uid) {
      const one = find(uid)
      if (one !== undefined) learn(one, store.read(uid).current?.calibration)
      moved()
    },
    zero(uid) {
      find(uid)?.floor?.zero()
      moved()
    },
    light(picture, blinking) {
      lit = { picture, blinking }
      for (const one of all) lightUp(one)
    },
    async send(uid, command) {
      return find(uid)?.feed.send(command) ?? refused('no-board')
    },
    async stop() {
      isOver = true
      await Promise.all(all.map(({ feed }) => feed.stop()))
    },
  }
}

interface OneStrip {
  readonly lane: number
  readonly origin: string
  firmware: string
  readonly isNamed: boolean
  readonly feed: FloorFeed
  uid: string | null
  geometry: FloorGeometry | null
  calibration: Calibration | null
  floor: Floor | null
  place: StripPlace
  isLaid: boolean
  source: SourceView
}

let origins = 1

function newStrip(lane: number, isNamed: boolean, open: () => FloorFeed): OneStrip {
  const place = { ...WHOLE_LINE, lane }
  const source = firstView({ kind: 'serial', practice: false })
  const known = { uid: null, firmware: '', geometry: null, calibration: null, floor: null }
  return { lane, isNamed, origin: `strip ${origins++}`, feed: open(), ...known, place, isLaid: isNamed, source }
}

/** What was learned of other cells under the same name means nothing here. */
function calibrationOf(geometry: FloorGeometry, learned?: Calibration): Calibration {
  return learned !== undefined && fits(learned, geometry) ? learned : uncalibrated(geometry)
}

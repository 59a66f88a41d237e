/** The strips beside the first one: each with a feed, a floor and a place of its own, so that one that is lost keeps none of the others. */
import { uncalibrated } from '#core/floor/calibration'
import { createFloor, type Floor } from '#core/floor/floor'
import { WHOLE_LINE, type Strip, type StripPlace } from '#core/floor/strips'
import type { SourceView } from '#core/protocol/source-view'
import { accepted, refused, type Result } from '#core/result'
import type { CalibrationStore } from '../floor/calibration-store.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import { openFloorFeed } from '../sources/floor-feed.ts'
import type { SerialPorts } from '../sources/serial-ports.ts'
import type { SourceSpec } from '../sources/source-spec.ts'
import { firstView } from '../sources/source-view.ts'

export interface MoreStripsOptions {
  readonly clock: Clock
  readonly log: Log
  readonly store: CalibrationStore
  readonly serial?: SerialPorts
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
}

export interface MoreStrips {
  /** Those of which anybody was ever heard. */
  readonly strips: readonly Strip[]
  readonly known: readonly KnownStrip[]
  start(): void
  /** From now on the strip with this board lies there. */
  lay(uid: string, place: StripPlace): Result<null, 'no-strip' | 'not-stored'>
  stop(): Promise<void>
}

export function openMoreStrips(specs: readonly SourceSpec[], options: MoreStripsOptions): MoreStrips {
  const { clock, log, store, serial, moved, changed } = options
  const deps = { clock, log, packaged: true, ...(serial === undefined ? {} : { serial }) }
  const all = specs.map((spec, index) => ({ ...newStrip(index + 1), feed: openFloorFeed(spec, deps) }))

  function use(one: (typeof all)[number], uid: string, geometry: Parameters<typeof uncalibrated>[0] | null): void {
    const { current, place } = store.read(uid)
    one.uid = uid
    one.place = place ?? { ...WHOLE_LINE, lane: one.lane }
    const fitting = current !== null && geometry !== null && current.calibration.gains.length === geometry.cells
    one.floor = geometry === null ? null : createFloor(geometry, fitting ? current.calibration : uncalibrated(geometry))
    moved()
    changed()
  }

  return {
    get strips() {
      return all.flatMap(({ floor, place, source }) =>
        floor === null ? [] : [{ state: floor.state(), place, stale: source.state !== 'ready' }],
      )
    },
    get known() {
      return all.map(({ uid, source, place }) => ({ uid, source, place }))
    },
    start() {
      for (const one of all)
        one.feed.start({
          view(view) {
            one.source = view
            moved()
            changed()
          },
          board: (geometry, uid) => use(one, uid, geometry),
          reading(reading) {
            one.floor?.accept(reading)
            moved()
          },
        })
    },
    lay(uid, place) {
      const one = all.find((strip) => strip.uid === uid)
      if (one === undefined) return refused('no-strip')
      const kept = store.lay(uid, place)
      if (!kept.ok) return kept
      one.place = place
      moved()
      return accepted(null)
    },
    async stop() {
      await Promise.all(all.map(({ feed }) => feed.stop()))
    },
  }
}

interface OneStrip {
  readonly lane: number
  uid: string | null
  floor: Floor | null
  place: StripPlace
  source: SourceView
}

function newStrip(lane: number): OneStrip {
  return { lane, uid: null, floor: null, place: { ...WHOLE_LINE, lane }, source: firstView({ kind: 'serial', practice: false }) }
}

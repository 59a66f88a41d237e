/** The box of card readers as the host sees it: whatever was asked for behind `--markers`, kept running, with one listener. */
import type { SourceView } from '#core/protocol/source-view'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import { calmLog } from './calm-log.ts'
import { lineSource } from './line-source.ts'
import type { MarkersSpec } from './markers-spec.ts'
import type { PortBook } from './port-book.ts'
import { readersWire } from './readers-wire.ts'
import type { SaltPort } from './salt-port.ts'
import { serialDiscovery } from './serial-discovery.ts'
import type { SerialPorts } from './serial-ports.ts'
import type { Report, Source } from './source.ts'
import { firstView, nextView } from './source-view.ts'
import { supervise, type Supervision } from './supervisor.ts'
import { tcpWire } from './tcp-wire.ts'
import { within } from './within.ts'

export interface MarkersFeedDeps {
  readonly clock: Clock
  readonly log: Log
  readonly serial: SerialPorts
  readonly book: PortBook
  readonly salt: SaltPort
}

export interface MarkersFeedListener {
  /** How the box is doing, when it changes; at once after `start`. */
  view(view: SourceView): void
  told(report: Extract<Report, { type: 'board' | 'card' | 'readers' }>): void
}

export interface MarkersFeed {
  /** Once. */
  start(listener: MarkersFeedListener): void
  /** The listener hears nothing any more; resolves within 1.5 s. */
  stop(): Promise<void>
}

const STOP_WITHIN = 1500
const OFF: SourceView = { kind: 'none', state: 'off', practice: false, detail: null }

export function openMarkersFeed(spec: MarkersSpec, deps: MarkersFeedDeps): MarkersFeed {
  let supervision: Supervision | null = null
  return {
    start(listener) {
      if (spec.kind === 'none') return listener.view(OFF)
      const source = makeSource(spec, deps)
      let view = firstView(source)
      listener.view(view)
      const { clock, log } = deps
      supervision = supervise(source, { clock, log: spec.kind === 'auto' ? calmLog(log) : log }, (told) => {
        const before = view
        view = nextView(view, told)
        if (told.type === 'board' || told.type === 'card' || told.type === 'readers') listener.told(told)
        if (view !== before) listener.view(view)
      })
    },
    async stop() {
      await within(supervision?.stop() ?? Promise.resolve(), STOP_WITHIN, deps.clock)
    },
  }
}

function makeSource(spec: Exclude<MarkersSpec, { kind: 'none' }>, deps: MarkersFeedDeps): Source {
  const { clock, log, salt, serial, book } = deps
  const usual = { clock, log, salt, record: false } as const
  const sourceAt = (path: string): Source => lineSource({ ...usual, wire: serial.wireAt(path), kind: 'serial' })
  switch (spec.kind) {
    case 'sim':
      return lineSource({ ...usual, wire: readersWire(spec, clock), kind: 'sim' })
    case 'tcp':
      return lineSource({ ...usual, wire: tcpWire(spec, deps), kind: 'tcp' })
    case 'serial':
    case 'auto':
      if (spec.kind === 'serial' && spec.path !== null) return sourceAt(spec.path)
      return serialDiscovery({
        ports: book.markers.ports,
        sourceAt: (path) => book.markers.open(path, sourceAt(path)),
        clock,
        wants: book.markers.wants,
        turnedDown: book.markers.turnDown,
      })
  }
}

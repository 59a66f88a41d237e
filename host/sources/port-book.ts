/**
 * Two searches share the USB ports: the floor's, and that for boards with nothing but card readers. No port is opened by both at a time, as
 * many a board starts anew when it is opened. The floor's search goes first; a board of readers that it met is left to the other.
 */
import type { Loss, Report, Source } from './source.ts'
import type { SerialPorts } from './serial-ports.ts'
import type { UsbPorts } from './usb-ports.ts'

/** One search, as far as ports go. */
export interface PortSide {
  readonly ports: UsbPorts
  /** Keeps the book of what this connection has open. */
  open(path: string, source: Source): Source
  /** Keeps the book of whether this search still looks for its board. */
  follow(source: Source): Source
  /** What is on this port is not for this search: another board, or null for what says nothing. */
  turnDown(path: string, hello: Extract<Report, { type: 'board' }> | null): void
}

export interface PortBook {
  readonly floor: PortSide
  readonly markers: PortSide
  /** This port was named for one of them. */
  reserve(side: 'floor' | 'markers', path: string): void
}

type Side = 'floor' | 'markers'

export function createPortBook(machine: Pick<SerialPorts, 'list' | 'present'>): PortBook {
  const opened = new Map<string, Side>()
  const reserved = new Map<string, Side>()
  /** Ports by what was met there, for as long as they are plugged in. */
  const met = new Map<string, 'readers' | 'nothing'>()
  let floorSearches = false

  function mayOpen(side: Side, path: string): boolean {
    if ((reserved.get(path) ?? side) !== side || (opened.get(path) ?? side) !== side) return false
    if (side === 'floor') return met.get(path) !== 'readers'
    return met.get(path) === 'readers' || (!floorSearches && met.get(path) === undefined)
  }

  async function present(side: Side): Promise<readonly string[]> {
    const paths = await machine.present()
    for (const path of met.keys()) if (!paths.includes(path)) met.delete(path)
    return paths.filter((path) => mayOpen(side, path))
  }

  async function list(side: Side): Promise<readonly string[]> {
    const paths = await machine.list()
    return paths.filter((path) => mayOpen(side, path))
  }

  function sideOf(side: Side): PortSide {
    return {
      ports: { list: () => list(side), present: () => present(side) },
      open: (path, source) => ({
        ...source,
        async run(report, signal) {
          opened.set(path, side)
          try {
            return await source.run(report, signal)
          } finally {
            opened.delete(path)
          }
        },
      }),
      follow: (source) => (side === 'floor' ? followFloor(source) : source),
      turnDown(path, hello) {
        if (hello !== null && isReaders(hello)) met.set(path, 'readers')
        // The floor may yet speak on a port that said nothing; whoever looks for readers does not open it again and again.
        else if (side === 'markers') met.set(path, 'nothing')
      },
    }
  }

  function followFloor(source: Source): Source {
    floorSearches = true
    return {
      ...source,
      async run(report, signal): Promise<Loss | 'stopped'> {
        const end = await source.run((told) => {
          if (told.type === 'board' || told.type === 'wrong-firmware') floorSearches = false
          report(told)
        }, signal)
        floorSearches = true
        return end
      },
    }
  }

  return {
    floor: sideOf('floor'),
    markers: sideOf('markers'),
    reserve(side, path) {
      reserved.set(path, side)
    },
  }
}

/** A board that has card readers and no cells. */
export function isReaders({ geometry, readers }: Extract<Report, { type: 'board' }>): boolean {
  return geometry === null && readers.length > 0
}

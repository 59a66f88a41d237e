/**
 * Several searches share the USB ports: the floor's, those for further strips, and that for boards with nothing but card readers. No port is
 * opened by two at a time, as many a board starts anew when it is opened. Of those that look for something the first opens what nobody knows
 * yet; what it met there and does not want is left to the others, by what it said.
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
  wants(hello: Hello): boolean
  /** What is on this port is not for this search: another board, or null for what says nothing. */
  turnDown(path: string, hello: Hello | null): void
}

export interface PortBook {
  readonly floor: PortSide
  readonly markers: PortSide
  /** A further strip: the one with the uid that is asked for, again and again, or any that nobody has while that is null. */
  strip(uid: () => string | null): PortSide
  /** This port was named for one of them. */
  reserve(side: 'floor' | 'markers', path: string): void
  /** Strips that are plugged in and call themselves what another one that is heard calls itself. */
  readonly twins: readonly string[]
}

type Hello = Extract<Report, { type: 'board' }>
type Met = 'readers' | 'nothing' | { readonly strip: string }

interface Search {
  readonly side: 'floor' | 'strip' | 'markers'
  /** Of the strip that it has or looks for; null for any. */
  uid(): string | null
  isSearching: boolean
}

/** `changed` is called when `twins` may be others. */
export function createPortBook(machine: Pick<SerialPorts, 'list' | 'present'>, changed: () => void = () => undefined): PortBook {
  const opened = new Map<string, Search>()
  const reserved = new Map<string, Search['side']>()
  /** Ports by what was met there, for as long as they are plugged in. */
  const met = new Map<string, Met>()
  const searches: Search[] = []

  /** Another search has, or waits for, the strip that calls itself so. */
  function owner(uid: string, but?: Search): Search | undefined {
    return searches.find((search) => search !== but && search.uid() === uid)
  }

  /** First the floor, then strips that were lost, then whoever looks for anything. */
  function turnOf(search: Search): number {
    if (search.side === 'floor') return 0
    if (search.side === 'markers') return 3
    return search.uid() === null ? 2 : 1
  }

  function mayMeet(search: Search): boolean {
    return !searches.some((other) => other.isSearching && turnOf(other) < turnOf(search))
  }

  function mayOpen(search: Search, path: string): boolean {
    if ((reserved.get(path) ?? search.side) !== search.side || (opened.get(path) ?? search) !== search) return false
    const known = met.get(path)
    if (known === undefined) return mayMeet(search)
    if (known === 'readers') return search.side === 'markers'
    // A strip may yet speak on a port that said nothing; whoever looks for anything does not open it again and again.
    if (known === 'nothing') return turnOf(search) < 2
    return search.side !== 'markers' && isFor(search, known.strip)
  }

  function isFor(search: Search, uid: string): boolean {
    const own = search.side === 'strip' ? search.uid() : null
    return own === null ? owner(uid, search) === undefined : own === uid
  }

  function learn(path: string, what?: Met): void {
    if (what === undefined) met.delete(path)
    else met.set(path, what)
    changed()
  }

  async function present(search: Search): Promise<readonly string[]> {
    const paths = await machine.present()
    for (const path of met.keys()) if (!paths.includes(path)) learn(path)
    return paths.filter((path) => mayOpen(search, path))
  }

  async function list(search: Search): Promise<readonly string[]> {
    const paths = await machine.list()
    return paths.filter((path) => mayOpen(search, path))
  }

  function keep(path: string, source: Source, search: Search): Source {
    return {
      ...source,
      async run(report, signal) {
        // Another search was faster.
        if (opened.has(path)) return { reason: 'absent', where: null }
        opened.set(path, search)
        try {
          return await source.run(report, signal)
        } finally {
          opened.delete(path)
          if (met.has(path)) changed()
        }
      },
    }
  }

  function sideOf(search: Search, heard: (uid: string) => void): PortSide {
    searches.push(search)
    return {
      ports: { list: () => list(search), present: () => present(search) },
      open: (path, source) => keep(path, source, search),
      follow: (source) => followed(source, search, heard),
      wants(hello) {
        if (search.side === 'markers') return isReaders(hello)
        return hello.geometry !== null && isFor(search, hello.uid)
      },
      turnDown(path, hello) {
        if (hello !== null && isReaders(hello)) learn(path, 'readers')
        else if (hello !== null && hello.geometry !== null) learn(path, { strip: hello.uid })
        else if (turnOf(search) >= 2) learn(path, 'nothing')
      },
    }
  }

  let floorUid: string | null = null
  return {
    floor: sideOf({ side: 'floor', uid: () => floorUid, isSearching: false }, (uid) => (floorUid = uid)),
    markers: sideOf({ side: 'markers', uid: () => null, isSearching: false }, () => undefined),
    strip: (uid) => sideOf({ side: 'strip', uid, isSearching: false }, () => undefined),
    reserve(side, path) {
      reserved.set(path, side)
    },
    get twins() {
      const strips = [...met].flatMap(([path, what]) => (typeof what === 'object' && !opened.has(path) ? [what.strip] : []))
      return strips.filter((uid) => owner(uid)?.isSearching === false)
    },
  }
}

/** The source of a search, of which the book knows whether it has found what it looks for. */
function followed(source: Source, search: Search, heard: (uid: string) => void): Source {
  search.isSearching = true
  return {
    ...source,
    async run(report, signal): Promise<Loss | 'stopped'> {
      const end = await source.run((told) => {
        if (told.type === 'board') heard(told.uid)
        if (told.type === 'board' || told.type === 'wrong-firmware') search.isSearching = false
        report(told)
      }, signal)
      search.isSearching = end !== 'stopped'
      return end
    },
  }
}

/** A board that has card readers and no cells. */
function isReaders({ geometry, readers }: Hello): boolean {
  return geometry === null && readers.length > 0
}

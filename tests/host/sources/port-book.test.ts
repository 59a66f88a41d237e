/** Which search opens which USB port, on the clock of a test: a strip and a box of readers on one machine. */
import { expect, test } from 'vitest'
import type { Report, Source } from '#host/sources/source'
import { createPortBook, type PortSide } from '#host/sources/port-book'
import { serialDiscovery } from '#host/sources/serial-discovery'
import { silentLog } from '#host/ports/log'
import { supervise } from '#host/sources/supervisor'
import { DEAF_PORT } from '../../support/deaf-port.ts'
import { createFakeClock } from '../../support/fake-clock.ts'

const GEOMETRY = { cells: 110, pitch: 100, origin: -450, length: 10_000, gramsPerCount: 500, rate: 30 }
type What = 'strip' | 'readers' | 'other' | 'mute'

/** Ports with boards that say hello half a second after they were opened; both searches run. */
function machineWith(first: Readonly<Record<string, What>>) {
  const clock = createFakeClock()
  const boards = new Map(Object.entries(first))
  /** Of boards that do not call themselves as their port. */
  const names = new Map<string, string>()
  /** Every opening: who, and which port. */
  const opened: string[] = []
  const open = new Map<string, (reason: 'unplugged') => void>()
  const found: string[] = []
  const list = async (): Promise<readonly string[]> => [...boards.keys()]
  const book = createPortBook({ list, present: list })

  function sourceAt(who: string, path: string): Source {
    return {
      kind: 'serial',
      practice: false,
      run(report, signal) {
        if (open.has(path)) return Promise.resolve({ reason: 'busy', where: path })
        opened.push(`${who} ${path}`)
        return new Promise((resolve) => {
          const end = (how: Parameters<typeof resolve>[0]): void => {
            open.delete(path)
            resolve(how)
          }
          open.set(path, (reason) => end({ reason, where: path }))
          const what = boards.get(path)
          if (what === 'mute') clock.after(6000, () => end({ reason: 'silent', where: path }))
          else clock.after(500, () => report(helloOf(path, what, names.get(path))))
          signal.addEventListener('abort', () => end('stopped'))
        })
      },
    }
  }
  function search(who: string, side: PortSide, heard: (uid: string) => void = () => undefined): void {
    const { ports, open: keep, follow, wants, turnDown } = side
    const sourceOf = (path: string): Source => keep(path, sourceAt(who, path))
    const discovery = serialDiscovery({ ports, sourceAt: sourceOf, clock, wants, turnedDown: turnDown })
    const source = who === 'markers' ? discovery : follow(discovery)
    supervise(source, { clock, log: silentLog }, (told) => {
      if (told.type !== 'board') return
      heard(told.uid)
      found.push(`${who} ${told.where}`)
    })
  }
  search('floor', book.floor)
  search('markers', book.markers)
  return {
    clock,
    book,
    opened,
    found,
    /** A search for one further strip; says which it has. */
    further() {
      let uid: string | null = null
      search(
        'strip',
        book.strip(() => uid),
        (heard) => (uid = heard),
      )
      return () => uid
    },
    plug(path: string, what: What, name = path) {
      boards.set(path, what)
      names.set(path, name)
    },
    unplug(path: string) {
      boards.delete(path)
      open.get(path)?.('unplugged')
    },
  }
}

function helloOf(path: string, what: What | undefined, uid = path): Report {
  const geometry = what === 'strip' ? GEOMETRY : null
  return {
    type: 'board',
    where: path,
    uid,
    firmware: '1',
    boot: 1,
    geometry,
    readers: what === 'readers' ? [0, 5, 10] : [],
    port: DEAF_PORT,
  }
}

test('[NF-13] a strip and a box of readers are both found, whichever port they are on, and the strip stays the floor', async () => {
  const { clock, found, opened } = machineWith({ a: 'readers', b: 'strip' })
  await clock.advance(10_000)
  expect(found).toEqual(['floor b', 'markers a'])
  // The floor's search met the box first: it is opened once more, and never by the floor again.
  expect(opened).toEqual(['floor a', 'floor b', 'markers a'])
})

test('[NF-13] a box alone is found, and left alone by the search for a strip', async () => {
  const { clock, found, opened } = machineWith({ a: 'readers' })
  await clock.advance(30_000)
  expect(found).toEqual(['markers a'])
  expect(opened).toEqual(['floor a', 'markers a'])
})

test('[NF-13] a box that is plugged in beside a strip is found; a strip that comes back is the floor again', async () => {
  const { clock, found, plug, unplug } = machineWith({ b: 'strip' })
  await clock.advance(5000)
  plug('a', 'readers')
  await clock.advance(5000)
  expect(found).toEqual(['floor b', 'markers a'])
  unplug('b')
  await clock.advance(3000)
  plug('b', 'strip')
  await clock.advance(5000)
  expect(found.at(-1)).toBe('floor b')
  unplug('a')
  await clock.advance(3000)
  plug('c', 'readers')
  await clock.advance(5000)
  expect(found.at(-1)).toBe('markers c')
})

test('[NF-14] what is no box of readers is not opened again by their search until it was pulled out', async () => {
  const { clock, opened, plug, unplug } = machineWith({ b: 'strip' })
  await clock.advance(5000)
  plug('x', 'mute')
  plug('y', 'other')
  await clock.advance(60_000)
  const byMarkers = (): readonly string[] => opened.filter((one) => one.startsWith('markers'))
  expect(byMarkers()).toEqual(['markers x', 'markers y'])
  unplug('x')
  await clock.advance(3000)
  plug('x', 'readers')
  await clock.advance(5000)
  expect(byMarkers()).toEqual(['markers x', 'markers y', 'markers x'])
})

test('[NF-14] a port that was named for one of them is never tried by the other', async () => {
  const { clock, book, opened } = machineWith({ a: 'readers' })
  book.reserve('floor', 'a')
  await clock.advance(10_000)
  expect(opened.filter((one) => one.startsWith('markers'))).toEqual([])
})

test('[MX-41] two strips that nobody has are found by two searches, and a lost one is found again on another port by its own', async () => {
  const { clock, found, opened, plug, unplug, further } = machineWith({ a: 'strip' })
  const [first, second] = [further(), further()]
  await clock.advance(3000)
  plug('b', 'strip')
  plug('c', 'strip')
  plug('d', 'readers')
  await clock.advance(6000)
  expect(found.toSorted()).toEqual(['floor a', 'markers d', 'strip b', 'strip c'])
  expect(new Set([first(), second()])).toEqual(new Set(['b', 'c']))
  // The port is another one, the strip calls itself as before.
  unplug('b')
  await clock.advance(3000)
  plug('e', 'strip', 'b')
  await clock.advance(3000)
  expect(found.at(-1)).toBe('strip e')
  expect(opened.filter((one) => one.endsWith(' e'))).toEqual(['strip e'])
})

test('[MX-40] a strip that calls itself like one that is heard is opened once, and known as its twin until it is pulled out', async () => {
  const { clock, book, opened, plug, unplug, further } = machineWith({ a: 'strip' })
  further()
  await clock.advance(3000)
  plug('b', 'strip', 'a')
  await clock.advance(20_000)
  expect(opened.filter((one) => one.endsWith(' b'))).toHaveLength(1)
  expect(book.twins).toEqual(['a'])
  unplug('b')
  await clock.advance(3000)
  expect(book.twins).toEqual([])
})

/**
 * Finds a board among the USB ports, by its hello: all ports are tried at the same time, so that none keeps another waiting, and the
 * first that is what is looked for is it. The board of the last time goes before others. What is looked for is a strip, if nothing else was said.
 */
import type { Cancel, Clock } from '../ports/clock.ts'
import type { Loss, Report, Source } from './source.ts'
import type { UsbPorts } from './usb-ports.ts'

export interface SerialDiscoveryOptions {
  readonly ports: UsbPorts
  /** One connection to what is on that port. */
  readonly sourceAt: (path: string) => Source
  readonly clock: Clock
  /** Whether this board is what is looked for. */
  readonly wants?: (hello: Hello) => boolean
  /** What is on this port is not: another board, or null for what says nothing. */
  readonly turnedDown?: (path: string, hello: Hello | null) => void
}

/** How often the ports are looked at while no strip has said hello, ms. */
const LOOK_EVERY = 500
/** So long the strip of the last time is waited for when another has said hello, ms: boards say it once a second. */
const PREFER_FOR = 1200
/** Lines before the choice that are kept for a recorder: a capture begins with the hello. */
const MOST_LINES = 64

/** One run is one search, and then the connection to what it found. It says nothing but what that strip says. */
export function serialDiscovery(options: SerialDiscoveryOptions): Source {
  let lastUid: string | null = null
  return {
    kind: 'serial',
    practice: false,
    presence: async () => [...(await options.ports.present())].sort().join(),
    async run(report, signal) {
      if (signal.aborted) return 'stopped'
      const search = new Search(options, lastUid, report)
      const stop = () => search.end('stopped')
      signal.addEventListener('abort', stop)
      search.start()
      const end = await search.ended
      signal.removeEventListener('abort', stop)
      lastUid = search.uid
      return end
    },
  }
}

type Hello = Extract<Report, { type: 'board' }>

/** A port that is being tried. */
interface Probe {
  readonly path: string
  readonly stopping: AbortController
  readonly lines: Report[]
  /** Once a strip has said it. */
  hello: Hello | null
  /** It speaks another major version. */
  isForeign: boolean
}

/** What a port that did not help tells a person: the last of these that was met. */
const SEVERITY: readonly Loss['reason'][] = ['absent', 'unplugged', 'silent', 'busy', 'denied']

function hasStrip({ geometry }: Hello): boolean {
  return geometry !== null
}

class Search {
  readonly #options: SerialDiscoveryOptions
  readonly #report: (report: Report) => void
  readonly #probes = new Map<string, Probe>()
  readonly #runs = new Set<Promise<void>>()
  /** Ports that were opened and are no strip: not opened again in this search, as many a board starts anew when it is opened. */
  readonly #others = new Set<string>()
  readonly #outcome = Promise.withResolvers<Loss | 'stopped'>()
  #listed: readonly string[] = []
  #worst: Loss = { reason: 'absent', where: null }
  #chosen: Probe | null = null
  #over = false
  #cancelLook: Cancel | null = null
  #cancelChoice: Cancel | null = null
  /** Of the strip that was chosen last. */
  uid: string | null

  constructor(options: SerialDiscoveryOptions, lastUid: string | null, report: (report: Report) => void) {
    this.#options = options
    this.#report = report
    this.uid = lastUid
  }

  /** Resolves when every port has been let go. */
  get ended(): Promise<Loss | 'stopped'> {
    return this.#outcome.promise
  }

  start(): void {
    void this.#look()
  }

  end(how: Loss | 'stopped'): void {
    if (this.#over) return
    this.#over = true
    this.#cancelLook?.()
    this.#cancelChoice?.()
    for (const probe of this.#probes.values()) probe.stopping.abort()
    void Promise.all(this.#runs).then(() => this.#outcome.resolve(how))
  }

  async #look(): Promise<void> {
    const { ports, clock } = this.#options
    const present = await ports.present()
    for (const path of this.#others) if (!present.includes(path)) this.#others.delete(path)
    // A port that is present and not listed is new: the system learns its vendor a moment after its name.
    const isNew = present.some((path) => !this.#listed.includes(path))
    this.#listed = isNew ? await ports.list() : present
    if (this.#over || this.#chosen !== null) return
    for (const path of this.#listed) if (!this.#probes.has(path) && !this.#others.has(path)) this.#try(path)
    if (this.#probes.size === 0) this.end(this.#worst)
    else this.#cancelLook = clock.after(LOOK_EVERY, () => void this.#look())
  }

  #try(path: string): void {
    const probe: Probe = { path, stopping: new AbortController(), lines: [], hello: null, isForeign: false }
    this.#probes.set(path, probe)
    const run = this.#follow(probe)
    this.#runs.add(run)
    void run.then(() => this.#runs.delete(run))
  }

  async #follow(probe: Probe): Promise<void> {
    const source = this.#options.sourceAt(probe.path)
    const end = await source.run((report) => this.#hear(probe, report), probe.stopping.signal)
    this.#probes.delete(probe.path)
    if (this.#over) return
    if (end !== 'stopped') {
      if (probe === this.#chosen || probe.isForeign) return this.end(end)
      if (end.reason === 'silent') this.#turnDown(probe, null)
      if (SEVERITY.indexOf(end.reason) > SEVERITY.indexOf(this.#worst.reason)) this.#worst = end
    }
    if (this.#probes.size === 0) this.end(this.#worst)
    else this.#choose()
  }

  #hear(probe: Probe, report: Report): void {
    if (this.#over) return
    if (probe === this.#chosen) return this.#report(report)
    if (report.type === 'line' && probe.lines.length < MOST_LINES) {
      probe.lines.push(report)
    } else if (report.type === 'wrong-firmware') {
      probe.isForeign = true
      this.#report(report)
    } else if (report.type === 'board') {
      const { wants = hasStrip } = this.#options
      if (wants(report)) return this.#greet(probe, report)
      this.#turnDown(probe, report)
      probe.stopping.abort()
    }
  }

  #turnDown({ path }: Probe, hello: Hello | null): void {
    this.#others.add(path)
    this.#options.turnedDown?.(path, hello)
  }

  #greet(probe: Probe, hello: Hello): void {
    probe.hello = hello
    probe.isForeign = false
    this.#choose()
  }

  /** While a port may still turn out to have the strip of the last time on it, another one has to wait a moment. */
  #choose(isLate = false): void {
    if (this.#chosen !== null) return
    const probes = [...this.#probes.values()]
    const best = probes.find(({ hello }) => hello?.uid === this.uid) ?? probes.find(({ hello }) => hello !== null)
    if (!best?.hello) return
    const isUndecided = probes.some(({ hello, isForeign }) => hello === null && !isForeign)
    if (isLate || !isUndecided || this.uid === null || this.uid === best.hello.uid) return this.#take(best, best.hello)
    this.#cancelChoice ??= this.#options.clock.after(PREFER_FOR, () => {
      this.#cancelChoice = null
      this.#choose(true)
    })
  }

  #take(probe: Probe, hello: Hello): void {
    this.#chosen = probe
    this.uid = hello.uid
    this.#cancelLook?.()
    this.#cancelChoice?.()
    for (const other of this.#probes.values()) if (other !== probe) other.stopping.abort()
    for (const line of probe.lines) this.#report(line)
    this.#report(hello)
  }
}

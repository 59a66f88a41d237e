/**
 * The host's end of one connection to a board: handshake, silence, resets, losses, commands. Pure: bytes and time are handed in,
 * everything that comes of it is reported. One link is one connection; when it is lost, drop it and make a new one.
 */
import { createCommandQueue, type Settled } from './commands.ts'
import { createDeviceDecoder, type Decoder } from './decoder.ts'
import { createDeviceTime } from './device-time.ts'
import { createFrames, type Frame } from './frames.ts'
import { createGreeter, type Greeter, type Wishes } from './greeter.ts'
import type { Light } from './light-desk.ts'
import type { LinkReport, LinkState } from './link-report.ts'
import { createLossMeter } from './loss-meter.ts'
import type { CardEvent, Command, DeviceMessage, Hello, Version } from './messages.ts'
import { createReaderWatch, type ReaderFaults } from './reader-watch.ts'
import { createResetWatch } from './reset-watch.ts'
import { stripOf } from './strip.ts'

export interface LinkOptions extends Wishes {
  /** False: never writes, for a read-only port or a replay. True if absent. */
  readonly writes?: boolean
  /** Report every line as it came: always, or while this says so. */
  readonly record?: boolean | (() => boolean)
}

/** All times are ms on one clock that never runs back. */
export interface Link {
  readonly state: LinkState
  /** The port is open. Once. */
  open(now: number): void
  /** Bytes came in, in any chunks. Does what `tick` does too. */
  receive(bytes: Uint8Array, now: number): void
  /** Does what is due. Harmless too often; needed at `nextTickAt()` at the latest. */
  tick(now: number): void
  /** When `tick` has something to do next; Infinity if never. */
  nextTickAt(): number
  /** Queues a command; `settled` is called once. */
  send(command: Command, now: number, settled?: Settled): void
  /** The newest picture for the board's light: it may be sent later, again after a reset, or never to a board without lights. */
  light(light: Light, now: number): void
  /** The salt that was wished is another one: it is sent, and cards of the one before do not count any more. */
  resalt(now: number): void
  /** The port is gone or no longer wanted. */
  close(): void
}

/** A port on which no valid line came within this is not a board, ms. */
const NOTHING_WITHIN = 6000
const STALE_AFTER = 2500
const LOST_AFTER = 5000
/** So long the counts stay when a board began anew and its frames have not come back, ms. */
const KEEP_AFTER_RESET = 2000
const QUALITY_EVERY = 1000
/** A card event waits no longer than this for a line that tells the board's time, ms: it is told again and again, and there is a heartbeat every second. */
const CARD_WAITS = 2000
/** Whatever is told so soon, ms, has just been. */
const JUST_NOW = 500

export function createLink(options: LinkOptions, report: (report: LinkReport) => void): Link {
  return new BoardLink(options, report)
}

class BoardLink implements Link {
  readonly #report: (report: LinkReport) => void
  readonly #queue = createCommandQueue((bytes) => this.#report({ type: 'write', bytes }))
  readonly #greeter: Greeter | null
  readonly #decoder: Decoder
  readonly #frames = createFrames()
  readonly #time = createDeviceTime()
  readonly #resets = createResetWatch()
  readonly #losses = createLossMeter()
  readonly #readers = createReaderWatch()
  #state: LinkState = 'closed'
  #isOver = false
  /** The time of the call that is being served. */
  #now = 0
  /** When the last valid line came; before that, when the port was opened. */
  #heardAt = 0
  /** Who the board is, once it has said so in our version. */
  #hello: Hello | null = null
  #foreign: string | null = null
  /** The last card event of this boot. */
  #lastCard = 0
  /** The board's own time, and when it was that. */
  #boardTime: { readonly t: number; readonly at: number } | null = null
  /** Since when a card event waits for that; null when none does. */
  #cardWaitsFrom: number | null = null
  /** After a reset, until when the counts stay without a reading; else Infinity. */
  #keepUntil = Infinity
  #quality = { lost: 0, refused: 0, lossy: false }
  #qualityAt = 0

  constructor(options: LinkOptions, report: (report: LinkReport) => void) {
    this.#report = report
    this.#greeter = options.writes === false ? null : createGreeter(options, this.#queue)
    const line = (text: string): void => this.#report({ type: 'line', at: this.#now, line: text })
    this.#decoder = createDeviceDecoder({
      message: (message) => this.#hear(message),
      refused: (_, seq) => this.#hearUnreadable(seq),
      get line() {
        const wanted = typeof options.record === 'function' ? options.record() : options.record === true
        return wanted ? line : undefined
      },
    })
  }

  get state(): LinkState {
    return this.#state
  }

  open(now: number): void {
    if (this.#isOver || this.#state !== 'closed') throw new Error('a link is opened once')
    this.#now = now
    this.#heardAt = now
    this.#qualityAt = now
    this.#greeter?.start(now)
    this.#enter('opening')
  }

  receive(bytes: Uint8Array, now: number): void {
    if (this.#isOver || this.#state === 'closed') return
    this.#now = now
    this.#decoder.push(bytes)
    this.tick(now)
  }

  tick(now: number): void {
    if (this.#isOver || this.#state === 'closed') return
    this.#now = now
    while (now >= this.#silentAt()) this.#fallSilent()
    if (this.#isOver) return
    this.#greeter?.tick(now)
    if (now >= this.#qualityDueAt()) this.#judgeQuality()
  }

  nextTickAt(): number {
    if (this.#isOver || this.#state === 'closed') return Infinity
    return Math.min(this.#silentAt(), this.#greeter?.nextTickAt() ?? Infinity, this.#qualityDueAt())
  }

  send(command: Command, now: number, settled?: Settled): void {
    if (this.#isOver || this.#greeter === null) settled?.({ type: 'dropped' }, now)
    else this.#queue.add(command, now, { settled })
  }

  light(light: Light, now: number): void {
    if (!this.#isOver) this.#greeter?.wantLight(light, now)
  }

  resalt(now: number): void {
    if (!this.#isOver) this.#greeter?.resalt(now)
  }

  close(): void {
    this.#end('closed')
  }

  #enter(state: LinkState): void {
    if (state === this.#state) return
    this.#state = state
    this.#report({ type: 'state', state })
  }

  #end(state: 'closed' | 'lost'): void {
    if (this.#isOver) return
    this.#isOver = true
    this.#queue.clear(this.#now)
    this.#enter(state)
  }

  /** When the state changes if nothing more comes. */
  #silentAt(): number {
    switch (this.#state) {
      case 'opening':
        return this.#heardAt + NOTHING_WITHIN
      case 'ready':
        return Math.min(this.#heardAt + STALE_AFTER, this.#keepUntil)
      case 'syncing':
      case 'stale':
        return this.#heardAt + LOST_AFTER
      case 'closed':
      case 'lost':
        return Infinity
    }
  }

  #fallSilent(): void {
    if (this.#state !== 'ready') {
      this.#end('lost')
      return
    }
    // In a silence line numbers may go round unseen: a delta could then name a full frame that is not the one that is held.
    this.#frames.forget()
    this.#enter('stale')
  }

  #hear(message: DeviceMessage): void {
    // Whoever was told of the line before may have closed the link.
    if (this.#isOver) return
    if (message.type === 'foreign-hello') this.#meetForeign(message.version)
    else if (message.type === 'hello') this.#foreign = null
    if (this.#foreign !== null) {
      this.#heardAt = this.#now
      return
    }
    if (this.#resets.startedAnew(message)) this.#startAgain()
    this.#losses.line(message.seq, this.#now)
    this.#hearValid()
    this.#tellReaders(this.#readers.take(message))
    if (message.type === 'full' || message.type === 'delta' || message.type === 'beat')
      this.#boardTime = { t: message.t, at: this.#now }
    const frame = this.#frames.take(message)
    if (frame !== null) this.#read(frame)
    else this.#heed(message)
  }

  /** Its checksum is good, so the board is there; what it says is not for us. */
  #hearUnreadable(seq: number | null): void {
    if (seq === null || this.#isOver) return
    if (this.#foreign === null) this.#losses.line(seq, this.#now)
    this.#hearValid()
  }

  #hearValid(): void {
    this.#heardAt = this.#now
    if (this.#foreign === null) this.#greeter?.lineCame(this.#now)
    if (this.#state === 'opening') this.#enter('syncing')
    if (this.#state === 'stale' && this.#keepUntil === Infinity) this.#enter('ready')
  }

  #heed(message: DeviceMessage): void {
    switch (message.type) {
      case 'hello':
        this.#meet(message)
        break
      case 'beat':
        this.#losses.beat(message, this.#now)
        break
      case 'ack':
        this.#queue.acknowledge(message, this.#now)
        break
      case 'card':
        this.#hearCard(message)
        break
      case 'notice':
        this.#report({ type: 'notice', notice: message })
        break
      case 'text':
        this.#report({ type: 'text', text: message.text })
        break
      case 'full':
      case 'delta':
      case 'unknown':
      case 'foreign-hello':
    }
  }

  #meet(hello: Hello): void {
    const isNews = this.#hello === null || describe(hello) !== describe(this.#hello)
    this.#hello = hello
    if (isNews) this.#report({ type: 'board', hello, geometry: stripOf(hello) })
    if (this.#state === 'syncing') this.#enter('ready')
    this.#greeter?.helloCame(hello.led ?? 0, hello.rd ?? 0, this.#now)
  }

  #meetForeign({ major, minor }: Version): void {
    const speaks = `${major}.${minor}`
    if (speaks === this.#foreign) return
    this.#foreign = speaks
    this.#hello = null
    this.#keepUntil = Infinity
    this.#frames.forget()
    this.#greeter?.fallSilent(this.#now)
    this.#enter('syncing')
    this.#report({ type: 'wrong-version', speaks })
  }

  #startAgain(): void {
    this.#frames.forget()
    this.#time.forget()
    this.#losses.forget()
    this.#tellReaders(this.#readers.forget())
    this.#lastCard = 0
    this.#boardTime = null
    this.#cardWaitsFrom = null
    this.#greeter?.startAgain(this.#now)
    if (this.#hello === null) return
    if (stripOf(this.#hello) !== null) this.#keepUntil = this.#now + KEEP_AFTER_RESET
    this.#report({ type: 'reset' })
  }

  #read({ t, cells, kind }: Frame): void {
    if (this.#hello === null) return
    this.#keepUntil = Infinity
    if (this.#state === 'stale') this.#enter('ready')
    this.#report({ type: 'reading', reading: { at: this.#time.place(t, this.#now), cells, kind } })
  }

  #tellReaders(faults: ReaderFaults | null): void {
    if (faults !== null) this.#report({ type: 'readers', faults })
  }

  /** The board repeats its oldest event until it is acknowledged, so numbers come in order. */
  #hearCard(event: CardEvent): void {
    const { boot } = this.#resets
    if (boot === null || this.#hello === null) return
    // Made with a salt of before, or nobody knows with which: the board tells it again, or drops it.
    if (this.#greeter?.isSalted === false) return
    if (event.event > this.#lastCard) {
      this.#cardWaitsFrom ??= this.#now
      if (this.#boardTime === null && this.#now - this.#cardWaitsFrom < CARD_WAITS) return
      this.#lastCard = event.event
      this.#report({ type: 'card', boot, event, late: this.#lateness(event.t) })
    }
    this.#greeter?.cardCame(event.event, this.#now)
  }

  /** A board keeps what nobody heard: it may have been while its cable was out. */
  #lateness(t: number): number {
    if (this.#boardTime === null) return 0
    // eslint-disable-next-line no-bitwise
    const late = (this.#boardTime.t + Math.round(this.#now - this.#boardTime.at) - t) | 0
    return late < JUST_NOW ? 0 : late
  }

  /** When there is something to say of the quality; a bad one is looked at again every second. */
  #qualityDueAt(): number {
    const { lost, refused, lossy } = this.#quality
    const isNews = lossy || lost !== this.#losses.lost || refused !== this.#decoder.counts.refused
    return isNews ? this.#qualityAt + QUALITY_EVERY : Infinity
  }

  #judgeQuality(): void {
    const quality = { lost: this.#losses.lost, refused: this.#decoder.counts.refused, lossy: this.#losses.lossy(this.#now) }
    const { lost, refused, lossy } = this.#quality
    this.#qualityAt = this.#now
    this.#quality = quality
    if (lost !== quality.lost || refused !== quality.refused || lossy !== quality.lossy)
      this.#report({ type: 'quality', ...quality })
  }
}

/** All that a hello says, its line number apart. */
function describe(hello: Hello): string {
  return JSON.stringify({ ...hello, seq: 0 })
}

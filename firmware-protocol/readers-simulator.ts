/**
 * A box of card readers that is not there: people with badges tap now and then, and it speaks LINE/1 about it as a real one would. Pure and
 * seeded: the same options, host bytes and times give the same bytes.
 */
import { bytesOf, hex } from './ascii.ts'
import { createHostDecoder, type Decoder } from './decoder.ts'
import { encodeDeviceMessage } from './encode-device.ts'
import { PROTOCOL_MAJOR, PROTOCOL_MINOR, type AckCode, type DeviceMessage, type HostMessage, type ResetCause } from './messages.ts'
import { createRandom, type Random } from './random.ts'
import { EVENT_QUEUE } from './simulated-cards.ts'
import { createTappers, READERS, type Tappers } from './simulated-tappers.ts'

export interface ReadersSimulatorOptions {
  /** People with a badge, 0 to 99. 14 if absent. */
  readonly badges?: number
  /** 1 if absent. */
  readonly seed?: number
  /** One of them taps about every so many ms, 2500 if absent. */
  readonly tapEvery?: number
  /** Nobody taps after so many ms; for ever if absent. */
  readonly tapUntil?: number
}

/** Times are ms on one clock that never runs back; the first `advance` is the moment the board is powered. */
export interface ReadersSimulator {
  receive(bytes: Uint8Array): void
  advance(now: number): Uint8Array
  /** It starts anew, as after a kick against the plug. */
  reset(): void
  /** The mark at which each badge was laid down last, null for never: the truth, for tests. */
  readonly marks: readonly (number | null)[]
}

const HELLO_EVERY = 1000
const BEAT_EVERY = 1000

export function createReadersSimulator(options: ReadersSimulatorOptions = {}): ReadersSimulator {
  return new SimulatedReaders(options)
}

class SimulatedReaders implements ReadersSimulator {
  readonly #random: Random
  readonly #tappers: Tappers
  readonly #decoder: Decoder
  #outbox: Uint8Array[] = []
  #isPowered = false
  #laidAt = 0
  #bootedAt = 0
  #now = 0
  #boot = 0
  #cause: ResetCause = 'PO'
  #sent = 0
  #bad = 0
  #isGreeted = false
  #lastAck: { readonly id: number; readonly code: AckCode; readonly fields: readonly string[] } | null = null
  /** Device ms. */
  #helloAt = 0
  #beatAt = BEAT_EVERY

  constructor({ badges = 14, seed = 1, tapEvery = 2500, tapUntil = Infinity }: ReadersSimulatorOptions) {
    this.#random = createRandom(seed + 1)
    this.#tappers = createTappers({ badges, seed, tapEvery, tapUntil })
    this.#decoder = createHostDecoder({
      message: (message) => this.#obey(message),
      refused: (refusal, id) => {
        this.#bad++
        if (id !== null && id !== 0) this.#ack(id, refusal === 'range' ? 'E3' : 'E2')
      },
    })
  }

  get marks(): readonly (number | null)[] {
    return this.#tappers.marks
  }

  receive(bytes: Uint8Array): void {
    if (this.#isPowered) this.#decoder.push(bytes)
  }

  advance(now: number): Uint8Array {
    // Whole milliseconds, so that what is due at a moment is due in it.
    this.#now = Math.floor(now)
    if (!this.#isPowered) {
      this.#isPowered = true
      this.#laidAt = this.#now
      this.#start('PO')
    }
    for (let at = this.#nextAt(); at <= this.#now; at = this.#nextAt()) this.#live(at)
    const all = Uint8Array.from(this.#outbox.flatMap((line) => [...line]))
    this.#outbox = []
    return all
  }

  reset(): void {
    this.#start('EX')
  }

  #start(cause: ResetCause): void {
    this.#bootedAt = this.#now
    this.#cause = cause
    this.#boot = Math.floor(this.#random.between(0, 0x1_0000))
    this.#tappers.restart()
    this.#sent = 0
    this.#bad = 0
    this.#isGreeted = false
    this.#lastAck = null
    this.#helloAt = 0
    this.#beatAt = BEAT_EVERY
    this.#outbox.push(bytesOf('\n'))
  }

  /** Host ms of what happens next. */
  #nextAt(): number {
    const device = Math.min(this.#helloAt, this.#beatAt, this.#tappers.cards.dueAt())
    return Math.min(this.#bootedAt + device, this.#laidAt + this.#tappers.nextDeedAt())
  }

  #live(at: number): void {
    const t = Math.max(0, at - this.#bootedAt)
    if (t >= this.#helloAt) {
      this.#helloAt = this.#isGreeted ? Infinity : t + HELLO_EVERY
      this.#sayHello()
    }
    if (t >= this.#beatAt) {
      this.#beatAt = t + BEAT_EVERY
      const [sent, bad, event] = [this.#sent, this.#bad, this.#tappers.cards.last]
      this.#say({ type: 'beat', seq: this.#nextSeq(), t: Math.floor(t) >>> 0, boot: this.#boot, sent, bad, flags: 0, event })
    }
    const event = this.#tappers.live(at - this.#laidAt, t)
    if (event !== null) this.#say({ type: 'card', seq: this.#nextSeq(), ...event })
  }

  #say(message: DeviceMessage): void {
    this.#outbox.push(encodeDeviceMessage(message))
  }

  #nextSeq(): number {
    return this.#sent++ & 0xff
  }

  #sayHello(): void {
    const version = { major: PROTOCOL_MAJOR, minor: PROTOCOL_MINOR }
    const board = { role: 'nfc', uid: '51A0000000000002', firmware: 'simulator', boot: this.#boot, reset: this.#cause } as const
    const strip = { n: null, pitch: null, org: null, len: null, lsb: null, hz: null, enc: null, led: null }
    const readers = { rd: READERS.length, mk: READERS, evq: EVENT_QUEUE }
    this.#say({ type: 'hello', seq: this.#nextSeq(), version, ...board, ...strip, ...readers })
  }

  #ack(id: number, code: AckCode, fields: readonly string[] = []): void {
    this.#lastAck = { id, code, fields }
    this.#say({ type: 'ack', seq: this.#nextSeq(), id, code, fields })
  }

  #obey(message: HostMessage): void {
    const { id } = message
    if (message.type !== 'hello' && id === this.#lastAck?.id) return this.#ack(id, this.#lastAck.code, this.#lastAck.fields)
    const t = this.#now - this.#bootedAt
    switch (message.type) {
      case 'hello':
        this.#isGreeted = message.version.major === PROTOCOL_MAJOR
        this.#ack(id, this.#isGreeted ? 'OK' : 'E5')
        if (this.#isGreeted) this.#helloAt = Infinity
        return this.#sayHello()
      case 'identify':
        this.#ack(id, 'OK')
        return this.#sayHello()
      case 'salt':
        this.#tappers.cards.salt(message.salt, t)
        return this.#ack(id, 'OK')
      case 'received':
        return this.#ack(id, this.#tappers.cards.received(message.event, t) ? 'OK' : 'E3')
      case 'ping':
        return this.#ack(id, 'OK', [hex(message.token)])
      case 'reboot':
        this.#ack(id, message.boot === this.#boot ? 'OK' : 'E6')
        return message.boot === this.#boot ? this.#start('SW') : undefined
      case 'config':
      case 'zero':
      case 'light-marks':
      case 'light-pixels':
      case 'light-effect':
        // It has neither cells nor lights, and its hello says so.
        return this.#ack(id, 'E5')
      case 'unknown':
        return this.#ack(id, 'E1')
    }
  }
}

/**
 * A board that is not there: people move on a line, and it speaks LINE/1 about it, byte for byte as a strip would. Pure and seeded: the
 * same options, host bytes and times give the same bytes.
 */
import { bytesOf, hex } from './ascii.ts'
import { CONFIG_ORDER } from './layout.ts'
import { createHostDecoder, type Decoder } from './decoder.ts'
import { encodeDeviceMessage } from './encode-device.ts'
import {
  PROTOCOL_MAJOR,
  PROTOCOL_MINOR,
  type AckCode,
  type ConfigKeys,
  type DeviceMessage,
  type HostMessage,
  type Refusal,
  type ResetCause,
  type Version,
} from './messages.ts'
import { createRandom, type Random } from './random.ts'
import { EVENT_QUEUE } from './simulated-cards.ts'
import { createCrowd, type Crowd } from './simulated-crowd.ts'
import { createFrameSpeaker, fitsLine } from './simulated-frames.ts'
import { feetAt } from './simulated-person.ts'
import { createStrip, type SimulatedStrip } from './simulated-strip.ts'
import { createTappers, READERS, type Tappers } from './simulated-tappers.ts'
import type { StripGeometry } from './strip.ts'

export interface SimulatorOptions {
  /** People who come and stand on the line, 0 to 40. 12 if absent. */
  readonly people?: number
  /** 1 if absent. */
  readonly seed?: number
  /** 110 if absent. */
  readonly cells?: number
  /** mm, 100 if absent. */
  readonly pitch?: number
  /** mm, -450 if absent. */
  readonly origin?: number
  /** mm, 10000 if absent. */
  readonly length?: number
  /** 500 if absent. */
  readonly gramsPerCount?: number
  /** Frames per second until the host configures another, 30 if absent. */
  readonly rate?: number
  /** Upper case hexadecimal digits, "51A0000000000001" if absent. */
  readonly uid?: string
  /** Once arrived, nobody walks or leaves. */
  readonly still?: boolean
  /** People with a badge beside the strip, 0 to 40: the board has card readers too. None, and no readers, if absent. */
  readonly badges?: number
}

/** Times are ms on one clock that never runs back; the first `advance` is the moment the board is powered. */
export interface Simulator {
  /** Bytes of the host. What comes of them is in the next `advance`. */
  receive(bytes: Uint8Array): void
  /** What the board says from the last call up to now. May be called at any pace. */
  advance(now: number): Uint8Array
  /** Who stands on the strip now: the truth, for tests. Positions in scale units, 0 to 10. */
  people(): readonly { readonly id: number; readonly position: number }[]
}

/** Where a practice strip lies: 11 m, half a metre of it before the 0 and after the 10. */
const USUAL_STRIP: StripGeometry = { cells: 110, pitch: 100, origin: -450, length: 10_000, gramsPerCount: 500, rate: 30 }
const HELLO_EVERY = 1000
/** Somebody taps about so often, ms, and for ever. */
const TAPS = { tapEvery: 2500, tapUntil: Infinity } as const
/** Without a host's H, frames start so long after boot, ms: a host that cannot write sees them too. */
const FRAMES_AFTER = 5000
const USUAL_CONFIG = { enc: 8, key: 1, hb: 1000, on: 20, off: 10, flt: 0 } as const

interface Answer {
  readonly code: AckCode
  readonly fields: readonly string[]
}

const OK: Answer = { code: 'OK', fields: [] }
const VERSION: Version = { major: PROTOCOL_MAJOR, minor: PROTOCOL_MINOR }

export function createSimulator(options: SimulatorOptions = {}): Simulator {
  return new SimulatedBoard(options)
}

class SimulatedBoard implements Simulator {
  readonly #geometry: StripGeometry
  readonly #uid: string
  readonly #random: Random
  readonly #crowd: Crowd
  readonly #strip: SimulatedStrip
  /** Null on a board without card readers. */
  readonly #tappers: Tappers | null
  readonly #decoder: Decoder
  #outbox: Uint8Array[] = []
  #isPowered = false
  /** Host ms at the first `advance`, at the last boot, and at the last `advance`. */
  #laidAt = 0
  #bootedAt = 0
  #now = 0
  #boot = 0
  #reset: ResetCause = 'PO'
  #config: Required<ConfigKeys>
  #sent = 0
  #bad = 0
  #isGreeted = false
  #lastAnswer: (Answer & { readonly id: number }) | null = null
  /** Device ms at which the next of each is said. */
  #helloAt = 0
  #beatAt = 0
  #frameAt = 0
  #frames = createFrameSpeaker()

  constructor({ people = 12, seed = 1, uid = '51A0000000000001', still = false, badges = 0, ...strip }: SimulatorOptions) {
    this.#geometry = { ...USUAL_STRIP, ...strip }
    this.#uid = uid
    this.#random = createRandom(seed + 1)
    this.#crowd = createCrowd({ people, seed, length: this.#geometry.length, still })
    this.#strip = createStrip(this.#geometry, seed + 2)
    this.#tappers = badges === 0 ? null : createTappers({ badges, seed: seed + 3, ...TAPS })
    this.#config = this.#usualConfig()
    this.#decoder = createHostDecoder({
      message: (message) => this.#obey(message),
      refused: (refusal, id) => this.#refuse(refusal, id),
    })
  }

  receive(bytes: Uint8Array): void {
    if (this.#isPowered) this.#decoder.push(bytes)
  }

  advance(now: number): Uint8Array {
    // Whole milliseconds, so that what is due at a moment is due in it: with fractions a tap could be waited for in one moment for ever.
    this.#now = Math.floor(now)
    if (!this.#isPowered) {
      this.#isPowered = true
      this.#laidAt = this.#now
      this.#start('PO')
    }
    const t = this.#now - this.#bootedAt
    for (let at = this.#nextAt(); at <= t; at = this.#nextAt()) this.#speak(at)
    return this.#takeOutbox()
  }

  people(): readonly { readonly id: number; readonly position: number }[] {
    const now = this.#now - this.#laidAt
    return this.#crowd.peopleAt(now).map((person) => {
      const middle = feetAt(person, now).reduce((sum, { x }, _, feet) => sum + x / feet.length, 0)
      return { id: person.id, position: (middle * 10) / this.#geometry.length }
    })
  }

  #start(reset: ResetCause): void {
    this.#bootedAt = this.#now
    this.#reset = reset
    this.#boot = Math.floor(this.#random.between(0, 0x1_0000))
    this.#config = this.#usualConfig()
    this.#sent = 0
    this.#bad = 0
    this.#isGreeted = false
    this.#lastAnswer = null
    this.#frames = createFrameSpeaker()
    this.#tappers?.restart()
    this.#helloAt = 0
    this.#beatAt = this.#config.hb
    this.#frameAt = FRAMES_AFTER
    this.#outbox.push(bytesOf('\n'))
  }

  #usualConfig(): Required<ConfigKeys> {
    const { cells, rate } = this.#geometry
    return { ...USUAL_CONFIG, hz: rate, enc: fitsLine(cells, 8) ? 8 : 6 }
  }

  #nextAt(): number {
    return Math.min(this.#helloAt, this.#beatAt, this.#frameAt, this.#tapAt())
  }

  /** Device time at which somebody taps, or a tap is told. */
  #tapAt(): number {
    const { cards, nextDeedAt = () => Infinity } = this.#tappers ?? {}
    return Math.min(cards?.dueAt() ?? Infinity, nextDeedAt() + this.#laidAt - this.#bootedAt)
  }

  /** Says what is due at that device time. */
  #speak(at: number): void {
    if (at === this.#helloAt) {
      this.#helloAt = this.#isGreeted ? Infinity : at + HELLO_EVERY
      this.#sayHello()
    } else if (at === this.#beatAt) {
      this.#beatAt = at + this.#config.hb
      this.#sayBeat(at)
    } else if (at === this.#tapAt()) {
      this.#tap(at)
    } else {
      this.#frameAt = at + 1000 / this.#config.hz
      this.#sayFrame(at)
    }
  }

  #say(message: DeviceMessage): void {
    this.#outbox.push(encodeDeviceMessage(message))
  }

  /** The number of the next line. */
  #nextSeq(): number {
    return this.#sent++ & 0xff
  }

  #sayHello(): void {
    const { cells, pitch, origin, length, gramsPerCount } = this.#geometry
    const { hz, enc } = this.#config
    const strip = { n: cells, pitch, org: origin, len: length, lsb: gramsPerCount, hz, enc }
    const hasReaders = this.#tappers !== null
    const cards = hasReaders ? { rd: READERS.length, mk: READERS, evq: EVENT_QUEUE } : { rd: null, mk: null, evq: null }
    const board = {
      role: hasReaders ? 'combo' : 'floor',
      uid: this.#uid,
      firmware: 'simulator',
      boot: this.#boot,
      reset: this.#reset,
    } as const
    this.#say({ type: 'hello', seq: this.#nextSeq(), version: VERSION, ...board, ...strip, led: null, ...cards })
  }

  #sayBeat(at: number): void {
    const t = toDeviceTime(at)
    const sent = this.#sent >>> 0
    this.#say({
      type: 'beat',
      seq: this.#nextSeq(),
      t,
      boot: this.#boot,
      sent,
      bad: this.#bad,
      flags: 0,
      event: this.#tappers?.cards.last ?? 0,
    })
  }

  #tap(at: number): void {
    const event = this.#tappers?.live(this.#bootedAt + at - this.#laidAt, at) ?? null
    if (event !== null) this.#say({ type: 'card', seq: this.#nextSeq(), ...event })
  }

  #sayFrame(at: number): void {
    const now = this.#bootedAt + at - this.#laidAt
    const counts = this.#strip.sense(this.#crowd.peopleAt(now), now)
    this.#say(this.#frames.say(counts, this.#config, this.#nextSeq(), toDeviceTime(at)))
  }

  #obey(message: HostMessage): void {
    // A command that comes again, as its ack was lost, is not done again. A hello begins a conversation with numbers of its own.
    const earlier = message.type !== 'hello' && message.id === this.#lastAnswer?.id ? this.#lastAnswer : null
    const answer = earlier ?? this.#carryOut(message)
    this.#answer(message.id, answer)
    if (earlier !== null || answer.code !== 'OK') return
    if (message.type === 'hello' || message.type === 'identify') this.#sayHello()
    if (message.type === 'reboot') this.#start('SW')
  }

  #refuse(refusal: Refusal, id: number | null): void {
    this.#bad++
    if (id === null || id === 0) return
    this.#answer(id, { code: refusal === 'range' ? 'E3' : 'E2', fields: [] })
  }

  #answer(id: number, { code, fields }: Answer): void {
    this.#lastAnswer = { id, code, fields }
    this.#say({ type: 'ack', seq: this.#nextSeq(), id, code, fields })
  }

  #carryOut(message: HostMessage): Answer {
    switch (message.type) {
      case 'hello':
        return this.#greet(message.version)
      case 'config':
        return this.#configure(message)
      case 'identify':
        return OK
      case 'zero':
        return this.#zero(message.range ?? { first: 0, count: this.#geometry.cells })
      case 'ping':
        return { code: 'OK', fields: [hex(message.token)] }
      case 'reboot':
        return message.boot === this.#boot ? OK : { code: 'E6', fields: [] }
      case 'salt':
        this.#tappers?.cards.salt(message.salt, this.#now - this.#bootedAt)
        return this.#tappers === null ? { code: 'E5', fields: [] } : OK
      case 'received': {
        const isKnown = this.#tappers?.cards.received(message.event, this.#now - this.#bootedAt) ?? null
        return isKnown === null ? { code: 'E5', fields: [] } : isKnown ? OK : { code: 'E3', fields: [] }
      }
      case 'light-marks':
      case 'light-pixels':
      case 'light-effect':
        // It has no lights, and perhaps no card readers, and its hello says so.
        return { code: 'E5', fields: [] }
      case 'unknown':
        return { code: 'E1', fields: [] }
    }
  }

  #greet({ major }: Version): Answer {
    if (major !== PROTOCOL_MAJOR) return { code: 'E5', fields: [] }
    const t = this.#now - this.#bootedAt
    if (!this.#isGreeted && t < FRAMES_AFTER) this.#frameAt = t
    this.#isGreeted = true
    this.#helloAt = Infinity
    return OK
  }

  /** All of it or nothing. The ack says what now holds. */
  #configure(wanted: ConfigKeys): Answer {
    const { hz, enc, key, hb, on, off, flt } = { ...this.#config, ...wanted }
    if (off > on) return { code: 'E3', fields: ['off'] }
    if (flt !== 0) return { code: 'E5', fields: ['flt'] }
    if (!fitsLine(this.#geometry.cells, enc)) return { code: 'E5', fields: ['enc'] }
    const config = { hz, enc, key, hb, on, off, flt }
    const t = this.#now - this.#bootedAt
    this.#config = config
    this.#frameAt = Math.min(this.#frameAt, Math.max(t + 1000 / hz, this.#isGreeted ? 0 : FRAMES_AFTER))
    this.#beatAt = Math.min(this.#beatAt, t + hb)
    return {
      code: 'OK',
      fields: CONFIG_ORDER.filter((name) => wanted[name] !== undefined).map((name) => `${name}=${config[name]}`),
    }
  }

  #zero({ first, count }: { readonly first: number; readonly count: number }): Answer {
    if (first + count > this.#geometry.cells) return { code: 'E3', fields: [] }
    const now = this.#now - this.#laidAt
    this.#strip.zero(this.#crowd.peopleAt(now), now, first, count)
    return OK
  }

  #takeOutbox(): Uint8Array {
    const all = new Uint8Array(this.#outbox.reduce((length, line) => length + line.length, 0))
    let at = 0
    for (const line of this.#outbox) {
      all.set(line, at)
      at += line.length
    }
    this.#outbox = []
    return all
  }
}

/** uint32, as every board's. */
function toDeviceTime(milliseconds: number): number {
  return Math.floor(milliseconds) >>> 0
}

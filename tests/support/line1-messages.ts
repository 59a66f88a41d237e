/** Any message of LINE/1, for property tests, and what a decoder makes of bytes. */
import * as fc from 'fast-check'
import { createDeviceDecoder, createHostDecoder, type DecoderCounts } from '#firmware/decoder'
import {
  ACK_CODES,
  BOARD_ROLES,
  LIGHT_EFFECTS,
  RESET_CAUSES,
  type DeviceMessage,
  type HostMessage,
  type Refusal,
} from '#firmware/messages'

const uint32 = fc.nat({ max: 0xffff_ffff })
const uint16 = fc.nat({ max: 0xffff })
const seq = fc.nat({ max: 0xff })
const id = fc.integer({ min: 1, max: 0xff })
const version = fc.record({ major: fc.constant(1), minor: fc.nat({ max: 99 }) })
const hexDigits = (minLength: number, maxLength = minLength) =>
  fc.string({ unit: fc.constantFrom(...Array.from('0123456789ABCDEF')), minLength, maxLength })
/** Everything printable but `! $ * , =`. */
const characters = Array.from({ length: 0x7f - 0x20 }, (_, index) => String.fromCharCode(0x20 + index)).filter(
  (character) => !'!$*,='.includes(character),
)
const text = (minLength: number, maxLength: number) => fc.string({ unit: fc.constantFrom(...characters), minLength, maxLength })
const key = fc.string({ unit: fc.constantFrom(...Array.from('abcdefghijklmnopqrstuvwxyz0123456789')), minLength: 1, maxLength: 8 })
const pair = fc.tuple(key, text(0, 24)).map(([name, value]) => `${name}=${value}`)
const fields = fc.array(fc.oneof(text(1, 32), pair), { maxLength: 3 })
const said = (min: number, max: number) => fc.option(fc.integer({ min, max }))
const bytes = (minLength: number, maxLength: number) => fc.uint8Array({ minLength, maxLength })

const full = fc.oneof(
  fc.record({ encoding: fc.constant(8 as const), cells: bytes(1, 340) }),
  fc.record({ encoding: fc.constant(6 as const), cells: bytes(1, 470).map((cells) => cells.map((value) => value & 0xfc)) }),
  // Without a hello the number of contacts is four for each digit.
  fc.record({
    encoding: fc.constant(1 as const),
    cells: fc
      .array(fc.nat({ max: 1 }), { minLength: 1, maxLength: 120 })
      .map((four) => Uint8Array.from([...four, ...four, ...four, ...four])),
  }),
)

/** Letters that no message of this version has. */
const letters = fc.constantFrom('Q', 'zz', 'h', 'FF', 'Ab')
const unknownFields = fc.array(text(0, 20), { maxLength: 2 })

export const anyDeviceMessage: fc.Arbitrary<DeviceMessage> = fc.oneof(
  fc.record({
    type: fc.constant('hello' as const),
    seq,
    version,
    role: fc.constantFrom(...BOARD_ROLES),
    uid: hexDigits(8, 16),
    firmware: text(1, 32),
    boot: uint16,
    reset: fc.constantFrom(...RESET_CAUSES),
    n: fc.constant(null),
    pitch: said(20, 1000),
    org: said(-100_000, 100_000),
    len: said(1000, 100_000),
    lsb: said(1, 100_000),
    hz: said(1, 240),
    enc: fc.option(fc.constantFrom(8 as const, 6 as const, 1 as const)),
    led: said(0, 4096),
    rd: said(0, 11),
    mk: fc.option(fc.uniqueArray(fc.nat({ max: 10 }), { minLength: 1 })),
    evq: said(1, 4096),
  }),
  fc.record({
    type: fc.constant('foreign-hello' as const),
    seq,
    version: fc.record({ major: fc.constantFrom(0, 2, 99), minor: fc.nat({ max: 99 }) }),
  }),
  fc.record({
    type: fc.constant('beat' as const),
    seq,
    t: uint32,
    boot: uint16,
    sent: uint32,
    bad: uint32,
    flags: uint32,
    event: uint32,
  }),
  fc
    .record({ seq, t: uint32, first: fc.nat({ max: 9 }), full })
    .map(({ seq, t, first, full: { encoding, cells } }) => ({ type: 'full' as const, seq, t, first, encoding, cells })),
  fc.record({
    type: fc.constant('delta' as const),
    seq,
    t: uint32,
    key: seq,
    first: fc.nat({ max: 0xe0 }),
    changes: bytes(0, 100).map((values) => values.subarray(0, values.length & ~1)),
  }),
  fc.record({
    type: fc.constant('card' as const),
    seq,
    t: uint32,
    event: uint32,
    mark: fc.nat({ max: 10 }),
    move: fc.constantFrom('arrive' as const, 'leave' as const),
    token: hexDigits(16),
    dwell: fc.option(uint32),
  }),
  fc.record({ type: fc.constant('ack' as const), seq, id, code: fc.constantFrom(...ACK_CODES), fields }),
  fc.record({ type: fc.constant('notice' as const), seq, t: uint32, code: fc.constantFrom('W1', 'X2', 'r1z'), fields }),
  fc.record({ type: fc.constant('text' as const), seq, text: text(0, 80) }),
  fc.record({ type: fc.constant('unknown' as const), seq, letters, fields: unknownFields }),
)

const colour = fc.nat({ max: 15 }).filter((number) => number !== 8)
const light = fc.oneof(
  fc.record({ type: fc.constant('light-marks' as const), id, colours: fc.array(colour, { minLength: 11, maxLength: 11 }) }),
  fc.record({ type: fc.constant('light-pixels' as const), id, first: uint32, count: uint32, colour }),
  fc.record({ type: fc.constant('light-effect' as const), id, effect: fc.constantFrom(...LIGHT_EFFECTS) }),
)
const config = fc.record(
  {
    type: fc.constant('config' as const),
    id,
    hz: fc.integer({ min: 5, max: 60 }),
    enc: fc.constantFrom(8 as const, 6 as const, 1 as const),
    key: fc.integer({ min: 1, max: 50 }),
    hb: fc.integer({ min: 250, max: 5000 }),
    on: fc.nat({ max: 255 }),
    off: fc.nat({ max: 255 }),
    flt: fc.nat({ max: 3 }),
  },
  { requiredKeys: ['type', 'id', 'hz'] },
)

export const anyHostMessage: fc.Arbitrary<HostMessage> = fc.oneof(
  light,
  fc.record({
    type: fc.constant('hello' as const),
    id,
    version: fc.record({ major: fc.nat({ max: 99 }), minor: fc.nat({ max: 99 }) }),
  }),
  config,
  fc.record({ type: fc.constant('identify' as const), id }),
  fc.record({ type: fc.constant('zero' as const), id, range: fc.option(fc.record({ first: uint32, count: uint32 })) }),
  fc.record({ type: fc.constant('salt' as const), id, salt: hexDigits(32) }),
  fc.record({ type: fc.constant('received' as const), id, event: uint32 }),
  fc.record({ type: fc.constant('ping' as const), id, token: uint32 }),
  fc.record({ type: fc.constant('reboot' as const), id, boot: uint16 }),
  fc.record({ type: fc.constant('unknown' as const), id, letters, fields: unknownFields }),
)

export interface Heard<Message> {
  readonly messages: readonly Message[]
  readonly refusals: readonly Refusal[]
  readonly lines: readonly string[]
  readonly counts: DecoderCounts
  /** The most bytes that were held after a chunk. */
  readonly held: number
}

/** What a host makes of bytes that come in these chunks. */
export function hearDevice(...chunks: readonly Uint8Array[]): Heard<DeviceMessage> {
  return hear(createDeviceDecoder, chunks)
}

/** What a device makes of them. */
export function hearHost(...chunks: readonly Uint8Array[]): Heard<HostMessage> {
  return hear(createHostDecoder, chunks)
}

type Create<Message> = (listener: {
  message(message: Message): void
  refused(refusal: Refusal): void
  line(line: string): void
}) => ReturnType<typeof createDeviceDecoder>

function hear<Message>(create: Create<Message>, chunks: readonly Uint8Array[]): Heard<Message> {
  const messages: Message[] = []
  const refusals: Refusal[] = []
  const lines: string[] = []
  const decoder = create({
    message: (message) => messages.push(message),
    refused: (refusal) => refusals.push(refusal),
    line: (line) => lines.push(line),
  })
  let held = 0
  for (const chunk of chunks) {
    decoder.push(chunk)
    held = Math.max(held, decoder.held)
  }
  return { messages, refusals, lines, counts: decoder.counts, held }
}

/** Bytes of a text, one for each character. */
export function latin1(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'latin1'))
}

/** The same bytes in chunks of these lengths, again and again. */
export function chunksOf(all: Uint8Array, lengths: readonly number[]): readonly Uint8Array[] {
  const chunks: Uint8Array[] = []
  for (let from = 0, turn = 0; from < all.length; turn++) {
    const length = Math.max(1, lengths[turn % lengths.length] ?? 1)
    chunks.push(all.subarray(from, from + length))
    from += length
  }
  return chunks
}

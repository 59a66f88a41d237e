/**
 * From full frames, deltas and heartbeats to their messages, straight from the bytes: thirty to sixty of these come every second, and a
 * field report holds hundreds of thousands.
 */
import { hexValue } from './ascii.ts'
import { crc16 } from './crc16.ts'
import { mostCells, payloadLength, unpackCells } from './cells.ts'
import type { FieldReader } from './field-reader.ts'
import { HELLO_BOUNDS } from './layout.ts'
import type { DeviceMessage, Encoding, Refusal } from './messages.ts'
import { createSlab } from './slab.ts'

export interface FrameParser {
  /** Fields of later minor versions that were skipped in messages that were taken. */
  readonly skipped: number
  /**
   * The message whose fields begin where the reader is. `strip` is the number of cells of the strip; null if no hello has said it yet: then a
   * frame may have any number of cells. A full frame is read before its checksum is known to be good; the others not.
   */
  full(seq: number, reader: FieldReader, strip: number | null, checksum: number): DeviceMessage | Refusal
  delta(seq: number, reader: FieldReader, strip: number | null): DeviceMessage | Refusal
  beat(seq: number, reader: FieldReader): DeviceMessage | Refusal
}

const MOST_CELLS = HELLO_BOUNDS.n[1]
const DIGIT_8 = 0x38
const DIGIT_6 = 0x36
const DIGIT_1 = 0x31

export function createFrameParser(): FrameParser {
  const slab = createSlab()
  let skipped = 0

  function full(seq: number, reader: FieldReader, strip: number | null, checksum: number): DeviceMessage | Refusal {
    const t = reader.number()
    const first = reader.number()
    const encoding = encodingOf(reader.character())
    if (t < 0 || first < 0 || encoding === null || !reader.more()) return 'syntax'
    const count = strip === null ? mostCells(reader.end() - reader.at, encoding) : strip - first
    if (count < 1 || count > MOST_CELLS) return 'range'
    const end = reader.at + payloadLength(count, encoding)
    if (!reader.mayEndAt(end)) return 'length'
    const cells = slab(count)
    const before = crc16(reader.bytes, reader.from, reader.at)
    const sum = unpackCells(reader.bytes, reader.at, encoding, cells, before)
    const others = reader.fieldsAfter(end)
    if (sum < 0 || others < 0) return 'syntax'
    if (crc16(reader.bytes, end, reader.to, sum) !== checksum) return 'checksum'
    skipped += others
    return { type: 'full', seq, t, first, encoding, cells }
  }

  function delta(seq: number, reader: FieldReader, strip: number | null): DeviceMessage | Refusal {
    const t = reader.number()
    const key = reader.digits(2)
    const first = reader.number()
    if (t < 0 || key < 0 || first < 0 || !reader.more()) return 'syntax'
    const end = reader.end()
    if ((end - reader.at) % 4 !== 0) return 'syntax'
    const changes = slab((end - reader.at) / 2)
    const others = reader.fieldsAfter(end)
    if (!unpackPairs(reader.bytes, reader.at, changes) || others < 0) return 'syntax'
    if (first + furthest(changes) >= (strip ?? MOST_CELLS)) return 'range'
    skipped += others
    return { type: 'delta', seq, t, key, first, changes }
  }

  function beat(seq: number, reader: FieldReader): DeviceMessage | Refusal {
    const t = reader.number()
    const boot = reader.digits(4)
    const sent = reader.number()
    const bad = reader.number()
    const flags = reader.number()
    const event = reader.number()
    const others = reader.fieldsAfter(reader.at - 1)
    if (t < 0 || boot < 0 || sent < 0 || bad < 0 || flags < 0 || event < 0 || others < 0) return 'syntax'
    skipped += others
    return { type: 'beat', seq, t, boot, sent, bad, flags, event }
  }

  return {
    full,
    delta,
    beat,
    get skipped() {
      return skipped
    },
  }
}

function encodingOf(character: number): Encoding | null {
  if (character === DIGIT_8) return 8
  if (character === DIGIT_6) return 6
  return character === DIGIT_1 ? 1 : null
}

/** Fills `bytes` from pairs of digits; false if one of them is none. */
function unpackPairs(text: DataView, from: number, bytes: Uint8Array): boolean {
  let seen = 0
  for (let index = 0, at = from; index < bytes.length; index++, at += 2) {
    const high = hexValue(text.getUint8(at))
    const low = hexValue(text.getUint8(at + 1))
    seen |= high | low
    bytes[index] = (high << 4) | low
  }
  return seen < 16
}

/** The largest cell in the pairs of a delta. */
function furthest(changes: Uint8Array): number {
  let most = 0
  for (let index = 0; index < changes.length; index += 2) most = Math.max(most, changes[index] ?? 0)
  return most
}

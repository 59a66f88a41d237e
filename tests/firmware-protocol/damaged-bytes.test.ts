import { expect, test } from 'vitest'
import { createDeviceDecoder } from '#firmware/decoder'
import { encodeDeviceMessage } from '#firmware/encode-device'
import type { DeviceMessage } from '#firmware/messages'
import { createRandom } from '#firmware/random'
import { sealed } from '../support/sealed-line.ts'

/** What the protocol promises. The checksum alone lets 1.5 of 100 000 damaged lines pass; the number of cells stops most of those. */
const FALSE_PER_DAMAGED_LINE = 4e-5
const BYTES = 5_000_000

const random = createRandom(20_260_101)
const pick = (below: number): number => Math.floor(random.fraction() * below)

/** Real lines, each with a number of its own in `t`: whether a message is one of them is a look-up. */
function lineOf(serial: number): Uint8Array {
  const line = { seq: serial & 0xff, t: serial }
  const cells = Uint8Array.from({ length: 100 }, (_, cell) => (cell % 9 < 4 ? pick(90) : pick(3) & 1))
  if (serial % 31 === 0)
    return encodeDeviceMessage({ type: 'beat', ...line, boot: 0x5c1e, sent: serial, bad: 0, flags: 0, event: 0 })
  if (serial % 3 === 0)
    return encodeDeviceMessage({ type: 'delta', ...line, key: 1, first: 0, changes: cells.subarray(0, 2 * pick(20)) })
  return encodeDeviceMessage({
    type: 'full',
    ...line,
    first: 0,
    encoding: serial % 3 === 1 ? 8 : 6,
    cells: cells.map((count) => count & 0xfc),
  })
}

/** Bits flipped, bytes lost, bytes doubled, the line end lost: what cables, full buffers and resets do. */
function damage(line: Uint8Array): Uint8Array {
  const at = pick(line.length)
  switch (pick(5)) {
    case 0:
      return line.with(at, (line[at] ?? 0) ^ (1 << pick(8)))
    case 1:
      return line.map((byte) => (pick(40) === 0 ? byte ^ (1 << pick(8)) : byte))
    case 2:
      return Uint8Array.from([...line.subarray(0, at), ...line.subarray(at + 1 + pick(63))])
    case 3:
      return Uint8Array.from([...line.subarray(0, at), ...line.subarray(Math.max(0, at - 1 - pick(8)))])
    default:
      return line.subarray(0, at)
  }
}

test('[FP-14] of 5 million bytes of damaged lines, in any chunks, at most 4 lines in 100 000 become a message that was not said', () => {
  const said = new Map<number, string>()
  const pieces = [sealed('$00,H,1.0,floor,3A7F00C21B94,0.3.1,5C1E,PO,n=100')]
  let damaged = 0
  for (let length = 0, serial = 1; length < BYTES; serial++) {
    const line = lineOf(serial)
    said.set(serial, Buffer.from(line).toString('latin1'))
    const isDamaged = pick(10) > 0
    if (isDamaged) damaged++
    const piece = isDamaged ? damage(line) : line
    pieces.push(piece)
    length += piece.length
  }

  const { messages, held } = readInChunks(Uint8Array.from(Buffer.concat(pieces)))
  const isFalse = (message: DeviceMessage): boolean =>
    !('t' in message) || said.get(message.t) !== Buffer.from(encodeDeviceMessage(message)).toString('latin1')
  const whole = pieces.length - damaged
  expect(damaged).toBeGreaterThan(30_000)
  // A line that lost its end does not take the next one along.
  expect(messages.length).toBeGreaterThanOrEqual(whole)
  expect(messages.slice(1).filter(isFalse).length).toBeLessThanOrEqual(damaged * FALSE_PER_DAMAGED_LINE)
  expect(held).toBeLessThan(512)
})

test('[FP-14] 5 million random bytes, in any chunks, are no message', () => {
  const bytes = Uint8Array.from({ length: BYTES }, () => pick(256))
  const { messages, held } = readInChunks(bytes)
  expect(messages).toEqual([])
  expect(held).toBeLessThan(512)
})

function readInChunks(bytes: Uint8Array): { readonly messages: readonly DeviceMessage[]; readonly held: number } {
  const messages: DeviceMessage[] = []
  const decoder = createDeviceDecoder({ message: (message) => messages.push(message) })
  let held = 0
  for (let from = 0; from < bytes.length;) {
    const length = 1 + pick(900)
    decoder.push(bytes.subarray(from, from + length))
    held = Math.max(held, decoder.held)
    from += length
  }
  return { messages, held }
}

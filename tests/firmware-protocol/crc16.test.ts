import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { crc16 } from '#firmware/crc16'
import { latin1 } from '../support/line1-messages.ts'

/** The definition, bit by bit. */
function slowCrc16(bytes: Uint8Array): number {
  let crc = 0xffff
  for (const byte of bytes) {
    crc ^= byte << 8
    for (let bit = 0; bit < 8; bit++) crc = ((crc << 1) ^ (crc & 0x8000 ? 0x1021 : 0)) & 0xffff
  }
  return crc
}

test('[FP-3] the check value of the checksum is 29B1', () => {
  expect(crc16(new DataView(latin1('123456789').buffer), 0, 9)).toBe(0x29b1)
})

test('[FP-3] any range of any bytes has the checksum that the definition gives', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), fc.nat(20), fc.nat(20), (bytes, from, less) => {
      const to = Math.max(from, bytes.length - less)
      fc.pre(to <= bytes.length)
      expect(crc16(new DataView(bytes.buffer, bytes.byteOffset, bytes.length), from, to)).toBe(slowCrc16(bytes.subarray(from, to)))
    }),
  )
})

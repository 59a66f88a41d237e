import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createTimeStripper, formatRecord, parseRecord } from '#firmware/capture'
import { chunksOf, latin1 } from '../support/line1-messages.ts'

const record = fc.record({
  at: fc.nat({ max: 9_999_999_999 }),
  line: fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes.filter((byte) => byte !== 0x0a)).toString('latin1')),
})

test('[FP-80] a record is a time, a tab and a line as it came, whatever is in it', () => {
  expect(formatRecord({ at: 1020, line: '$1F,B,3FC' })).toBe('1020\t$1F,B,3FC\n')
  fc.assert(
    fc.property(record, (written) => {
      expect(parseRecord(formatRecord(written).slice(0, -1))).toEqual(written)
    }),
  )
})

test.each(['', '\t', '12', '12 $00', '-1\tx', '1.5\tx', '12345678901\tx', 'x\t12', '1\ta\nb'])(
  '[FP-80] %j is no record',
  (text) => {
    expect(parseRecord(text)).toBeNull()
  },
)

test('[FP-81] without its times a capture is what came over the link, in any chunks', () => {
  const lengths = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(fc.array(record, { maxLength: 8 }), lengths, (records, chunks) => {
      const strip = createTimeStripper()
      const left = chunksOf(latin1(records.map(formatRecord).join('')), chunks).map(strip)
      expect(Buffer.concat(left).toString('latin1')).toBe(records.map(({ line }) => `${line}\n`).join(''))
    }),
  )
})

test('[FP-81] bytes that are no capture stay as they are', () => {
  for (const text of ['$1F,B,3FC\n$20,F\n', '12345\n678\n', '\n\n\t\n', '12345678901\tx\n', '12 \t']) {
    expect(Buffer.from(createTimeStripper()(latin1(text))).toString('latin1')).toBe(text)
  }
})

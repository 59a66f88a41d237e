import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { encodeDeviceMessage } from '#firmware/encode-device'
import { encodeHostMessage } from '#firmware/encode-host'
import { anyDeviceMessage, anyHostMessage, chunksOf, hearDevice, hearHost, latin1 } from '../support/line1-messages.ts'
import { sealed } from '../support/sealed-line.ts'

const beat = sealed('$1F,B,2710,5C1E,3E9,2,0,0')
const hostHello = sealed('!01,H,1.0')

describe('any chunks', () => {
  /** Lines of both sides, noise, line ends, and lines that lost a part: what a real port gives. */
  const piece = fc.oneof(
    { weight: 4, arbitrary: anyDeviceMessage.map(encodeDeviceMessage) },
    anyHostMessage.map(encodeHostMessage),
    fc.uint8Array({ maxLength: 40 }),
    fc.constantFrom(...['\n', '\r\n', '$', '!', 'x'.repeat(600), `$${'y'.repeat(600)}\n`].map(latin1)),
    fc.tuple(anyDeviceMessage.map(encodeDeviceMessage), fc.nat(600)).map(([line, end]) => line.subarray(0, end)),
  )
  const stream = fc.array(piece, { maxLength: 12 }).map((pieces) => Uint8Array.from(Buffer.concat(pieces)))
  const lengths = fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 5 })

  test('[FP-9] give the same messages, refusals, lines and counts, and hold at most one line', () => {
    fc.assert(
      fc.property(stream, lengths, (bytes, chunks) => {
        const { held: heldOfOne, ...whole } = hearDevice(bytes)
        const { held, ...pieces } = hearDevice(...chunksOf(bytes, chunks))
        expect(pieces).toEqual(whole)
        expect(Math.max(held, heldOfOne)).toBeLessThan(512)
      }),
      { numRuns: 1500 },
    )
  })

  test('[FP-9] byte by byte, on the side of the device too', () => {
    fc.assert(
      fc.property(stream, (bytes) => {
        const { held: heldOfOne, ...whole } = hearHost(bytes)
        const { held, ...pieces } = hearHost(...chunksOf(bytes, [1]))
        expect(pieces).toEqual(whole)
        expect(Math.max(held, heldOfOne)).toBeLessThan(60)
      }),
    )
  })

  test('[FP-9] lines of the same length that hide a line end or a start inside are read as what they are', () => {
    const broken = latin1('$01,B,0,5C1E\n,1,1,1,1*0000\n')
    const merged = latin1(`$1F,T,a${Buffer.from(sealed('$01,T,b')).toString('latin1')}`)
    for (const odd of [broken, merged, latin1('\n'.repeat(beat.length))]) {
      const usual = sealed(`$02,T,${'z'.repeat(Math.max(0, odd.length - 12))}`)
      expect(hearDevice(usual, odd, usual)).toEqual({
        ...hearDevice(...chunksOf(Uint8Array.from([...usual, ...odd, ...usual]), [1])),
        held: 0,
      })
    }
  })
})

describe('more than a line may have', () => {
  test('[FP-10] 512 bytes with LF are a line, 513 are not', () => {
    expect(lineWith(500)).toHaveLength(512)
    expect(hearDevice(lineWith(500))).toMatchObject({ messages: [{ type: 'unknown' }], refusals: [] })
    expect(hearDevice(lineWith(501))).toMatchObject({ messages: [], refusals: ['overlong'] })
  })

  test('[FP-10] is dropped up to the next LF and counted once, and the next line is read', () => {
    const flood = latin1('A'.repeat(50_000))
    const { messages, refusals, held } = hearDevice(...chunksOf(flood, [700]), latin1('\n'), beat)
    expect(refusals).toEqual(['overlong'])
    expect(messages).toHaveLength(1)
    expect(held).toBeLessThan(512)
  })

  test('[FP-10] what follows a start character in it is dropped too', () => {
    expect(hearDevice(latin1('A'.repeat(600)), beat, beat).messages).toHaveLength(1)
  })
})

describe('what is no message', () => {
  test('[FP-11] inside a line only what follows the last start character counts', () => {
    expect(hearDevice(latin1('$1F,B,27'), beat).counts).toMatchObject({ accepted: 1, refused: 0 })
    expect(hearDevice(latin1('!02,C,hz'), beat).counts).toMatchObject({ accepted: 1, refused: 0 })
    expect(hearDevice(beat.subarray(0, -1), latin1('!\n'))).toMatchObject({ messages: [], refusals: ['checksum'] })
  })

  test('[FP-11] one CR before LF is no part of the line; two are', () => {
    const line = Buffer.from(beat.subarray(0, -1)).toString('latin1')
    expect(hearDevice(latin1(`${line}\r\n`)).lines).toEqual([line])
    expect(hearDevice(latin1(`${line}\r\n`)).messages).toHaveLength(1)
    expect(hearDevice(latin1(`${line}\r\r\n`)).refusals).toEqual(['checksum'])
  })

  test('[FP-12] lines of the other side are ignored and counted, damaged ones are refused', () => {
    expect(hearDevice(hostHello, hostHello).counts).toEqual({ accepted: 0, refused: 0, ignored: 2, skipped: 0 })
    expect(hearHost(beat).counts).toEqual({ accepted: 0, refused: 0, ignored: 1, skipped: 0 })
    expect(hearDevice(hostHello.with(3, 0x58)).counts).toEqual({ accepted: 0, refused: 1, ignored: 0, skipped: 0 })
  })

  test('[FP-12] lines without a start character are ignored and counted, empty ones silently', () => {
    expect(hearDevice(latin1('ets Jul 29 2019\r\n\n\r\n')).counts).toEqual({ accepted: 0, refused: 0, ignored: 1, skipped: 0 })
  })

  test('[FP-12] every line that came is handed over as it came, for a recorder', () => {
    expect(hearDevice(latin1('boot\xff\r\n\n'), beat, hostHello).lines).toEqual([
      'boot\xff',
      '$1F,B,2710,5C1E,3E9,2,0,0*CEC3',
      '!01,H,1.0*22F3',
    ])
  })

  test('[FP-13] no bytes whatever throw, on either side', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => {
        expect(() => hearDevice(bytes)).not.toThrow()
        expect(() => hearHost(bytes)).not.toThrow()
      }),
    )
  })

  test('[FP-13] nor does any line with a good checksum', () => {
    const lines = fc.tuple(
      fc.constantFrom('$', '!'),
      fc.constantFrom('00,', '01,', ''),
      fc.constantFrom('', ...Array.from('HBFDNAETCGZLSKPR')),
      fc.uint8Array({ maxLength: 60 }),
    )
    fc.assert(
      fc.property(lines, ([start, number, letter, rest]) => {
        const line = sealed(`${start}${number}${letter},${Buffer.from(rest).toString('latin1')}`)
        expect(() => hearDevice(line)).not.toThrow()
        expect(() => hearHost(line)).not.toThrow()
      }),
      { numRuns: 3000 },
    )
  })
})

function lineWith(characters: number): Uint8Array {
  return sealed(`$00,Q,${'x'.repeat(characters)}`)
}

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { encodeDeviceMessage } from '#firmware/encode-device'
import { encodeHostMessage } from '#firmware/encode-host'
import { anyDeviceMessage, anyHostMessage, hearDevice, hearHost, latin1 } from '../support/line1-messages.ts'
import { sealed } from '../support/sealed-line.ts'

describe('what is said is heard', () => {
  test('[FP-4] every message of a device', () => {
    fc.assert(
      fc.property(anyDeviceMessage, (message) => {
        expect(hearDevice(encodeDeviceMessage(message)).messages).toEqual([message])
      }),
      { numRuns: 2000 },
    )
  })

  test('[FP-4] every message of a host', () => {
    fc.assert(
      fc.property(anyHostMessage, (message) => {
        expect(hearHost(encodeHostMessage(message)).messages).toEqual([message])
      }),
      { numRuns: 1000 },
    )
  })

  test.each([8, 6, 1] as const)('[FP-4] a strip of any number of cells in encoding %i', (encoding) => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 340 }), (counts) => {
        const cells = counts.map((count) => (encoding === 1 ? count & 1 : encoding === 6 ? count & 0xfc : count))
        const frame = encodeDeviceMessage({ type: 'full', seq: 1, t: 20, first: 0, encoding, cells })
        const { messages } = hearDevice(helloOf(cells.length), frame)
        expect(messages[1]).toMatchObject({ type: 'full', cells })
      }),
    )
  })

  test('[FP-4] nothing is said that no line can say', () => {
    expect(() => encodeDeviceMessage({ type: 'text', seq: 0, text: 'one\n$two' })).toThrow(RangeError)
    expect(() => encodeDeviceMessage({ type: 'full', seq: 0, t: 0, first: 0, encoding: 8, cells: new Uint8Array(480) })).toThrow(
      RangeError,
    )
    expect(() => encodeHostMessage({ type: 'unknown', id: 1, letters: 'Q', fields: ['x'.repeat(60)] })).toThrow(RangeError)
  })
})

describe('a frame has the cells of the strip', () => {
  test('[FP-5] a frame with another number of cells is refused, its checksum good', () => {
    expect(hearDevice(helloOf(100), frame(99), frame(101), frame(100)).refusals).toEqual(['length', 'length'])
  })

  test('[FP-5] a frame that begins later has the cells from there to the end', () => {
    const { messages, refusals } = hearDevice(helloOf(100), frame(60, 40), frame(100, 40), frame(1, 99), frame(1, 100))
    expect(messages.slice(1)).toMatchObject([{ first: 40 }, { first: 99 }])
    expect(refusals).toEqual(['length', 'range'])
  })

  test('[FP-5] a delta changes no cell that is not there', () => {
    expect(hearDevice(helloOf(100), delta(9), delta(10))).toMatchObject({ messages: [{}, { type: 'delta' }], refusals: ['range'] })
  })

  test('[FP-5] bits that belong to no cell are 0', () => {
    expect(hearDevice(helloOf(1), sealed('$01,F,14,0,8,AQ'), sealed('$02,F,14,0,8,AR')).refusals).toEqual(['syntax'])
    expect(hearDevice(helloOf(2), sealed('$01,F,14,0,8,AQE'), sealed('$02,F,14,0,8,AQF')).refusals).toEqual(['syntax'])
    expect(hearDevice(helloOf(2), sealed('$01,F,14,0,1,3'), sealed('$02,F,14,0,1,7')).refusals).toEqual(['syntax'])
  })

  test('[FP-5] a hello without cells does not take back those of the strip', () => {
    const readers = sealed('$00,H,1.0,nfc,3A7F00C21B95,0.3.1,91D0,EX,rd=3')
    expect(hearDevice(helloOf(100), readers, frame(99)).refusals).toEqual(['length'])
  })
})

describe('a later minor version', () => {
  test('[FP-6] its messages are told as unknown and counted as ignored', () => {
    const { messages, counts } = hearDevice(sealed('$05,Q,one,two=2'), sealed('$06,zz'))
    expect(messages).toEqual([
      { type: 'unknown', seq: 5, letters: 'Q', fields: ['one', 'two=2'] },
      { type: 'unknown', seq: 6, letters: 'zz', fields: [] },
    ])
    expect(counts).toMatchObject({ accepted: 0, refused: 0, ignored: 2 })
  })

  test.each([
    ['$01,H,1.7,floor,3A7F00C21B94,2.0,5C1E,PO,n=4,colour=blue,word', 2],
    ['$01,B,2710,5C1E,3E9,2,0,0,7,x=1', 2],
    ['$01,F,14,0,8,AAAA,more', 1],
    ['$01,D,14,00,0,,more,', 2],
    ['$01,N,27F0,1,5,A,D5F904DFF3911B32,1,2', 1],
    ['$01,A,02,OK,a=b=c', 1],
    ['$01,E,14,W1,a=b=c,c=57', 1],
    ['$01,T,hello,world', 1],
  ])('[FP-6] %s is taken, and what is new in it skipped and counted', (line, skipped) => {
    expect(hearDevice(sealed(line)).counts).toEqual({ accepted: 1, refused: 0, ignored: 0, skipped })
  })

  test.each([
    ['!01,H,1.3,new', 1],
    ['!01,C,hz=30,warmth=3', 1],
    ['!01,G,new', 1],
    ['!01,Z,0,4,new', 1],
    ['!01,L,X,2,slow', 1],
    ['!01,L,M,00000000000,slow', 1],
    ['!01,L,P,0,4,1,slow', 1],
    ['!01,S,00112233445566778899AABBCCDDEEFF,x', 1],
    ['!01,P,1,2', 1],
  ])('[FP-6] %s too', (line, skipped) => {
    expect(hearHost(sealed(line)).counts).toEqual({ accepted: 1, refused: 0, ignored: 0, skipped })
  })

  test('[FP-7] of a hello of another major version nothing but the version is read', () => {
    expect(hearDevice(sealed('$00,H,2.1,who,knows=what')).messages).toEqual([
      { type: 'foreign-hello', seq: 0, version: { major: 2, minor: 1 } },
    ])
  })
})

describe('what is not in the grammar is refused', () => {
  test.each([
    ['$0,B,0,5C1E,0,0,0,0', 'syntax'],
    ['$1f,B,0,5C1E,0,0,0,0', 'syntax'],
    ['$1FB,0,5C1E,0,0,0,0', 'syntax'],
    ['$1F', 'syntax'],
    ['$1F,', 'syntax'],
    ['$1F,B', 'syntax'],
    ['$1F,B,00,5C1E,0,0,0,0', 'syntax'],
    ['$1F,B,100000000,5C1E,0,0,0,0', 'syntax'],
    ['$1F,B,0,5C1,0,0,0,0', 'syntax'],
    ['$1F,B,0,5C1E,0,0,0', 'syntax'],
    ['$1F,B,0,5C1E,0,0,a,0', 'syntax'],
    ['$1F,F,14,0,8', 'syntax'],
    ['$1F,F,14,0,7,AAAA', 'syntax'],
    ['$1F,F,14,0,8,', 'range'],
    ['$1F,F,14,0,8,A', 'range'],
    ['$1F,F,14,0,8,AAAAA', 'length'],
    ['$1F,F,14,0,8,AAA=', 'syntax'],
    ['$1F,F,14,0,6,AA-A', 'syntax'],
    ['$1F,F,14,0,1,0g', 'syntax'],
    ['$1F,D,14,5,0,', 'syntax'],
    ['$1F,D,14,05,0,123', 'syntax'],
    ['$1F,D,14,05,0,12x4', 'syntax'],
    ['$1F,D,14,05,1F0,0001', 'range'],
    ['$1F,H,1.0,table,3A7F00C21B94,1,5C1E,PO', 'syntax'],
    ['$1F,H,1.0,floor,3A7F,1,5C1E,PO', 'syntax'],
    ['$1F,H,1.0,floor,3A7F00C21B94,1,5C1E,XX', 'syntax'],
    ['$1F,H,1.0,floor,3A7F00C21B94,1,5C1E,PO,n=0', 'range'],
    ['$1F,H,1.0,floor,3A7F00C21B94,1,5C1E,PO,n=481', 'range'],
    ['$1F,H,1.0,floor,3A7F00C21B94,1,5C1E,PO,n=1e2', 'syntax'],
    ['$1F,H,1.0,floor,3A7F00C21B94,1,5C1E,PO,enc=7', 'range'],
    ['$1F,H,1.0,nfc,3A7F00C21B94,1,5C1E,PO,mk=0.11', 'range'],
    ['$1F,H,1.0,nfc,3A7F00C21B94,1,5C1E,PO,mk=0..5', 'syntax'],
    ['$1F,H,one', 'syntax'],
    ['$1F,N,0,1,B,A,D5F904DFF3911B32', 'range'],
    ['$1F,N,0,1,5,X,D5F904DFF3911B32', 'syntax'],
    ['$1F,N,0,1,5,A,d5f904dff3911b32', 'syntax'],
    ['$1F,N,0,1,5,A,D5F904DFF3911B32,x', 'syntax'],
    ['$1F,A,00,OK', 'range'],
    ['$1F,A,01,EE', 'syntax'],
    ['$1F,E,0,W', 'syntax'],
    [`$1F,T,${'x'.repeat(81)}`, 'syntax'],
    ['$1F,ABC', 'syntax'],
    ['$1F,Q,caf\u00e9', 'syntax'],
    ['$1F,Q,\u0000', 'syntax'],
  ] as const)('[FP-8] %s', (line, refusal) => {
    expect(hearDevice(sealed(line))).toMatchObject({ messages: [], refusals: [refusal] })
  })

  test.each([
    ['!00,G', 'range'],
    ['!1,G', 'syntax'],
    ['!01', 'syntax'],
    ['!01,C', 'syntax'],
    ['!01,C,hz=4', 'range'],
    ['!01,C,hz=61', 'range'],
    ['!01,C,hz=ten', 'syntax'],
    ['!01,C,enc=2', 'range'],
    ['!01,Z,0', 'syntax'],
    ['!01,L,Y,0', 'syntax'],
    ['!01,L,M,0000000000', 'syntax'],
    ['!01,L,M,00000000008', 'range'],
    ['!01,L,P,0,4,8', 'range'],
    ['!01,L,P,0,4', 'syntax'],
    ['!01,L,X,5', 'range'],
    ['!01,L,X,x', 'syntax'],
    ['!01,S,0011', 'syntax'],
    ['!01,K,', 'syntax'],
    ['!01,R,5c1e', 'syntax'],
    ['!01,ABC', 'syntax'],
    ['!01,Q,\u0007', 'syntax'],
  ] as const)('[FP-8] %s', (line, refusal) => {
    expect(hearHost(sealed(line))).toMatchObject({ messages: [], refusals: [refusal] })
  })

  test('[FP-8] a host line of more than 60 bytes', () => {
    expect(hearHost(latin1(`${'x'.repeat(60)}\n`)).refusals).toEqual(['overlong'])
  })
})

function helloOf(cells: number): Uint8Array {
  return sealed(`$00,H,1.0,floor,3A7F00C21B94,0.3.1,5C1E,PO,n=${cells}`)
}

function frame(cells: number, first = 0): Uint8Array {
  return encodeDeviceMessage({ type: 'full', seq: 1, t: 20, first, encoding: 8, cells: new Uint8Array(cells) })
}

function delta(cell: number): Uint8Array {
  return encodeDeviceMessage({ type: 'delta', seq: 2, t: 20, key: 1, first: 90, changes: Uint8Array.of(cell, 5) })
}

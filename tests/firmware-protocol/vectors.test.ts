import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { encodeDeviceMessage } from '#firmware/encode-device'
import { encodeHostMessage } from '#firmware/encode-host'
import { hearDevice, hearHost, latin1 } from '../support/line1-messages.ts'

interface Vector {
  readonly name: string
  readonly dir?: 'd2h' | 'h2d'
  readonly line: string
  readonly valid: boolean
  readonly bytes?: number
  /** The line that is accepted of a hostile one, if any. */
  readonly expect?: string | null
}

const vectors: readonly Vector[] = JSON.parse(readFileSync(new URL('../fixtures/line1-vectors.json', import.meta.url), 'utf8'))
const hello = latin1(vectors.find(({ name }) => name === 'hello-floor')?.line ?? '')
const emptyFloor = Array.from({ length: 100 }, () => 0)
const twoPeople = emptyFloor
  .with(20, 0x1c)
  .with(21, 0x2c)
  .with(22, 0x2e)
  .with(23, 0x1e)
  .with(57, 0x0e)
  .with(58, 0x3c)
  .with(59, 0x3e)
  .with(60, 0x10)

/** What each valid line of a device means, its number apart. */
const MEANINGS: Readonly<Record<string, object>> = {
  'hello-floor': {
    type: 'hello',
    version: { major: 1, minor: 0 },
    role: 'floor',
    uid: '3A7F00C21B94',
    firmware: '0.3.1',
    boot: 0x5c1e,
    reset: 'PO',
    n: 100,
    pitch: 100,
    org: 50,
    len: null,
    lsb: 500,
    hz: 30,
    enc: 8,
    led: 11,
    rd: null,
    mk: null,
    evq: null,
  },
  'hello-nfc': {
    type: 'hello',
    version: { major: 1, minor: 0 },
    role: 'nfc',
    uid: '3A7F00C21B95',
    firmware: '0.3.1',
    boot: 0x91d0,
    reset: 'EX',
    n: null,
    pitch: null,
    org: null,
    len: null,
    lsb: null,
    hz: null,
    enc: null,
    led: null,
    rd: 3,
    mk: [0, 5, 10],
    evq: 16,
  },
  heartbeat: { type: 'beat', t: 10_000, boot: 0x5c1e, sent: 1001, bad: 2, flags: 0, event: 0 },
  'full-empty': { type: 'full', t: 0x2732, first: 0, encoding: 8, cells: Uint8Array.from(emptyFloor) },
  'full-two-people': { type: 'full', t: 0x2753, first: 0, encoding: 8, cells: Uint8Array.from(twoPeople) },
  'full-6bit': { type: 'full', t: 0x2775, first: 0, encoding: 6, cells: Uint8Array.from(twoPeople, (value) => value & 0xfc) },
  'full-1bit': {
    type: 'full',
    t: 0x2796,
    first: 0,
    encoding: 1,
    cells: Uint8Array.from(twoPeople, (value) => Number(value > 0)),
  },
  delta: { type: 'delta', t: 0x27b7, key: 0x21, first: 0, changes: Uint8Array.of(0x15, 0x30, 0x17, 0x1a) },
  'delta-none': { type: 'delta', t: 0x27d8, key: 0x21, first: 0, changes: new Uint8Array(0) },
  'nfc-arrive': { type: 'card', t: 0x27f0, event: 1, mark: 5, move: 'arrive', token: 'D5F904DFF3911B32', dwell: null },
  'nfc-leave': { type: 'card', t: 0x3001, event: 2, mark: 5, move: 'leave', token: 'D5F904DFF3911B32', dwell: 2065 },
  'ack-ok': { type: 'ack', id: 2, code: 'OK', fields: ['hz=30'] },
  'ack-err': { type: 'ack', id: 3, code: 'E3', fields: ['hz'] },
  error: { type: 'notice', t: 0x30aa, code: 'W2', fields: ['c=57', 'stuck'] },
  'seq-wrap-FF': { type: 'beat', t: 0x11170, boot: 0x5c1e, sent: 8000, bad: 2, flags: 1, event: 2 },
  'host-hello': { type: 'hello', version: { major: 1, minor: 0 } },
  'host-config': { type: 'config', hz: 30, enc: 8, key: 15, hb: 1000 },
  'host-led': { type: 'light-marks', colours: [0, 0, 0xf, 0, 0, 0xa, 0, 0, 0, 0, 0] },
  'host-salt': { type: 'salt', salt: '00112233445566778899AABBCCDDEEFF' },
  'host-evack': { type: 'received', event: 2 },
  'host-ping': { type: 'ping', token: 0x18f3a2 },
  'host-zero': { type: 'zero', range: null },
}

describe('valid lines', () => {
  const valid = vectors.filter((vector) => vector.valid)

  test.each(valid.filter(({ dir }) => dir === 'd2h'))(
    '[FP-1] $name means what it says and is said again byte for byte',
    (vector) => {
      const bytes = latin1(vector.line)
      const { messages } = hearDevice(bytes)
      expect(messages).toEqual([{ seq: numberOf(vector), ...MEANINGS[vector.name] }])
      expect(messages.map(encodeDeviceMessage)).toEqual([bytes])
      expect(bytes.length).toBe(vector.bytes)
    },
  )

  test.each(valid.filter(({ dir }) => dir === 'h2d'))(
    '[FP-1] $name means what it says and is said again byte for byte',
    (vector) => {
      const bytes = latin1(vector.line)
      const { messages } = hearHost(bytes)
      expect(messages).toEqual([{ id: numberOf(vector), ...MEANINGS[vector.name] }])
      expect(messages.map(encodeHostMessage)).toEqual([bytes])
      expect(bytes.length).toBe(vector.bytes)
    },
  )

  test('[FP-1] there are 22 of them', () => {
    expect(valid.map(({ name }) => name)).toEqual(Object.keys(MEANINGS))
  })
})

describe('hostile lines', () => {
  test.each(vectors.filter(({ valid }) => !valid))('[FP-2] $name gives what it should and nothing else', (vector) => {
    const { messages } = hearDevice(hello, latin1(vector.line))
    const expected = typeof vector.expect === 'string' ? [vector.expect] : []
    expect(messages.slice(1).map((message) => Buffer.from(encodeDeviceMessage(message)).toString('latin1'))).toEqual(expected)
  })

  test('[FP-2] all of them together, after one hello, leave the right counts', () => {
    const { counts } = hearDevice(hello, ...vectors.filter(({ valid }) => !valid).map(({ line }) => latin1(line)))
    // Accepted: the hello, and the good line of the merged, the boot noise and the CRLF one. Ignored: two lines of boot noise and the echo.
    expect(counts).toEqual({ accepted: 4, refused: 7, ignored: 3, skipped: 0 })
  })
})

function numberOf({ line }: Vector): number {
  return Number.parseInt(line.slice(1, 3), 16)
}

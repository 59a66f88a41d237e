import { expect, test } from 'vitest'
import { parseMarkersSpec } from '#host/sources/markers-spec'

test.each([
  ['auto', { kind: 'auto' }],
  ['none', { kind: 'none' }],
  ['serial', { kind: 'serial', path: null }],
  ['serial:/dev/ttyUSB1', { kind: 'serial', path: '/dev/ttyUSB1' }],
  ['tcp:10.0.0.7:3333', { kind: 'tcp', host: '10.0.0.7', port: 3333 }],
  ['sim', { kind: 'sim', badges: 14, seed: 1 }],
  ['sim:badges=40,seed=9', { kind: 'sim', badges: 40, seed: 9 }],
])('[NF-16] %s', (text, value) => {
  expect(parseMarkersSpec(text)).toEqual({ ok: true, value })
})

test.each(['', 'replay:file', 'usb', 'sim:people=3', 'sim:badges=41', 'sim:badges', 'tcp:there'])(
  '[NF-16] %s is refused in a sentence',
  (text) => {
    const parsed = parseMarkersSpec(text)
    expect(parsed.ok ? '' : parsed.reason).toMatch(/^.{10,}\.$/)
  },
)

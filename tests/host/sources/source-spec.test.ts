import { expect, test } from 'vitest'
import { parseSourceSpec, type SourceSpec } from '#host/sources/source-spec'

const good: readonly (readonly [text: string, spec: SourceSpec])[] = [
  ['auto', { kind: 'auto' }],
  ['none', { kind: 'none' }],
  ['serial', { kind: 'serial', path: null }],
  ['serial:/dev/ttyUSB0', { kind: 'serial', path: '/dev/ttyUSB0' }],
  ['serial:COM3', { kind: 'serial', path: 'COM3' }],
  ['serial:/dev/serial/by-path/pci-0000:00:14.0', { kind: 'serial', path: '/dev/serial/by-path/pci-0000:00:14.0' }],
  ['tcp:192.168.4.1:3333', { kind: 'tcp', host: '192.168.4.1', port: 3333 }],
  ['tcp:meetlat.local:65535', { kind: 'tcp', host: 'meetlat.local', port: 65_535 }],
  ['tcp:[fe80::1]:3333', { kind: 'tcp', host: 'fe80::1', port: 3333 }],
  ['replay:a.capture', { kind: 'replay', file: 'a.capture', speed: 1 }],
  ['replay:C:\\a, b.gz,speed=16', { kind: 'replay', file: 'C:\\a, b.gz', speed: 16 }],
  ['sim', { kind: 'sim', people: 12, badges: 0, seed: 1 }],
  ['sim:people=0', { kind: 'sim', people: 0, badges: 0, seed: 1 }],
  ['sim:seed=4294967295,people=40', { kind: 'sim', people: 40, badges: 0, seed: 4_294_967_295 }],
  ['sim:people=8,badges=6', { kind: 'sim', people: 8, badges: 6, seed: 1 }],
]

test.for(good)('[SO-1] %j names a source', ([text, spec]) => {
  expect(parseSourceSpec(text)).toEqual({ ok: true, value: spec })
})

const bad: readonly (readonly [text: string, reason: RegExp])[] = [
  ['', /is not a source/],
  ['Serial', /is not a source.*auto\|serial/],
  ['usb:1', /"usb:1" is not a source/],
  ['auto:1', /auto takes nothing/],
  ['none:', /none takes nothing/],
  ['serial:', /serial:PATH/],
  ['serial:/dev/tty\n', /serial:PATH/],
  ['tcp', /tcp:HOST:PORT/],
  ['tcp:board', /The port .* 1 to 65535/],
  ['tcp:board:0', /The port .* 1 to 65535/],
  ['tcp:board:65536', /The port .* 1 to 65535/],
  ['tcp:fe80::1:80', /The port .* 1 to 65535/],
  ['tcp::80', /tcp:HOST:PORT/],
  ['tcp:bo ard:80', /tcp:HOST:PORT/],
  ['replay', /replay:FILE/],
  ['replay:,speed=4', /replay:FILE/],
  ['replay:a,speed=2', /1, 4 or 16/],
  ['replay:a,speed=', /1, 4 or 16/],
  ['sim:', /no other options/],
  ['sim:people', /people is a whole number from 0 to 40/],
  ['sim:people=41', /people is a whole number from 0 to 40/],
  ['sim:people=-1', /people is a whole number from 0 to 40/],
  ['sim:badges=41', /badges is a whole number from 0 to 40/],
  ['sim:people=1e1', /people is a whole number from 0 to 40/],
  ['sim:seed=4294967296', /seed is a whole number/],
  ['sim:people=1,people=2', /each option of sim once/],
  ['sim:speed=2', /no other options/],
  ['sim:kind=auto', /no other options/],
  ['sim:__proto__=1', /no other options/],
]

test.for(bad)('[SO-1] %j is refused with what is wrong', ([text, reason]) => {
  expect(parseSourceSpec(text)).toEqual({ ok: false, reason: expect.stringMatching(reason) })
})

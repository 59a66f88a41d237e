import { expect, test } from 'vitest'
import { parseRecordOptions } from '#host/cli/record-options'

test('[SO-24] a recording has a file, and takes a strip for a day when nothing else is said', () => {
  expect(parseRecordOptions(['a.capture'])).toEqual({
    ok: true,
    value: { source: { kind: 'serial', path: null }, file: 'a.capture', seconds: 86_400 },
  })
  expect(parseRecordOptions(['--source', 'tcp:board:1', '--seconds', '5', 'a.capture'])).toEqual({
    ok: true,
    value: { source: { kind: 'tcp', host: 'board', port: 1 }, file: 'a.capture', seconds: 5 },
  })
  expect(parseRecordOptions(['--help'])).toEqual({ ok: true, value: 'help' })
})

test.for([
  [[], /one FILE/],
  [[''], /one FILE/],
  [['a', 'b'], /one FILE/],
  [['--seconds', '0', 'a'], /--seconds is a whole number from 1 to 86400/],
  [['--seconds', '86401', 'a'], /--seconds is a whole number/],
  [['--seconds', 'x', 'a'], /--seconds is a whole number/],
  [['--source', 'replay:b', 'a'], /capture already/],
  [['--source', 'none', 'a'], /nothing to record/],
  [['--source', 'usb', 'a'], /is not a source/],
  [['--speed', '2', 'a'], /--speed/],
] as const)('[SO-24] %j is refused with what is wrong', ([argv, reason]) => {
  expect(parseRecordOptions(argv)).toEqual({ ok: false, reason: expect.stringMatching(reason) })
})

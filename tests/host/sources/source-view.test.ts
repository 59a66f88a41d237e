import { expect, test } from 'vitest'
import type { SourceView } from '#core/protocol/source-view'
import { firstView, nextView } from '#host/sources/source-view'
import type { LossReason } from '#host/sources/source'
import type { Told } from '#host/sources/supervisor'
import { DEAF_PORT } from '../../support/deaf-port.ts'

const connecting: Told = { type: 'connecting', where: 'port' }
const board: Told = {
  type: 'board',
  where: 'port',
  uid: '0123456789ABCDEF',
  firmware: '1',
  boot: 1,
  geometry: null,
  readers: [],
  port: DEAF_PORT,
}
const foreign: Told = { type: 'wrong-firmware', where: 'port', speaks: '2.0' }
const reading: Told = { type: 'reading', reading: { at: 0, cells: new Uint8Array(2), kind: 'load' } }
const lost = (reason: LossReason): Told => ({ type: 'lost', loss: { reason, where: 'port' } })

const first = firstView({ kind: 'serial', practice: false })
const view = (...history: readonly Told[]): SourceView => history.reduce(nextView, first)

test.for([
  ['nothing yet', [], 'searching', null, undefined],
  ['opened', [connecting], 'connecting', 'port', undefined],
  ['said hello', [connecting, board], 'ready', 'port', undefined],
  ['nothing for 2.5 s', [connecting, board, { type: 'stale' }], 'stale', 'port', undefined],
  ['speaks again', [connecting, board, { type: 'stale' }, { type: 'live' }], 'ready', 'port', undefined],
  ['another major version', [connecting, foreign], 'wrong-firmware', 'speaks 2.0', undefined],
  ['the right version after the wrong one', [connecting, foreign, board], 'ready', 'port', undefined],
  ['no such port', [lost('absent')], 'searching', 'port', 'absent'],
  ['no permission', [lost('denied')], 'searching', 'port', 'denied'],
  ['port in use', [lost('busy')], 'searching', 'port', 'busy'],
  ['opened, never said hello', [connecting, lost('silent')], 'connecting', 'port', 'silent'],
  ['opened again, still no hello', [connecting, lost('silent'), connecting], 'connecting', 'port', 'silent'],
  ['opened, pulled out before the hello', [connecting, lost('unplugged')], 'searching', 'port', 'unplugged'],
  ['pulled out', [connecting, board, lost('unplugged')], 'lost', 'port', 'unplugged'],
  ['silent for 5 s', [connecting, board, { type: 'stale' }, lost('silent')], 'lost', 'port', 'silent'],
  ['wrong version, pulled out', [connecting, foreign, lost('unplugged')], 'lost', 'port', 'unplugged'],
  ['lost, tried again', [connecting, board, lost('silent'), connecting, lost('silent'), connecting], 'lost', 'port', 'silent'],
  ['lost, then taken by another program', [connecting, board, lost('unplugged'), lost('busy')], 'lost', 'port', 'busy'],
  ['played to its end', [connecting, board, reading, { type: 'over' }], 'off', null, 'ended'],
  ['lost and back', [connecting, board, lost('unplugged'), connecting, board], 'ready', 'port', undefined],
] as const satisfies readonly (readonly [string, readonly Told[], SourceView['state'], string | null, SourceView['reason']])[])(
  '[SO-13] %s: the screens are told the state',
  ([, history, state, detail, reason]) => {
    expect(view(...history)).toEqual({ kind: 'serial', practice: false, state, detail, ...(reason && { reason }) })
  },
)

test('[SO-13] readings, lines and their quality do not change the view', () => {
  const ready = view(connecting, board)
  expect(nextView(ready, reading)).toBe(ready)
  expect(nextView(ready, { type: 'line', at: 0, line: '' })).toBe(ready)
  expect(nextView(ready, { type: 'quality', lost: 1, refused: 1, lossy: true })).toBe(ready)
  expect(nextView(ready, { type: 'live' })).toBe(ready)
})

import { encode } from 'uqr'
import { expect, test } from 'vitest'
import type { SessionView } from '#core/protocol/views'
import { qrPathOf } from '../../renderer/shared/qr-path.ts'
import { doorOf } from '../../renderer/display/top-edge.ts'
import { IDLE_VIEW } from '../support/room-views.ts'

const RUNNING: SessionView = { ...IDLE_VIEW, phase: 'running', id: 's', step: 7 }
const DOORS = {
  guest: { url: 'http://10.0.0.7:8080/g/abc' },
  remote: { url: 'http://10.0.0.7:8080/remote/#pair=12', code: '12', for: 'phone' },
  places: null,
} as const

test('[DI-44] the drawn code has exactly the dark modules of the code, and a quiet zone of four around it', () => {
  for (const text of [DOORS.guest.url, DOORS.remote.url, 'x'.repeat(120)]) {
    const { path, size } = qrPathOf(text)
    const drawn = new Set<string>()
    for (const [, x, y, long] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
      for (let step = 0; step < Number(long); step++) drawn.add(`${Number(x) + step} ${y}`)
    }
    const { data } = encode(text, { ecc: 'L', border: 0 })
    const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`${x + 4} ${y + 4}`] : [])))
    expect([...drawn].sort()).toEqual(dark.sort())
    expect(size).toBe(data.length + 8)
  }
})

test('[DI-44] participants are shown in while guests may add something, and only in a session', () => {
  const open: SessionView = { ...RUNNING, guests: 'top' }
  const shut = { ...DOORS, remote: null }
  expect(doorOf(open, shut)).toMatchObject({ kind: 'guest', url: DOORS.guest.url, code: null, purpose: 'screen.door.guest.top' })
  expect(doorOf(RUNNING, shut)).toBeNull()
  expect(doorOf(open, { ...shut, guest: null })).toBeNull()
  expect(doorOf({ ...open, phase: 'closed' }, shut)).toBeNull()
})

test("[DI-45] the facilitator's phone is shown in before a session, and one more phone in it while somebody asked for that", () => {
  for (const phase of ['idle', 'preparing'] as const) {
    expect(doorOf({ ...IDLE_VIEW, phase }, DOORS)).toMatchObject({ kind: 'remote', url: DOORS.remote.url, code: '12' })
  }
  expect(doorOf({ ...RUNNING, guests: 'top' }, DOORS)).toMatchObject({ kind: 'remote', purpose: 'screen.door.another' })
  expect(doorOf({ ...RUNNING, phase: 'closed' }, DOORS)).toBeNull()
  expect(doorOf(RUNNING, { ...DOORS, remote: null })).toBeNull()
  expect(doorOf(IDLE_VIEW, { ...DOORS, remote: null })).toBeNull()
})

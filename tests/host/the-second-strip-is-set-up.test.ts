/** Of two strips on ptys the second one is chosen and set up, by a phone over its WebSocket; in real time. */
import { expect, test } from 'vitest'
import { lineIn } from '../support/api-line.ts'
import { openStripRoom } from '../support/strip-room.ts'
import { walkStrip } from '../support/strip-walk.ts'

const A = '00000000000A'
const B = '00000000000B'
/** Three metres, so that a walk over it is short; half a minute of somebody who stands. */
const STRIP = { length: 3000, step: 230, time: 450 } as const
const DEAD = 17
const SOME_TIME = 900

test('[MX-53] [MX-48] a zero and a walk of the second strip change that strip alone, and hold after a restart', async () => {
  const [first, second] = [walkStrip(STRIP), walkStrip({ ...STRIP, seed: 2, dead: [DEAD] })]
  const standing = (strip: typeof first, place: number) =>
    Array.from({ length: SOME_TIME }, (_, n) => strip.stand([{ place, weight: 75 }], (n * 1000) / 30))
  const room = openStripRoom()
  const a = await room.plugScripted(A, first.geometry)
  a.play(standing(first, 600))
  await room.start()
  await room.until('/api/line', { total: 1 })
  const [somebody] = lineIn(await room.get('/api/line')).people
  const b = await room.plugScripted(B, second.geometry)
  await room.until('/api/floor', { strips: [{ uid: A }, { uid: B, isLaid: false }] })
  const phone = await room.phone()
  expect(await phone.operate({ type: 'strip.join', uid: B, how: 'beside', turned: false })).toBeNull()
  expect(await phone.operate({ type: 'strip.choose', uid: B })).toBeNull()
  await room.until('/api/floor', { board: { uid: B }, calibration: null })

  // Under somebody there is no zero; under a bag there is, and then it is nothing.
  b.play(standing(second, 2200))
  await room.until('/api/line', { total: 2 })
  expect(await phone.operate({ type: 'calibrate.zero' })).toBeNull()
  await room.until('/api/floor', { board: { uid: B }, task: { state: 'refused', task: 'zero', why: 'not-empty' } })
  b.play([second.stand([{ place: 2200, weight: 20 }], 0)])
  expect(await phone.operate({ type: 'calibrate.zero' })).toBeNull()
  await room.until('/api/floor', { board: { uid: B }, task: { state: 'done', task: 'zero' } })
  await room.until('/api/line', { total: 1, people: [{ id: somebody?.id }] })
  expect([a.heard.includes('zero'), b.heard.includes('zero')]).toEqual([false, true])

  expect(await phone.operate({ type: 'calibrate.walk' })).toBeNull()
  b.play(second.readings)
  const walked = { walked: true, bad: [{ cell: DEAD }] }
  await room.until('/api/floor', { board: { uid: B }, task: { state: 'done', task: 'walk' }, calibration: walked }, 30_000)
  expect(offOf(room.kept(B).current?.calibration.gains, second.gains)).toBeLessThan(0.1)
  expect(room.kept(A)).toMatchObject({ current: null, previous: null })
  // Whoever stood on the first one all the time is who they were.
  await room.until('/api/line', { total: 1, people: [{ id: somebody?.id }] })

  await room.stop()
  await room.start()
  await room.until('/api/floor', { strips: expect.arrayContaining([A, B].map((uid) => expect.objectContaining({ uid }))) })
  expect(await room.ask({ type: 'strip.choose', uid: B })).toBe(200)
  expect(await room.get('/api/floor')).toMatchObject({ board: { uid: B }, calibration: walked })
  expect(await room.ask({ type: 'strip.choose', uid: A })).toBe(200)
  expect(await room.get('/api/floor')).toMatchObject({ board: { uid: A }, calibration: null, canRestore: false })
}, 90_000)

/** How far gains are from what the cells really read, in the middle; of cells that live. */
function offOf(found: readonly number[] = [], real: readonly number[]): number {
  const off = real.flatMap((gain, cell) => (cell === DEAD ? [] : [Math.abs((found[cell] ?? 0) - gain)]))
  return off.toSorted((one, other) => one - other)[Math.floor(off.length / 2)] ?? Infinity
}

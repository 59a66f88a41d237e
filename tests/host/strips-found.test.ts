/** Strips that are found by themselves, on ptys, in real time. */
import { expect, test, vi } from 'vitest'
import { encodeDeviceMessage } from '#firmware/encode-device'
import { PROTOCOL_MAJOR, PROTOCOL_MINOR } from '#firmware/messages'
import { openStripRoom } from '../support/strip-room.ts'

const A = '00000000000A'
const B = '00000000000B'
const C = '00000000000C'
const TURNED = { lane: 1, from: 10, to: 0 }

test('[MX-37] [MX-38] [MX-48] [MX-50] a second strip is found, counts once somebody said where it lies, and lies there still after a restart on other ports', async () => {
  const room = openStripRoom()
  const one = await room.plug(A, 1)
  await room.start()
  await room.until('/api/line', { total: 1 })
  expect(await room.get('/api/floor')).toMatchObject({ strips: [] })

  const other = await room.plug(B, 2, { badges: 2 })
  await room.until('/api/floor', {
    strips: [
      { uid: A, isLaid: true },
      { uid: B, state: 'ready', isLaid: false },
    ],
  })
  expect(await room.get('/api/line')).toMatchObject({ total: 1 })
  await room.until('/api/markers', { readers: [0, 5, 10].map((mark) => ({ mark, answers: true })) })
  expect(await room.ask({ type: 'board.identify', uid: B })).toBe(200)
  expect(await room.ask({ type: 'strip.join', uid: B, how: 'beside', turned: false })).toBe(200)
  await room.until('/api/line', { total: 3 })

  // Elsewhere on second thoughts: in line, and kept.
  expect(await room.ask({ type: 'strip.join', uid: B, how: 'before', turned: true })).toBe(200)
  const laid = [
    { uid: A, place: { lane: 0, from: 5, to: 10 }, isLaid: true },
    { uid: B, place: { lane: 0, from: 5, to: 0 }, isLaid: true },
  ]
  expect(await room.get('/api/floor')).toMatchObject({ strips: laid })
  await room.until('/api/line', { total: 3 })

  // What is set up and recorded is the strip that was chosen, and nothing of it reaches the other.
  expect(await room.ask({ type: 'strip.choose', uid: B })).toBe(200)
  expect(await room.ask({ type: 'calibrate.mirror', on: true })).toBe(200)
  expect(await room.ask({ type: 'record.start' })).toBe(200)
  await room.until('/api/floor', { board: { uid: B }, mirrored: true, recording: { uid: B } })
  await vi.waitFor(() => expect(room.captured()).toContain(B), { timeout: 10_000 })
  expect(room.captured()).not.toContain(A)
  expect(await room.ask({ type: 'record.stop' })).toBe(200)
  expect(await room.ask({ type: 'strip.choose', uid: A })).toBe(200)
  expect(await room.get('/api/floor')).toMatchObject({ board: { uid: A }, mirrored: false, calibration: null })
  await room.stop()
  await one.unplug()
  await other.unplug()
  await room.plug(B, 2)
  await room.plug(A, 1)
  await room.start()
  // Whichever spoke first is the first one.
  await room.until('/api/floor', { strips: expect.arrayContaining(laid.map((strip) => expect.objectContaining(strip))) })
}, 60_000)

test('[MX-39] [MX-40] a strip that is put on another port is itself again within 3 s, a second one of that name is not listened to, and one that comes in its stead takes its place', async () => {
  const room = openStripRoom()
  await room.plug(A, 1)
  await room.start()
  await room.until('/api/line', { total: 1 })
  const other = await room.plug(B, 2)
  await room.until('/api/floor', { strips: [{}, { uid: B, isLaid: false }] })
  expect(await room.ask({ type: 'strip.join', uid: B, how: 'beside', turned: true })).toBe(200)
  await room.until('/api/line', { total: 3 })

  await other.unplug()
  await room.until('/api/floor', { strips: [{ state: 'ready' }, { uid: B, state: 'lost' }] })
  const moved = await room.plug(B, 2)
  await room.until(
    '/api/floor',
    {
      strips: [
        { uid: A, state: 'ready' },
        { uid: B, state: 'ready', place: TURNED },
      ],
    },
    3000,
  )
  await room.until('/api/line', { total: 3 }, 3000)

  const twin = await room.plug(B, 9)
  await room.until('/api/floor', { notice: 'twin-strips', strips: [{}, { uid: B }] })
  await room.until('/api/line', { total: 3 })
  await twin.unplug()

  await moved.unplug()
  await room.plug(C, 1)
  await room.until('/api/floor', { strips: [{}, { uid: B, state: 'lost' }, { uid: C, isLaid: false }] })
  expect(await room.ask({ type: 'strip.join', uid: C, how: 'instead', turned: false })).toBe(200)
  await room.until('/api/floor', { strips: [{ uid: A }, { uid: C, place: TURNED }] })
  await room.until('/api/line', { total: 2 })
}, 60_000)

test('[MX-51] boards that lie about who they are, say frames of other cells or nothing that can be read, several at once, leave the line as it is', async () => {
  const room = openStripRoom()
  await room.plug(A, 1)
  await room.start()
  await room.until('/api/line', { total: 1 })
  // Another name with every word, the name of the first strip, cells that it has not, and noise.
  await room.plugLiar((nth) => hello(`0000000000${String(10 + (nth % 80))}`, nth))
  await room.plugLiar((nth) => (nth % 2 === 0 ? hello(A, nth) : frame(200, nth)))
  await room.plugLiar((nth) => (nth % 2 === 0 ? hello(C, nth) : frame(7, nth)))
  await room.plugLiar((nth) => Uint8Array.from({ length: 300 }, (_, at) => (at * 31 + nth * 17) % 256))
  await room.plug(B, 2)
  // The honest one is found among them, and the liars are at most two more that nobody counts.
  const honest = expect.objectContaining({ uid: B, state: 'ready', isLaid: false })
  await room.until('/api/floor', { notice: 'twin-strips', strips: expect.arrayContaining([honest]) }, 20_000)
  expect(await room.ask({ type: 'strip.join', uid: B, how: 'beside', turned: false })).toBe(200)
  await room.until('/api/line', { total: 3 })
  const { strips } = Object(await room.get('/api/floor'))
  expect(strips.length).toBeLessThanOrEqual(4)
}, 60_000)

function hello(uid: string, nth: number): Uint8Array {
  const version = { major: PROTOCOL_MAJOR, minor: PROTOCOL_MINOR }
  const board = { role: 'floor', uid, firmware: '6.6.6', boot: 1, reset: 'PO' } as const
  const strip = { n: 100, pitch: 100, org: 50, len: 10_000, lsb: 500, hz: 30, enc: 8 } as const
  const readers = { led: null, rd: null, mk: null, evq: null }
  return encodeDeviceMessage({ type: 'hello', seq: nth % 256, version, ...board, ...strip, ...readers })
}

function frame(cells: number, nth: number): Uint8Array {
  return encodeDeviceMessage({
    type: 'full',
    seq: nth % 256,
    t: nth * 20,
    first: 0,
    encoding: 8,
    cells: new Uint8Array(cells).fill(200),
  })
}

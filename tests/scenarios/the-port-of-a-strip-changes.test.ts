/** A cable comes out while a group is at work and goes in again elsewhere: the strip is known by what its board calls itself. Ptys, in real time. */
import { expect, test, vi } from 'vitest'
import { lineIn } from '../support/api-line.ts'
import { openStripRoom, type StripRoom } from '../support/strip-room.ts'

const A = '00000000000A'
const B = '00000000000B'
const TURNED = { lane: 1, from: 10, to: 0 }

/** Two strips beside each other, each with what was learned of it, one person on the first and two on the second, and a group at work. */
async function atWork() {
  const room = openStripRoom()
  const a = await room.plug(A, 1)
  await room.start()
  await room.until('/api/line', { total: 1 })
  const b = await room.plug(B, 2)
  await room.until('/api/floor', { strips: [{ uid: A }, { uid: B, isLaid: false }] })
  const phone = await room.phone()
  expect(await phone.operate({ type: 'strip.join', uid: B, how: 'beside', turned: true })).toBeNull()
  for (const [uid, on] of [
    [B, true],
    [A, false],
  ] as const) {
    expect(await phone.operate({ type: 'strip.choose', uid })).toBeNull()
    expect(await phone.operate({ type: 'calibrate.mirror', on })).toBeNull()
  }
  await room.until('/api/line', { total: 3 })
  expect(await phone.ask({ type: 'session.start', topic: 'absence' })).toBeNull()
  expect(await phone.ask({ type: 'guide.goto', step: 3 })).toBeNull()
  return { room, a, b, phone, learned: [room.kept(A), room.kept(B)] }
}

/** Often enough to miss no wrong total, and not so often that the kiosk takes it for a flood. */
const LOOKING = { timeout: 20_000, interval: 10 }

/** Looks at the line until both strips are heard again; all that it says meanwhile. */
async function totalsUntilBack(room: StripRoom): Promise<readonly number[]> {
  const totals: number[] = []
  await vi.waitFor(async () => {
    totals.push(lineIn(await room.get('/api/line')).total)
    const back = [A, B].map((uid) => expect.objectContaining({ uid, state: 'ready' }))
    expect(await room.get('/api/floor')).toMatchObject({ strips: expect.arrayContaining(back) })
  }, LOOKING)
  return totals
}

interface Standing {
  readonly id: number
  readonly at: number
}

/** In the order of the line. */
async function whoStands(room: StripRoom): Promise<readonly Standing[]> {
  const { people } = lineIn(await room.get('/api/line'))
  return people.map(({ id, position }) => ({ id, at: position })).toSorted((one, other) => one.at - other.at)
}

/** At the very places, as well as a strip feels them. */
function placesOf(standing: readonly Standing[]): readonly unknown[] {
  return standing.map(({ at }) => expect.closeTo(at, 0))
}

/** The same people, there. */
function samePeople(standing: readonly Standing[]): readonly unknown[] {
  return standing.map(({ id, at }) => ({ id, at: expect.closeTo(at, 0) }))
}

test.each(['a', 'b'] as const)(
  '[MX-54] strip %s of two on a port of another name is itself again, with its people and what was learned of it, and nobody is told twice',
  async (which) => {
    const { room, phone, learned, ...boards } = await atWork()
    const before = await whoStands(room)
    const totals: number[] = []
    await boards[which].unplug()
    await room.until('/api/floor', { strips: expect.arrayContaining([expect.objectContaining({ state: 'lost' })]) })
    await room.move(boards[which])
    totals.push(...(await totalsUntilBack(room)))
    await room.until('/api/line', { total: 3 })
    expect([...new Set(totals)]).toEqual([3])
    expect(await whoStands(room)).toEqual(samePeople(before))
    expect(await room.get('/api/floor')).toMatchObject({ strips: [{ uid: A }, { uid: B, place: TURNED }], board: { uid: A } })
    expect([room.kept(A), room.kept(B)]).toEqual(learned)
    expect(await phone.ask({ type: 'moment.capture', moment: 'today' })).toBeNull()
    expect(await room.get('/api/session')).toMatchObject({ today: expect.anything() })
  },
  60_000,
)

test('[MX-54] two strips that change their ports with each other are themselves again, and nobody is told twice', async () => {
  const { room, a, b, learned } = await atWork()
  const before = await whoStands(room)
  const [ofA, ofB] = [a.hostPath, b.hostPath]
  await Promise.all([a.unplug(), b.unplug()])
  await room.until('/api/floor', { strips: [{ state: 'lost' }, { state: 'lost' }] })
  await Promise.all([room.move(a, ofB), room.move(b, ofA)])
  const totals = await totalsUntilBack(room)
  expect([...new Set(totals)]).toEqual([3])
  expect(await whoStands(room)).toEqual(samePeople(before))
  expect(await room.get('/api/floor')).toMatchObject({ strips: [{ uid: A }, { uid: B, place: TURNED }], board: { uid: A } })
  expect([room.kept(A), room.kept(B)]).toEqual(learned)
}, 60_000)

test.each([
  [1, 2],
  [2, 1],
])(
  '[MX-55] of two strips on ports that were named each is on the port of the other one, strip %i first: they count as before, and nobody is told twice',
  async (comes) => {
    const room = openStripRoom()
    const a = await room.plug(A, 1)
    const b = await room.plug(B, 2)
    const [ofA, ofB] = [a.hostPath, b.hostPath]
    await room.start([ofA, ofB])
    await room.until('/api/line', { total: 3 })
    expect(await room.ask({ type: 'strip.lay', uid: B, place: TURNED })).toBe(200)
    expect(await room.ask({ type: 'strip.choose', uid: B })).toBe(200)
    expect(await room.ask({ type: 'calibrate.mirror', on: true })).toBe(200)
    await room.until('/api/line', { total: 3 })
    const learned = [room.kept(A), room.kept(B)]
    const places = placesOf(await whoStands(room))

    await Promise.all([a.unplug(), b.unplug()])
    await room.until('/api/floor', { strips: [{ state: 'lost' }, { state: 'lost' }] })
    // One after the other: the second one is known twice for a moment, as the one that was and as the one that is.
    const totals: number[] = []
    const seen = (live: number): Promise<void> =>
      vi.waitFor(async () => {
        const { total, people } = lineIn(await room.get('/api/line'))
        totals.push(total)
        expect(people.filter(({ stale = false }) => !stale).length).toBeGreaterThanOrEqual(live)
      }, LOOKING)
    const moves = [() => room.move(a, ofB), () => room.move(b, ofA)]
    await moves[comes - 1]?.()
    await seen(comes)
    await moves[2 - comes]?.()
    await seen(3)
    // Also a while later.
    for (let look = 0; look < 50; look++) await seen(0)
    expect(Math.max(...totals)).toBe(3)
    expect(totals.at(-1)).toBe(3)
    expect((await whoStands(room)).map(({ at }) => at)).toEqual(places)
    expect([room.kept(A), room.kept(B)]).toEqual(learned)
  },
  60_000,
)

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createSaltBox } from '#host/markers/salt-box'
import { openWedgeStore } from '#host/markers/wedge-store'
import { silentLog } from '#host/ports/log'
import { BOX, setUpMarkers } from '../../support/marker-stand.ts'

const A = 'D5F904DFF3911B32'
const B = 'A129CA6149BE45E5'
const PHONE = '0'.repeat(16)
const IDLE = { phase: 'idle' } as const
const RUNNING = { phase: 'running' } as const
const CLOSED = { phase: 'closed' } as const

describe('taps', () => {
  test('[NF-1] put people on the line; a leave takes nobody away, an event that comes again does nothing', () => {
    const { desk, tap, of } = standing()
    tap(A, 0)
    tap(A, 0, { move: 'leave' })
    tap(B, 5)
    tap(A, 10)
    tap(A, 0, { event: 1 })
    expect(of()).toEqual([10, 5])
    expect(desk.view.badges[10]).toBe(1)
  })

  test('[NF-5] a gap in the numbers of the events is told for a minute', async () => {
    const { clock, desk, tap } = standing()
    tap(A, 0, { event: 1 })
    tap(A, 5, { event: 4 })
    expect(desk.view.notices).toEqual(['taps-missed'])
    await clock.advance(60_000)
    expect(desk.view.notices).toEqual([])
  })

  test('[NF-9] a phone or bank card is nobody, and that is told for some seconds', async () => {
    const { clock, desk, tap, of } = standing()
    tap(PHONE, 5)
    expect([of(), desk.view.notices]).toEqual([[], ['phone']])
    await clock.advance(8000)
    expect(desk.view.notices).toEqual([])
  })

  test('[NF-2] the hundredth badge is told and not counted', async () => {
    const { clock, desk, tap, of } = standing()
    for (let index = 0; index < 100; index++) {
      tap(index.toString(16).toUpperCase().padStart(16, 'F'), 5)
      await clock.advance(100)
    }
    expect(of()).toHaveLength(99)
    expect(desk.view.notices).toEqual(['full'])
  })

  test('[NF-3] the facilitator takes one badge away at a mark, or all', () => {
    const { desk, tap, of } = standing()
    tap(A, 5)
    tap(B, 5)
    expect(desk.ask({ type: 'badge.clear', mark: 5 })).toBeNull()
    expect(desk.ask({ type: 'badge.clear', mark: 0 })).toBe('no-badge')
    expect(of()).toHaveLength(1)
    expect(desk.ask({ type: 'badge.clear-all' })).toBeNull()
    expect(of()).toEqual([])
  })
})

describe('a session', () => {
  test('[NF-7] takes its badges along when it ends, and there is another salt', () => {
    const { desk, salt, tap, of } = standing()
    desk.follow(RUNNING)
    tap(A, 5)
    const before = salt.hex()
    let renewals = 0
    salt.renewed(() => renewals++)
    desk.follow(CLOSED)
    expect([of(), renewals]).toEqual([[], 1])
    expect(salt.hex()).not.toBe(before)
    desk.follow(IDLE)
    expect(renewals).toBe(1)
  })

  test('[NF-8] in which the kiosk began anew asks for every badge again, until the first one is tapped', () => {
    const { desk, plugIn, tap } = setUpMarkers()
    desk.follow(RUNNING)
    expect(desk.view.notices).toEqual([])
    plugIn()
    expect(desk.view.notices).toEqual(['tap-again'])
    tap(A, 5)
    expect(desk.view.notices).toEqual([])
  })

  test('[NF-8] that goes on after its end asks for every badge again; one that begins does not', () => {
    const { desk, tap } = standing()
    desk.follow(IDLE)
    desk.follow(RUNNING)
    expect(desk.view.notices).toEqual([])
    tap(A, 5)
    desk.follow(CLOSED)
    desk.follow(RUNNING)
    expect(desk.view.notices).toEqual(['tap-again'])
    desk.follow(CLOSED)
    expect(desk.view.notices).toEqual([])
  })

  test('[NF-6] the salt is drawn over the bytes of the one before, and is nothing once it is forgotten', () => {
    const drawn: Uint8Array[] = []
    const salt = createSaltBox((bytes) => {
      drawn.push(bytes)
      bytes.fill(drawn.length)
    })
    expect(salt.hex()).toBe('01'.repeat(16))
    salt.renew()
    expect(salt.hex()).toBe('02'.repeat(16))
    salt.forget()
    expect(drawn.map((bytes) => Buffer.from(bytes).toString('hex'))).toEqual(['00'.repeat(16), '00'.repeat(16)])
    expect(createSaltBox().hex()).not.toBe(createSaltBox().hex())
  })
})

describe('readers', () => {
  test('[NF-10] that do not answer are told by their mark, or that it is one of them', () => {
    const { desk } = standing()
    desk.hear('markers', { type: 'readers', faults: { missing: [5], unnamed: false } })
    expect(desk.view.readers.map(({ mark, answers }) => [mark, answers])).toEqual([
      [0, true],
      [5, false],
      [10, true],
    ])
    desk.hear('markers', { type: 'readers', faults: { missing: [], unnamed: true } })
    expect(desk.view.notices).toEqual(['reader-unnamed'])
  })

  test('[NF-10] a box that is gone takes nobody away', () => {
    const { desk, tap, of } = standing()
    tap(A, 5)
    desk.showSource('markers', { ...BOX, state: 'lost' })
    expect(desk.view.readers.every(({ answers }) => !answers)).toBe(true)
    expect(of()).toEqual([5])
  })

  test('[NF-11] of a strip take part in the same way', () => {
    const { desk, plugIn } = setUpMarkers()
    plugIn(1, [0, 10])
    desk.hear('floor', { ...boardOf([5]), boot: 7 })
    desk.showSource('floor', { ...BOX, state: 'ready' })
    expect(desk.view.readers.map(({ mark }) => mark)).toEqual([0, 5, 10])
  })
})

describe('readers that type', () => {
  test('[NF-24] one is learned at a mark by tapping a badge, which does not count yet', () => {
    const { desk, of } = standing([])
    desk.typed('0012345678')
    expect([of(), desk.view.notices]).toEqual([[], ['unknown-reader']])
    expect(desk.ask({ type: 'reader.learn', mark: 5 })).toBeNull()
    expect(desk.view.learning).toEqual({ mark: 5, state: 'listening' })
    desk.typed('0012345678')
    expect([of(), desk.view.learning, desk.view.notices]).toEqual([[], { mark: 5, state: 'learned' }, []])
    desk.typed('0012345678')
    expect(of()).toEqual([5])
  })

  test('[NF-24] letters of their own tell readers apart; one that types like another takes its place, and a mark has one', () => {
    const { desk } = setUpMarkers()
    const learn = (mark: 0 | 5 | 10, text: string): unknown => {
      desk.ask({ type: 'reader.learn', mark })
      desk.typed(text)
      return desk.view.learning?.state
    }
    expect([learn(0, 'U0012345678'), learn(10, 'w0012345678')]).toEqual(['learned', 'learned'])
    desk.typed('U0099999999')
    desk.typed('W0088888888')
    expect(desk.view.readers.map(({ mark }) => mark)).toEqual([0, 10])
    expect([desk.view.badges[0], desk.view.badges[10]]).toEqual([1, 1])
    expect(learn(5, 'u0012345678')).toBe('same-voice')
    expect(desk.view.readers.map(({ mark }) => mark)).toEqual([5, 10])
    expect(learn(5, '0012345678')).toBe('learned')
    expect(desk.view.readers.map(({ mark }) => mark)).toEqual([5, 10])
    expect(desk.ask({ type: 'reader.forget', mark: 5 })).toBeNull()
    expect(desk.view.readers.map(({ mark }) => mark)).toEqual([10])
  })

  test('[NF-24] learning ends by itself after half a minute, or when it is enough', async () => {
    const { clock, desk } = standing([])
    desk.ask({ type: 'reader.learn', mark: 5 })
    await clock.advance(30_000)
    expect(desk.view.learning).toEqual({ mark: 5, state: 'nobody-typed' })
    desk.ask({ type: 'reader.learn', mark: 5 })
    desk.ask({ type: 'reader.cancel' })
    await clock.advance(30_000)
    expect(desk.view.learning).toBeNull()
  })

  test('[NF-25] a number of another length than was learned is nobody, and told', () => {
    const { desk, of } = standing([])
    desk.ask({ type: 'reader.learn', mark: 5 })
    desk.typed('0012345678')
    desk.typed('00123456780087654321')
    expect([of(), desk.view.notices]).toEqual([[], ['taps-missed']])
  })

  test('[NF-26] what was learned is kept, with nothing of a badge; a damaged file is an empty one', () => {
    const data = mkdtempSync(join(tmpdir(), 'meetlat-readers-'))
    onTestFinished(() => rmSync(data, { recursive: true }))
    const { desk } = setUpMarkers(openWedgeStore(data, silentLog))
    desk.ask({ type: 'reader.learn', mark: 5 })
    desk.typed('U0012345678')
    const file = join(data, 'readers.json')
    expect(readFileSync(file, 'utf8')).toBe('{"version":1,"readers":[{"voice":"U","mark":5,"digits":10}]}\n')
    expect(setUpMarkers(openWedgeStore(data, silentLog)).desk.view.readers).toEqual([{ mark: 5, answers: true, types: true }])
    for (const damage of [
      '',
      '{',
      '{"version":2,"readers":[]}',
      '{"version":1,"readers":[{"voice":"U","mark":3.5,"digits":10}]}',
    ]) {
      writeFileSync(file, damage)
      expect(setUpMarkers(openWedgeStore(data, silentLog)).desk.view.readers).toEqual([])
    }
  })

  test('[NF-26] a disk that keeps nothing leaves all as it was', () => {
    const { desk } = setUpMarkers(openWedgeStore('/dev/null', silentLog))
    desk.ask({ type: 'reader.learn', mark: 5 })
    desk.typed('U0012345678')
    expect(desk.view.learning).toEqual({ mark: 5, state: 'not-stored' })
    expect(desk.view.readers).toEqual([])
  })
})

test('[NF-12] no token and nothing that was typed is in any view or place', () => {
  const { desk, views, tap, ...stand } = standing()
  tap(A, 5)
  tap(B, 0)
  desk.ask({ type: 'reader.learn', mark: 10 })
  desk.typed('U0012345678')
  desk.typed('U0087654321')
  desk.typed('V0087654321')
  const told = JSON.stringify([views, stand.places()])
  for (const secret of [A, B, '12345678', '87654321', stand.salt.hex(), stand.salt.tokenOf('0087654321')])
    expect(told).not.toContain(secret)
})

function boardOf(readers: readonly number[]) {
  const port = { send: () => Promise.reject(new Error('nobody asks it')), light: () => undefined }
  return { type: 'board', where: 'strip', uid: 'AAAAAAAA', firmware: '1', geometry: null, readers, port } as const
}

/** With a box of readers; `of` gives where people stand, in the order of their numbers. */
function standing(readers?: readonly number[]) {
  const stand = setUpMarkers()
  stand.plugIn(1, readers)
  return {
    ...stand,
    of: () => stand.places.map(({ position }) => position),
    places: () => stand.places,
  }
}

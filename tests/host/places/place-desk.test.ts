import { beforeEach, expect, test } from 'vitest'
import type { Place } from '#core/presence/place'
import type { Placed } from '#core/presence/place-list'
import { evolve } from '#core/session/evolve'
import { defaultPlan } from '#core/session/plan'
import { startRunning, type RunningState } from '#core/session/session'
import { createPlaceDesk, type PlaceDesk } from '#host/places/place-desk'
import { createFakeClock, type FakeClock } from '../../support/fake-clock.ts'

let clock: FakeClock
let desk: PlaceDesk
let shown: { phone: readonly Place[]; tablet: readonly Place[] }

beforeEach(() => {
  clock = createFakeClock()
  shown = { phone: [], tablet: [] }
  desk = createPlaceDesk({ clock, show: (kind, taken) => void (shown = { ...shown, [kind]: taken }) })
})

function running(id: string, facts: Partial<RunningState> = {}): RunningState {
  return { ...startRunning(id, 0, false, defaultPlan(null)), step: 3, phones: true, ...facts }
}

function put(
  kind: 'phone' | 'tablet',
  device: string,
  n: number,
  ...people: readonly (readonly [id: number, position: number])[]
): unknown {
  const list: readonly Placed[] = people.map(([id, position]) => ({ id, position }))
  return desk.put(kind, device, { session: 'one', n, people: [...list] })
}

function positions(kind: 'phone' | 'tablet'): readonly number[] {
  return shown[kind].map(({ position }) => position).toSorted((one, other) => one - other)
}

test('[PL-3] the newest list of a device wins, however often and in what order they come', () => {
  desk.follow(running('one'))
  expect([put('phone', 'a', 5, [0, 5]), put('phone', 'a', 7, [0, 6.44]), put('phone', 'b', 1, [0, 2])]).toEqual([null, null, null])
  expect([put('phone', 'a', 5, [0, 5]), put('phone', 'a', 7, [0, 6.44])]).toEqual(['moved-on', null])
  expect(positions('phone')).toEqual([2, 6.4])
  expect([put('phone', 'a', 8), put('phone', 'a', 7, [0, 6.44])]).toEqual([null, 'moved-on'])
  expect(positions('phone')).toEqual([2])
})

test('[PL-3] somebody who moves stays who they are, and who comes is nobody who is there', async () => {
  desk.follow(running('one'))
  put('tablet', 't', 1, [1, 5], [2, 6])
  const before = shown.tablet
  await clock.advance(10)
  put('tablet', 't', 2, [1, 5], [2, 7], [3, 7])
  expect(shown.tablet.map(({ id }) => id)).toEqual([0, 1, 2])
  expect(shown.tablet[0]).toBe(before[0])
  expect((shown.tablet[1]?.at ?? 0) - (before[1]?.at ?? 0)).toBe(10)
  put('tablet', 't', 3, [2, 7], [3, 7])
  put('tablet', 'u', 1, [1, 0])
  expect(shown.tablet.map(({ id, position }) => [id, position])).toEqual([
    [1, 7],
    [2, 7],
    [0, 0],
  ])
})

test('[PL-1] [PL-4] nobody is placed while the group does not stand; it comes back to where it was', () => {
  expect(put('phone', 'a', 1, [0, 5])).toBe('places-closed')
  desk.follow(running('one'))
  put('phone', 'a', 1, [0, 5])
  put('tablet', 't', 1, [1, 3])
  desk.follow(running('one', { step: 7 }))
  expect([positions('phone'), positions('tablet'), put('tablet', 't', 2, [1, 4])]).toEqual([[], [], 'places-closed'])
  desk.follow(running('one', { step: 6 }))
  expect([positions('phone'), positions('tablet')]).toEqual([[5], [3]])
  desk.follow(running('one', { step: 6, phones: false }))
  expect([positions('phone'), positions('tablet'), put('phone', 'a', 2, [0, 4])]).toEqual([[], [3], 'places-closed'])
})

test('[PL-4] at the end and in another session all places are gone', () => {
  desk.follow(running('one'))
  put('phone', 'a', 1, [0, 5])
  put('tablet', 't', 1, [1, 3])
  const closed = evolve(running('one'), { type: 'session-closed', at: 1 })
  desk.follow(closed)
  expect([positions('phone'), positions('tablet'), put('tablet', 't', 2)]).toEqual([[], [], 'places-closed'])
  desk.follow(running('two'))
  expect([positions('phone'), positions('tablet'), put('tablet', 't', 9, [1, 3])]).toEqual([[], [], 'moved-on'])
})

test('[PL-5] who is one too many is refused, and may stand where somebody left', () => {
  desk.follow(running('one'))
  const phones = Array.from({ length: 121 }, (_, n) => put('phone', `p${n}`, 1, [0, n / 12]))
  expect([phones.filter((refusal) => refusal === null).length, phones[120], shown.phone.length]).toEqual([120, 'line-full', 120])
  expect([put('phone', 'p3', 2, [0, 1]), put('phone', 'p4', 2), put('phone', 'p120', 1, [0, 1])]).toEqual([null, null, null])
  expect(put('phone', 'two', 1, [0, 1], [1, 1])).toBe('line-full')
  const forty = Array.from({ length: 40 }, (_, id) => [id, 5] as const)
  expect(['t', 'u', 'v'].map((device) => put('tablet', device, 1, ...forty))).toEqual([null, null, 'line-full'])
  expect([put('tablet', 'v', 2, ...forty.slice(0, 19)), shown.tablet.length]).toEqual([null, 99])
})

test('[PL-6] a tablet that is put out takes its people along', () => {
  desk.follow(running('one'))
  put('tablet', 't', 1, [1, 3])
  put('tablet', 'u', 1, [1, 8])
  desk.keepTablets(['u', 'another'])
  expect(positions('tablet')).toEqual([8])
})

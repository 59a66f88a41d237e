import { beforeEach, describe, expect, test } from 'vitest'
import { startRunning, type RunningState } from '#core/session/session'
import { defaultPlan } from '#core/session/plan'
import { evolve } from '#core/session/evolve'
import { createGuestDoor, GUEST_CODE, type GuestDoor } from '#host/remote/guest-door'
import { createFakeClock, type FakeClock } from '../../support/fake-clock.ts'
import { connectInMemory } from '../../support/memory-connection.ts'

let clock: FakeClock
let door: GuestDoor

beforeEach(() => {
  clock = createFakeClock()
  door = createGuestDoor(clock, 'the key of a kiosk')
})

function running(id: string, guests: RunningState['guests'] = 'top'): RunningState {
  return { ...startRunning(id, 0, false, defaultPlan(null)), guests }
}

describe('the code of participants', () => {
  test('[GP-5] it is of this session and this kiosk, the same after a power cut, and shown while notes may come', () => {
    door.follow(running('a-session'))
    const { code } = door
    expect(code).toMatch(GUEST_CODE)
    const [other, again] = [createGuestDoor(clock, 'another key'), createGuestDoor(clock, 'the key of a kiosk')]
    for (const one of [other, again]) one.follow(running('a-session', 'need'))
    expect([again.code, other.code === code]).toEqual([code, false])
    door.follow(running('a-session', null))
    expect([door.code, door.admits(code ?? '')]).toEqual([null, true])
  })

  test('[GP-5] it opens nothing in another session, and after its own only the thanks', () => {
    door.follow(running('a-session'))
    const code = door.code ?? ''
    expect(['', 'x', code.slice(1), `${code}2`].map((wrong) => door.admits(wrong))).toEqual([false, false, false, false])
    door.follow(evolve(running('a-session'), { type: 'session-closed', at: 1 }))
    expect([door.code, door.admits(code)]).toEqual([null, true])
    door.follow({ phase: 'preparing', id: 'another', plan: defaultPlan(null), previous: null, keep: true })
    expect(door.admits(code)).toBe(false)
    door.follow(running('another'))
    expect(door.admits(code)).toBe(false)
  })
})

describe('how fast participants may add', () => {
  const [one] = connectInMemory()
  const [two] = connectInMemory()
  const add = (connection = one): boolean => door.mayAdd({ connection, address: 'a router' })

  test('[GP-7] one phone: five at once, and then one in two seconds; another phone is not held up', async () => {
    expect(Array.from({ length: 7 }, () => add())).toEqual([true, true, true, true, true, false, false])
    expect(add(two)).toBe(true)
    await clock.advance(2000)
    expect([add(), add()]).toEqual([true, false])
    await clock.advance(60_000)
    expect(Array.from({ length: 6 }, () => add())).toEqual([true, true, true, true, true, false])
  })

  test('[GP-7] one address: a whole group behind a router, and no more', async () => {
    const phones = Array.from({ length: 100 }, () => connectInMemory()[0])
    const added = (): number => phones.filter((connection) => door.mayAdd({ connection, address: 'a router' })).length
    expect(added()).toBe(60)
    expect(door.mayAdd({ connection: one, address: 'elsewhere' })).toBe(true)
    await clock.advance(1000)
    expect(added()).toBe(5)
  })
})

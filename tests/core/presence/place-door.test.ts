import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { STEP_NUMBERS } from '#core/method/steps'
import { markOf, placeAddress } from '#core/presence/place-address'
import { placeDoorOf } from '#core/presence/place-door'
import { placeListSchema } from '#core/presence/place-list'
import { phoneViewOf } from '#core/protocol/phone-view'
import { MARKS } from '#core/scale/position'
import { markCode } from '../../../renderer/shared/mark-code.ts'
import { IDLE_VIEW } from '../../support/room-views.ts'
import { RUNNING, GROUP } from '../../support/screen-states.ts'
import { playSession, lineAt } from '../../support/session-play.ts'

describe('when a place can be taken', () => {
  test('[PL-1] in the steps in which the group stands, on phones while they are let in', () => {
    const standing = ['early', 'early', 'open', 'open', 'open', 'open', 'late', 'late']
    expect([doors(true, 'phone'), doors(false, 'tablet')]).toEqual([standing, standing])
    expect(doors(false, 'phone')).toEqual(STEP_NUMBERS.map(() => 'shut'))
  })

  test('[PL-1] before a session and after it nobody can', () => {
    const phases = ['idle', 'preparing', 'closed'] as const
    expect(phases.map((phase) => placeDoorOf({ phase, step: 3, phones: true }, 'tablet'))).toEqual(['none', 'none', 'ended'])
  })

  test('[PL-11] the facilitator lets phones in, once however often it is pressed, and takes it back', () => {
    const play = playSession({ type: 'session.start', topic: 'absence' })
    for (const on of [true, true]) play.ask({ type: 'line.phones', on })
    expect([play.session.phones, play.events.length]).toEqual([true, 2])
    play.know({ line: lineAt(3) })
    play.ask({ type: 'undo', action: 1 })
    expect(play.session.phones).toBe(false)
  })
})

describe('a list of people', () => {
  test('[PL-2] forty at most, each once, on the line', () => {
    expect([list([]), list(many(40)), list([{ id: 0, position: 10 }])]).toEqual([true, true, true])
    const wrong = [
      many(41),
      [...many(2), { id: 1, position: 3 }],
      [{ id: 0, position: 10.1 }],
      [{ id: 0, position: -1 }],
      [{ id: 0, position: Number.NaN }],
      [{ id: -1, position: 3 }],
      [{ id: 0, position: '3' }],
      [{ id: 0, position: 3, name: 'Fatma' }],
    ]
    expect(wrong.map(list)).toEqual(wrong.map(() => false))
  })

  test.each([
    { session: '../x', n: 1 },
    { session: 'a', n: 0 },
    { session: 'a', n: 1.5 },
    { session: 'a', n: Number.MAX_VALUE },
    { n: 1 },
  ])('[PL-2] %j is none', (head) => {
    expect(v.safeParse(placeListSchema, { ...head, people: [] }).success).toBe(false)
  })
})

describe('a sticker', () => {
  test('[PL-8] an address has the mark, and no other address is one', () => {
    expect(MARKS.map((mark) => placeAddress('http://10.0.0.7/p', mark))).toEqual([
      'http://10.0.0.7/p/0',
      'http://10.0.0.7/p/5',
      'http://10.0.0.7/p/10',
    ])
    expect(['0', '5', '10', '3', '', '05', '5 ', '1e1'].map(markOf)).toEqual([0, 5, 10, null, null, null, null, null])
  })

  test('[PL-8] its code is one picture, another one for each mark', () => {
    const codes = MARKS.map((mark) => markCode('http://192.168.178.121:48211/p', mark))
    expect(new Set(codes).size).toBe(3)
    for (const code of codes)
      expect(code).toMatch(
        /^<svg [^>]+viewBox="0 0 (\d+) \1"[^>]*><rect [^>]+fill="#fff"\/><path d="M[^"]+" fill="#000"\/><\/svg>$/,
      )
  })
})

test('[PL-9] a phone without a code sees whether it may stand, and nothing of what the group does', () => {
  const busy = {
    ...RUNNING,
    step: 6,
    today: lineAt(...GROUP.map(({ position }) => position)),
    forward: lineAt(5),
    guests: 'top',
  } as const
  expect(phoneViewOf({ ...busy, phones: false })).toMatchObject({ step: 6, topic: null, today: null, forward: null, guests: null })
  const own = { topic: 'geheim', ambition: 'ook geheim', ten: '', zero: '' }
  expect(JSON.stringify(phoneViewOf({ ...busy, phones: false, wording: own }))).not.toContain('geheim')
  expect(phoneViewOf({ ...busy, phones: true, wording: own })).toMatchObject({ today: null, wording: own })
  expect(phoneViewOf(IDLE_VIEW).phase).toBe('idle')
})

function doors(phones: boolean, kind: 'phone' | 'tablet'): readonly string[] {
  return STEP_NUMBERS.map((step) => placeDoorOf({ phase: 'running', step, phones }, kind))
}

function list(people: unknown): boolean {
  return v.safeParse(placeListSchema, { session: 'a', n: 1, people }).success
}

function many(count: number) {
  return Array.from({ length: count }, (_, id) => ({ id, position: 4 }))
}

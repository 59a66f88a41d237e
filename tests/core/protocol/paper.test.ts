import { expect, test } from 'vitest'
import * as v from 'valibot'
import { mayPrint, NO_PAPER, paperForRoom, paperRequestSchema, printerNameSchema } from '#core/protocol/paper-requests'
import { ROLES } from '#core/protocol/roles'

test('[PT-23] who leads and scripts print, save and hand out; the big screen only prints, as a clicker can; nobody else anything', () => {
  const types = ['paper.print', 'paper.confirm', 'paper.printers', 'paper.save', 'paper.share'] as const
  const allowed = ROLES.map((role) => [role, types.filter((type) => mayPrint(role, type)).length])
  expect(Object.fromEntries(allowed)).toEqual({
    display: 1,
    driver: 5,
    scribe: 0,
    viewer: 0,
    tablet: 0,
    guest: 0,
    phone: 0,
    script: 5,
  })
  expect(mayPrint('display', 'paper.print')).toBe(true)
})

test('[PT-23] copies and names of printers have bounds, and no name is an option', () => {
  const print = { type: 'paper.print', copies: 1 }
  expect(v.parse(paperRequestSchema, print)).toEqual({ ...print, copy: 'group' })
  for (const bad of [
    { copies: 0 },
    { copies: 100 },
    { copies: 1.5 },
    { printer: '-o' },
    { printer: 'a b' },
    { copy: 'all' },
    { more: 1 },
  ])
    expect(v.is(paperRequestSchema, { ...print, ...bad })).toBe(false)
  expect(['Balie', 'HP_LaserJet-2.1@hal', '../x', 'a#b', ''].map((name) => v.is(printerNameSchema, name))).toEqual([
    true,
    true,
    false,
    false,
    false,
  ])
})

test('[PT-25] the big screen is told that the page comes and the way to it, and neither what failed nor the names of printers', () => {
  const view = { ...NO_PAPER, people: 12, printers: [{ name: 'Balie', state: 'ready' as const }], share: { url: 'http://a/t/b' } }
  expect(paperForRoom({ ...view, state: 'making' })).toEqual({ ...NO_PAPER, state: 'printing', share: view.share })
  expect(paperForRoom({ ...view, state: 'failed', failure: 'out-of-paper' })).toEqual({
    ...NO_PAPER,
    state: 'ready',
    share: view.share,
  })
})

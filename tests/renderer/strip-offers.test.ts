/** What a strip that is new to the room may be asked. */
import { expect, test } from 'vitest'
import { WHOLE_LINE } from '#core/floor/strips'
import { joiningsOf, stripsThatAsk } from '../../renderer/shared/strip-offers.ts'

test('[MX-43] what is asked of a strip is only asked of one that is heard and new; another’s place is offered while that is lost', () => {
  const known = { uid: 'A', state: 'ready', place: WHOLE_LINE, isLaid: true } as const
  const comer = { ...known, uid: 'B', isLaid: false }
  expect(stripsThatAsk([known, comer, { ...comer, state: 'lost' }]).map(({ uid }) => uid)).toEqual(['B'])
  expect(joiningsOf([known, comer])).not.toContain('instead')
  expect(joiningsOf([known, comer, { ...known, state: 'lost' }])[0]).toBe('instead')
})

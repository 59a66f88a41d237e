/** The rows with which the phone says where people come from. */
import { expect, test } from 'vitest'
import { SOURCES_OF_PEOPLE } from '#core/presence/sources'
import { sourceRows } from '../../renderer/remote/line/people-sources.ts'

const STRIP_ONLY = { strip: 18, badge: 0, phone: 0, tablet: 0 }

test('[MX-18] the phone says how many come from where, and what does not count; of a strip alone nothing', () => {
  expect(sourceRows({ people: STRIP_ONLY, counted: [...SOURCES_OF_PEOPLE] })).toEqual([])
  const mixed = sourceRows({ people: { ...STRIP_ONLY, badge: 4 }, counted: ['strip', 'badge', 'tablet'] })
  expect(mixed.map(({ source, on, key }) => [source, on, key])).toEqual([
    ['strip', true, 'remote.line.sourceOf.strip'],
    ['badge', true, 'remote.line.sourceOf.badge'],
    ['phone', false, 'remote.line.sourceOff.phone'],
  ])
})

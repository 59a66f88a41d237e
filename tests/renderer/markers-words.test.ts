import { describe, expect, test } from 'vitest'
import { en } from '#content/en'
import { nl } from '#content/nl'
import { LEARNINGS, MARKER_NOTICES, type MarkersView } from '#core/protocol/markers-view'
import { statusOf } from '../../renderer/display/words.ts'
import { readerKey } from '../../renderer/settings/settings-words.ts'
import { countsOf, hasMarkers, marksWithBadges, troublesOf } from '../../renderer/shared/markers-words.ts'
import { IDLE_VIEW } from '../support/room-views.ts'

const NONE: MarkersView = {
  state: 'searching',
  practice: false,
  readers: [],
  badges: Array.from({ length: 11 }, () => 0),
  notices: [],
  learning: null,
}
const THREE: MarkersView = {
  ...NONE,
  state: 'ready',
  readers: [
    { mark: 0, answers: true, types: false },
    { mark: 5, answers: false, types: false },
    { mark: 10, answers: false, types: false },
  ],
  badges: [4, 0, 0, 0, 0, 9, 0, 0, 0, 0, 1],
}

test('[NF-27] a room without readers hears nothing of badges', () => {
  expect([hasMarkers(null), hasMarkers(NONE), hasMarkers(THREE)]).toEqual([false, false, true])
  expect(troublesOf(NONE, 'nl')).toEqual([])
})

test('[NF-27] readers and badges are counted, and a badge can be taken away where there is one', () => {
  expect(countsOf(THREE)).toEqual({ readers: 3, badges: 14 })
  expect(marksWithBadges(THREE)).toEqual([0, 5, 10])
})

test('[NF-27] what is wrong is told, the most pressing first, silent readers by their marks in one sentence', () => {
  const view: MarkersView = { ...THREE, notices: ['tap-again', 'phone'] }
  expect(troublesOf(view, 'nl')).toEqual([
    { key: 'markers.notices.tap-again', named: {}, count: 1 },
    { key: 'markers.notices.phone', named: {}, count: 1 },
    { key: 'markers.silent', named: { marks: '5 en 10' }, count: 2 },
  ])
  expect(troublesOf({ ...THREE, state: 'lost' }, 'nl').map(({ key }) => key)).toEqual(['markers.states.lost'])
})

test('[NF-28] each reader has its sentence', () => {
  expect(THREE.readers.map(readerKey)).toEqual(['markers.setup.answers', 'markers.setup.answersNot', 'markers.setup.answersNot'])
  expect(readerKey({ mark: 0, answers: true, types: true })).toBe('markers.setup.types')
})

test('[NF-9] the big screen says that it was no badge', () => {
  const fine = { link: 'live', goodbye: null, refusal: null } as const
  expect(statusOf({ ...IDLE_VIEW, notBadge: true }, fine)).toBe('markers.notBadge')
})

describe.each([
  ['nl', nl],
  ['en', en],
])('in %s', (_, texts) => {
  test('[NF-29] every notice and all that learning can come to has its words', () => {
    for (const notice of MARKER_NOTICES) expect(texts.markers.notices[notice]).toMatch(/\.$/)
    for (const learning of LEARNINGS) expect(texts.markers.setup.learning[learning]).toMatch(/\.$/)
    expect(texts.markers.notBadge.split(' ').length).toBeLessThan(16)
  })
})

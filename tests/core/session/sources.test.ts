/** Which sources count, as the session keeps it. */
import { expect, test } from 'vitest'
import { may, ROLES } from '#core/protocol/roles'
import { replay } from '#core/session/evolve'
import { playSession } from '../../support/session-play.ts'

test('[MX-14] a source that does not count is left out until it counts again; asked twice it is one event; it can be taken back', () => {
  const play = playSession({ type: 'session.start' })
  expect(play.session.sources).toEqual(['strip', 'badge', 'phone', 'tablet'])
  play.ask({ type: 'sources.count', source: 'phone', on: false })
  play.ask({ type: 'sources.count', source: 'phone', on: false })
  expect(play.events.filter(({ type }) => type === 'sources-changed')).toHaveLength(1)
  play.ask({ type: 'sources.count', source: 'strip', on: false })
  expect(play.session.sources).toEqual(['badge', 'tablet'])
  play.ask({ type: 'undo', action: play.session.undo.at(-1)?.action ?? 0 })
  expect(play.session.sources).toEqual(['strip', 'badge', 'tablet'])
  play.ask({ type: 'sources.count', source: 'phone', on: true })
  expect(play.session.sources).toEqual(['strip', 'badge', 'phone', 'tablet'])
  expect(replay(play.events)).toEqual(play.state)
})

test('[MX-14] only who leads chooses which sources count', () => {
  expect(ROLES.filter((role) => may(role, 'sources.count'))).toEqual(['driver', 'script'])
  expect(playSession().ask({ type: 'sources.count', source: 'badge', on: false })).toEqual({ ok: false, reason: 'no-session' })
})

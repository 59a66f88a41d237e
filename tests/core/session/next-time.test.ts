import { expect, test } from 'vitest'
import { viewDesk, viewSession, type RoomFacts } from '#core/protocol/views'
import { SCALE_NUMBERS } from '#core/scale/position'
import { replay } from '#core/session/evolve'
import { defaultPlan } from '#core/session/plan'
import { previousOf, withoutSession, type Previous } from '#core/session/previous'
import { tellSession } from '../../support/archived.ts'
import { lineAt, playSession } from '../../support/session-play.ts'

const FACTS: RoomFacts = {
  source: { kind: 'serial', state: 'ready', practice: false, detail: null },
  notice: null,
  locale: 'nl',
  gathering: null,
  everybodyStands: false,
  earlier: [],
  alike: [],
  counts: SCALE_NUMBERS.map(() => 0),
  certainty: 1,
  doubts: [],
  markers: { practice: false, notBadge: false },
  sources: { strip: 0, badge: 0, phone: 0, tablet: 0 },
  placed: { badge: 0, phone: 0, tablet: 0 },
}

const earlier = replay(tellSession({ id: 'earlier', action: 'Bellen' }))
if (earlier.phase !== 'closed') throw new Error('the earlier session is not over')
const PREVIOUS: Previous = previousOf(earlier)
const PLAN = { ...defaultPlan('absence'), groupSize: 12 }
const KNOWN = {
  planOf: (id: string) => (id === 'earlier' ? PLAN : null),
  previousOf: (id: string) => (id === 'earlier' ? PREVIOUS : null),
}

function playNext() {
  const play = playSession()
  play.know(KNOWN)
  play.ask({ type: 'session.continue', session: 'earlier' })
  return play
}

test('[AR-9] a session goes on from an earlier one with its plan, its line and its actions; from none that is not there', () => {
  const play = playNext()
  expect(play.state).toMatchObject({ phase: 'preparing', plan: PLAN, previous: PREVIOUS })
  expect(PREVIOUS).toMatchObject({ of: 'earlier', actions: [{ id: 1, of: 'earlier', text: 'Bellen', fate: 'open' }] })
  expect(play.ask({ type: 'session.continue', session: 'nothing' })).toEqual({ ok: false, reason: 'no-session' })
  play.ask({ type: 'session.start' })
  expect(play.session.previous).toEqual(PREVIOUS)
  expect(replay(play.events)).toEqual(play.state)
})

test('[AR-9] another template for the session that is made goes on from nothing', () => {
  const play = playNext()
  play.ask({ type: 'plan.prepare', template: 'absence' })
  expect(play.state).toMatchObject({ phase: 'preparing', previous: null })
  expect(replay(play.events)).toEqual(play.state)
})

test('[AR-10] what has become of each action is marked, can be taken back, and what somebody is still at comes back once more', () => {
  const play = playNext()
  play.ask({ type: 'session.start' })
  expect(play.ask({ type: 'action.mark', id: 7, fate: 'done' })).toEqual({ ok: false, reason: 'no-action' })
  play.ask({ type: 'action.mark', id: 1, fate: 'done' })
  expect(play.session.previous?.actions[0]?.fate).toBe('done')
  play.ask({ type: 'undo', action: 1 })
  expect(play.session.previous?.actions[0]?.fate).toBe('open')
  play.ask({ type: 'action.mark', id: 1, fate: 'busy' })
  const after = previousOf(play.session)
  expect(after.actions).toEqual([{ id: 1, of: 'earlier', text: 'Bellen', who: 'Samira', when: 'na de zomer', fate: 'open' }])
  expect(withoutSession(after, 'earlier')?.actions).toEqual([])
  expect(withoutSession(after, after.of)).toBeNull()
})

test('[AR-11] the big screen gets the line of the time before while people stand on the line of today and it may be seen, and not else', () => {
  const play = playNext()
  play.know({ line: lineAt(3, 4) })
  play.ask({ type: 'session.start' })
  const seen = () => viewSession(play.state, FACTS).previousLine
  expect(seen()).toBeNull()
  play.ask({ type: 'guide.goto', step: 3 })
  expect(seen()).toBeNull()
  play.ask({ type: 'screen.positions', to: 'live' })
  expect(seen()).toEqual({ today: PREVIOUS.today, forward: PREVIOUS.forward })
  play.ask({ type: 'guide.goto', step: 4 })
  expect(seen()).not.toBeNull()
  play.ask({ type: 'guide.goto', step: 5 })
  expect(seen()).toBeNull()
})

test('[AR-12] the actions of the time before are on the big screen only in step 1 and while they are shown; the desk always has them', () => {
  const play = playNext()
  play.ask({ type: 'session.start' })
  const seen = () => viewSession(play.state, FACTS).previousActions
  expect(seen()).toBeNull()
  play.ask({ type: 'screen.cards', on: true })
  expect(seen()).toEqual(PREVIOUS.actions)
  play.ask({ type: 'guide.goto', step: 7 })
  play.ask({ type: 'screen.cards', on: true })
  expect(seen()).toBeNull()
  expect(viewDesk(play.state, FACTS).previous).toEqual(PREVIOUS)
})

test('[AR-13] whether a session is kept is said before, during and after it, and is no action that somebody takes back', () => {
  const play = playSession()
  expect(play.ask({ type: 'session.keep', keep: false })).toEqual({ ok: false, reason: 'no-session' })
  play.ask({ type: 'plan.prepare', template: null })
  play.ask({ type: 'session.keep', keep: false })
  play.ask({ type: 'session.start' })
  expect(play.session.keep).toBe(false)
  play.ask({ type: 'session.keep', keep: true })
  play.ask({ type: 'session.keep', keep: false })
  expect(play.ask({ type: 'undo', action: 1 })).toEqual({ ok: false, reason: 'nothing-to-undo' })
  play.ask({ type: 'session.close' })
  play.ask({ type: 'session.keep', keep: true })
  expect(play.session.keep).toBe(true)
  expect(replay(play.events)).toEqual(play.state)
})

test('[AR-40] the evening plays once more for whoever asks, when the session is over and has a line', () => {
  const play = playSession({ type: 'session.start' })
  expect(play.ask({ type: 'evening.play' })).toEqual({ ok: false, reason: 'no-evening' })
  play.ask({ type: 'session.close' })
  expect(play.ask({ type: 'evening.play' })).toEqual({ ok: false, reason: 'no-evening' })
  play.ask({ type: 'session.reopen' })
  play.know({ line: lineAt(3, 4) })
  play.ask({ type: 'moment.capture', moment: 'today' })
  play.ask({ type: 'session.close' })
  play.ask({ type: 'evening.play' })
  play.ask({ type: 'evening.play' })
  expect(viewSession(play.state, FACTS).plays).toBe(2)
})

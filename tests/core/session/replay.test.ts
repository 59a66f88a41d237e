import { expect, test } from 'vitest'
import fc from 'fast-check'
import * as v from 'valibot'
import { STEP_NUMBERS, TOPICS } from '#core/method/steps'
import { SOURCES_OF_PEOPLE } from '#core/presence/sources'
import { SCALE_NUMBERS } from '#core/scale/position'
import { CARD_KINDS } from '#core/session/card'
import type { Notice } from '#core/session/command'
import { sessionEventSchema } from '#core/session/events'
import { replay } from '#core/session/evolve'
import { intentSchema, type Intent } from '#core/session/intents'
import { POSITIONS } from '#core/session/plan'
import { SILENCES } from '#core/session/silence'
import { MOMENTS } from '#core/session/snapshot'
import { lineAt, playSession } from '../../support/session-play.ts'

const step = fc.constantFrom(...STEP_NUMBERS)
const number = fc.constantFrom(...SCALE_NUMBERS)
const card = fc.integer({ min: 1, max: 6 })
const text = fc.constantFrom('Bellen', 'Elke dag bellen', 'Huisbezoek')
const key = fc.integer({ min: 0, max: 9 }).map((n) => `card-key-${n}`)
const kind = fc.constantFrom(...CARD_KINDS)
const one = <Type extends string>(...types: readonly Type[]) => fc.constantFrom(...types)

/** Anything that may come, in any order, right or wrong for where the session is. */
const anything: fc.Arbitrary<Intent | Notice> = fc.oneof(
  fc.record({ type: one('plan.prepare'), template: fc.constantFrom(...TOPICS, null) }),
  fc.record({ type: one('plan.change'), plan: fc.record({ groupSize: fc.constantFrom(8, 22, null) }) }),
  fc.record({ type: one('session.start') }),
  fc.record({
    type: one('session.close', 'session.reopen', 'practice.over', 'ten.reached', 'silence.over', 'line.left', 'guests.close'),
  }),
  fc.record({ type: one('session.left'), since: fc.nat() }),
  fc.record({ type: one('guide.next', 'guide.back'), from: step }),
  fc.record({ type: one('guide.goto'), step }),
  fc.record({ type: one('screen.quiet', 'screen.cards'), on: fc.boolean() }),
  fc.record({ type: one('screen.positions'), to: one(...POSITIONS) }),
  fc.record({ type: one('moment.capture', 'moment.drop'), moment: one(...MOMENTS) }),
  fc.record({ type: one('voice.hear', 'voice.unhear'), number }),
  fc.record({ type: one('question.ask'), id: one('a', 'own-3'), asked: fc.boolean() }),
  fc.record({ type: one('question.add'), text }),
  fc.record({ type: one('clock.pause', 'clock.resume', 'clock.rebalance') }),
  fc.record({ type: one('clock.add'), step }),
  fc.record({ type: one('silence.start'), which: one(...SILENCES) }),
  fc.record({ type: one('silence.pause', 'silence.resume', 'silence.extend', 'silence.end') }),
  fc.record({ type: one('card.add'), key, kind, text, who: fc.constant(''), when: fc.constant('') }),
  fc.record({ type: one('card.change'), id: card, kind, text, who: fc.constant('wij'), when: fc.constant('') }),
  fc.record({ type: one('card.star'), id: card, starred: fc.boolean() }),
  fc.record({ type: one('card.merge'), from: card, into: card }),
  fc.record({ type: one('card.remove'), id: card }),
  fc.record({ type: one('guests.open'), kind }),
  fc.record({ type: one('guest.add'), key, text }),
  fc.record({ type: one('undo'), action: fc.integer({ min: 1, max: 30 }) }),
  fc.record({ type: one('floor.correct'), number, by: fc.constantFrom(1 as const, -1 as const) }),
  fc.record({ type: one('floor.manual', 'floor.release') }),
  fc.record({ type: one('sources.count'), source: one(...SOURCES_OF_PEOPLE), on: fc.boolean() }),
)

const line = fc.array(fc.double({ min: 0, max: 10, noNaN: true }), { maxLength: 12 }).map((places) => lineAt(...places))
const commands = fc.array(fc.tuple(anything, line, fc.nat({ max: 90_000 })), { maxLength: 60 })

test('[SE-7] whatever is asked, in whatever order, the events read back from their texts give the very state that was lived', () => {
  fc.assert(
    fc.property(commands, (wanted) => {
      const play = playSession({ type: 'session.start' })
      let at = 1000
      for (const [command, now, later] of wanted) {
        at += later
        play.know({ at, line: now, newId: `session-${at}` })
        play.ask(command)
      }
      const kept = play.events.map((event) => v.parse(v.pipe(v.string(), v.parseJson(), sessionEventSchema), JSON.stringify(event)))
      expect(replay(kept)).toEqual(play.state)
    }),
  )
})

test('[SE-18] taking back everything that can be taken back, and nothing else, leads to where it began', () => {
  fc.assert(
    fc.property(commands, (wanted) => {
      const play = playSession({ type: 'session.start' }, { type: 'guide.goto', step: 4 })
      const before = play.session
      for (const [command, now] of wanted.filter(([{ type }]) => isTakenBack(type)).slice(0, 15)) {
        play.know({ line: now })
        play.ask(command)
      }
      while (play.session.undo.length > before.undo.length)
        play.ask({ type: 'undo', action: play.session.undo.at(-1)?.action ?? 0 })
      const ownPace = { actions: 0, nextCard: 0, cardKeys: [], tenOpened: false }
      expect({ ...play.session, ...ownPace }).toEqual({ ...before, ...ownPace })
    }),
  )
})

/** What people do; not what begins and ends a session, what the room does by itself, and taking back. */
function isTakenBack(type: (Intent | Notice)['type']): boolean {
  const known = intentSchema.options.some((option) => option.entries.type.literal === type)
  return known && !/^(session|plan)\.|^undo$|^guest\.|^screen\.quiet$/.test(type)
}

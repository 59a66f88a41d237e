import { describe, expect, test } from 'vitest'
import { nl } from '#content/nl'
import { STEP_NUMBERS, TOPICS } from '#core/method/steps'
import { NOTICES, SOURCE_REASONS, SOURCE_STATES, type SourceState } from '#core/protocol/source-view'
import type { SessionView } from '#core/protocol/views'
import { SCALE_NUMBERS } from '#core/scale/position'
import { subjectOf } from '../../renderer/display/line-subject.ts'
import { totalTextOf } from '../../renderer/display/top-edge.ts'
import { endsOf, headlineOf, isFaded, sentencesOf, statusOf, totalOf, type Trouble } from '../../renderer/display/words.ts'
import { wordingOf, type Said } from '../../renderer/shared/wording.ts'
import { IDLE_VIEW } from '../support/room-views.ts'

const RUNNING: SessionView = { ...IDLE_VIEW, phase: 'running', id: 's', step: 3, topic: 'young-people' }
const CLOSED: SessionView = { ...IDLE_VIEW, phase: 'closed', id: 's', step: 8 }
const FINE: Trouble = { link: 'live', goodbye: null, refusal: null }

describe('the headline', () => {
  test('[DI-15] each step shows its own sentence', () => {
    const headings = STEP_NUMBERS.map((step) => headlineOf({ ...RUNNING, topic: null, step }, null).heading)
    expect(headings.map((heading) => textAt(heading))).toEqual(Object.values(nl.steps).map(({ sentence }) => sentence))
  })

  test('[DI-15] the first step shows the ambition, and asks about it below', () => {
    const { heading, below } = headlineOf({ ...RUNNING, step: 1 }, null)
    expect(textAt(heading)).toBe(nl.topics['young-people'].ambition)
    expect(textAt(below)).toBe(nl.steps.ambition.sentence)
  })

  test('[DI-15] before the host is heard, while idle and when closed there is something to read', () => {
    for (const view of [null, IDLE_VIEW, CLOSED]) expect(textAt(headlineOf(view, null).heading).length).toBeGreaterThan(5)
  })
})

test('[DI-15] from the second step on the ambition stands by the 10 and what 0 means by the 0, whatever the topic', () => {
  expect(endsOf({ ...RUNNING, step: 1 })).toBeNull()
  expect(endsOf(IDLE_VIEW)).toBeNull()
  for (const topic of [...TOPICS, null]) {
    const ends = endsOf({ ...RUNNING, topic, step: 3 })
    const expected = topic === null ? nl.anyTopic : nl.topics[topic]
    expect([textAt(ends?.zero ?? null), textAt(ends?.ten ?? null)]).toEqual([expected.zero, expected.ambition])
  }
})

describe('a session in its own words', () => {
  const wording = {
    topic: 'Wonen',
    ambition: 'Iedereen {woont} goed | en fijn.',
    ten: 'Elk huis is warm.',
    zero: 'Niemand heeft een huis.',
  }
  const OWN: SessionView = { ...RUNNING, wording }

  test('[DI-31] while it is prepared the ambition is the headline, and both ends say what they mean', () => {
    const preparing: SessionView = { ...OWN, phase: 'preparing', step: null }
    expect(headlineOf(preparing, null).heading).toEqual({ text: wording.ambition })
    expect(endsOf(preparing)).toEqual({ zero: { text: wording.zero }, ten: { text: wording.ten } })
    const bare: SessionView = { ...IDLE_VIEW, phase: 'preparing', id: 's' }
    expect(textAt(headlineOf(bare, null).heading)).toBe(nl.idle.heading)
    expect(textAt(endsOf(bare)?.ten ?? null)).toBe(nl.anyTopic.ambition)
  })

  test("[DI-32] a plan's own words go before those of its template, in every step, and are never read as a text of ours", () => {
    expect(headlineOf({ ...OWN, step: 1 }, null).heading).toEqual({ text: wording.ambition })
    expect(endsOf({ ...OWN, step: 2 })).toEqual({ zero: { text: wording.zero }, ten: { text: wording.ten } })
    for (const step of STEP_NUMBERS.slice(2)) {
      expect(endsOf({ ...OWN, step })).toEqual({ zero: { text: wording.zero }, ten: { text: wording.ambition } })
    }
    expect(wordingOf(OWN).topic).toEqual({ text: 'Wonen' })
  })

  test("[DI-32] where a plan says nothing, its template's texts stand; without a template those for any topic", () => {
    expect(TOPICS.map((topic) => textAt(endsOf({ ...RUNNING, topic, step: 2 })?.ten ?? null))).toEqual(
      TOPICS.map((topic) => nl.script.tens[topic]),
    )
    const half = { ...RUNNING, wording: { ...RUNNING.wording, zero: wording.zero } }
    expect(endsOf(half)?.zero).toEqual({ text: wording.zero })
    expect(textAt(endsOf(half)?.ten ?? null)).toBe(nl.topics['young-people'].ambition)
  })
})

describe('how the floor and the kiosk are doing', () => {
  test('[DI-16] in a session every state but ready and off is said; before it, all are', () => {
    expect(statesSaid(RUNNING)).toEqual(SOURCE_STATES.filter((state) => state !== 'ready' && state !== 'off'))
    expect(statesSaid(IDLE_VIEW)).toEqual([...SOURCE_STATES])
  })

  test('[DI-16] before the session the reason is said with what to do; in it only that the picture is old', () => {
    for (const reason of SOURCE_REASONS) {
      const source = { ...IDLE_VIEW.source, state: 'lost', reason } as const
      expect(textAt(statusOf({ ...IDLE_VIEW, source }, FINE))).toBe(nl.reasons[reason])
      expect(statusOf({ ...RUNNING, source }, FINE)).toBe('source.lost')
    }
  })

  test('[DI-16] what the kiosk has to say of itself comes before how the floor is doing', () => {
    for (const notice of NOTICES) expect(textAt(statusOf({ ...IDLE_VIEW, notice }, FINE))).toBe(nl.kiosk[notice])
  })

  test('[DI-16] a practice floor that works says nothing beside its banner', () => {
    const source = { ...IDLE_VIEW.source, practice: true }
    expect(statusOf({ ...IDLE_VIEW, practice: true, source }, FINE)).toBeNull()
  })

  test('[DI-16] dots are grey while the floor or the host is away, and only then', () => {
    expect(SOURCE_STATES.filter((state) => isFaded(withFloor(RUNNING, state), 'live'))).toEqual(
      SOURCE_STATES.filter((state) => state !== 'ready' && state !== 'off'),
    )
    expect(isFaded(RUNNING, 'lost')).toBe(true)
    expect(isFaded(null, 'connecting')).toBe(false)
  })

  test('[DI-18] a lost host is said before anything else, with its reason if it gave one', () => {
    expect(statusOf(withFloor(RUNNING, 'lost'), { ...FINE, link: 'lost', refusal: 'busy' })).toBe('link.lost')
    expect(textAt(statusOf(RUNNING, { ...FINE, link: 'lost', goodbye: 'stopping' }))).toBe(nl.goodbyes.stopping)
    expect(textAt(statusOf(null, { ...FINE, link: 'lost', goodbye: 'token' }))).toBe(nl.goodbyes.token)
    expect(statusOf(null, { ...FINE, link: 'lost' })).toBeNull()
  })

  test('[DI-16] a refusal is said when the room cannot see why nothing happened, and kept quiet when it can', () => {
    expect(textAt(statusOf(RUNNING, { ...FINE, refusal: 'not-stored' }))).toBe(nl.refusals['not-stored'])
    for (const refusal of ['moved-on', 'first-step', 'last-step', 'already-running'] as const) {
      expect(statusOf(RUNNING, { ...FINE, refusal })).toBeNull()
    }
  })
})

describe('how many there are', () => {
  test('[DI-15] while people take their place the screen says who is there already, even when nobody is', () => {
    expect(totalOf({ ...RUNNING, step: 3 }, 0)).toBe('line.standing')
    expect(totalOf({ ...RUNNING, step: 3 }, 12)).toBe('line.standing')
  })

  test('[DI-15] else the number of people is said when there are any', () => {
    expect([totalOf({ ...RUNNING, step: 4 }, 21), totalOf(IDLE_VIEW, 1), totalOf(CLOSED, 0)]).toEqual([
      'line.total',
      'line.total',
      null,
    ])
  })

  test('[DI-33] while it is hidden where people stand, how many there are is said in any step', () => {
    expect(totalOf({ ...RUNNING, step: 4, positions: 'hidden' }, 7)).toBe('line.standing')
  })

  test('[DI-38] in step 5 it is how many of how many have come to the 10, and then that all are there', () => {
    const walking = { ...RUNNING, step: 5, gathering: { there: 18, of: 22, open: false } } as const
    expect(totalIn(walking)).toEqual({ key: 'screen.gathering.way', named: { there: 18, of: 22 }, plural: 22 })
    expect(totalIn({ ...walking, gathering: { there: 22, of: 22, open: true } })?.key).toBe('screen.gathering.there')
    expect(totalIn({ ...walking, gathering: { there: 0, of: 0, open: false } })?.key).toBe('line.total')
  })

  test('[DI-37] of a moment that was kept, its own people are counted', () => {
    const forward = { positions: [4, 5], counts: SCALE_NUMBERS.map((number) => (number === 4 || number === 5 ? 1 : 0)) }
    const view: SessionView = { ...RUNNING, step: 7, forward }
    expect(totalTextOf(view, subjectOf(view), 0)).toEqual({ key: 'line.total', named: { n: 2 }, plural: 2 })
  })

  test('[DI-15] without a floor nobody is counted, so nobody is missed', () => {
    expect(totalOf(withFloor(RUNNING, 'off'), 0)).toBeNull()
  })
})

test('[DI-23] a text is broken between its sentences', () => {
  expect(sentencesOf('Loop naar de 10. Hoe ziet het er hier uit?')).toEqual(['Loop naar de 10.', 'Hoe ziet het er hier uit?'])
  expect(sentencesOf('Een stap verder')).toEqual(['Een stap verder'])
})

function statesSaid(view: SessionView): readonly SourceState[] {
  return SOURCE_STATES.filter((state) => statusOf(withFloor(view, state), FINE) !== null)
}

function totalIn(view: SessionView) {
  return totalTextOf(view, subjectOf(view), 22)
}

function withFloor(view: SessionView, state: SourceState): SessionView {
  return { ...view, source: { ...view.source, state } }
}

/** What is said in Dutch; fails when a key has no text. */
function textAt(said: Said | string | null): string {
  if (said !== null && typeof said === 'object' && 'text' in said) return said.text
  const key = typeof said === 'string' ? said : (said?.key ?? '')
  let node: unknown = nl
  for (const part of key.split('.')) {
    if (typeof node !== 'object' || node === null) throw new Error(`no text at ${key}`)
    node = Reflect.get(node, part)
  }
  if (typeof node !== 'string') throw new Error(`no text at ${key}`)
  return node
}

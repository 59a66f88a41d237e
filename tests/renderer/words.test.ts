import { describe, expect, test } from 'vitest'
import { nl } from '#content/nl'
import { STEP_NUMBERS, TOPICS } from '#core/method/steps'
import { NOTICES, SOURCE_REASONS, SOURCE_STATES, type SourceState } from '#core/protocol/source-view'
import type { SessionView } from '#core/protocol/views'
import { endsOf, headlineOf, isFaded, sentencesOf, statusOf, totalOf, type Trouble } from '../../renderer/display/words.ts'
import { IDLE_VIEW } from '../support/room-views.ts'

const RUNNING: SessionView = { ...IDLE_VIEW, phase: 'running', id: 's', step: 3, topic: 'young-people' }
const CLOSED: SessionView = { ...IDLE_VIEW, phase: 'closed', id: 's', step: 8 }
const FINE: Trouble = { link: 'live', goodbye: null, refusal: null }

describe('the headline', () => {
  test('[DI-15] each step shows its own sentence', () => {
    const headings = STEP_NUMBERS.map((step) => headlineOf({ ...RUNNING, topic: null, step }).heading)
    expect(headings.map(textAt)).toEqual(Object.values(nl.steps).map(({ sentence }) => sentence))
  })

  test('[DI-15] the first step shows the ambition, and asks about it below', () => {
    const { heading, below } = headlineOf({ ...RUNNING, step: 1 })
    expect(textAt(heading)).toBe(nl.topics['young-people'].ambition)
    expect(textAt(below)).toBe(nl.steps.ambition.sentence)
  })

  test('[DI-15] before the host is heard, while idle and when closed there is something to read', () => {
    for (const view of [null, IDLE_VIEW, CLOSED]) expect(textAt(headlineOf(view).heading).length).toBeGreaterThan(5)
  })
})

test('[DI-15] from the second step on the ambition stands by the 10 and what 0 means by the 0, whatever the topic', () => {
  expect(endsOf({ ...RUNNING, step: 1 })).toBeNull()
  expect(endsOf(IDLE_VIEW)).toBeNull()
  for (const topic of [...TOPICS, null]) {
    const ends = endsOf({ ...RUNNING, topic, step: 2 })
    const expected = topic === null ? nl.anyTopic : nl.topics[topic]
    expect([textAt(ends?.zero ?? null), textAt(ends?.ambition ?? null)]).toEqual([expected.zero, expected.ambition])
  }
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

function withFloor(view: SessionView, state: SourceState): SessionView {
  return { ...view, source: { ...view.source, state } }
}

/** The Dutch text of a key; fails when there is none. */
function textAt(key: string | null): string {
  let node: unknown = nl
  for (const part of (key ?? '').split('.')) {
    if (typeof node !== 'object' || node === null) throw new Error(`no text at ${key}`)
    node = Reflect.get(node, part)
  }
  if (typeof node !== 'string') throw new Error(`no text at ${key}`)
  return node
}

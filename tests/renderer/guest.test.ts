import { beforeEach, describe, expect, test } from 'vitest'
import type { SessionView } from '#core/protocol/views'
import type { Intent } from '#core/session/intents'
import { guestStateOf, type GuestLink } from '../../renderer/guest/guest-state.ts'
import { createOutbox, type Note, type Outbox } from '../../renderer/guest/outbox.ts'
import type { Unanswered } from '../../renderer/shared/host-store.ts'
import { createFakeClock, type FakeClock } from '../support/fake-clock.ts'
import { IDLE_VIEW } from '../support/room-views.ts'

let clock: FakeClock
let kept: Map<string, string>
let asked: Intent[]
let answers: (Unanswered | null)[]
let notes: readonly Note[]
let keys: number

beforeEach(() => {
  clock = createFakeClock()
  kept = new Map()
  asked = []
  answers = []
  notes = []
  keys = 0
})

/** A page that opens; what is not listed among the answers is added. */
function open(): Outbox {
  return createOutbox({
    ask: async (intent) => {
      asked.push(intent)
      return answers.shift() ?? null
    },
    after: (milliseconds, call) => clock.after(milliseconds, call),
    newKey: () => `key-number-${++keys}`,
    storage: { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) },
    changed: (next) => {
      notes = next
    },
  })
}

function states(): readonly string[] {
  return notes.map(({ text, state }) => `${text} ${state}`)
}

describe('notes on their way', () => {
  test('[GP-3] they are asked one after the other, in their order, each once', async () => {
    const outbox = open()
    for (const text of ['een', 'twee', 'drie']) outbox.add('top', text)
    expect(states()).toEqual(['een waiting', 'twee waiting', 'drie waiting'])
    await clock.advance(0)
    expect(asked).toEqual(
      ['een', 'twee', 'drie'].map((text, n) => ({ type: 'guest.add', key: `key-number-${n + 1}`, kind: 'top', text })),
    )
    expect(states()).toEqual(['een added', 'twee added', 'drie added'])
  })

  test.each<Unanswered>(['busy', 'not-stored', 'no-answer'])(
    '[GP-3] after %s a note is asked again under the same key, in two seconds or when the kiosk is back',
    async (passing) => {
      answers = [passing, passing]
      const outbox = open()
      outbox.add('top', 'een')
      await clock.advance(1999)
      expect([asked.length, states()]).toEqual([1, ['een waiting']])
      await clock.advance(1)
      expect(asked).toHaveLength(2)
      outbox.wake()
      await clock.advance(0)
      expect(new Set(asked.map((intent) => JSON.stringify(intent))).size).toBe(1)
      expect([asked.length, states()]).toEqual([3, ['een added']])
      await clock.advance(10_000)
      expect(asked).toHaveLength(3)
    },
  )

  test('[GP-3] a note that is still on its way outlives a reload of the page; one that was answered does not stay on the phone', async () => {
    answers = [null, 'no-answer']
    const outbox = open()
    outbox.add('top', 'een')
    outbox.add('need', 'twee')
    await clock.advance(0)
    expect([...kept.values()].join()).not.toContain('een')
    open().wake()
    await clock.advance(0)
    expect(asked.at(-1)).toEqual({ type: 'guest.add', key: 'key-number-2', kind: 'need', text: 'twee' })
    expect(states()).toEqual(['twee added'])
    expect([...kept.values()].join()).not.toContain('twee')
  })

  test('[GP-3] a note that is refused is said, holds up no other, and can be asked again', async () => {
    answers = ['guests-closed']
    const outbox = open()
    outbox.add('top', 'een')
    outbox.add('top', 'twee')
    await clock.advance(0)
    expect(states()).toEqual(['een refused', 'twee added'])
    outbox.again('key-number-1')
    await clock.advance(0)
    expect(states()).toEqual(['een added', 'twee added'])
  })

  test.each(['', '{', '[{"key":"x"}]', '{"a":1}'])('[GP-3] what lies %j in the storage does no harm', (lies) => {
    kept.set('meetlat.notes', lies)
    open()
    expect(notes).toEqual([])
  })
})

const LIVE: GuestLink = { link: 'live', goodbye: null }
const LOST: GuestLink = { link: 'lost', goodbye: null }
const running = (guests: SessionView['guests']): SessionView => ({ ...IDLE_VIEW, phase: 'running', step: 7, guests })

test.each<[string, SessionView | null, GuestLink]>([
  ['connecting', null, { link: 'connecting', goodbye: null }],
  ['lost', null, LOST],
  ['wrong', null, { link: 'lost', goodbye: 'token' }],
  ['wrong', running('top'), { link: 'lost', goodbye: 'token' }],
  ['full', null, { link: 'lost', goodbye: 'too-many' }],
  ['open', running('top'), LIVE],
  ['open', running('top'), LOST],
  ['closed', running(null), LIVE],
  ['lost', running(null), LOST],
  ['ended', { ...running(null), phase: 'closed' }, LIVE],
])('[GP-4] the page says that it is %s', (state, view, link) => {
  expect(guestStateOf(view, link)).toBe(state)
})

/** Notes on their way from the phone to the kiosk, and how they are found back. */
import { describe, expect, test } from 'vitest'
import type { Intent } from '#core/session/intents'
import type { Unanswered } from '../../renderer/shared/host-store.ts'
import { hasDetails, keepDraft, kindNow, readDraft } from '../../renderer/remote/notes/note-draft.ts'
import { countOf, groupNotes } from '../../renderer/remote/notes/note-groups.ts'
import { createOutbox, type NewNote, type Outbox, type UnsentNote } from '../../renderer/remote/notes/outbox.ts'
import { randomKey } from '../../renderer/remote/random-key.ts'
import { playSession } from '../support/session-play.ts'

const NOTE: NewNote = { kind: 'action', text: 'Samen om tafel', who: 'Team jeugd', when: '1 mei' }

interface Phone {
  readonly outbox: Outbox
  readonly notes: () => readonly UnsentNote[]
  readonly asked: readonly Intent[]
  /** What the kiosk says next; a note on its way waits for it. */
  answer(answer: Unanswered | null): Promise<void>
}

/** A phone with this storage: another one with the same is the same phone after a reload. */
function openPhone(storage = memoryStorage()): Phone & { readonly storage: ReturnType<typeof memoryStorage> } {
  let notes: readonly UnsentNote[] = []
  const asked: Intent[] = []
  const waiting: ((answer: Unanswered | null) => void)[] = []
  let number = 0
  const outbox = createOutbox({
    storage,
    newKey: () => `key-of-note-${++number}`,
    ask: (intent) => {
      asked.push(intent)
      return new Promise((resolve) => waiting.push(resolve))
    },
    changed: (next) => (notes = next),
  })
  return {
    storage,
    outbox,
    notes: () => notes,
    asked,
    async answer(answer) {
      waiting.shift()?.(answer)
      await Promise.resolve()
      await Promise.resolve()
    },
  }
}

function memoryStorage() {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
    size: () => kept.size,
  }
}

describe('a note on its way', () => {
  test('[RM-14] is kept until the kiosk has answered, and not a moment longer', async () => {
    const phone = openPhone()
    phone.outbox.add(NOTE, 'today')
    expect(phone.asked).toEqual([{ type: 'card.add', key: 'key-of-note-1', ...NOTE }])
    expect(phone.notes()).toHaveLength(1)
    await phone.answer(null)
    expect(phone.notes()).toEqual([])
    expect(phone.storage.size()).toBe(0)
  })

  test.each(['no-answer', 'busy', 'not-stored'] as const)('[RM-14] after %s it goes again with the same key', async (answer) => {
    const phone = openPhone()
    phone.outbox.add(NOTE, 'today')
    await phone.answer(answer)
    void phone.outbox.send('today')
    expect(phone.asked).toHaveLength(2)
    expect(phone.asked[1]).toEqual(phone.asked[0])
    await phone.answer(null)
    expect(phone.notes()).toEqual([])
  })

  test('[RM-14] after a reload it goes again with the same key, so that the session has it exactly once', async () => {
    const before = openPhone()
    before.outbox.add(NOTE, 'today')
    const after = openPhone(before.storage)
    void after.outbox.send('today')
    const session = playSession({ type: 'session.start' }, ...before.asked, ...after.asked)
    expect(session.session.cards.map(({ text }) => text)).toEqual([NOTE.text])
  })

  test('[RM-14] it is not asked twice while it is on its way, and is done when it hangs already', async () => {
    const phone = openPhone()
    phone.outbox.add(NOTE, 'today')
    void phone.outbox.send('today')
    expect(phone.asked).toHaveLength(1)
    phone.outbox.arrived(['another-key', 'key-of-note-1'])
    expect(phone.notes()).toEqual([])
  })

  test('[RM-14] notes hang in the order in which they were written', async () => {
    const phone = openPhone()
    phone.outbox.add(NOTE, 'today')
    await phone.answer('no-answer')
    phone.outbox.add({ ...NOTE, text: 'Daarna' }, 'today')
    await phone.answer(null)
    await phone.answer(null)
    const texts = phone.asked.map((intent) => (intent.type === 'card.add' ? intent.text : null))
    expect(texts).toEqual([NOTE.text, NOTE.text, 'Daarna'])
  })
})

describe('a note that cannot hang', () => {
  test('[RM-15] says why and waits for a person, who tries again or throws it away', async () => {
    const phone = openPhone()
    phone.outbox.add(NOTE, 'today')
    await phone.answer('too-many-cards')
    void phone.outbox.send('today')
    expect(phone.asked).toHaveLength(1)
    expect(phone.notes()).toMatchObject([{ refused: 'too-many-cards' }])
    void phone.outbox.retry('key-of-note-1', 'today')
    expect(phone.asked).toHaveLength(2)
    await phone.answer('too-many-cards')
    phone.outbox.discard('key-of-note-1')
    expect(phone.notes()).toEqual([])
  })

  test('[RM-15] of another session does not go by itself', async () => {
    const phone = openPhone()
    phone.outbox.add(NOTE, 'yesterday')
    await phone.answer('no-answer')
    await phone.outbox.send('today')
    expect(phone.asked).toHaveLength(1)
    void phone.outbox.retry('key-of-note-1', 'today')
    expect(phone.asked).toHaveLength(2)
  })

  test('[RM-15] a storage full of rubbish is an empty one', () => {
    for (const rubbish of ['', '{', '[{"key":"x"}]', '{"a":1}']) {
      const storage = memoryStorage()
      storage.setItem('meetlat.unsent', rubbish)
      storage.setItem('meetlat.draft', rubbish)
      expect(openPhone(storage).notes()).toEqual([])
      expect(readDraft(storage)).toBeNull()
    }
  })
})

describe('the note that is being written', () => {
  test('[RM-16] is there after a reload, and gone once it was sent', () => {
    const storage = memoryStorage()
    keepDraft(storage, NOTE)
    expect(readDraft(storage)).toEqual(NOTE)
    keepDraft(storage, { ...NOTE, text: '' })
    expect(readDraft(storage)).toBeNull()
  })

  test('[RM-16] begins as the kind that fits what the group does now', () => {
    const silence = { total: 1, left: 1, since: null, over: false }
    expect(kindNow({ step: 4, silence: null })).toBe('top')
    expect(kindNow({ step: 6, silence: null })).toBe('action')
    expect(kindNow({ step: 7, silence: { ...silence, which: 'works' } })).toBe('top')
    expect(kindNow({ step: 7, silence: { ...silence, which: 'can-and-need' } })).toBe('can')
    expect(kindNow({ step: 8, silence: null })).toBe('reflection')
    expect([hasDetails('action'), hasDetails('top')]).toEqual([true, false])
  })

  test('[RM-14] has a key that the kiosk takes, another one each time', () => {
    const keys = Array.from({ length: 50 }, randomKey)
    expect(keys.filter((key) => !/^[0-9a-f]{24}$/.test(key))).toEqual([])
    expect(new Set(keys).size).toBe(50)
  })
})

test('[RM-17] notes stand by kind, the chosen kind first and the newest on top, and every kind says how many', () => {
  const play = playSession({ type: 'session.start' })
  for (const [index, kind] of (['top', 'need', 'top', 'action'] as const).entries()) {
    play.ask({ type: 'card.add', key: `key-${index}-long`, kind, text: `n${index}`, who: '', when: '' })
  }
  const groups = groupNotes(play.session.cards, 'need')
  expect(groups.map(({ kind, cards }) => [kind, cards.map(({ text }) => text)])).toEqual([
    ['need', ['n1']],
    ['top', ['n2', 'n0']],
    ['action', ['n3']],
  ])
  expect(countOf(play.session.cards, 'top')).toBe(2)
})

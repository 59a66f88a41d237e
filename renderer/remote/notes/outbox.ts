/**
 * Notes on their way to the kiosk. A note is kept on the phone until the kiosk has answered, over a reload and a lost connection, and is
 * sent again with the same key, so that it hangs exactly once.
 */
import * as v from 'valibot'
import { CARD_KINDS, cardKeySchema, type CardKind } from '#core/session/card'
import type { Intent } from '#core/session/intents'
import type { Unanswered } from '../../shared/host-store.ts'

export interface NewNote {
  readonly kind: CardKind
  readonly text: string
  readonly who: string
  readonly when: string
}

export interface UnsentNote extends NewNote {
  readonly key: string
  /** The session in which it was written: it never hangs in another one by itself. */
  readonly session: string
  /** Why the kiosk does not take it; null while it is on its way. */
  readonly refused: Unanswered | null
}

export interface OutboxOptions {
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
  readonly newKey: () => string
  readonly ask: (intent: Intent) => Promise<Unanswered | null>
  /** Told whenever `notes` is another list. */
  readonly changed: (notes: readonly UnsentNote[]) => void
}

export interface Outbox {
  add(note: NewNote, session: string): void
  /** Sends what was written in this session and has no answer yet. */
  send(session: string): Promise<void>
  /** Tries again one that was refused, or that was written in another session: now for this one. */
  retry(key: string, session: string): Promise<void>
  discard(key: string): void
  /** Cards with these keys hang: whatever was said of them, they have arrived. */
  arrived(keys: readonly string[]): void
}

const STORED_AS = 'meetlat.unsent'
const text = v.string()
const storedSchema = v.array(
  v.object({
    key: cardKeySchema,
    session: text,
    kind: v.picklist(CARD_KINDS),
    text,
    who: text,
    when: text,
    refused: v.pipe(
      v.unknown(),
      v.transform(() => null),
    ),
  }),
)

/** What may be different in a moment: the note waits. Everything else is for a person to decide. */
const PASSING: readonly Unanswered[] = ['no-answer', 'busy', 'not-stored']

export function createOutbox({ storage, newKey, ask, changed }: OutboxOptions): Outbox {
  let notes = read(storage)
  const onTheWay = new Set<string>()
  changed(notes)

  function keep(next: readonly UnsentNote[]): void {
    notes = next
    if (notes.length === 0) storage.removeItem(STORED_AS)
    else storage.setItem(STORED_AS, JSON.stringify(notes))
    changed(notes)
  }

  function without(key: string): readonly UnsentNote[] {
    return notes.filter((note) => note.key !== key)
  }

  async function sendOne({ key, kind, text, who, when }: UnsentNote): Promise<void> {
    if (onTheWay.has(key)) return
    onTheWay.add(key)
    const answer = await ask({ type: 'card.add', key, kind, text, who, when })
    onTheWay.delete(key)
    if (answer === null) keep(without(key))
    else if (!PASSING.includes(answer)) keep(notes.map((note) => (note.key === key ? { ...note, refused: answer } : note)))
  }

  async function send(session: string): Promise<void> {
    // One after the other: they hang in the order in which they were written.
    for (const note of notes) if (note.session === session && note.refused === null) await sendOne(note)
  }

  return {
    add(note, session) {
      keep([...notes, { ...note, key: newKey(), session, refused: null }])
      void send(session)
    },
    send,
    async retry(key, session) {
      keep(notes.map((note) => (note.key === key ? { ...note, session, refused: null } : note)))
      await send(session)
    },
    discard: (key) => keep(without(key)),
    arrived(keys) {
      const left = notes.filter(({ key }) => !keys.includes(key))
      if (left.length !== notes.length) keep(left)
    },
  }
}

/** What was kept before a reload; nothing, when it cannot be read. */
function read(storage: OutboxOptions['storage']): readonly UnsentNote[] {
  const kept = v.safeParse(v.pipe(v.string(), v.parseJson(), storedSchema), storage.getItem(STORED_AS))
  return kept.success ? kept.output : []
}

/** Notes on their way to the board: each is kept until the host has answered, and asked again under the same key until then. */
import * as v from 'valibot'
import { CARD_KINDS, cardKeySchema, type CardKind } from '#core/session/card'
import type { Intent } from '#core/session/intents'
import type { After } from '#core/timer'
import type { Unanswered } from '../shared/host-store.ts'

const noteSchema = v.object({ key: cardKeySchema, kind: v.picklist(CARD_KINDS), text: v.string() })

export interface Note extends Readonly<v.InferOutput<typeof noteSchema>> {
  readonly state: 'waiting' | 'added' | 'refused'
}

export interface OutboxOptions {
  readonly ask: (intent: Intent) => Promise<Unanswered | null>
  readonly after: After
  /** A fresh key. */
  readonly newKey: () => string
  /** Keeps what is on its way over a reload of the page, and no longer than the tab. */
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>
  /** Told whenever a note was added, changed its state or went away. */
  readonly changed: (notes: readonly Note[]) => void
}

export interface Outbox {
  add(kind: CardKind, text: string): void
  /** Asks once more for a note that was refused. */
  again(key: string): void
  /** The host can be heard again. */
  wake(): void
}

const KEY = 'meetlat.notes'
/** What was too fast, or could not be kept, is asked again after this, ms. */
const AGAIN_AFTER = 2000
/** What may be different when it is asked again. */
const PASSING: readonly Unanswered[] = ['busy', 'not-stored', 'no-answer']

export function createOutbox({ ask, after, newKey, storage, changed }: OutboxOptions): Outbox {
  let notes: readonly Note[] = keptIn(storage)
  let asking = false
  let cancelNext: (() => void) | null = null

  function set(next: readonly Note[]): void {
    notes = next
    const waiting = notes.filter(({ state }) => state === 'waiting').map(({ key, kind, text }) => ({ key, kind, text }))
    storage.setItem(KEY, JSON.stringify(waiting))
    changed(notes)
  }

  function mark(key: string, state: Note['state']): void {
    set(notes.map((note) => (note.key === key ? { ...note, state } : note)))
  }

  /** One after the other: they hang in the order in which they were written. */
  async function send(): Promise<void> {
    const note = notes.find(({ state }) => state === 'waiting')
    if (note === undefined || asking) return
    cancelNext?.()
    asking = true
    const { key, kind, text } = note
    const refusal = await ask({ type: 'guest.add', key, kind, text })
    asking = false
    if (refusal !== null && PASSING.includes(refusal)) {
      cancelNext = after(AGAIN_AFTER, () => void send())
      return
    }
    mark(key, refusal === null ? 'added' : 'refused')
    await send()
  }

  changed(notes)
  return {
    add(kind, text) {
      set([...notes, { key: newKey(), kind, text, state: 'waiting' }])
      void send()
    },
    again(key) {
      mark(key, 'waiting')
      void send()
    },
    wake: () => void send(),
  }
}

function keptIn(storage: OutboxOptions['storage']): readonly Note[] {
  const kept = v.safeParse(v.pipe(v.string(), v.parseJson(), v.array(noteSchema)), storage.getItem(KEY))
  return kept.success ? kept.output.map(({ key, kind, text }): Note => ({ key, kind, text, state: 'waiting' })) : []
}

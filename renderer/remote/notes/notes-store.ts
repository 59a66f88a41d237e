/** The notes on this phone: what is being written and what is on its way, whichever page is open. */
import { defineStore } from 'pinia'
import { ref, shallowRef, watch } from 'vue'
import { after } from '../../shared/after.ts'
import { useHostStore } from '../../shared/host-store.ts'
import { randomKey } from '../random-key.ts'
import { EMPTY_DRAFT, keepDraft, kindNow, readDraft } from './note-draft.ts'
import { createOutbox, type NewNote, type UnsentNote } from './outbox.ts'

/** A note that could not be taken just then is offered again after this, ms. */
const TRY_AGAIN = 3000

export const useNotesStore = defineStore('notes', () => {
  const host = useHostStore()
  const unsent = shallowRef<readonly UnsentNote[]>([])
  const draft = ref<NewNote>(readDraft(sessionStorage) ?? EMPTY_DRAFT)
  const outbox = createOutbox({
    storage: localStorage,
    newKey: randomKey,
    ask: (intent) => host.ask(intent),
    changed: (notes) => (unsent.value = notes),
  })

  watch(draft, (next) => keepDraft(sessionStorage, next), { deep: true })
  // A new step asks for another kind of note, unless somebody is writing one.
  watch(
    () => [host.view?.step, host.view?.silence?.which],
    () => {
      if (host.view !== null && draft.value.text === '') draft.value = { ...EMPTY_DRAFT, kind: kindNow(host.view) }
    },
    { immediate: true },
  )

  async function send(): Promise<void> {
    const session = host.view?.phase === 'running' ? host.view.id : null
    if (host.link !== 'live' || session === null) return
    await outbox.send(session)
    if (unsent.value.some((note) => note.session === session && note.refused === null)) after(TRY_AGAIN, () => void send())
  }
  watch([() => host.link, () => host.view?.id, () => host.view?.phase], () => void send(), { immediate: true })
  watch(
    () => host.cards,
    (cards) => outbox.arrived(cards.map(({ key }) => key)),
  )

  function add(): void {
    const { kind, text, who, when } = draft.value
    const session = host.view?.id ?? null
    if (session === null || text.trim() === '') return
    outbox.add({ kind, text: text.trim(), who: who.trim(), when: when.trim() }, session)
    draft.value = { ...EMPTY_DRAFT, kind }
  }

  return { draft, unsent, add, retry: outbox.retry, discard: outbox.discard }
})

/** The note that is being written: it survives a reload, because a phone in a pocket closes what it likes. */
import * as v from 'valibot'
import { stepAt } from '#core/method/steps'
import type { SessionView } from '#core/protocol/views'
import { CARD_KINDS, type CardKind } from '#core/session/card'
import type { NewNote } from './outbox.ts'

export const EMPTY_DRAFT: NewNote = { kind: 'top', text: '', who: '', when: '' }

const STORED_AS = 'meetlat.draft'
const text = v.string()
const draftSchema = v.object({ kind: v.picklist(CARD_KINDS), text, who: text, when: text })

export function readDraft(storage: Pick<Storage, 'getItem'>): NewNote | null {
  const kept = v.safeParse(v.pipe(v.string(), v.parseJson(), draftSchema), storage.getItem(STORED_AS))
  return kept.success && kept.output.text !== '' ? kept.output : null
}

export function keepDraft(storage: Pick<Storage, 'setItem' | 'removeItem'>, draft: NewNote): void {
  if (draft.text === '') storage.removeItem(STORED_AS)
  else storage.setItem(STORED_AS, JSON.stringify(draft))
}

/** The kind of note that fits what the group does now. */
export function kindNow({ step, silence }: Pick<SessionView, 'step' | 'silence'>): CardKind {
  if (silence !== null) return silence.which === 'works' ? 'top' : 'can'
  if (step === null) return 'top'
  const { id } = stepAt(step)
  if (id === 'step-forward') return 'action'
  return id === 'reflection' ? 'reflection' : 'top'
}

/** Whether this kind also says who and when. */
export function hasDetails(kind: CardKind): boolean {
  return kind === 'action'
}

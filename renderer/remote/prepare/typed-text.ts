/** A text that is saved while it is typed: some time after the last key, and when it is left. What others change shows when nobody types. */
import type { After } from '#core/timer'

export interface TypedText {
  type(text: string): void
  /** The field is left: what was typed is saved now. */
  leave(): void
  /** What the host says it is. */
  hear(text: string): void
  stop(): void
}

/** So long after the last key, ms. */
const SAVED_AFTER = 600

export interface TypedTextOptions {
  readonly after: After
  readonly save: (text: string) => void
  /** What the field shows from now on. */
  readonly show: (text: string) => void
}

export function createTypedText({ after, save, show }: TypedTextOptions): TypedText {
  let typed: string | null = null
  let cancel: (() => void) | null = null

  function saveNow(): void {
    cancel?.()
    cancel = null
    if (typed !== null) save(typed)
    typed = null
  }

  return {
    type(text) {
      typed = text
      show(text)
      cancel?.()
      cancel = after(SAVED_AFTER, saveNow)
    },
    leave: saveNow,
    hear(text) {
      if (typed === null) show(text)
    },
    stop: saveNow,
  }
}

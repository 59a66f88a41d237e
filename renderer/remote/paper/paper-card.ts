/** What the card for paper offers now. */
import { MOST_COPIES, type PaperView } from '#core/protocol/paper-requests'

export interface PaperOffer {
  /** The few words on how it stands; null while there is nothing to say. */
  readonly says: { readonly key: string; readonly urgent: boolean } | null
  /** Copies can be chosen and printed. */
  readonly prints: boolean
  /** Somebody has to look at the paper and say. */
  readonly asks: boolean
  /** Other printers to choose from; the one that was used among them. */
  readonly printers: PaperView['printers']
}

export function paperOfferOf({ state, failure, printers }: PaperView): PaperOffer {
  const isBusy = state === 'making' || state === 'printing'
  return {
    says: saysOf(state, failure),
    prints: !isBusy && state !== 'asking' && state !== 'none',
    asks: state === 'asking',
    printers: isBusy ? [] : printers,
  }
}

function saysOf(state: PaperView['state'], failure: PaperView['failure']): PaperOffer['says'] {
  switch (state) {
    case 'none':
    case 'ready':
      return null
    case 'making':
    case 'printing':
      return { key: `paper.phone.${state}`, urgent: false }
    case 'asking':
      return { key: 'paper.phone.asks', urgent: true }
    case 'fine':
      return { key: 'paper.phone.fine', urgent: false }
    case 'failed':
      return { key: `paper.failures.${failure ?? 'pdf-failed'}`, urgent: true }
  }
}

/** How the stick stands, in words; null while nobody asked for it. */
export function stickWordsOf({ state, file, failure }: PaperView['stick']): { readonly key: string; readonly name: string } | null {
  switch (state) {
    case 'none':
      return null
    case 'saving':
      return { key: 'paper.phone.saving', name: '' }
    case 'saved':
      return { key: 'paper.phone.saved', name: file ?? '' }
    case 'failed':
      return { key: `paper.failures.${failure ?? 'stick-gone'}`, name: '' }
  }
}

/** As a person says it: a queue of a printer cannot have spaces in its name. */
export function printerWords(name: string): string {
  return name.replaceAll('_', ' ')
}

/** One more or one fewer, at least one. */
export function copiesBy(copies: number, by: number): number {
  return Math.min(MOST_COPIES, Math.max(1, copies + by))
}

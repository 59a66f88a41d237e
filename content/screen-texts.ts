/** What the big screen says of the line, the silent minutes, the cards and the codes, beside the sentence of each step. */

export type ScreenTexts = {
  /** The picture stands still. */
  readonly frozen: string
  /** What the shapes on the line are. */
  readonly legend: {
    readonly name: string
    readonly today: string
    readonly now: string
    readonly forward: string
    /** The time before: where the group stood, and where its step led. */
    readonly previous: Readonly<Record<'today' | 'forward', string>>
  }
  /** Read to who cannot see the arrows. */
  readonly shift: { readonly name: string; readonly people: string }
  /** How far the group has come to the 10, and that it is there. */
  readonly gathering: { readonly way: string; readonly there: string }
  readonly silence: {
    readonly lead: string
    readonly paused: string
  }
  readonly board: {
    /** What stands above all cards of a board. */
    readonly headings: Readonly<Record<'works' | 'can-and-need' | 'actions' | 'reflection' | 'previous', string>>
    /** What stands above the cards of one kind. */
    readonly kinds: Readonly<Record<CardKey, string>>
    readonly empty: string
    /** The time before had no actions. */
    readonly noPrevious: string
    readonly page: string
    readonly starred: string
    readonly who: string
    readonly when: string
  }
  /** What the code is for: what a participant adds with it, and what the facilitator does. */
  readonly door: {
    readonly guest: Readonly<Record<CardKey, string>>
    readonly remote: string
    readonly another: string
    readonly tablet: string
    readonly code: string
    readonly name: string
  }
}

type CardKey = 'top' | 'can' | 'need' | 'action' | 'agreement' | 'reflection'

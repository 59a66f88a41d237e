/** What stands on paper, and what is said about printing it: the shape of these texts in every language. */

export type PaperTexts = {
  /** The page that people take home. */
  readonly takeHome: {
    readonly kind: string
    readonly practice: string
    readonly people: string
    readonly line: {
      readonly today: string
      readonly forward: string
      /** Read to who cannot see the line: the moment, then the places. */
      readonly description: string
      readonly at: string
      readonly between: string
      /** Why there are bands and no places. */
      readonly few: string
      /** Why there are bands of the time before alone. */
      readonly fewBefore: string
      /** The time before, with its day. */
      readonly earlier: string
    }
    /** How far the group has come since the time before: about as far as then, or by `amount` nearer to the 10 or farther from it. */
    readonly distance: {
      readonly same: string
      readonly nearer: string
      readonly farther: string
      readonly half: string
      /** From none to ten. */
      readonly amounts: readonly string[]
    }
    /** The way of the group along the line: what it shows, for who cannot see it and below it, and its moments. */
    readonly way: Readonly<Record<'description' | 'legend' | 'gather' | 'today' | 'ideal' | 'back' | 'forward', string>>
    readonly sections: Readonly<Record<'top' | 'can' | 'need' | 'action' | 'agreement' | 'reflection', string>>
    readonly what: string
    readonly who: string
    readonly when: string
    readonly starred: string
    readonly empty: string
    /** How long a step was planned and took, and all of them. */
    readonly time: { readonly heading: string; readonly spent: string; readonly all: string }
  }
  /** Below each page. */
  readonly foot: { readonly page: string; readonly of: string }
  /** What lies and hangs in the room. */
  readonly marks: { readonly name: string; readonly sticker: string }
  /** The page on trial, before a session. */
  readonly trial: { readonly name: string; readonly heading: string }
  readonly card: {
    readonly name: string
    readonly heading: string
    readonly below: string
    readonly minutes: string
    readonly ask: string
  }
  readonly privacy: {
    readonly name: string
    readonly heading: string
    readonly measures: PointTexts
    readonly never: PointTexts
    readonly kept: PointTexts
    readonly ask: string
  }
  /** The page as it is on a screen. */
  readonly page: {
    readonly heading: string
    readonly name: string
    readonly print: string
    readonly otherLanguage: string
    readonly facilitator: string
    readonly group: string
    readonly waiting: string
    readonly gone: string
    readonly takeHome: string
  }
  /** On the phone that leads, after a session. */
  readonly phone: {
    readonly heading: string
    readonly copies: string
    readonly more: string
    /** Behind how many. */
    readonly times: string
    readonly fewer: string
    readonly everybody: string
    readonly print: string
    readonly printOn: string
    readonly facilitator: string
    readonly making: string
    readonly printing: string
    readonly asks: string
    readonly yes: string
    readonly no: string
    readonly fine: string
    readonly again: string
    readonly otherPrinter: string
    readonly states: Readonly<Record<'ready' | 'busy' | 'stopped', string>>
    readonly lookAgain: string
    readonly ourPrinter: string
    readonly stick: string
    readonly saving: string
    readonly saved: string
    readonly share: string
    readonly unshare: string
    readonly shared: string
    readonly room: string
  }
  /** On the big screen, after a session. */
  readonly screen: { readonly printing: string; readonly take: string }
  /** Why nothing came out, and what to do. */
  readonly failures: Readonly<Record<PaperFailureKey, string>>
}

type PointTexts = { readonly heading: string; readonly one: string; readonly two: string; readonly three: string }

type PaperFailureKey =
  | 'no-printer'
  | 'printer-stopped'
  | 'out-of-paper'
  | 'printer-gone'
  | 'printer-silent'
  | 'disk-full'
  | 'no-pdf'
  | 'pdf-failed'
  | 'no-stick'
  | 'stick-full'
  | 'stick-locked'
  | 'stick-gone'
  | 'not-written'

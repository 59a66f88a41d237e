/** What is said of badges and of the readers at the marks: the shape of its texts in every language. */

export type MarkersTexts = {
  /** On the big screen, for the one who just did it. */
  readonly notBadge: string
  readonly heading: string
  /** How many readers, and how many badges. */
  readonly readers: string
  readonly badges: string
  /** A reader does not answer; the box of readers is away, or speaks another version. */
  readonly silent: string
  readonly states: Readonly<Record<'stale' | 'lost' | 'wrong-firmware', string>>
  /** The most pressing first. */
  readonly notices: Readonly<Record<NoticeKey, string>>
  readonly clearOne: string
  readonly clearHint: string
  readonly clearAll: string
  readonly clearAllSure: string
  readonly clearAllMeaning: string
  readonly clearAllYes: string
  readonly keep: string
  /** On the page of whoever installs. */
  readonly setup: {
    readonly heading: string
    readonly meaning: string
    readonly answers: string
    readonly answersNot: string
    readonly types: string
    readonly typing: string
    readonly typingMeaning: string
    readonly learn: string
    readonly forget: string
    readonly cancel: string
    readonly learning: Readonly<Record<LearningKey, string>>
  }
}

type NoticeKey = 'tap-again' | 'taps-missed' | 'reader-unnamed' | 'full' | 'phone' | 'unknown-reader'
type LearningKey = 'listening' | 'learned' | 'same-voice' | 'nobody-typed' | 'not-stored'

/** The archive, what leaves it, and the next time: the shape of its texts in every language. */

export type ArchiveTexts = {
  readonly name: string
  readonly heading: string
  readonly meaning: string
  readonly language: string
  readonly theme: string
  readonly search: {
    readonly words: string
    readonly from: string
    readonly to: string
    readonly clear: string
    readonly found: string
    readonly nothing: string
    readonly empty: string
    readonly earlier: string
    readonly later: string
    readonly page: string
  }
  readonly session: {
    readonly back: string
    readonly people: string
    readonly noLine: string
    readonly band: string
    readonly steps: string
    readonly minutes: string
    readonly planned: string
    readonly notes: string
    readonly noNotes: string
    readonly starred: string
    readonly previous: string
    readonly alike: string
    readonly alikeMeaning: string
    readonly notKept: string
    readonly keep: string
    readonly dropIt: string
    readonly dropMeaning: string
    readonly gone: string
  }
  readonly actions: {
    readonly heading: string
    readonly download: string
    readonly downloadAll: string
    readonly print: string
    readonly noPrint: string
    readonly stick: string
    readonly stickMeaning: string
    readonly noStick: string
    readonly lookAgain: string
    readonly writing: string
    readonly written: string
    readonly take: string
    readonly choose: string
    readonly takeMeaning: string
    readonly taking: string
    readonly taken: string
    readonly known: string
    readonly erase: string
    readonly erasing: string
    readonly eraseMeaning: string
    readonly erased: string
  }
  readonly settings: {
    readonly heading: string
    readonly keepDays: string
    readonly forever: string
    readonly save: string
    readonly saved: string
    readonly meaning: string
    readonly fewer: string
  }
  /** Why a file is not taken in, and why a stick is not written. */
  readonly why: Readonly<Record<WhyKey, string>>
  readonly moments: Readonly<Record<'today' | 'ideal' | 'forward', string>>
  readonly kinds: Readonly<Record<'top' | 'can' | 'need' | 'action' | 'agreement' | 'reflection', string>>
  /** What has become of an action of the session before. */
  readonly fates: Readonly<Record<'open' | 'done' | 'busy' | 'dropped', string>>
  /** Names of the tables, without their ending, and what stands above their columns. */
  readonly files: Readonly<Record<'positions' | 'cards' | 'actions' | 'readMe', string>>
  /** What says in an export what each of its files is. */
  readonly readMe: Readonly<Record<ReadMeKey, string>>
  readonly columns: Readonly<Record<ColumnKey, string>>
  /** The next time, on the phone and on the big screen. */
  readonly next: {
    readonly go: string
    readonly copy: string
    readonly since: string
    readonly ask: string
    readonly show: string
    readonly hide: string
    readonly line: string
  }
  /** The evening that plays again when the session is over. */
  readonly evening: {
    readonly play: string
    readonly name: string
  }
}

type ReadMeKey =
  | 'heading'
  | 'folders'
  | 'page'
  | 'png'
  | 'svg'
  | 'json'
  | 'tables'
  | 'positions'
  | 'cards'
  | 'actions'
  | 'flavour'
  | 'apostrophe'
  | 'manifest'
  | 'noPdf'
  | 'noPng'
  | 'few'
  | 'names'

type ColumnKey = 'date' | 'topic' | 'moment' | 'position' | 'from' | 'to' | 'people' | 'kind' | 'text' | 'who' | 'when' | 'star'

type WhyKey =
  | 'too-large'
  | 'too-many-files'
  | 'bomb'
  | 'not-a-zip'
  | 'damaged'
  | 'encrypted'
  | 'unsafe-name'
  | 'duplicate-name'
  | 'symbolic-link'
  | 'unknown-packing'
  | 'newer-version'
  | 'no-sessions'
  | 'not-a-session'
  | 'session-running'
  | 'not-stored'
  | 'no-stick'
  | 'stick-full'
  | 'stick-gone'
  | 'stick-locked'
  | 'no-session'
  | 'not-written'
  | 'no-printer'
  | 'no-answer'

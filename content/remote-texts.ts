/** What the facilitator's phone says, beside the script: the shape of these texts in every language. */

export type RemoteTexts = {
  readonly tabs: Readonly<Record<'prepare' | 'lead' | 'script' | 'line' | 'notes' | 'clock', string>>
  readonly tabsName: string
  readonly link: {
    readonly connected: string
    readonly lost: string
    /** Large, while the kiosk cannot be heard. */
    readonly lostTitle: string
    readonly lostMeaning: string
  }
  /** Why a press came to nothing, where the phone itself knew. */
  readonly notFresh: string
  readonly roles: { readonly scribe: string; readonly viewer: string }
  readonly pace: Readonly<Record<'ahead' | 'on-time' | 'up' | 'over' | 'paused', string>>
  readonly guide: { readonly back: string; readonly next: string; readonly close: string }
  readonly undo: { readonly take: string; readonly nothing: string; readonly of: Readonly<Record<UndoKey, string>> }
  readonly more: {
    readonly name: string
    readonly language: string
    readonly theme: string
    readonly themes: Readonly<Record<'light' | 'dark' | 'contrast', string>>
    readonly screen: string
    readonly quiet: string
    readonly unquiet: string
    readonly done: string
  }
  readonly confirm: {
    readonly closeTitle: string
    readonly closeMeaning: string
    readonly close: string
    readonly stay: string
    readonly reopen: string
  }
  readonly lead: LeadTexts
  readonly script: {
    readonly say: string
    readonly ask: string
    readonly mind: string
    readonly more: string
    readonly own: string
    readonly ownHint: string
    readonly add: string
    readonly star: string
    readonly remove: string
    readonly steps: string
    readonly isNow: string
    readonly toNow: string
  }
  readonly line: LineTexts
  readonly notes: NotesTexts
  readonly clock: ClockTexts
  readonly prepare: PrepareTexts
}

type UndoKey =
  | 'plan-changed'
  | 'step-changed'
  | 'positions-changed'
  | 'moment-captured'
  | 'moment-dropped'
  | 'voice-heard'
  | 'voice-unheard'
  | 'question-asked'
  | 'question-starred'
  | 'question-added'
  | 'question-removed'
  | 'minutes-planned'
  | 'clock-paused'
  | 'clock-resumed'
  | 'silence-started'
  | 'silence-paused'
  | 'silence-resumed'
  | 'silence-extended'
  | 'silence-ended'
  | 'card-added'
  | 'card-changed'
  | 'card-starred'
  | 'cards-merged'
  | 'card-removed'
  | 'cards-shown'
  | 'guests-changed'
  | 'phones-changed'
  | 'hand-changed'
  | 'sources-changed'
  | 'previous-action-marked'
  | 'other'

type LeadTexts = {
  readonly standing: string
  readonly standingOf: string
  readonly reveal: string
  readonly everybody: string
  readonly hiddenNow: string
  readonly liveNow: string
  readonly frozenNow: string
  readonly gathering: string
  readonly gathered: string
  readonly askAt: string
  readonly sides: Readonly<Record<'low' | 'middle' | 'high', string>>
  readonly enough: string
  readonly nobodyOnLine: string
  readonly voices: string
  readonly voicesName: string
  readonly chip: string
  readonly hearMore: string
  readonly unhear: string
  readonly ask: string
  readonly asked: string
  readonly allAsked: string
  readonly step: string
  readonly stepMeaning: string
  readonly stepKept: string
  readonly capture: string
  readonly retake: string
  readonly drop: string
  readonly silence: string
  readonly silences: Readonly<Record<'works' | 'can-and-need', string>>
  readonly silenceLeft: string
  readonly silenceOver: string
  readonly start: string
  readonly pause: string
  readonly resume: string
  readonly extend: string
  readonly end: string
  readonly guests: string
  readonly guestsOutOfReach: string
  readonly thanks: string
  readonly thanksMeaning: string
  readonly cardsShow: string
  readonly cardsHide: string
}

type LineTexts = {
  readonly name: string
  readonly total: string
  readonly more: string
  readonly fewer: string
  readonly screen: string
  readonly positions: Readonly<Record<'live' | 'hidden' | 'frozen', string>>
  readonly takeOver: string
  readonly looked: string
  readonly giveBack: string
  readonly byHand: string
  readonly corrected: string
  readonly certain: string
  readonly check: string
  readonly sources: Readonly<Record<'heading' | 'meaning', string>>
  /** One of each kind of people, as a line with a number. */
  readonly sourceOf: Readonly<Record<'strip' | 'badge' | 'phone' | 'tablet', string>>
  readonly sourceOff: Readonly<Record<'strip' | 'badge' | 'phone' | 'tablet', string>>
  readonly doubts: Readonly<Record<DoubtKey, string>>
  readonly doubtsLine: Readonly<Record<DoubtKey, string>>
  readonly moments: string
  readonly momentNames: Readonly<Record<'today' | 'ideal' | 'forward', string>>
  readonly people: string
  readonly notKept: string
  readonly keep: string
  readonly retake: string
  readonly drop: string
  readonly beforeStart: string
}

type DoubtKey = 'crowded' | 'came-up-occupied' | 'contacts-too-close' | 'saturated' | 'bad-cells' | 'one-or-two'

type NotesTexts = {
  readonly kinds: Readonly<Record<CardKey, string>>
  readonly kindsName: string
  readonly text: string
  readonly hints: Readonly<Record<CardKey, string>>
  readonly who: string
  readonly when: string
  readonly add: string
  readonly none: string
  readonly onScreen: string
  readonly boards: Readonly<Record<'works' | 'can-and-need' | 'actions' | 'reflection', string>>
  readonly unsent: string
  readonly refused: string
  readonly otherSession: string
  readonly again: string
  readonly discard: string
  readonly guest: string
  readonly edit: string
  readonly save: string
  readonly cancel: string
  readonly star: string
  readonly unstar: string
  readonly merge: string
  readonly mergeInto: string
  readonly mergeHere: string
  readonly remove: string
  readonly closed: string
}

type CardKey = 'top' | 'can' | 'need' | 'action' | 'agreement' | 'reflection'

type ClockTexts = {
  readonly total: string
  readonly row: string
  readonly addMinute: string
  readonly pause: string
  readonly resume: string
  readonly rebalance: string
  readonly rebalanceMeaning: string
  readonly close: string
  readonly reopen: string
  readonly closed: string
}

type PrepareTexts = {
  readonly title: string
  readonly choose: string
  readonly own: string
  readonly ownMeaning: string
  readonly earlier: string
  readonly start: string
  readonly startNow: string
  readonly onScreen: string
  readonly about: string
  readonly topic: string
  readonly ambition: string
  readonly ten: string
  readonly zero: string
  readonly size: string
  readonly unknown: string
  readonly more: string
  readonly fewer: string
  readonly time: string
  readonly minutes: string
  readonly perStep: string
  readonly language: string
  readonly kiosk: string
  readonly gong: string
  readonly gongs: Readonly<Record<'soft' | 'none', string>>
  readonly hidden: string
  readonly hiddenMeaning: string
  readonly ready: string
  readonly toReady: string
  readonly phoneReady: string
  readonly check: CheckTexts
  readonly ticks: Readonly<Record<TickKey, string>>
  readonly erase: string
  readonly erasing: string
  readonly eraseHold: string
  readonly next: string
}

/** Looking whether everything is there before a session. */
type CheckTexts = {
  readonly open: string
  readonly names: Readonly<Record<'floor' | 'screen' | 'phone' | 'clicker' | 'sound' | 'disk' | 'printer', string>>
  readonly trials: Readonly<Record<'clicker' | 'gong' | 'print', string>>
  readonly yes: string
  readonly no: string
  readonly screenThere: string
  readonly clickerUnseen: string
  readonly clickerWaits: string
  /** `{at}` is a time of day. */
  readonly clickerSeen: string
  readonly soundNone: string
  readonly soundUntried: string
  readonly soundAsked: string
  readonly soundStruck: string
  readonly soundMute: string
  readonly soundUnheard: string
  readonly soundHeard: string
  readonly disk: Readonly<Record<'ready' | 'little' | 'trouble', string>>
  /** `{printer}` is its name. */
  readonly printer: Readonly<Record<'ready' | 'absent' | 'stopped' | 'empty' | 'away' | 'printing' | 'printed' | 'failed', string>>
}

type TickKey = 'space' | 'sheets' | 'post-its' | 'screen' | 'printer'

/** Each language by its own name. */
export const LANGUAGE_NAMES = { nl: 'Nederlands', en: 'English' } as const

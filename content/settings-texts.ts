/** The page from which whoever installs the kiosk works: the shape of its texts in every language. */

export type SettingsTexts = {
  readonly name: string
  readonly heading: string
  readonly language: string
  readonly theme: string
  readonly picture: {
    readonly heading: string
    /** For who does not see it: cells, metres, people. */
    readonly alternative: string
    readonly load: string
    readonly bad: string
    readonly none: string
  }
  readonly state: {
    readonly heading: string
    readonly strip: string
    readonly calibrated: string
    readonly halfCalibrated: string
    readonly uncalibrated: string
    readonly allWell: string
    readonly badCells: string
    readonly notices: Readonly<Record<'set-aside' | 'other-strip' | 'twin-strips', string>>
    readonly doubts: Readonly<Record<DoubtKey, string>>
    /** Where a doubt is. */
    readonly atNumber: string
    readonly everywhere: string
  }
  readonly steps: {
    readonly heading: string
    readonly place: string
    readonly zero: StepTexts
    readonly walk: StepTexts & { readonly finish: string; readonly turned: string; readonly bad: string; readonly few: string }
    readonly mark: Omit<StepTexts, 'start'> & { readonly stand: string }
    readonly mirror: { readonly heading: string; readonly meaning: string; readonly label: string; readonly done: string }
    readonly restore: { readonly heading: string; readonly meaning: string; readonly start: string; readonly done: string }
    readonly cancel: string
    readonly progress: string
    readonly waiting: string
  }
  /** Why something came to nothing, and what to do. */
  readonly why: Readonly<Record<WhyKey, string>>
  readonly strips: {
    readonly heading: string
    readonly meaning: string
    readonly name: string
    readonly part: string
    readonly identify: string
    readonly choose: string
    readonly chosen: string
    readonly lays: Readonly<Record<'whole' | 'low' | 'high' | 'wholeTurned' | 'lowTurned' | 'highTurned', string>>
  }
  readonly recording: {
    readonly heading: string
    readonly meaning: string
    readonly start: string
    readonly stop: string
    readonly running: string
    readonly strip: string
    readonly none: string
    readonly size: string
    readonly replay: string
  }
  readonly screens: {
    readonly heading: string
    readonly display: string
    readonly mirrored: string
    readonly remote: string
    readonly archive: string
  }
  readonly versions: { readonly heading: string; readonly kiosk: string; readonly board: string; readonly identify: string }
}

type StepTexts = {
  readonly heading: string
  readonly meaning: string
  readonly start: string
  readonly running: string
  readonly done: string
}

type DoubtKey = 'crowded' | 'came-up-occupied' | 'contacts-too-close' | 'saturated' | 'bad-cells' | 'one-or-two'

type WhyKey =
  | 'not-empty'
  | 'no-readings'
  | 'contacts'
  | 'nobody-walked'
  | 'stopped-halfway'
  | 'too-fast'
  | 'more-than-one'
  | 'too-little-seen'
  | 'gains-implausible'
  | 'nobody-there'
  | 'not-still'
  | 'marks-out-of-order'
  | 'marks-too-close'
  | 'strip-gone'
  | 'board-silent'
  | 'not-stored'

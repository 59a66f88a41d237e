/** What the facilitator's phone says of each step: the shape of these texts in every language. */

export type ScriptTexts = {
  readonly say: Readonly<Record<SayKey, string>>
  readonly ask: Readonly<Record<AskKey, string>>
  readonly mind: Readonly<Record<MindKey, string>>
  readonly followUps: Readonly<Record<FollowUpKey, { readonly title: string; readonly question: string }>>
  /** The silent minutes: what the big screen asks, and what to do with what was written. */
  readonly silences: Readonly<Record<SilenceKey, { readonly question: string; readonly after: string }>>
  /** What one would see at the 10, for each template. */
  readonly tens: Readonly<Record<'participation' | 'special-circumstances' | 'young-people' | 'absence', string>>
  /** Hints on the wording of an ambition; never a refusal. */
  readonly wording: Readonly<Record<WordingKey, string>>
}

type SayKey =
  | 'ambition-why'
  | 'ambition-topic'
  | 'ambition-many-voices'
  | 'line-ten'
  | 'line-zero'
  | 'line-no-wrong-number'
  | 'position-take'
  | 'position-now'
  | 'today-hear'
  | 'today-listen'
  | 'ideal-walk'
  | 'ideal-as-if'
  | 'step-forward-walk'
  | 'step-forward-together'
  | 'agreements-write'
  | 'agreements-silence'
  | 'agreements-collect'
  | 'reflection-ask'
  | 'reflection-thanks'

type AskKey =
  | 'ambition-first-reaction'
  | 'ambition-live-matter'
  | 'ambition-what-it-means'
  | 'line-clear'
  | 'position-which-number'
  | 'today-which-number'
  | 'today-looks-like'
  | 'today-you-do'
  | 'today-others-do'
  | 'today-what-it-means'
  | 'today-step-made'
  | 'today-how-come'
  | 'ideal-typical'
  | 'ideal-for-you'
  | 'ideal-for-the-organisation'
  | 'ideal-what-it-means'
  | 'ideal-who-works-together'
  | 'ideal-you-do'
  | 'ideal-others-see'
  | 'ideal-others-expect'
  | 'step-forward-next'
  | 'step-forward-looks-like'
  | 'step-forward-actions'
  | 'step-forward-you-can'
  | 'step-forward-needed'
  | 'step-forward-tips'
  | 'step-forward-difficult'
  | 'agreements-tops'
  | 'agreements-can-and-need'
  | 'agreements-actions'
  | 'agreements-follow-up'
  | 'reflection-together'
  | 'reflection-new'
  | 'reflection-again'

type MindKey =
  | 'mind-agree-on-voices'
  | 'mind-follow-the-energy'
  | 'mind-open-space'
  | 'mind-walk-the-line'
  | 'mind-wait-for-all'
  | 'mind-not-a-mark'
  | 'mind-different-places'
  | 'mind-other-people'
  | 'mind-noisy-side'
  | 'mind-long-talkers'
  | 'mind-what-people-do'
  | 'mind-keep-asking'
  | 'mind-let-react'
  | 'mind-second-stand'
  | 'mind-leave-the-line'
  | 'mind-keep-silent'
  | 'mind-who-what-when'
  | 'mind-everybody-counts'
  | 'mind-short'
  | 'mind-share-experience'

type FollowUpKey = 'ever-higher' | 'look-back-at-zero' | 'hoped-for-place' | 'how-sure'
type SilenceKey = 'works' | 'can-and-need'
type WordingKey = 'not-yet' | 'several-sentences' | 'too-long' | 'question'

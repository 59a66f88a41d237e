/** Everything that people read, in one shape for every language. Plain text; `{name}` is filled in; ` | ` parts one and more, or none, one and more. */
import type { ArchiveTexts } from './archive-texts.ts'
import type { RemoteTexts } from './remote-texts.ts'
import type { ScriptTexts } from './script-texts.ts'
import type { SettingsTexts } from './settings-texts.ts'
import type { GuestTexts } from './guest-texts.ts'
import type { MarkersTexts } from './markers-texts.ts'
import type { PaperTexts } from './paper-texts.ts'
import type { PhonesTexts } from './phones-texts.ts'
import type { PlacedTexts, PlaceTexts, TabletTexts } from './place-texts.ts'
import type { ScreenTexts } from './screen-texts.ts'
import type { StripOfferTexts } from './strips-texts.ts'

export type Texts = {
  readonly steps: Readonly<Record<StepKey, StepTexts>>
  /** What the facilitator says, asks and minds in each step. */
  readonly script: ScriptTexts
  /** What the facilitator's phone says beside that. */
  readonly remote: RemoteTexts
  readonly topics: Readonly<Record<TopicKey, EndTexts & { readonly name: string }>>
  /** What the ends of the line mean while no topic is chosen. */
  readonly anyTopic: EndTexts
  readonly idle: { readonly heading: string; readonly invitation: string; readonly start: string }
  readonly closed: { readonly heading: string; readonly invitation: string }
  /** What the quiet screen says while no topic is chosen. */
  readonly quiet: { readonly heading: string }
  readonly practice: { readonly title: string; readonly meaning: string }
  readonly guide: { readonly place: string; readonly steps: string; readonly past: string; readonly now: string }
  readonly line: {
    readonly name: string
    /** How many people stand on the line: on its own, and as an answer to who is there already. */
    readonly total: string
    readonly standing: string
  }
  /** How the floor is doing. */
  readonly source: Readonly<Record<SourceKey, string>>
  /** Of a floor with more than one strip. */
  readonly strips: Readonly<Record<'lost', string>>
  /** A strip that is new to the room. */
  readonly stripOffer: StripOfferTexts
  /** Why the floor is not there, and what to do. */
  readonly reasons: Readonly<Record<ReasonKey, string>>
  /** What the facilitator should know of the kiosk itself. */
  readonly kiosk: Readonly<Record<NoticeKey, string>>
  /** How the screen and the kiosk find each other. */
  readonly link: { readonly connecting: string; readonly lost: string }
  /** Why the kiosk sent a screen away. */
  readonly goodbyes: Readonly<Record<GoodbyeKey, string>>
  /** The page of a participant. */
  readonly guest: GuestTexts
  /** Taking a place on the line on one's own phone and on a tablet, and what the facilitator sees of that. */
  readonly place: PlaceTexts
  readonly tablet: TabletTexts
  readonly placed: PlacedTexts
  /** The phones that lead. */
  readonly phones: PhonesTexts
  /** Badges, and the readers at the marks. */
  readonly markers: MarkersTexts
  /** The page of whoever installs the kiosk. */
  readonly settings: SettingsTexts
  /** Why something that was asked was not done. */
  readonly refusals: Readonly<Record<RefusalKey, string>>
  /** What stands on paper, and printing it. */
  readonly paper: PaperTexts
  /** What the big screen says beside the sentences of the steps. */
  readonly screen: ScreenTexts
  /** The archive, and the next time. */
  readonly archive: ArchiveTexts
}

export type StepTexts = {
  readonly title: string
  /** What the big screen asks or says in this step: at most 20 words. */
  readonly sentence: string
}

export type EndTexts = {
  /** The 10, as if it is so. */
  readonly ambition: string
  /** The 0: what it looks like when nothing of it is there. */
  readonly zero: string
}

type StepKey = 'ambition' | 'line' | 'position' | 'today' | 'ideal' | 'step-forward' | 'agreements' | 'reflection'
type TopicKey = 'participation' | 'special-circumstances' | 'young-people' | 'absence'
type SourceKey = 'searching' | 'connecting' | 'ready' | 'stale' | 'lost' | 'wrong-firmware' | 'off'
type ReasonKey = 'absent' | 'denied' | 'busy' | 'unplugged' | 'silent' | 'ended'
type NoticeKey = 'journal-set-aside'
type GoodbyeKey = 'version' | 'token' | 'bad-message' | 'too-many' | 'stopping'
type RefusalKey =
  | 'already-running'
  | 'no-session'
  | 'moved-on'
  | 'first-step'
  | 'last-step'
  | 'nothing-to-reopen'
  | 'nobody-there'
  | 'nothing-to-capture'
  | 'no-silence'
  | 'no-card'
  | 'too-many-cards'
  | 'guests-closed'
  | 'too-much'
  | 'nothing-to-undo'
  | 'unknown-question'
  | 'no-action'
  | 'no-evening'
  | 'not-allowed'
  | 'not-stored'
  | 'busy'
  | 'unknown-remote'
  | 'no-network'
  | 'session-running'
  | 'no-strip'
  | 'board-silent'
  | 'calibrating'
  | 'not-calibrating'
  | 'no-earlier'
  | 'no-recorder'
  | 'already-recording'
  | 'not-recording'
  | 'nothing-recorded'
  | 'no-badge'
  | 'no-screen'
  | 'nothing-to-print'
  | 'still-printing'
  | 'nothing-to-confirm'
  | 'places-closed'
  | 'line-full'
  | 'no-answer'

/** Where groups may tell how it was to work this way. */
export const EXPERIENCES_ADDRESS = 'inburgering@divosa.nl'

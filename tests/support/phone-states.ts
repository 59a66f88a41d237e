/** Every state of the facilitator's phone, by name: what the host says in it, and what is opened on the phone. */
import type { Page } from 'playwright-core'
import type { MarkersView } from '#core/protocol/markers-view'
import { NO_PAPER, type PaperView } from '#core/protocol/paper-requests'
import { NOTHING_LOOKED_AT, type ReadyView } from '#core/protocol/ready'
import type { RemotesView } from '#core/protocol/remote-requests'
import type { RemoteRole } from '#core/protocol/roles'
import type { CardsView, DeskView, SessionView } from '#core/protocol/views'
import { STEP_NUMBERS, STEPS } from '#core/method/steps'
import { CARD_KINDS } from '#core/session/card'
import { defaultPlan } from '#core/session/plan'
import type { Tab } from '../../renderer/remote/tabs.ts'
import { IDLE_DESK, IDLE_VIEW } from './room-views.ts'
import type { ScriptedHost } from './scripted-host.ts'
import { AHEAD, cardsOf, GROUP, kept, RUNNING, SILENCE, WITHOUT_SPACES } from './screen-states.ts'

export interface PhoneState {
  readonly name: string
  readonly view: Partial<SessionView>
  readonly desk?: Partial<DeskView>
  readonly cards?: CardsView
  readonly remotes?: Omit<RemotesView, 'you'>
  readonly ready?: ReadyView
  readonly paper?: PaperView
  readonly markers?: MarkersView
  readonly role?: RemoteRole
  /** The first one unless given. */
  readonly tab?: Tab
  /** What is opened there. */
  readonly open?: (page: Page) => Promise<void>
}

const NO_MARKERS: MarkersView = {
  state: 'off',
  practice: false,
  readers: [],
  badges: Array.from({ length: 11 }, () => 0),
  notices: [],
  learning: null,
}
const ALONE: Omit<RemotesView, 'you'> = { devices: [], asking: [], reachable: true }
const PREPARING: Partial<SessionView> = { ...IDLE_VIEW, phase: 'preparing', id: 'a-session', topic: 'participation' }
const CLOSED: Partial<SessionView> = { ...RUNNING, phase: 'closed', step: 8, today: kept(GROUP), forward: kept(AHEAD) }
const PLAN = { ...defaultPlan('participation'), groupSize: 21 }

const LED_DESK: DeskView = {
  ...IDLE_DESK,
  plan: PLAN,
  clock: { used: STEPS.map(() => 60_000), since: null },
  heard: [0, 0, 0, 1, 0, 2, 0, 1, 0, 0, 0],
  suggestion: 6,
  silentSides: ['low'],
  certainty: 0.95,
  undo: { action: 3, of: 'voice-heard' },
}

/** All at once that a room with badges, strips, phones and tablets can have to say. */
const BUSY_DESK: Partial<DeskView> = {
  doubts: [
    { kind: 'came-up-occupied', number: 5 },
    { kind: 'crowded', number: 6 },
    { kind: 'one-or-two', number: 3 },
    { kind: 'bad-cells', number: 8 },
  ],
  certainty: 0.6,
  sources: { people: { strip: 15, badge: 3, phone: 2, tablet: 1 }, counted: ['strip', 'badge', 'phone'] },
  placed: { badge: 3, phone: 2, tablet: 1 },
  hand: { manual: false, people: [0, 0, 1, 0, 0, 0, -1, 0, 0, 0, 0] },
  today: kept(GROUP),
  ideal: kept(GROUP),
  forward: kept(AHEAD),
}
const BUSY_MARKERS: MarkersView = {
  state: 'ready',
  practice: false,
  readers: [
    { mark: 0, answers: true, types: false },
    { mark: 5, answers: false, types: false },
    { mark: 10, answers: true, types: true },
  ],
  badges: [1, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0],
  notices: ['tap-again', 'taps-missed', 'phone'],
  learning: null,
}
const PHONES: Omit<RemotesView, 'you'> = {
  devices: [
    { device: 'aaaaaaaa', number: 1, role: 'driver', connected: true },
    { device: 'bbbbbbbb', number: 2, role: 'scribe', connected: true },
    { device: 'cccccccc', number: 3, role: 'viewer', connected: false },
    { device: 'dddddddd', number: 4, role: 'tablet', connected: true },
  ],
  asking: ['bbbbbbbb'],
  reachable: true,
}
const PAPER: PaperView = {
  ...NO_PAPER,
  people: 21,
  printers: [
    { name: 'HP_LaserJet_Gemeentehuis_tweede_verdieping_links_M404dn', state: 'ready' },
    { name: 'Kantine', state: 'stopped' },
  ],
}

const openMenu = async (page: Page): Promise<void> => page.locator('.more-open').click()
const openSteps = async (page: Page): Promise<void> => page.locator('summary').first().click()

export const PHONE_STATES: readonly PhoneState[] = [
  { name: 'choosing', view: IDLE_VIEW },
  { name: 'preparing', view: PREPARING, desk: { plan: PLAN } },
  {
    name: 'preparing in many words',
    view: PREPARING,
    desk: {
      plan: { ...PLAN, ambition: 'Nu gaan we het niet meer doen. '.repeat(6), topic: 'Samenwerkingsovereenkomst'.repeat(3) },
    },
    open: openSteps,
  },
  {
    name: 'ready check with trouble',
    view: { ...PREPARING, source: { ...IDLE_VIEW.source, state: 'lost', reason: 'unplugged' } },
    desk: { plan: PLAN },
    ready: {
      screens: 1,
      clicker: { waits: true, seenAt: null },
      gong: { strokes: 1, sound: 'struck' },
      disk: 'trouble',
      printer: { state: 'stopped', name: 'Balie' },
    },
  },
  ...STEP_NUMBERS.map((step): PhoneState => ({ name: `step ${step}`, view: { ...RUNNING, topic: 'participation', step } })),
  { name: 'hidden, everybody stands', view: { ...RUNNING, step: 3, positions: 'hidden' }, desk: { everybodyStands: true } },
  { name: 'on the way to the 10', view: { ...RUNNING, step: 5, gathering: { there: 18, of: 22, open: false } } },
  { name: 'silence', view: { ...RUNNING, step: 7, silence: SILENCE, silenced: 'works' } },
  {
    name: 'participants write',
    view: { ...RUNNING, step: 7, guests: 'need', silence: { ...SILENCE, over: true }, silenced: 'works', cardsShown: true },
    remotes: { ...ALONE, reachable: false },
  },
  { name: 'everything at once', view: { ...RUNNING, step: 4, phones: true }, desk: BUSY_DESK, markers: BUSY_MARKERS },
  { name: 'everything in step 6', view: { ...RUNNING, step: 6, phones: true }, desk: BUSY_DESK, markers: BUSY_MARKERS },
  { name: 'script', view: { ...RUNNING, step: 4 }, tab: 'script', desk: { asked: ['today-why'], starred: ['today-why'] } },
  { name: 'line', view: RUNNING, tab: 'line' },
  { name: 'line with everything', view: { ...RUNNING, phones: true }, desk: BUSY_DESK, markers: BUSY_MARKERS, tab: 'line' },
  { name: 'notes', view: { ...RUNNING, step: 7 }, tab: 'notes' },
  { name: 'many notes', view: { ...RUNNING, step: 7, cardsShown: true }, cards: cardsOf(14, ...CARD_KINDS), tab: 'notes' },
  { name: 'clock', view: RUNNING, tab: 'clock' },
  { name: 'menu', view: RUNNING, remotes: PHONES, open: openMenu },
  { name: 'asked to hand over', view: RUNNING, remotes: PHONES },
  { name: 'scribe', view: { ...RUNNING, step: 7 }, role: 'scribe', cards: cardsOf(3, 'top') },
  { name: 'viewer', view: RUNNING, role: 'viewer' },
  { name: 'practice with a lost floor', view: { ...RUNNING, practice: true, source: { ...IDLE_VIEW.source, state: 'lost' } } },
  { name: 'closed', view: CLOSED, paper: { ...PAPER, state: 'ready' }, cards: cardsOf(9, 'top', 'action', 'agreement') },
  { name: 'paper asks', view: CLOSED, paper: { ...PAPER, state: 'asking' } },
  {
    name: 'paper failed',
    view: CLOSED,
    paper: {
      ...PAPER,
      state: 'failed',
      failure: 'out-of-paper',
      stick: { state: 'failed', file: null, failure: 'no-stick' },
      share: { url: 'http://192.168.178.121:48211/h/k7m2qx' },
    },
  },
  { name: 'closed, in words without spaces', view: { ...CLOSED, ...WITHOUT_SPACES } },
  { name: 'step 1 in words without spaces', view: { ...RUNNING, ...WITHOUT_SPACES, step: 1 } },
  { name: 'closed, the next one', view: CLOSED, tab: 'prepare' },
]

/** Has the host say what it says in this state. */
export function tell(host: ScriptedHost, state: PhoneState): void {
  host.role = state.role ?? 'driver'
  host.show({ ...RUNNING, ...state.view })
  host.showDesk({ ...LED_DESK, ...state.desk })
  host.showCards(state.cards ?? [])
  host.showRemotes(state.remotes ?? ALONE)
  host.showReady(state.ready ?? { ...NOTHING_LOOKED_AT, screens: 1, disk: 'ready', printer: { state: 'ready', name: 'Balie' } })
  host.showPaper(state.paper ?? NO_PAPER)
  host.showMarkers(state.markers ?? NO_MARKERS)
  const step = state.view.step ?? null
  host.stand(step !== null && step < 7 ? GROUP : [])
}

/** Brings a page of the phone, which is at this address, into this state. */
export async function bring(page: Page, state: PhoneState): Promise<void> {
  await page.reload()
  await page.locator('.tabs').waitFor()
  if (state.tab !== undefined) await page.locator(`.tab[id$="-${state.tab}"]`).click()
  await state.open?.(page)
}

/** Every state of the big screen that a group can get to see, by name. */
import type { Person } from '#core/floor/floor'
import { STEP_NUMBERS } from '#core/method/steps'
import type { DoorsView } from '#core/protocol/remote-requests'
import type { CardsView, SessionView } from '#core/protocol/views'
import { nearestNumber, SCALE_NUMBERS } from '#core/scale/position'
import type { CardKind } from '#core/session/card'
import { snapshotOf, type Snapshot } from '#core/session/snapshot'
import { peopleAt } from './scripted-host.ts'
import { IDLE_VIEW } from './room-views.ts'

export interface ScreenState {
  readonly name: string
  readonly view: SessionView
  readonly people: readonly Person[]
  /** None unless given. */
  readonly cards?: CardsView
  /** All shut unless given. */
  readonly doors?: DoorsView
  /** Dots that are drawn: one for each of the people unless given. */
  readonly dots?: number
}

/** 21 people on their numbers of today. */
export const GROUP = peopleAt(2, 3, 3, 4, 4.1, 4.9, 5, 5.1, 5, 5.2, 5.9, 6, 6.1, 6, 5.9, 6.2, 7, 7.1, 6.9, 7.4, 8)
/** As many as there may be, all at the 10. */
const CROWD = peopleAt(...Array.from({ length: 40 }, (_, n) => 10 - ((n * 0.618) % 1) * 0.5))

export const RUNNING: SessionView = { ...IDLE_VIEW, phase: 'running', id: 'a-session', step: 4, topic: 'young-people' }

/** The line as a session keeps it. */
export function kept(people: readonly Person[]): Snapshot {
  const counts = SCALE_NUMBERS.map((number) => people.filter(({ position }) => nearestNumber(position) === number).length)
  return snapshotOf(people, counts)
}

/** The same 21 people after the step. */
export const AHEAD = peopleAt(3, 4, 4.1, 5, 5.1, 6, 6, 6.1, 5, 5.9, 6.9, 7, 7.1, 7, 7, 7.2, 8, 8.1, 7.9, 8, 8.5)

const NOTES = [
  'We bellen elkaar elke vrijdag.',
  'Warme overdracht',
  'Er is een vaste contactpersoon bij de gemeente voor elke jongere.',
  'De taalcoach komt op school langs, en dat scheelt de jongeren veel reistijd en gedoe.',
  'Samenwerkingsovereenkomsten',
]

/** So many cards of these kinds in turn, some of them starred, one of them as long as a card may be. */
export function cardsOf(many: number, ...kinds: readonly CardKind[]): CardsView {
  return Array.from({ length: many }, (_, index) => {
    const kind = kinds[index % kinds.length] ?? 'top'
    const [who, when] = kind === 'action' ? ['Samira en de coach', 'voor de vakantie'] : ['', '']
    const text =
      index === 6 ? NOTES.join(' ').padEnd(280, ' en zo verder').slice(0, 280).trim() : (NOTES[index % NOTES.length] ?? '')
    return {
      id: index + 1,
      key: `card-${String(index).padStart(4, '0')}`,
      kind,
      text,
      who,
      when,
      starred: index % 9 === 4,
      guest: false,
    }
  })
}

/** As long as a person may make it. */
const SENTENCE =
  'Iedereen die hier nieuw komt wonen vindt binnen een half jaar een plek om mee te doen, leert de taal op een manier die past bij het eigen leven, en weet bij wie je terecht kunt met vragen en zorgen nu.'
const OWN_WORDS: Partial<SessionView> = {
  topic: null,
  wording: {
    topic: 'Wonen, werken en de taal leren in een nieuw land, en dat alles tegelijk',
    ambition: SENTENCE,
    ten: SENTENCE,
    zero: SENTENCE,
  },
}

/** An address that somebody pasted has no space at which a line could break. */
const ADDRESS = `https://www.gemeente.nl/inburgering/${'leerroute-voor-jongeren/'.repeat(6)}`.slice(0, 160)
export const WITHOUT_SPACES: Partial<SessionView> = {
  topic: null,
  wording: { topic: ADDRESS.slice(0, 80), ambition: ADDRESS, ten: ADDRESS.slice(0, 80), zero: ADDRESS.slice(0, 80) },
}

/** The longest topic, so that what fits here fits. */
const LONGEST: Partial<SessionView> = { topic: 'participation' }

/** Paused, so that it looks the same for as long as a test looks at it. */
export const SILENCE: NonNullable<SessionView['silence']> = {
  which: 'works',
  total: 60_000,
  left: 38_000,
  since: null,
  over: false,
}
/** As long as addresses on a network of an office get. */
export const REMOTE_DOOR: DoorsView = {
  remote: { url: 'http://192.168.178.121:48211/remote/#pair=482913', code: '482913', for: 'phone' },
  guest: null,
  places: null,
}
export const GUEST_DOOR: DoorsView = { remote: null, guest: { url: 'http://192.168.178.121:48211/g/k7m2qx' }, places: null }

const STEP_7: SessionView = { ...RUNNING, ...LONGEST, step: 7 }
const BOARD: SessionView = { ...STEP_7, cardsShown: true, silenced: 'works', silence: { ...SILENCE, over: true } }
const SECOND_BOARD: SessionView = { ...BOARD, silenced: 'can-and-need', silence: { ...SILENCE, which: 'can-and-need', over: true } }
const PREPARING: SessionView = { ...IDLE_VIEW, phase: 'preparing', id: 'a-session' }
const MOMENTS: Partial<SessionView> = { today: kept(GROUP), forward: kept(AHEAD) }

export const SCREEN_STATES: readonly ScreenState[] = [
  { name: 'idle', view: IDLE_VIEW, people: GROUP.slice(0, 5) },
  { name: 'preparing', view: { ...PREPARING, ...LONGEST }, people: GROUP.slice(0, 5) },
  { name: 'preparing in own words', view: { ...PREPARING, ...OWN_WORDS }, people: GROUP.slice(0, 5) },
  { name: 'preparing in words without spaces', view: { ...PREPARING, ...WITHOUT_SPACES }, people: GROUP.slice(0, 5) },
  { name: 'step 1 in words without spaces', view: { ...RUNNING, ...WITHOUT_SPACES, step: 1 }, people: GROUP },
  { name: 'step 6 in words without spaces', view: { ...RUNNING, ...WITHOUT_SPACES, ...MOMENTS, step: 6 }, people: AHEAD },
  { name: 'quiet in words without spaces', view: { ...RUNNING, ...WITHOUT_SPACES, quiet: true }, people: GROUP },
  { name: 'preparing without a topic', view: PREPARING, people: [] },
  ...STEP_NUMBERS.map((step) => ({ name: `step ${step}`, view: { ...RUNNING, ...LONGEST, step }, people: step > 6 ? [] : GROUP })),
  ...STEP_NUMBERS.map((step) => ({
    name: `step ${step} in own words`,
    view: { ...RUNNING, ...OWN_WORDS, step },
    people: step > 6 ? [] : GROUP,
  })),
  { name: 'step 5 at the 10', view: { ...RUNNING, step: 5, gathering: { there: 40, of: 40, open: true } }, people: CROWD },
  { name: 'step 1 without a topic', view: { ...RUNNING, topic: null, step: 1 }, people: GROUP },
  { name: 'hidden', view: { ...RUNNING, ...LONGEST, step: 3, positions: 'hidden' }, people: GROUP, dots: 0 },
  { name: 'frozen', view: { ...RUNNING, ...LONGEST, positions: 'frozen' }, people: GROUP },
  {
    name: 'on the way to the 10',
    view: { ...RUNNING, step: 5, today: kept(GROUP), gathering: { there: 0, of: 21, open: false } },
    people: AHEAD,
  },
  { name: 'back at today', view: { ...RUNNING, ...LONGEST, step: 6, today: kept(GROUP) }, people: AHEAD },
  { name: 'the step forward', view: { ...RUNNING, ...LONGEST, ...MOMENTS, step: 6 }, people: AHEAD },
  { name: 'the step forward in own words', view: { ...RUNNING, ...OWN_WORDS, ...MOMENTS, step: 6 }, people: AHEAD },
  { name: 'the step after it was made', view: { ...STEP_7, ...MOMENTS }, people: [], dots: 21 },
  { name: 'silence', view: { ...STEP_7, silence: SILENCE }, people: [] },
  { name: 'second silence', view: { ...STEP_7, silence: { ...SILENCE, which: 'can-and-need' } }, people: GROUP.slice(0, 3) },
  { name: 'no cards yet', view: BOARD, people: [] },
  { name: 'a few tops', view: BOARD, people: [], cards: cardsOf(4, 'top') },
  { name: 'many tops', view: BOARD, people: GROUP.slice(0, 3), cards: cardsOf(60, 'top') },
  { name: 'cans and needs', view: SECOND_BOARD, people: [], cards: cardsOf(16, 'can', 'need') },
  { name: 'actions', view: SECOND_BOARD, people: [], cards: cardsOf(8, 'action') },
  { name: 'actions and agreements', view: SECOND_BOARD, people: [], cards: cardsOf(8, 'action', 'agreement') },
  { name: 'reflections', view: { ...RUNNING, step: 8, cardsShown: true }, people: [], cards: cardsOf(8, 'reflection') },
  { name: 'idle with a way in', view: IDLE_VIEW, people: GROUP, doors: REMOTE_DOOR },
  { name: 'preparing with a way in', view: { ...PREPARING, ...LONGEST }, people: GROUP, doors: REMOTE_DOOR },
  {
    name: 'preparing in own words with a way in',
    view: { ...PREPARING, ...OWN_WORDS },
    people: GROUP.slice(0, 5),
    doors: REMOTE_DOOR,
  },
  { name: 'one more phone in step 4', view: { ...RUNNING, ...LONGEST, step: 4 }, people: GROUP, doors: REMOTE_DOOR },
  {
    name: 'one more phone in step 6 in own words',
    view: { ...RUNNING, ...OWN_WORDS, ...MOMENTS, step: 6 },
    people: AHEAD,
    doors: REMOTE_DOOR,
  },
  { name: 'one more phone beside cards', view: BOARD, people: [], cards: cardsOf(4, 'top'), doors: REMOTE_DOOR },
  { name: 'guests in step 8', view: { ...RUNNING, step: 8, guests: 'reflection' }, people: [], doors: GUEST_DOOR },
  { name: 'guests and cards', view: { ...BOARD, guests: 'top' }, people: [], cards: cardsOf(20, 'top'), doors: GUEST_DOOR },
  {
    name: 'guests, cans and needs',
    view: { ...SECOND_BOARD, guests: 'need' },
    people: [],
    cards: cardsOf(20, 'can', 'need'),
    doors: GUEST_DOOR,
  },
  {
    name: 'guests in a silence',
    view: { ...STEP_7, guests: 'need', silence: { ...SILENCE, which: 'can-and-need' } },
    people: [],
    doors: GUEST_DOOR,
  },
  { name: 'quiet', view: { ...RUNNING, ...LONGEST, quiet: true }, people: GROUP },
  { name: 'quiet in own words', view: { ...RUNNING, ...OWN_WORDS, quiet: true }, people: GROUP },
  { name: 'quiet without a topic', view: { ...RUNNING, topic: null, quiet: true }, people: GROUP },
  { name: 'floor lost', view: { ...RUNNING, source: { ...IDLE_VIEW.source, state: 'lost' } }, people: GROUP },
  { name: 'practice', view: { ...RUNNING, ...LONGEST, step: 3, practice: true }, people: GROUP },
  { name: 'closed', view: { ...RUNNING, phase: 'closed', step: 8 }, people: GROUP.slice(0, 5) },
]

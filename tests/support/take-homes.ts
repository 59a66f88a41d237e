/** Sessions as people take them home: an ordinary one, one with far too much of everything, and one of a few people. */
import { CARD_KINDS, type CardKind } from '#core/session/card'
import { defaultPlan } from '#core/session/plan'
import type { ClosedState } from '#core/session/session'
import { startRunning } from '#core/session/session'
import { takeHomeOf, type Copy, type TakeHome } from '#core/takehome/take-home'
import { lineAt } from './session-play.ts'

export interface Written {
  readonly kind: CardKind
  readonly text: string
  readonly who?: string
  readonly when?: string
  readonly starred?: boolean
}

/** Monday 23 November 2026, half past nine in the morning in Amsterdam. */
const STARTED_AT = Date.UTC(2026, 10, 23, 8, 30)

export interface ClosedFacts {
  readonly written: readonly Written[]
  readonly today: readonly number[]
  readonly forward?: readonly number[]
  readonly ideal?: readonly number[]
  /** Where the group stood on 12 March of that year. */
  readonly earlier?: readonly number[]
  readonly ambition?: string
  readonly topic?: string
}

export function closedSession({ written, today, forward, ideal, earlier, ambition = '', topic = '' }: ClosedFacts): ClosedState {
  const { quiet: _, ...facts } = startRunning('0f5c6b12-1b24-4300-8000-faf6ee12343b', STARTED_AT, false, {
    ...defaultPlan('young-people'),
    ambition,
    topic,
  })
  return {
    ...facts,
    phase: 'closed',
    closedAt: STARTED_AT + 32 * 60_000,
    step: 8,
    plays: 0,
    clock: { used: [5, 2, 3, 8, 5, 5, 3, 1].map((minutes) => minutes * 60_000), since: null },
    today: lineAt(...today),
    forward: forward === undefined ? null : lineAt(...forward),
    ideal: ideal === undefined ? null : lineAt(...ideal),
    previous:
      earlier === undefined
        ? null
        : { of: 'an-earlier-session', at: Date.UTC(2026, 2, 12, 8, 30), today: lineAt(...earlier), forward: null, actions: [] },
    cards: written.map(({ kind, text, who = '', when = '', starred = false }, index) => ({
      id: index + 1,
      key: `key-of-card-${index}`,
      kind,
      text,
      who,
      when,
      starred,
      guest: index % 3 === 0,
    })),
  }
}

export function takeHome(session: ClosedState, copy: Copy = 'group', locale: 'nl' | 'en' = 'nl'): TakeHome {
  return takeHomeOf(session, { room: 'Zaal De Brug', locale, copy, now: session.closedAt })
}

const EVERYBODY = [1.9, 2.8, 3.1, 3.9, 4.2, 4.8, 4.9, 5, 5.1, 5.2, 5.8, 5.9, 6, 6.1, 6.2, 6.3, 6.9, 7, 7.1, 7.2, 8]
const A_STEP = [4.1, 4.9, 5, 5.1, 5.8, 5.9, 6, 6.1, 6.2, 6.3, 6.8, 6.9, 7, 7, 7.1, 7.2, 7.3, 7.9, 8, 8.1, 8.2]

const AT_TEN = EVERYBODY.map((_, index) => 9.4 + (index % 7) / 10)

const ORDINARY_NOTES: readonly Written[] = [
  { kind: 'top', text: 'Eén aanspreekpunt per jongere' },
  { kind: 'top', text: 'Elke week samen kijken naar wie dreigt uit te vallen', starred: true },
  { kind: 'top', text: 'School en werk in hetzelfde gebouw' },
  { kind: 'top', text: 'We bellen nu dezelfde dag terug' },
  { kind: 'can', text: 'Eerder in gesprek, vóór de brede intake klaar is' },
  { kind: 'can', text: 'Een collega een dag laten meelopen' },
  { kind: 'need', text: 'Tijd om op huisbezoek te gaan' },
  { kind: 'need', text: 'Een leerplek bij twee nieuwe werkgevers' },
  {
    kind: 'action',
    text: 'Maandelijks overleg met de drie scholen over overstappers',
    who: 'Team jongeren',
    when: 'vanaf 8 dec',
  },
  { kind: 'action', text: 'Proef met de duale route bij twee werkgevers', who: 'Werkgeversplein', when: '1 februari' },
  { kind: 'action', text: 'Afspraken over verzuim op één vel, voor iedereen gelijk', who: 'Klantregie', when: '15 januari' },
  { kind: 'agreement', text: 'Op 9 maart staan we opnieuw op de lijn.' },
  { kind: 'reflection', text: 'Iemand op de 3 en iemand op de 8 bleken over hetzelfde te praten.' },
]

export const ORDINARY = closedSession({ today: EVERYBODY, ideal: AT_TEN, forward: A_STEP, written: ORDINARY_NOTES })

/** The ordinary one, eight months after another. */
export const CONTINUED = closedSession({
  today: EVERYBODY,
  ideal: AT_TEN,
  forward: A_STEP,
  earlier: [1, 2, 2.1, 2.9, 3, 3.1, 3.2, 3.9, 4, 4.1, 4.1, 4.2, 4.9, 5, 5, 5.1, 6, 6.1, 7],
  written: ORDINARY_NOTES,
})

const LONG_WORD = 'arbeidsongeschiktheidsverzekeringsuitkeringsgerechtigdencoördinatieoverleggen'
const SAMPLES: readonly string[] = [
  'We bellen dezelfde dag terug',
  `Geen ${LONG_WORD} meer`,
  'Samen eten 🍲 en daarna huiswerk 📚👩🏽‍🏫',
  'كل أسبوع نلتقي مع المدرسة ومع صاحب العمل',
  'אנחנו נפגשים בכל שבוע בבית הספר',
  '<b>geen</b> opmaak & geen "aanhalingstekens" \\ of {plekken} | strepen @ dingen',
  'Українською теж можна написати, що вже працює',
  'Ελληνικά γράμματα έχουν κι αυτά θέση εδώ',
  'ኩሉ ሰሙን ምስ ቤት ትምህርትን ኣስራሒን ንራኸብ',
  'በየሳምንቱ ከትምህርት ቤቱ ጋር እንገናኛለን',
  'هر هفته با مدرسه و کارفرما گفت‌وگو می‌کنیم',
]

function extremeNotes(): readonly Written[] {
  const kinds = CARD_KINDS.filter((kind) => kind !== 'action')
  const cards = Array.from({ length: 60 }, (_, index): Written => ({
    kind: kinds[index % kinds.length] ?? 'top',
    text: `${SAMPLES[index % SAMPLES.length] ?? ''} (${index + 1})`,
    starred: index % 17 === 0,
  }))
  const actions = Array.from({ length: 20 }, (_, index): Written => ({
    kind: 'action',
    text: `Actie ${index + 1}: ${'we spreken met iedereen af wat er gebeurt als het thuis even anders loopt, en wie er dan belt; '.repeat(2)}${SAMPLES[index % SAMPLES.length] ?? ''}`.slice(
      0,
      280,
    ),
    who: index % 2 === 0 ? `Klantregie, team ${index}` : LONG_WORD.slice(0, 70),
    when: `vóór ${index + 1} februari, na de vakantie`,
  }))
  return [...cards, ...actions]
}

/** Forty people, sixty notes, twenty long actions, in many scripts. */
export const EXTREME = closedSession({
  today: Array.from({ length: 40 }, (_, index) => [6, 6.1, 5.9, 6.3, 2, 7, 10, 0][index % 8] ?? 5),
  forward: Array.from({ length: 40 }, (_, index) => [7, 7.1, 6.9, 7.3, 4, 8, 10, 1][index % 8] ?? 5),
  ideal: Array.from({ length: 40 }, () => 10),
  earlier: Array.from({ length: 38 }, (_, index) => [3, 3.1, 4, 5.3, 1, 6, 8, 0][index % 8] ?? 5),
  ambition:
    `Wat er ook speelt, iedereen doet mee, ook wie ${LONG_WORD} tegenkomt, en niemand hoeft twee keer hetzelfde te vertellen aan wie dan ook 🌱`.slice(
      0,
      200,
    ),
  topic: 'Als het leven anders loopt dan je van tevoren had bedacht, en dan nog eens',
  written: extremeNotes(),
})

/** Five people: too few for places. */
export const SMALL = closedSession({
  today: [2, 5, 5.2, 6, 8],
  ideal: [9.6, 9.8, 10, 10, 10],
  forward: [4, 6, 6.1, 7, 8],
  written: [
    { kind: 'top', text: 'We kennen elkaar' },
    { kind: 'action', text: 'Elke maand samen lunchen', who: 'Wijkteam' },
  ],
})

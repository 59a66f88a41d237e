/** A whole session on the real kiosk with simulated people: led with the phone, followed on the big screen, and kept in the journal. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import type { Locale } from '#core/locale'
import { launchChromium } from '../support/chromium.ts'
import { freshKiosk } from '../support/fresh-kiosk.ts'
import { journalOf } from '../support/kept-journal.ts'
import { ledSession } from '../support/led-session.ts'
import { openPhonePage } from '../support/phone-page.ts'
import { wantsPictures } from '../support/pictures.ts'
import { NOTES, playWholeSession } from '../support/whole-session.ts'
import type { Theme } from '../../renderer/shared/theme.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())

const LOOKS: readonly (readonly [Locale, Theme])[] = [
  ['nl', 'light'],
  ['en', 'dark'],
]
const OTHER_LOOKS: typeof LOOKS = [
  ['nl', 'dark'],
  ['en', 'light'],
]

test.each(wantsPictures ? [...LOOKS, ...OTHER_LOOKS] : LOOKS)(
  '[RM-52] %s, %s: phone and screen show every step, and the journal has all that was done',
  { timeout: 240_000 },
  async (locale, theme) => {
    const kiosk = await freshKiosk(['--source', 'sim:people=9,seed=2', '--locale', locale])
    const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, reducedMotion: 'reduce' })
    onTestFinished(() => context.close())
    const screen = await context.newPage()
    const [address = '', token = ''] = kiosk.screens.display.split('#')
    await screen.goto(`${address}?sound=1&theme=${theme}#${token}`)
    const phone = await openPhonePage(browser, `${kiosk.url}/remote/#token=${kiosk.token}`, { query: `theme=${theme}` })
    await playWholeSession(ledSession({ locale, phone, screen, name: `${locale}-${theme}` }))
    expect(phone.complaints).toEqual([])
    await kiosk.end()
    expectAllKept(journalOf(kiosk.data))
  },
)

/** Every kind of thing that was done is there, once each unless it was done more often, and in the end the session is what it was. */
function expectAllKept({ events, session }: ReturnType<typeof journalOf>): void {
  const kinds = new Set(events.map(({ type }) => type))
  expect([...kinds].toSorted()).toEqual([
    'card-added',
    'card-changed',
    'card-removed',
    'card-starred',
    'cards-merged',
    'cards-shown',
    'clock-paused',
    'clock-resumed',
    'hand-changed',
    'moment-captured',
    'plan-changed',
    'positions-changed',
    'question-asked',
    'session-closed',
    'session-prepared',
    'session-started',
    'silence-ended',
    'silence-extended',
    'silence-paused',
    'silence-resumed',
    'silence-started',
    'step-changed',
    'undone',
    'voice-heard',
    'voice-unheard',
  ])
  expect(session.phase).toBe('closed')
  if (session.phase !== 'closed') return
  expect(session.step).toBe(8)
  expect([session.today, session.ideal, session.forward].map((moment) => moment?.counts.length)).toEqual([11, 11, 11])
  expect(session.ideal?.counts.slice(0, 10).every((count) => count === 0)).toBe(true)
  expect(session.heardBefore[3]?.reduce((sum, voices) => sum + voices, 0)).toBe(1)
  expect(session.cards.map(({ kind, text, who, starred }) => [kind, text, who, starred])).toEqual([
    ['top', `${NOTES.spare}, altijd / ${NOTES.top}`, '', true],
    ['can', NOTES.can, '', false],
    ['need', NOTES.need, '', false],
    ['action', NOTES.action, 'Team jeugd', false],
    ['agreement', NOTES.agreement, '', false],
    ['reflection', NOTES.reflection, '', false],
  ])
}

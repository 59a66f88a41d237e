/** What matters most in each step lies where a thumb comes, without scrolling, on the phone that most people have. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { LOCALES } from '#core/locale'
import type { StepNumber } from '#core/method/steps'
import type { DeskView, SessionView } from '#core/protocol/views'
import { defaultPlan } from '#core/session/plan'
import { launchChromium } from '../support/chromium.ts'
import { TEXTS } from '../support/led-session.ts'
import { openPhonePage } from '../support/phone-page.ts'
import { IDLE_DESK } from '../support/room-views.ts'
import { GROUP, RUNNING, SILENCE } from '../support/screen-states.ts'
import { startScriptedHost } from '../support/scripted-host.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())

const DESK: DeskView = {
  ...IDLE_DESK,
  plan: { ...defaultPlan('participation'), groupSize: 21 },
  suggestion: 6,
  undo: { action: 3, of: 'positions-changed' },
}

/** What is done most in each step, by where it is. */
const MAIN: Readonly<Record<StepNumber, string>> = {
  1: '.ask .tick',
  2: '.ends-card',
  3: '.standing .button',
  4: '.chip[data-suggested=true]',
  5: '.gathering .count',
  6: '.chip[data-suggested=true]',
  7: '.silence .row',
  8: '.ask .tick',
}
const STATES: readonly (readonly [string, Partial<SessionView> & { readonly step: StepNumber }, string])[] = [
  ['step 1', { step: 1 }, MAIN[1]],
  ['step 2', { step: 2 }, MAIN[2]],
  ['step 3', { step: 3, positions: 'hidden' }, MAIN[3]],
  ['step 4', { step: 4 }, MAIN[4]],
  ['step 5', { step: 5, gathering: { there: 3, of: 21, open: false } }, MAIN[5]],
  ['step 6', { step: 6 }, MAIN[6]],
  ['step 7', { step: 7 }, MAIN[7]],
  ['a silence', { step: 7, silence: SILENCE, silenced: 'works' }, MAIN[7]],
  ['after a silence', { step: 7, silence: { ...SILENCE, over: true }, silenced: 'works', cardsShown: true }, MAIN[7]],
  ['step 8', { step: 8 }, MAIN[8]],
]

test.each(LOCALES)('[RM-53] in %s, in every step and silence', async (locale) => {
  const host = await startScriptedHost()
  onTestFinished(() => host.stop())
  host.showDesk(DESK)
  const { page } = await openPhonePage(browser, host.remote, { width: 390, height: 844 })
  for (const [name, view, main] of STATES) {
    host.show({ ...RUNNING, topic: 'participation', locale, ...view })
    host.stand(view.step < 7 ? GROUP : [])
    // As it comes up, wherever somebody had scrolled to before.
    await page.reload()
    await page.locator(`.phone[data-step="${view.step}"]`).waitFor()
    await page.locator(main).first().waitFor()
    for (const what of [main, '.thumb.next', '.say'])
      await expect.poll(async () => ({ name, what, out: await outOfReach(page, what) })).toEqual({ name, what, out: null })
    expect(await page.getByRole('tab').count()).toBe(Object.keys(TEXTS[locale].remote.tabs).length - 1)
  }
})

/** By how many px it lies outside of the page that can be seen; null when it does not. */
function outOfReach(page: Page, what: string): Promise<number | null> {
  return page
    .locator(what)
    .first()
    .evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect()
      const within = (element.closest('.page') ?? document.documentElement).getBoundingClientRect()
      const out = Math.max(within.top - top, bottom - within.bottom)
      return out > 0 ? Math.round(out) : null
    })
}

/** What the phone says when something is odd, how loudly, and that it never says it over what a thumb presses. */
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { nl } from '#content/nl'
import type { DeskView } from '#core/protocol/views'
import { defaultPlan } from '#core/session/plan'
import { launchChromium } from '../support/chromium.ts'
import { openPhonePage } from '../support/phone-page.ts'
import { IDLE_DESK } from '../support/room-views.ts'
import { cardsOf, GROUP, RUNNING } from '../support/screen-states.ts'
import { startScriptedHost, type ScriptedHost } from '../support/scripted-host.ts'

const words = nl.remote
const DESK: DeskView = { ...IDLE_DESK, plan: defaultPlan('young-people'), suggestion: 6 }
const NOBODY = { devices: [], asking: [] }

let browser: Browser
let host: ScriptedHost
beforeAll(async () => {
  browser = await launchChromium()
})
beforeEach(async () => {
  host = await startScriptedHost()
  host.show(RUNNING)
  host.showDesk(DESK)
  host.showRemotes({ ...NOBODY, reachable: true })
  host.stand(GROUP)
})
afterEach(() => host.stop())
afterAll(() => browser.close())

test('[RM-58] participants may write and their phones cannot come: the phone says so, until they can', async () => {
  host.show({ step: 7, guests: 'top' })
  const phone = await openPhonePage(browser, host.remote)
  const note = phone.page.getByText(words.lead.guestsOutOfReach)
  await phone.page.locator('.guests').waitFor()
  expect(await note.count()).toBe(0)
  host.showRemotes({ ...NOBODY, reachable: false })
  await note.waitFor()
  expect(await phone.faults()).toEqual([])
  host.show({ guests: null })
  await note.waitFor({ state: 'detached' })
  await phone.close()
})

test('[RM-59] the boards that have cards can be put on the big screen, and the one that lies there taken off', async () => {
  host.show({ step: 7, silenced: 'works', cardsShown: true })
  host.showCards(cardsOf(4, 'top', 'need'))
  const phone = await openPhonePage(browser, host.remote)
  await phone.tab(words.tabs.notes)
  const boards = phone.page.locator('.boards .option')
  await expect.poll(() => boards.allInnerTexts()).toEqual([words.notes.boards.works, words.notes.boards['can-and-need']])
  const pressed = () => boards.evaluateAll((all) => all.map((board) => board.getAttribute('aria-pressed')))
  expect(await pressed()).toEqual(['true', 'false'])
  const asked = host.asked.length
  await boards.nth(1).click()
  host.show({ board: 'can-and-need' })
  await expect.poll(pressed).toEqual(['false', 'true'])
  await boards.nth(1).click()
  await expect
    .poll(() => host.asked.slice(asked))
    .toEqual([
      { type: 'screen.cards', on: true, board: 'can-and-need' },
      { type: 'screen.cards', on: false },
    ])
  await phone.close()
})

test('[RM-55] a second tap is no news; what is news stands where no thumb presses', async () => {
  const phone = await openPhonePage(browser, host.remote)
  const { page } = phone
  const trouble = page.locator('.trouble')
  const next = page.locator('.thumb.next')
  await page.locator('.chip').first().waitFor()
  const asked = host.asked.length
  await next.click()
  await expect.poll(() => host.asked.length).toBe(asked + 1)
  host.answer = 'moved-on'
  await next.click()
  await expect.poll(() => host.asked.length).toBe(asked + 2)
  // Another phone went on; the answer to this press is the next thing that is said.
  host.show({ step: 6 })
  await page.locator('.phone[data-step="6"]').waitFor()
  expect(await trouble.innerText()).toBe('')
  const before = await page.locator('.chip').first().boundingBox()
  await next.click()
  await trouble.getByText(nl.refusals['moved-on']).waitFor()
  expect(await page.locator('.chip').first().boundingBox()).toEqual(before)
  expect(
    await page.evaluate(() => {
      const bar = document.querySelector('.trouble')?.getBoundingClientRect()
      return [...document.querySelectorAll('button, textarea, input')].filter((control) => {
        const { left, right, top, bottom } = control.getBoundingClientRect()
        return bar !== undefined && left < bar.right && right > bar.left && top < bar.bottom && bottom > bar.top
      }).length
    }),
  ).toBe(0)
  await phone.close()
})

test('[RM-56] that the strip came up with people on it is said on the first page, and not again once somebody looked', async () => {
  host.showDesk({ doubts: [{ kind: 'came-up-occupied', number: 5 }] })
  const phone = await openPhonePage(browser, host.remote)
  const { page, button } = phone
  const said = page.getByText(words.line.doubtsLine['came-up-occupied'])
  await said.waitFor()
  expect(await phone.faults()).toEqual([])
  await button(words.line.looked).click()
  await said.waitFor({ state: 'detached' })
  host.showDesk({ doubts: [{ kind: 'came-up-occupied', number: 6 }] })
  await phone.tab(words.tabs.line)
  await page.getByRole('heading', { name: '21 mensen op de lijn' }).waitFor()
  expect(await page.locator('.doubts').count()).toBe(0)
  await phone.close()
})

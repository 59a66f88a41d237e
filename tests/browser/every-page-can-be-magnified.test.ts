/** Every page of a phone and of the tablet, in every state: nothing that axe forbids, and nothing cut when it is magnified up to four times (WCAG 1.4.10). */
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { THEMES } from '../../renderer/shared/theme.ts'
import { violationsOn, weakWordsOn } from '../support/axe.ts'
import { launchChromium } from '../support/chromium.ts'
import { startDoorHost, type DoorHost } from '../support/door-host.ts'
import { bring, PHONE_STATES, tell } from '../support/phone-states.ts'
import { cutOn } from '../support/reflow.ts'
import { startScriptedHost } from '../support/scripted-host.ts'

const PAGES = join(import.meta.dirname, '../../out/renderer')
const PHONE = { width: 390, height: 844 }
/** What is left of a screen of 1280x1024 and of a window of 780 px, four times as large. */
const MAGNIFIED = [
  { width: 320, height: 256 },
  { width: 195, height: 422 },
]

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())

async function openPage(url: string): Promise<Page> {
  const context = await browser.newContext({ viewport: PHONE, hasTouch: true, reducedMotion: 'reduce', colorScheme: 'light' })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  await page.goto(url)
  return page
}

/** What is wrong with what is shown: in one theme for each `turn`, its words in every theme, and in every size. */
async function faultsOf(page: Page, turn: number): Promise<readonly string[]> {
  const size = page.viewportSize() ?? PHONE
  const [first = 'light', ...others] = THEMES.map((_, index) => THEMES[(turn + index) % THEMES.length] ?? 'light')
  const paint = (theme: string): Promise<string> =>
    page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme)
  const found: string[] = []
  for (const theme of others) {
    await paint(theme)
    found.push(...(await weakWordsOn(page)).map((weak) => `${theme} ${weak}`))
  }
  await paint(first)
  found.push(...(await violationsOn(page)))
  for (const small of MAGNIFIED) {
    await page.setViewportSize(small)
    found.push(...(await cutOn(page)).map((cut) => `${small.width}x${small.height} ${cut}`))
  }
  await page.setViewportSize(size)
  return found
}

test(
  '[RM-27] [RM-60] the phone in every state: axe finds nothing, and magnified nothing is cut',
  { timeout: 180_000 },
  async () => {
    const host = await startScriptedHost()
    onTestFinished(() => host.stop())
    const page = await openPage(host.remote)
    const found: Record<string, readonly string[]> = {}
    for (const [turn, state] of PHONE_STATES.entries()) {
      tell(host, state)
      await bring(page, state)
      const faults = await faultsOf(page, turn)
      if (faults.length > 0) found[state.name] = faults
    }
    host.vanish()
    await page.locator('.phone[data-link=lost]').waitFor()
    found['lost'] = await faultsOf(page, 0)
    expect(found).toEqual({ lost: [] })
  },
)

async function openDoors(): Promise<DoorHost> {
  const kiosk = await startDoorHost(PAGES)
  onTestFinished(() => kiosk.stop())
  await kiosk.ask({ type: 'session.start', topic: 'absence' })
  await kiosk.ask({ type: 'guide.goto', step: 3 })
  return kiosk
}

test('[PL-27] [PL-34] pages of participants and of the tablet, in every state: axe finds nothing, and magnified nothing is cut', async () => {
  const kiosk = await openDoors()
  const found: Record<string, readonly string[]> = {}
  let turn = 0
  async function look(name: string, page: Page, ready: string): Promise<void> {
    await page.locator(ready).first().waitFor()
    const faults = await faultsOf(page, turn++)
    if (faults.length > 0) found[name] = faults
  }

  const place = await openPage(`${kiosk.host.url}/p/5`)
  await look('place, shut', place, '.place[data-page=shut]')
  await kiosk.ask({ type: 'line.phones', on: true })
  await look('place, asked', place, '.place[data-page=open] .strong')
  await place.locator('.strong').click()
  await look('place, stands', place, '.place[data-state=sent][data-position="5"]')

  await kiosk.request({ type: 'remote.invite', on: true, as: 'phone' })
  await look('phone, without a code', await openPage(`${kiosk.host.url}/remote/`), '.pair')
  await kiosk.request({ type: 'remote.invite', on: true, as: 'tablet' })
  const tablet = await openPage((await kiosk.doors()).doors.remote?.url ?? '')
  await tablet.setViewportSize({ width: 1024, height: 768 })
  await look('tablet, empty', tablet, '.tablet[data-page=open]')
  for (const number of ['2', '7', '7']) {
    await tablet.locator('.slider').press(number)
    await tablet.locator('.controls .strong').click()
  }
  await look('tablet, with people', tablet, '.tablet[data-people="3"]')

  await kiosk.ask({ type: 'guide.goto', step: 7 })
  await look('tablet, late', tablet, '.tablet[data-page=late]')
  await look('place, late', place, '.place[data-page=late]')
  await kiosk.ask({ type: 'guests.open', kind: 'need' })
  const note = await openPage((await kiosk.doors()).doors.guest?.url ?? '')
  await look('note, open', note, '.guest[data-state=open] textarea')
  await note.locator('textarea').fill('Samenwerkingsovereenkomstbespreking')
  await note.locator('.send').click()
  await look('note, sent', note, '[data-note=added]')
  await kiosk.ask({ type: 'guests.close' })
  await look('note, closed', note, '.guest[data-state=closed]')
  await kiosk.ask({ type: 'session.close' })
  await look('note, ended', note, '.guest[data-state=ended]')
  expect(found).toEqual({})
})

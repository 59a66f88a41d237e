/** A whole session without a mouse or a finger: on the page of the phone, and on the big screen. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { nl } from '#content/nl'
import { violationsOn } from '../support/axe.ts'
import { launchChromium } from '../support/chromium.ts'
import { freshKiosk, type FreshKiosk } from '../support/fresh-kiosk.ts'
import { keyboardOn, type Keyboard } from '../support/keyboard.ts'
import { openPhonePage, type PhonePage } from '../support/phone-page.ts'

const words = nl.remote
let browser: Browser
let kiosk: FreshKiosk
beforeAll(async () => {
  browser = await launchChromium()
})
beforeEach(async () => {
  kiosk = await freshKiosk(['--source', 'none'])
})
afterAll(() => browser.close())

test('[RM-54] [RM-22] [RM-27] on the phone: prepare, eight steps, notes, close and erase', { timeout: 240_000 }, async () => {
  const phone = await openPhonePage(browser, `${kiosk.url}/remote/#token=${kiosk.token}`)
  const { page } = phone
  const keyboard = keyboardOn(page)
  await fine(phone, 'choosing')
  await prepare(phone, keyboard)
  await walkTheLine(phone, keyboard)
  await hear(phone, keyboard)
  await writeDown(phone, keyboard)
  await closeAndErase(phone, keyboard)
  expect(phone.complaints).toEqual([])
  await phone.close()
})

async function prepare(phone: PhonePage, { press, reach, round }: Keyboard): Promise<void> {
  const { page } = phone
  await press('button', new RegExp(nl.topics.absence.ambition))
  await reach('textbox', words.prepare.ambition)
  await page.keyboard.type('Iedereen is er')
  await press('slider', words.prepare.time, 'ArrowRight')
  await page.getByText('31 minuten').waitFor()
  await press('checkbox', words.prepare.ticks.space, 'Space')
  expect((await round()).length).toBeGreaterThan(20)
  await fine(phone, 'preparing')
  await press('button', words.prepare.start)
  await page.locator('.phone[data-step="1"]').waitFor()
}

/** The pages are tabs: arrows turn them, and Tab goes into the page. */
async function walkTheLine(phone: PhonePage, { press, reach }: Keyboard): Promise<void> {
  const { page } = phone
  await press('button', words.lead.asked, 'Space')
  await next(page, press, 2)
  await next(page, press, 3)
  await fine(phone, 'step 3')
  await reach('tab', words.tabs.lead)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.getByText(nl.source.off).waitFor()
  for (const number of ['3', '6', '6']) await press('button', words.line.more.replace('{number}', number))
  await page.getByText('3 mensen op de lijn').waitFor()
  await fine(phone, 'line')
  await reach('tab', words.tabs.line)
  await page.keyboard.press('Home')
  await press('button', words.lead.reveal)
  await page.getByText(words.lead.liveNow).waitFor()
}

async function hear(phone: PhonePage, { press }: Keyboard): Promise<void> {
  const { page } = phone
  await next(page, press, 4)
  await press('button', 'Cijfer 6: 2 mensen, 0 gehoord')
  await press('button', 'Cijfer 6: 2 mensen, 1 gehoord', 'Space')
  await press('button', words.lead.hearMore)
  await page.getByText('2 stemmen gehoord').waitFor()
  await fine(phone, 'step 4')
  await next(page, press, 5)
  await fine(phone, 'step 5')
  await next(page, press, 6)
  await press('button', words.lead.capture)
  await page.getByText('Bewaard: 3 mensen').waitFor()
  await fine(phone, 'step 6')
}

async function writeDown(phone: PhonePage, { press, reach }: Keyboard): Promise<void> {
  const { page } = phone
  await next(page, press, 7)
  await press('button', words.lead.silences.works)
  await press('button', words.lead.pause)
  await press('button', words.lead.extend)
  await fine(phone, 'silence')
  await press('button', words.lead.end)
  await reach('tab', words.tabs.lead)
  for (let pages = 0; pages < 3; pages++) await page.keyboard.press('ArrowRight')
  await reach('textbox', words.notes.text)
  await page.keyboard.type('Korte lijnen')
  await page.keyboard.press('Enter')
  await press('button', 'Korte lijnen')
  await press('button', words.notes.star, 'Space')
  await page.locator('.note-star').waitFor()
  await fine(phone, 'a note that is open')
  await reach('tab', words.tabs.notes)
  await page.keyboard.press('Home')
}

async function closeAndErase(phone: PhonePage, { press, reach, round }: Keyboard): Promise<void> {
  const { page } = phone
  await next(page, press, 8)
  // The menu takes the focus, keeps it while it is open, and gives it back.
  await press('button', words.more.name)
  await page.getByRole('dialog').waitFor()
  await round()
  await page.keyboard.press('Escape')
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe(words.more.name)
  await press('button', words.guide.close)
  await page.getByRole('alertdialog').waitFor()
  await fine(phone, 'asking once')
  await page.keyboard.press('Escape')
  await page.getByRole('alertdialog').waitFor({ state: 'detached' })
  await press('button', words.guide.close)
  await press('button', words.confirm.close)
  await page.getByText(words.lead.thanks).waitFor()
  await fine(phone, 'closed')
  await reach('tab', words.tabs.lead)
  await page.keyboard.press('End')
  await press('button', words.prepare.erase)
  expect(await kiosk.get('/api/session')).toMatchObject({ phase: 'closed' })
  await page.keyboard.down('Enter')
  await expect.poll(() => kiosk.get('/api/session'), { timeout: 8000 }).toMatchObject({ phase: 'idle' })
  await page.keyboard.up('Enter')
}

test(
  '[DI-69] [DI-24] on the big screen: every step forth and back; Tab leads nowhere and is no trap',
  { timeout: 180_000 },
  async () => {
    const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, reducedMotion: 'reduce' })
    const page = await context.newPage()
    await page.goto(kiosk.screens.display)
    const display = page.locator('.display')
    const at = (step: number): Promise<void> => page.locator(`.display[data-step="${step}"]`).waitFor()
    await page.locator('.display[data-phase=idle]').waitFor()
    /** Presses once the time in which the same button counts once is over. */
    let pressedAt = -200
    const press = async (key: string): Promise<void> => {
      await page.waitForFunction((before) => performance.now() - before > 200, pressedAt)
      await page.keyboard.press(key)
      pressedAt = await page.evaluate(() => performance.now())
    }
    for (const [index, key] of FORTH.entries()) {
      await page.keyboard.press('Tab')
      expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true)
      await press(key)
      await at(index + 1)
      expect({ key, faults: await violationsOn(page) }).toEqual({ key, faults: [] })
    }
    for (const [index, key] of BACK.entries()) {
      await press(key)
      await at(7 - index)
      expect({ key, faults: await violationsOn(page) }).toEqual({ key, faults: [] })
    }
    await press('.')
    await page.locator('.quiet').waitFor()
    expect(await violationsOn(page)).toEqual([])
    await press('.')
    const hidden = page.locator('.line[data-shows=hidden]')
    await hidden.waitFor()
    await press('r')
    await hidden.waitFor({ state: 'detached' })
    await press('r')
    await hidden.waitFor()
    await kiosk.post({ type: 'session.close' })
    await expect.poll(() => display.getAttribute('data-phase')).toBe('closed')
    expect(await violationsOn(page)).toEqual([])
    await context.close()
  },
)
/** One for each step, and back again. */
const FORTH = ['Space', 'ArrowRight', 'ArrowDown', 'n', 'PageDown', 'Space', 'ArrowRight', 'ArrowDown']
const BACK = ['ArrowLeft', 'ArrowUp', 'Backspace', 'p', 'PageUp']

async function next(page: Page, press: Keyboard['press'], to: number): Promise<void> {
  await press('button', new RegExp(`^${words.guide.next}`))
  await page.locator(`.phone[data-step="${to}"]`).waitFor()
}

async function fine(phone: PhonePage, where: string): Promise<void> {
  expect({ where, faults: await phone.faults() }).toEqual({ where, faults: [] })
}

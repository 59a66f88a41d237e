import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { CardsView } from '#core/protocol/views'
import { createClient } from '#core/protocol/client'
import { connectSocket } from '../../renderer/shared/socket-connection.ts'
import { after } from '../../renderer/shared/after.ts'
import { THEMES } from '../../renderer/shared/theme.ts'
import { violationsOn } from '../support/axe.ts'
import { launchChromium } from '../support/chromium.ts'
import { startDoorHost, type DoorHost } from '../support/door-host.ts'

const PAGES = join(import.meta.dirname, '../../out/renderer')

let browser: Browser
let kiosk: DoorHost
let phone: BrowserContext
let page: Page
let complaints: string[]

beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())

beforeEach(async () => {
  kiosk = await startDoorHost(PAGES)
  await kiosk.ask({ type: 'session.start', topic: 'absence' })
  await kiosk.ask({ type: 'guide.goto', step: 7 })
  phone = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true })
  page = await phone.newPage()
  complaints = []
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
})
afterEach(async () => {
  await phone.close()
  await kiosk.stop()
})

/** The phone scans the code of the big screen. */
async function scan(kind: 'top' | 'need' = 'top', query = ''): Promise<void> {
  await kiosk.ask({ type: 'guests.open', kind })
  const { guest } = (await kiosk.doors()).doors
  if (guest === null) throw new Error('the door is closed')
  await page.goto(guest.url)
  if (query !== '') await page.goto(page.url().replace('#', `${query}#`))
  await page.locator('.guest[data-state=open]').waitFor()
}

/** The board, as the facilitator's phone sees it. */
async function board(): Promise<readonly string[]> {
  const cards = await new Promise<CardsView>((resolve) => {
    const client = createClient({
      connection: connectSocket(new WebSocket(`${kiosk.host.url.replace('http', 'ws')}/live`)),
      kind: 'remote',
      token: kiosk.host.token,
      after,
      listener: {
        session: () => undefined,
        line: () => undefined,
        link: () => undefined,
        ended: () => undefined,
        cards(view) {
          client.close()
          resolve(view)
        },
      },
    })
  })
  return cards.map(({ kind, text }) => `${kind}: ${text}`)
}

async function write(text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Jouw briefje' }).fill(text)
  await page.getByRole('button', { name: 'Hang op het bord' }).click()
}

test('[GP-8] somebody scans the code, writes a note, sees that it hangs, and writes another one; a script in it is text', async () => {
  await scan()
  await expect.poll(() => page.getByRole('heading', { level: 1 }).innerText()).toBe('Wat werkt er al?')
  await write('We bellen iedereen terug')
  await page.getByText('Je briefje hangt op het bord.').waitFor()
  await page.getByRole('textbox', { name: 'Jouw briefje' }).fill('<script>alert(1)</script><img src=x onerror=alert(1)>')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.locator('[data-note=added]').count()).toBe(2)
  expect(await board()).toEqual(['top: We bellen iedereen terug', 'top: <script>alert(1)</script><img src=x onerror=alert(1)>'])
  expect(await page.locator('.guest script, .guest img').count()).toBe(0)
  expect(complaints).toEqual([])
})

test('[GP-8] nothing about a person is kept: no cookie, and nothing in the storage once the note hangs', async () => {
  await scan()
  await write('Iedereen groet elkaar')
  await page.locator('[data-note=added]').waitFor()
  expect(await phone.cookies()).toEqual([])
  const kept = await page.evaluate(() => JSON.stringify(localStorage) + JSON.stringify(sessionStorage))
  expect(kept).not.toContain('groet')
})

test('[GP-8] a note whose answer got lost hangs once, also when the page is loaded again in between', async () => {
  let deaf = true
  await page.routeWebSocket(/\/live$/, (socket) => {
    socket.connectToServer().onMessage((message) => {
      if (!deaf || !String(message).includes('"t":"answer"')) socket.send(message)
    })
  })
  await scan()
  await write('Samen eten')
  await expect.poll(board).toEqual(['top: Samen eten'])
  expect(await page.locator('[data-note=waiting]').count()).toBe(1)
  deaf = false
  await page.reload()
  await page.locator('[data-note=added]').waitFor()
  expect(await board()).toEqual(['top: Samen eten'])
})

test('[GP-8] when the question changes the page asks that one; when the step is over it says so, and thanks at the end', async () => {
  await scan()
  await kiosk.ask({ type: 'guests.open', kind: 'need' })
  await page.getByRole('heading', { name: 'Wat heb je nodig van anderen?' }).waitFor()
  await write('Tijd')
  await page.locator('[data-note=added]').waitFor()
  await kiosk.ask({ type: 'guide.next', from: 7 })
  await page.locator('.guest[data-state=closed]').waitFor()
  expect(await page.getByRole('textbox', { name: 'Jouw briefje' }).count()).toBe(0)
  await kiosk.ask({ type: 'session.close' })
  await page.getByRole('heading', { name: 'Dank je wel voor het meedoen' }).waitFor()
  expect(await board()).toEqual(['need: Tijd'])
})

test('[GP-8] a code of another session says what to do', async () => {
  await kiosk.ask({ type: 'guests.open', kind: 'top' })
  await page.goto(`${kiosk.host.url}/g/23456789`)
  await page.locator('.guest[data-state=wrong]').waitFor()
  expect(await page.getByRole('heading').innerText()).toBe('Deze link is niet meer geldig')
})

test.each(THEMES)('[GP-9] %s: axe finds nothing, on the question and on what follows it', async (theme) => {
  await scan('top', `?theme=${theme}`)
  expect(await violationsOn(page)).toEqual([])
  await write('Iedereen groet elkaar')
  await page.locator('[data-note=added]').waitFor()
  expect(await violationsOn(page)).toEqual([])
  await kiosk.ask({ type: 'guests.close' })
  await page.locator('.guest[data-state=closed]').waitFor()
  expect(await violationsOn(page)).toEqual([])
})

test('[GP-9] all of it works with a keyboard alone, in English too, and fits a phone', async () => {
  await scan('top', '?locale=en')
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(wide).toBeLessThanOrEqual(390)
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Nederlands')
  await page.keyboard.press('Tab')
  await page.keyboard.type('We call back')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByText('Your note is on the board.').waitFor()
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('note')
})

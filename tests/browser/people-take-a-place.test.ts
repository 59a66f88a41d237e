/** Somebody scans a sticker, and somebody else uses the tablet of the room: the real pages on the real host. */
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { lineIn } from '../support/api-line.ts'
import { violationsOn } from '../support/axe.ts'
import { launchChromium } from '../support/chromium.ts'
import { startDoorHost, type DoorHost } from '../support/door-host.ts'

const PAGES = join(import.meta.dirname, '../../out/renderer')
/** Every theme, and both languages. */
const LOOKS = [
  ['light', 'nl'],
  ['dark', 'en'],
  ['contrast', 'nl'],
] as const

let browser: Browser
let kiosk: DoorHost
let contexts: BrowserContext[]
let complaints: string[]

beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())

beforeEach(async () => {
  kiosk = await startDoorHost(PAGES)
  await kiosk.ask({ type: 'session.start', topic: 'absence' })
  await kiosk.ask({ type: 'guide.goto', step: 3 })
  await kiosk.ask({ type: 'line.phones', on: true })
  contexts = []
  complaints = []
})
afterEach(async () => {
  for (const context of contexts) await context.close()
  await kiosk.stop()
})

async function openPage(width: number, height: number): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height },
    hasTouch: true,
    reducedMotion: 'reduce',
    colorScheme: 'light',
  })
  contexts.push(context)
  const page = await context.newPage()
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  return page
}

const at = (page: Page, place: string): Promise<void> => page.locator(`.place[data-state=sent][data-position="${place}"]`).waitFor()
const counts = async (): Promise<readonly number[]> => lineIn(await kiosk.get('/api/line')).counts

/** With people on these numbers. */
function lineOf(...numbers: readonly number[]): readonly number[] {
  return Array.from({ length: 11 }, (_, number) => numbers.filter((one) => one === number).length)
}

async function tapAt(page: Page, part: number, vertical: boolean): Promise<void> {
  const box = await page.locator('.slider').boundingBox()
  if (box === null) throw new Error('no line is shown')
  const { x, y, width, height } = box
  await page.touchscreen.tap(vertical ? x + width / 2 : x + part * width, vertical ? y + (1 - part) * height : y + height / 3)
}

/** What is wrong with what is shown: what axe finds, what leaves the screen, and on a tablet what is too small to touch. */
async function faults(page: Page, least: number): Promise<readonly string[]> {
  const small = await page.evaluate((least) => {
    const wide = document.documentElement.clientWidth
    const tall = window.innerHeight
    return [...document.querySelectorAll('button, input, [role=slider], h1, p')].flatMap((element) => {
      const { left, right, bottom, width, height } = element.getBoundingClientRect()
      if (!element.checkVisibility() || element.textContent === '') return []
      const name = `${element.tagName} ${element.textContent} ${Math.round(width)}x${Math.round(height)}`
      if (left < 0 || right > wide + 1 || bottom > tall + 1) return [`off the screen: ${name}`]
      return !element.matches('h1, p') && (width < least || height < least) ? [`small: ${name}`] : []
    })
  }, least)
  return [...(await violationsOn(page)), ...small]
}

async function pairTablet(width = 1024, height = 768, query = ''): Promise<Page> {
  const page = await openPage(width, height)
  await kiosk.request({ type: 'remote.invite', on: true, as: 'tablet' })
  const { remote } = (await kiosk.doors()).doors
  if (remote === null) throw new Error('the door is closed')
  await page.goto(remote.url.replace('/#', `/${query}#`))
  await page.locator('.tablet[data-page=open]').waitFor()
  return page
}

const sent = (page: Page, people: number): Promise<void> =>
  page.locator(`.tablet[data-state=sent][data-people="${people}"]`).waitFor()

/** One after the other touches the line and presses next. */
async function place(page: Page, ...numbers: readonly number[]): Promise<void> {
  for (const number of numbers) {
    await tapAt(page, (number + 0.5) / 11, false)
    await page.getByRole('button', { name: 'Volgende' }).click()
  }
}

describe('a phone', () => {
  let page: Page

  async function scan(mark: 0 | 5 | 10, query = ''): Promise<void> {
    await page.goto(`${kiosk.host.url}/p/${mark}`)
    // The page that the sticker opened may not have stood anywhere yet: this one has to know the mark as well.
    if (query !== '') await page.goto(`${kiosk.host.url}/place/?${query}#${mark}`)
    await page.locator('.place:not([data-page=connecting])').waitFor()
  }

  beforeEach(async () => {
    page = await openPage(390, 844)
  })

  test('[PL-25] whoever scans stands on the mark, walks on by touch, and is still there after a reload; the next sticker counts', async () => {
    await scan(5)
    await at(page, '5')
    await expect.poll(counts).toEqual(lineOf(5))
    await tapAt(page, 7.5 / 11, true)
    await at(page, '7')
    await page.reload()
    await at(page, '7')
    await expect.poll(counts).toEqual(lineOf(7))
    await scan(10)
    await at(page, '10')
    await expect.poll(counts).toEqual(lineOf(10))
    expect(complaints).toEqual([])
  })

  test('[PL-25] [PL-1] who scans too early is told, and is asked when it is time', async () => {
    await kiosk.ask({ type: 'guide.goto', step: 2 })
    await scan(0)
    await page.getByRole('heading', { name: 'Nog heel even' }).waitFor()
    await kiosk.ask({ type: 'guide.goto', step: 3 })
    await page.getByRole('heading', { name: 'Waar sta jij?' }).waitFor()
    await expect.poll(counts).toEqual(lineOf())
    await page.getByRole('button', { name: 'Ga op de 0 staan' }).click()
    await at(page, '0')
    await expect.poll(counts).toEqual(lineOf(0))
  })

  test('[PL-26] a finger slides, keys move, and stepping off leaves nobody', async () => {
    await scan(5)
    await at(page, '5')
    const box = await page.locator('.slider').boundingBox()
    if (box === null) throw new Error('no line is shown')
    const y = (position: number): number => box.y + box.height * (1 - (position + 0.5) / 11)
    await page.mouse.move(box.x + 100, y(5))
    await page.mouse.down()
    await page.mouse.move(box.x + 120, y(3), { steps: 10 })
    await page.mouse.move(box.x + 120, y(2.5), { steps: 4 })
    await page.mouse.up()
    await at(page, '2.5')
    await page.locator('.slider').press('ArrowUp')
    await page.locator('.slider').press('PageUp')
    await at(page, '4')
    expect(await page.getByRole('slider').getAttribute('aria-valuetext')).toBe('4')
    await page.getByRole('button', { name: 'Ik sta niet meer op de lijn' }).click()
    await page.getByRole('heading', { name: 'Waar sta jij?' }).waitFor()
    await expect.poll(counts).toEqual(lineOf())
  })

  test('[PL-26] at step 5 it offers the 10 and never goes by itself; at step 6 it offers the way back', async () => {
    await scan(5)
    await page.locator('.slider').press('6')
    await at(page, '6')
    await kiosk.ask({ type: 'guide.goto', step: 5 })
    await page.getByRole('button', { name: 'Ga naar de 10' }).waitFor()
    await expect.poll(counts).toEqual(lineOf(6))
    await page.getByRole('button', { name: 'Ga naar de 10' }).click()
    await at(page, '10')
    await expect.poll(counts).toEqual(lineOf(10))
    await kiosk.ask({ type: 'guide.goto', step: 6 })
    await page.getByRole('button', { name: 'Ga terug naar de 6' }).click()
    await at(page, '6')
    await expect.poll(counts).toEqual(lineOf(6))
  })

  test('[PL-26] [PL-4] it says why nobody can take a place, and what was is there again afterwards', async () => {
    await scan(5)
    await at(page, '5')
    const says = [
      [{ type: 'line.phones', on: false }, 'Vandaag sta je zelf op de lijn'],
      [{ type: 'line.phones', on: true }, 'Jij staat op de 5'],
      [{ type: 'guide.goto', step: 7 }, 'We zijn van de lijn af'],
      [{ type: 'guide.goto', step: 6 }, 'Jij staat op de 5'],
      [{ type: 'session.close' }, 'Dank je wel voor het meedoen'],
    ] as const
    for (const [intent, heading] of says) {
      await kiosk.ask(intent)
      await page.getByRole('heading', { name: heading }).waitFor()
      await expect.poll(counts).toEqual(heading.startsWith('Jij') ? lineOf(5) : lineOf())
    }
    await kiosk.ask({ type: 'session.start', topic: 'absence' })
    await kiosk.ask({ type: 'line.phones', on: true })
    await kiosk.ask({ type: 'guide.goto', step: 3 })
    await page.getByRole('heading', { name: 'Waar sta jij?' }).waitFor()
    await expect.poll(counts).toEqual(lineOf())
  })

  test('[PL-21] two pages of one phone are one person, at the newer place', async () => {
    await scan(5)
    await at(page, '5')
    const other = await page.context().newPage()
    await other.goto(`${kiosk.host.url}/p/10`)
    await at(other, '10')
    await page.locator('.place[data-position="10"]').waitFor()
    await expect.poll(counts).toEqual(lineOf(10))
    await page.locator('.slider').press('3')
    await other.locator('.place[data-position="3"]').waitFor()
    await expect.poll(counts).toEqual(lineOf(3))
  })

  test.each(LOOKS)('[PL-27] %s, %s: nothing is wrong with the page, in any of its states', async (theme, locale) => {
    await scan(5, `theme=${theme}&locale=${locale}`)
    await at(page, '5')
    expect(await faults(page, 44)).toEqual([])
    await kiosk.ask({ type: 'guide.goto', step: 5 })
    await page.locator('.strong').waitFor()
    expect(await faults(page, 44)).toEqual([])
    await kiosk.ask({ type: 'guide.goto', step: 7 })
    await page.locator('.place[data-page=late]').waitFor()
    expect(await faults(page, 44)).toEqual([])
  })
})

describe('a tablet', () => {
  test('[PL-12] [PL-24] a tablet comes in with its code, and one after the other is placed, moved and taken off', async () => {
    const page = await pairTablet()
    await place(page, 3, 7, 7)
    await sent(page, 3)
    await expect.poll(counts).toEqual(lineOf(3, 7, 7))
    await page.getByRole('button', { name: 'Iemand op de 3. Tik om te verplaatsen.' }).click()
    await page.getByRole('heading', { name: 'Jij staat op de 3' }).waitFor()
    await page.locator('.slider').press('ArrowRight')
    await page.locator('.slider').press('ArrowRight')
    await page.locator('.slider').press('Enter')
    await sent(page, 3)
    await expect.poll(counts).toEqual(lineOf(4, 7, 7))
    await page.getByRole('button', { name: 'Haal de laatste weg' }).click()
    await sent(page, 2)
    await expect.poll(counts).toEqual(lineOf(4, 7))
    await page.getByRole('button', { name: 'Maak leeg' }).click()
    await expect.poll(counts).toEqual(lineOf(4, 7))
    await page.getByRole('button', { name: 'Maak leeg' }).focus()
    await page.keyboard.down('Enter')
    await sent(page, 0)
    await page.keyboard.up('Enter')
    await expect.poll(counts).toEqual(lineOf())
    expect(complaints).toEqual([])
  })

  test('[PL-24] at step 5 all of a tablet go to the 10 by one touch, and at step 6 back', async () => {
    const page = await pairTablet()
    await place(page, 2, 6)
    await kiosk.ask({ type: 'guide.goto', step: 5 })
    await page.getByRole('button', { name: 'Allemaal naar de 10' }).waitFor()
    await expect.poll(counts).toEqual(lineOf(2, 6))
    await page.getByRole('button', { name: 'Allemaal naar de 10' }).click()
    await sent(page, 2)
    await expect.poll(counts).toEqual(lineOf(10, 10))
    await kiosk.ask({ type: 'guide.goto', step: 6 })
    await page.getByRole('button', { name: 'Allemaal terug naar vandaag' }).click()
    await sent(page, 2)
    await expect.poll(counts).toEqual(lineOf(2, 6))
  })

  test('[PL-30] three tablets at once, one of which loses its connection and is loaded anew: everybody stands once', async () => {
    const [one, two, three] = [await pairTablet(), await pairTablet(768, 1024), await pairTablet()]
    await place(one, 1, 1)
    await place(two, 5)
    await two.context().setOffline(true)
    await place(two, 6, 6)
    await two.getByText('Even geen verbinding.').waitFor()
    await place(three, 9, 9)
    await sent(three, 2)
    await expect.poll(counts).toEqual(lineOf(1, 1, 5, 9, 9))
    await two.context().setOffline(false)
    await sent(two, 3)
    await expect.poll(counts).toEqual(lineOf(1, 1, 5, 6, 6, 9, 9))
    await two.reload()
    await sent(two, 3)
    await place(two, 0)
    await sent(two, 4)
    await expect.poll(counts).toEqual(lineOf(0, 1, 1, 5, 6, 6, 9, 9))
    expect(new Set(lineIn(await kiosk.get('/api/line')).people.map(({ id }) => id)).size).toBe(8)
    const { devices } = await kiosk.doors()
    await kiosk.request({ type: 'remote.revoke', device: devices[0]?.device ?? '' })
    await one.getByRole('heading', { name: 'Verbind deze tablet' }).waitFor()
    await expect.poll(counts).toEqual(lineOf(0, 5, 6, 6, 9, 9))
  })

  test('[PL-32] it stays on its page', async () => {
    const page = await pairTablet()
    await place(page, 4)
    await page.goBack()
    await page.goBack()
    await page.locator('.tablet[data-page=open][data-people="1"]').waitFor()
    expect(await page.locator('a').count()).toBe(0)
    const stopped = await page.evaluate(() =>
      ['contextmenu', 'selectstart', 'dragstart', 'gesturestart'].map(
        (type) => !document.body.dispatchEvent(new Event(type, { bubbles: true, cancelable: true })),
      ),
    )
    expect(stopped).toEqual([true, true, true, true])
    await page.locator('h1').dblclick()
    expect(await page.evaluate(() => getSelection()?.toString())).toBe('')
  })

  test.each(LOOKS)('[PL-27] %s, %s: nothing is wrong with the page, flat and upright', async (theme, locale) => {
    const flat = { width: 1024, height: 768 }
    const upright = { width: 768, height: 1024 }
    const [first, turned] = locale === 'nl' ? [flat, upright] : [upright, flat]
    const page = await pairTablet(first.width, first.height, `?theme=${theme}&locale=${locale}`)
    // What was turned is laid out anew in the frame after.
    const looked = async (): Promise<void> => {
      await expect.poll(() => faults(page, 60)).toEqual([])
    }
    await looked()
    await page.setViewportSize(turned)
    await looked()
    for (const key of ['3', '7', '7', '8']) {
      await page.locator('.slider').press(key)
      await page.locator('.slider').press('Enter')
    }
    await page.locator('.slider').press('9')
    await sent(page, 5)
    await looked()
    await page.setViewportSize(first)
    await looked()
    await page.context().close()
  })
})

test('[PL-11] the facilitator lets phones in and sees how many stand there', async () => {
  await kiosk.ask({ type: 'line.phones', on: false })
  const lead = await openPage(390, 844)
  await lead.goto(`${kiosk.host.url}/remote/#token=${kiosk.host.token}`)
  await lead.getByRole('button', { name: 'Telefoons mogen op de lijn' }).click()
  const phone = await openPage(390, 844)
  await phone.goto(`${kiosk.host.url}/p/10`)
  await at(phone, '10')
  await lead.getByText('1 met een telefoon, niemand op een tablet').waitFor()
  expect(await violationsOn(lead)).toEqual([])
  await lead.getByRole('button', { name: 'Telefoons mogen op de lijn', pressed: true }).click()
  await lead.getByText('Niemand met een telefoon').waitFor()
  await phone.getByRole('heading', { name: 'Vandaag sta je zelf op de lijn' }).waitFor()
  expect(complaints).toEqual([])
})

/** A full room takes its places with phones: the wifi is bad, and the power goes. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { SCALE_NUMBERS } from '#core/scale/position'
import { lineIn } from '../support/api-line.ts'
import { launchChromium } from '../support/chromium.ts'
import { startDoorHost, type DoorHost } from '../support/door-host.ts'
import { freePort } from '../support/free-port.ts'
import { startKiosk, type KioskProcess } from '../support/kiosk-process.ts'
import { openLinePhone, type LinePhone } from '../support/line-phone.ts'
import { createRandom } from '../support/random.ts'

const PAGES = join(import.meta.dirname, '../../out/renderer')
const REAL = 10
const PHONES = 100

let browser: Browser

beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())

async function openReal(url: string): Promise<{ readonly context: BrowserContext; readonly page: Page }> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, reducedMotion: 'reduce' })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  await page.goto(url)
  await page.locator('.place[data-page=open]').waitFor()
  return { context, page }
}

function openSimulated(many: number, url: string): readonly LinePhone[] {
  const phones = Array.from({ length: many }, () => openLinePhone(url))
  onTestFinished(() => phones.forEach((phone) => phone.leave()))
  return phones
}

/** People have their places to take, with a phone. */
async function atStep3(): Promise<DoorHost> {
  const kiosk = await startDoorHost(PAGES)
  onTestFinished(() => kiosk.stop())
  await kiosk.ask({ type: 'session.start', topic: 'absence' })
  await kiosk.ask({ type: 'guide.goto', step: 3 })
  await kiosk.ask({ type: 'line.phones', on: true })
  return kiosk
}

/** How many stand on each number when these are where people are. */
function countsOf(places: readonly number[]): readonly number[] {
  return SCALE_NUMBERS.map((number) => places.filter((place) => place === number).length)
}

test(`[PL-29] ${PHONES} phones, ${REAL} of them real browsers, half of which lose the connection in turns: each stands once, at its last place`, async () => {
  const kiosk = await atStep3()
  const random = createRandom(20261124)
  const places = Array.from({ length: PHONES }, () => -1)
  const simulated = openSimulated(PHONES - REAL, kiosk.host.url)
  const real = await Promise.all(Array.from({ length: REAL }, () => openReal(`${kiosk.host.url}/p/5`)))

  async function moveAll(): Promise<void> {
    for (const [index, phone] of simulated.entries()) {
      places[index] = Math.floor(random() * SCALE_NUMBERS.length)
      phone.stand(places[index] ?? 0)
    }
    for (const [index, { page }] of real.entries()) {
      const number = Math.floor(random() * 10)
      places[PHONES - REAL + index] = number
      await page.locator('.slider').press(String(number))
    }
  }

  await expect.poll(async () => lineIn(await kiosk.get('/api/line')).total, { timeout: 20_000 }).toBe(REAL)
  for (let round = 0; round < 3; round++) {
    const isAway = (index: number): boolean => index % 2 === round % 2
    for (const [index, phone] of simulated.entries()) if (isAway(index)) phone.lose()
    for (const [index, { context }] of real.entries()) if (isAway(index)) await context.setOffline(true)
    await moveAll()
    for (const phone of simulated) phone.find()
    for (const { context } of real) await context.setOffline(false)
  }
  // The last word of whoever was away last comes in by itself.
  await expect.poll(async () => lineIn(await kiosk.get('/api/line')).counts, { timeout: 30_000 }).toEqual(countsOf(places))
  const { people } = lineIn(await kiosk.get('/api/line'))
  expect(new Set(people.map(({ id }) => id)).size).toBe(PHONES)
  expect(new Set(simulated.map(({ cookie }) => cookie)).size).toBe(PHONES - REAL)

  // Nobody of this session is anybody in the next one.
  await kiosk.ask({ type: 'session.close' })
  expect(lineIn(await kiosk.get('/api/line')).total).toBe(0)
})

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile())
}

async function begin(kiosk: KioskProcess): Promise<void> {
  await kiosk.post({ type: 'session.start', topic: 'absence' })
  await kiosk.post({ type: 'guide.goto', step: 3 })
  await kiosk.post({ type: 'line.phones', on: true })
}

test('[PL-28] [PL-31] [PL-11] after a power cut phones are back within two seconds, once; nothing of them is on disk or in the log', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'meetlat-places-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const options = ['--source', 'none', '--data', folder, '--port', String(await freePort())]
  const first = await startKiosk(options)
  onTestFinished(() => first.kill())
  await begin(first)
  const phones = openSimulated(20, first.url)
  const { context, page } = await openReal(`${first.url}/p/5`)
  for (const [index, phone] of phones.entries()) phone.stand(index % 11)
  await page.locator('.slider').press('9')
  const before = countsOf([...phones.map((_, index) => index % 11), 9])
  await expect.poll(async () => lineIn(await first.get('/api/line')).counts).toEqual(before)
  await first.kill()
  await page.getByText('Even geen verbinding.').waitFor()
  const second = await startKiosk(options)
  onTestFinished(() => second.kill())
  const readyAt = performance.now()
  await expect.poll(async () => lineIn(await second.get('/api/line')).counts, { interval: 20, timeout: 10_000 }).toEqual(before)
  const took = performance.now() - readyAt
  await page.locator('.place[data-state=sent][data-position="9"]').waitFor()
  const cookies = [...phones.map(({ cookie }) => cookie), ...(await context.cookies()).map(({ value }) => value)]
  for (const phone of phones) phone.leave()
  await context.close()
  await second.end()
  expect(took).toBeLessThan(2000)
  const kept = [...filesIn(folder).map((file) => readFileSync(file, 'latin1')), first.log(), second.log()].join('\n')
  const secrets = cookies.flatMap((cookie) => cookie.replace('meetlat_place=', '').split('.'))
  expect([secrets.length, secrets.filter((secret) => kept.includes(secret)), kept.includes('meetlat_place')]).toEqual([
    42,
    [],
    false,
  ])
})

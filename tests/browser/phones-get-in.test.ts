import vue from '@vitejs/plugin-vue'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { THEMES } from '../../renderer/shared/theme.ts'
import { violationsOn } from '../support/axe.ts'
import { launchChromium } from '../support/chromium.ts'
import { startDoorHost, type DoorHost } from '../support/door-host.ts'

let pages: string
let browser: Browser
let kiosk: DoorHost
let phones: BrowserContext[]

beforeAll(async () => {
  pages = mkdtempSync(join(tmpdir(), 'meetlat-phones-app-'))
  await build({
    configFile: false,
    root: join(import.meta.dirname, '../support/phones-app'),
    base: './',
    logLevel: 'error',
    plugins: [vue()],
    define: { __VUE_I18N_FULL_INSTALL__: false, __VUE_I18N_LEGACY_API__: false, __INTLIFY_PROD_DEVTOOLS__: false },
    build: { outDir: join(pages, 'remote'), assetsInlineLimit: 0 },
  })
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
  rmSync(pages, { recursive: true })
})

beforeEach(async () => {
  phones = []
  kiosk = await startDoorHost(pages)
})
afterEach(async () => {
  for (const phone of phones) await phone.close()
  await kiosk.stop()
})

async function newPhone(): Promise<Page> {
  const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true })
  phones.push(phone)
  return phone.newPage()
}

/** What the big screen shows for the next phone. */
async function invitation(): Promise<{ readonly url: string; readonly code: string }> {
  const { remote } = (await kiosk.doors()).doors
  if (remote === null) throw new Error('the door is closed')
  return remote
}

/** Another phone scans the code. */
async function scan(): Promise<Page> {
  const page = await newPhone()
  await page.goto((await invitation()).url)
  await page.locator('[data-phone]').first().waitFor()
  return page
}

async function roles(): Promise<readonly string[]> {
  return (await kiosk.doors()).devices.map(({ number, role }) => `${number} ${role}`)
}

test('[PA-19] a phone that scans the code is in at once, leads, comes back by itself, and the code is out of its address', async () => {
  const page = await scan()
  expect(page.url()).toBe(`${kiosk.host.url}/remote/`)
  expect(await page.locator('[data-phone="1"]').innerText()).toMatch(/Telefoon 1 \(deze telefoon\).*leidt/s)
  expect((await kiosk.doors()).doors.remote).toBeNull()
  await page.reload()
  await page.locator('[data-phone="1"]').waitFor()
  expect(await roles()).toEqual(['1 driver'])
})

test('[PA-19] a code can be typed, with spaces; a wrong one says what to do', async () => {
  const { code, url } = await invitation()
  const page = await newPhone()
  await page.goto(url.split('#')[0] ?? url)
  const wrong = code.startsWith('0') ? `1${code.slice(1)}` : `0${code.slice(1)}`
  await page.getByLabel('Code van het grote scherm').fill(wrong)
  await page.keyboard.press('Enter')
  await page.getByText('Deze code klopt niet.').waitFor()
  await page.getByLabel('Code van het grote scherm').fill(`${code.slice(0, 3)} ${code.slice(3)}`)
  await page.getByRole('button', { name: 'Verbind' }).click()
  await page.locator('[data-phone="1"]').waitFor()
  expect(await roles()).toEqual(['1 driver'])
})

test('[PA-19] the phone that leads invites another one, gives it a role, hands over when it asks, and is put out by it', async () => {
  const first = await scan()
  await first.getByRole('button', { name: 'Laat een code zien' }).click()
  await first.getByText('De code komt op het grote scherm').waitFor()
  const second = await scan()
  expect(await roles()).toEqual(['1 driver', '2 viewer'])
  await first.getByLabel('Wat doet telefoon 2?').selectOption('scribe')
  await expect.poll(roles).toEqual(['1 driver', '2 scribe'])
  await second.getByRole('button', { name: 'Ik wil leiden' }).click()
  await second.getByText('Gevraagd.').waitFor()
  await first.getByRole('alert').getByRole('button', { name: 'Ja, laat leiden' }).click()
  await expect.poll(roles).toEqual(['1 scribe', '2 driver'])
  await second.getByRole('button', { name: 'Haal weg' }).click()
  await second.getByRole('button', { name: 'Ja, doe maar' }).click()
  await first.getByRole('heading', { name: 'Verbind deze telefoon' }).waitFor()
  await expect.poll(roles).toEqual(['2 driver'])
  await expect.poll(() => first.evaluate(() => localStorage.length)).toBe(0)
})

test('[PA-19] a phone that is done asks for a new code the next time', async () => {
  const page = await scan()
  await page.getByRole('button', { name: 'Stop met deze telefoon' }).click()
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Nee, laat zo')
  await page.getByRole('button', { name: 'Ja, doe maar' }).click()
  await page.getByRole('heading', { name: 'Verbind deze telefoon' }).waitFor()
  await expect.poll(roles).toEqual([])
})

test.each(THEMES)('[PA-19] %s: axe finds nothing, on the way in and on the list', async (theme) => {
  const page = await newPhone()
  await page.goto(`${kiosk.host.url}/remote/?theme=${theme}`)
  await page.getByRole('heading', { name: 'Verbind deze telefoon' }).waitFor()
  expect(await violationsOn(page)).toEqual([])
  const first = await scan()
  await kiosk.request({ type: 'remote.invite', on: true })
  const second = await scan()
  await second.getByRole('button', { name: 'Ik wil leiden' }).click()
  await first.getByRole('alert').waitFor()
  await first.evaluate((name) => document.documentElement.setAttribute('data-theme', name), theme)
  expect(await violationsOn(first)).toEqual([])
})

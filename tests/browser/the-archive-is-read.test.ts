/** Somebody at the kiosk or a laptop reads what groups did, takes it along, and lets it go: the real page on a real host. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { THEMES } from '../../renderer/shared/theme.ts'
import { archiveKiosk } from '../support/archive-page.ts'
import { tellSession } from '../support/archived.ts'
import { violationsOn } from '../support/axe.ts'
import { openPhonePage } from '../support/phone-page.ts'

const DAY = 86_400_000
const now = Date.now()
const SESSIONS = [
  tellSession({ id: 'taal-1', at: now - 90 * DAY, plan: { topic: 'Taal' }, today: [1, 2, 2, 3, 3, 4, 4, 5] }),
  tellSession({ id: 'taal-2', at: now - 60 * DAY, plan: { topic: 'Taal' } }),
  tellSession({ id: 'taal-3', at: now - 30 * DAY, plan: { topic: 'Taal', ambition: 'Iedereen spreekt mee.' } }),
  tellSession({ id: 'absence', at: now - 2 * DAY, plan: { template: 'absence' }, action: 'We bellen voor tienen' }),
]

test('[AR-34] a session is found by its words, read, and erased by holding; the page says that it is gone', async () => {
  const { open, complaints } = await archiveKiosk(SESSIONS)
  const page = await open()
  await page.getByText('4 sessies', { exact: true }).waitFor()
  await page.getByLabel('Zoek in onderwerp en ambitie').fill('SPREEKT')
  await page.getByText('1 sessie', { exact: true }).waitFor()
  await page.locator('[data-session=taal-3]').click()
  await page.getByRole('heading', { name: 'Iedereen spreekt mee.' }).waitFor()
  expect(await page.locator('.still-line').count()).toBe(3)
  await page.getByText('Een lijst van plekken maken').waitFor()
  await page.getByText('van 5 min').first().waitFor()
  expect(await page.locator('.alike li').count()).toBe(3)
  expect(await page.locator('.opened').innerText()).not.toMatch(/gemiddeld|%/i)

  const erase = page.getByRole('button', { name: 'Wis deze sessie' })
  await erase.focus()
  await page.keyboard.down('Enter')
  await page.getByText('Er is niets van over op deze computer.').waitFor()
  await page.keyboard.up('Enter')
  await page.getByRole('button', { name: 'Wis het zoeken' }).click()
  await page.getByText('3 sessies', { exact: true }).waitFor()
  expect(complaints).toEqual([])
})

test('[AR-47] a page that was open all evening has the session that has just closed, and not the one that was erased meanwhile', async () => {
  const { open, host } = await archiveKiosk(SESSIONS)
  const ask = async (intent: object): Promise<void> => {
    const headers = { authorization: `Bearer ${host.token}` }
    expect((await fetch(`${host.url}/api/intents`, { method: 'POST', headers, body: JSON.stringify(intent) })).status).toBe(200)
  }
  const page = await open()
  await page.getByText('4 sessies', { exact: true }).waitFor()
  for (const type of ['session.start', 'session.close']) await ask({ type })
  await page.getByText('5 sessies', { exact: true }).waitFor()
  await ask({ type: 'session.erase', session: 'taal-2' })
  await page.locator('[data-session=taal-2]').click()
  await page.getByText('Deze sessie is er niet meer.', { exact: true }).waitFor()
  await page.getByText('4 sessies', { exact: true }).waitFor()
  expect(await page.locator('[data-session=taal-2]').count()).toBe(0)
})

test('[AR-35] a session is taken along as a file and on a stick, and taken in on another kiosk', async () => {
  const { open, stick, complaints } = await archiveKiosk(SESSIONS)
  const page = await open()
  await page.locator('[data-session=absence]').click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download deze sessie' }).click(),
  ])
  const file = join(stick, 'other.zip')
  await download.saveAs(file)
  await page.getByRole('button', { name: /^Zet op de stick STICK/ }).click()
  await page.getByText('Je mag de stick eruit halen.').waitFor()
  expect(readdirSync(stick)).toEqual([download.suggestedFilename(), 'other.zip'].toSorted())

  const other = await archiveKiosk([])
  const empty = await other.open()
  await empty.getByText('Er is nog geen sessie geweest.').waitFor()
  await empty.locator('input[type=file]').setInputFiles(file)
  await empty.getByText('Er is 1 sessie bij.').waitFor()
  await empty.locator('[data-session=absence]').click()
  await empty.getByText('We bellen voor tienen').waitFor()
  expect([...complaints, ...other.complaints]).toEqual([])
})

test('[AR-36] the page is for everyone: on a laptop and a phone, in every theme and both languages, with nothing that WCAG 2.2 A or AA forbids', async () => {
  const { open } = await archiveKiosk(SESSIONS)
  for (const theme of THEMES) {
    for (const [locale, width] of [
      ['nl', 1280],
      ['en', 390],
    ] as const) {
      const page = await open({ query: `theme=${theme}&locale=${locale}`, width })
      const looked = async (): Promise<void> => {
        expect([theme, locale, ...(await violationsOn(page))]).toEqual([theme, locale])
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
      }
      await page.locator('[data-session=taal-3]').waitFor()
      await looked()
      await page.locator('[data-session=taal-3]').click()
      await page.locator('.opened').waitFor()
      await looked()
      await page.close()
    }
  }
}, 180_000)

test('[AR-37] the phone goes on from an earlier session: its plan, what has become of its actions, and the line each time', async () => {
  const { host, browser } = await archiveKiosk(SESSIONS)
  const phone = await openPhonePage(browser, host.screens.display.replace('/display/', '/remote/'))
  const { page } = phone
  await page.getByRole('button', { name: /Iedereen spreekt mee.*Ga hiermee verder/ }).click()
  await page.getByText(/De vorige keer was/).waitFor()
  expect(await phone.faults()).toEqual([])
  await page.getByRole('button', { name: 'Begin de sessie' }).click()
  await page.getByText('Wat is er gedaan?').waitFor()
  const done = page.getByRole('button', { name: 'klaar', exact: true })
  await done.click()
  await page.locator('.option[aria-pressed=true]', { hasText: 'klaar' }).waitFor()
  expect(await page.locator('.alike li').count()).toBe(3)
  await page.getByRole('button', { name: 'Laat op het scherm zien' }).click()
  await page.getByRole('button', { name: 'Haal van het scherm' }).waitFor()
  expect(await phone.faults()).toEqual([])
  const big = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
  await big.goto(host.screens.display)
  await big.getByText('Een lijst van plekken maken').waitFor()
  await big.getByText('klaar', { exact: true }).waitFor()
  expect(phone.complaints).toEqual([])
})

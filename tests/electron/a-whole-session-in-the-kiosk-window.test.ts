/** A whole session in the real kiosk window, led with the phone. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { startElectronKiosk } from '../support/electron-kiosk.ts'
import { ledSession } from '../support/led-session.ts'
import { openPhonePage } from '../support/phone-page.ts'
import { playWholeSession } from '../support/whole-session.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())

test('[RM-52] the phone leads, the kiosk window follows, with its own clicker and its own gong', { timeout: 240_000 }, async () => {
  const kiosk = await startElectronKiosk(['--source', 'sim:people=9,seed=2'])
  onTestFinished(() => kiosk.close())
  const screen = await kiosk.app.firstWindow()
  const phone = await openPhonePage(browser, await kiosk.remote())
  await playWholeSession(ledSession({ locale: 'nl', phone, screen, name: 'kiosk' }))
  expect(phone.complaints).toEqual([])
  expect(await kiosk.get('/api/session')).toMatchObject({ phase: 'closed' })
  await phone.close()
})

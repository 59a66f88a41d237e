/** A whole session in the real kiosk window, led with the phone. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { startElectronKiosk, type ElectronKiosk } from '../support/electron-kiosk.ts'
import { ledSession } from '../support/led-session.ts'
import { openPhonePage } from '../support/phone-page.ts'
import { playWholeSession } from '../support/whole-session.ts'

let kiosk: ElectronKiosk
let browser: Browser
beforeAll(async () => {
  kiosk = await startElectronKiosk(['--source', 'sim:people=9,seed=2'])
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
  await kiosk.close()
})

test('[RM-52] the phone leads, the kiosk window follows, with its own clicker and its own gong', { timeout: 240_000 }, async () => {
  const screen = await kiosk.app.firstWindow()
  const phone = await openPhonePage(browser, await kiosk.remote())
  await playWholeSession(ledSession({ locale: 'nl', phone, screen, name: 'kiosk' }))
  expect(phone.complaints).toEqual([])
  expect(await kiosk.get('/api/session')).toMatchObject({ phase: 'closed' })
  await phone.close()
})

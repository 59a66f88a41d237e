/** A card reader that is a keyboard goes mad in front of the big screen: nobody sees it, nothing happens, and the clicker works on. */
import { expect, onTestFinished, test } from 'vitest'
import * as v from 'valibot'
import { launchChromium } from '../support/chromium.ts'
import { freshKiosk } from '../support/fresh-kiosk.ts'

/** Keys: a megabyte. Ten million go through the same ear in the test of NF-22. */
const KEYS = 1_000_000
const sessionSchema = v.object({ step: v.nullable(v.number()) })

/** In the page: numbers of ten digits with Enter, and then one that never ends. */
function typeMadly(keys: number): void {
  for (let n = 0; n < keys; n++) {
    const key = n < keys / 2 && n % 11 === 10 ? 'Enter' : `${n % 10}`
    dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
  }
}

test('[NF-33] a megabyte of what a reader types is never on the screen, presses no button, and the clicker works on', async () => {
  const kiosk = await freshKiosk(['--source', 'none'])
  await kiosk.post({ type: 'session.start' })
  await kiosk.post({ type: 'guide.goto', step: 3 })
  const browser = await launchChromium()
  onTestFinished(() => browser.close())
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 }, reducedMotion: 'reduce' })
  await page.goto(kiosk.screens.display)
  await page.locator('[data-step="3"]').first().waitFor()
  await page.keyboard.type('0012345678\n')
  await page.evaluate(typeMadly, KEYS)
  const shown = await page.locator('body').innerText()
  expect([shown.includes('Waar sta jij'), /\d{3}/.exec(shown)]).toEqual([true, null])
  expect(v.parse(sessionSchema, await kiosk.get('/api/session')).step).toBe(3)
  expect(JSON.stringify(await kiosk.get('/api/markers'))).not.toMatch(/\d{4}/)
  expect(kiosk.log()).not.toMatch(/0012345678/)
  await expect
    .poll(async () => {
      await page.keyboard.press('PageDown')
      return v.parse(sessionSchema, await kiosk.get('/api/session')).step
    })
    .toBeGreaterThan(3)
})

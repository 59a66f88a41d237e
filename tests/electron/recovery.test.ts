import { afterEach, beforeEach, expect, test } from 'vitest'
import { startElectronKiosk, type ElectronKiosk } from '../support/electron-kiosk.ts'
import { waitAfter } from '../../electron/recovery.ts'

const BACK_WITHIN = 2000

let kiosk: ElectronKiosk
beforeEach(async () => {
  kiosk = await startElectronKiosk(['--source', 'none'])
  await kiosk.post({ type: 'session.start' })
  await kiosk.post({ type: 'guide.goto', step: 5 })
  await kiosk.app.windows()[0]?.waitForSelector('[data-step="5"]')
})
afterEach(() => kiosk.close())

function crash(): Promise<void> {
  return kiosk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer())
}

/** How long it waited before it loaded the page again, each time, ms. */
function waits(): readonly number[] {
  return [...kiosk.output().matchAll(/"wait":(\d+)/g)].map(([, wait]) => Number(wait))
}

/** From now until a page that is loaded after now shows step 5: milliseconds. */
function back(): Promise<number> {
  const since = performance.now()
  return kiosk.app
    .evaluate(
      ({ BrowserWindow }) =>
        new Promise((resolve) => {
          const contents = BrowserWindow.getAllWindows()[0]?.webContents
          const shown = `new Promise((resolve) => {
            const look = () => (document.querySelector('[data-step="5"]') === null ? requestAnimationFrame(look) : resolve())
            look()
          })`
          // The page of an error is loaded too, and never shows it.
          contents?.on('dom-ready', () => void contents.executeJavaScript(shown).then(resolve, () => undefined))
        }),
    )
    .then(() => performance.now() - since)
}

test.each([
  ['crashes', crash],
  ['hangs', () => kiosk.inPage('setTimeout(() => { for (;;); }); null')],
  [
    'does not load',
    () =>
      kiosk.app.evaluate(({ BrowserWindow }) => {
        void BrowserWindow.getAllWindows()[0]
          ?.webContents.loadURL('http://127.0.0.1:9/')
          .catch(() => undefined)
      }),
  ],
])('[SH-28] a page that %s is back within 2 s, at the step where the session is', async (_, harm) => {
  const returned = back()
  await harm()
  expect(await returned).toBeLessThan(BACK_WITHIN)
})

test('[SH-29] a page that fails again and again is loaded again later and later, and always again', async () => {
  expect([0, 1, 2, 3, 4, 20, 1000].map(waitAfter)).toEqual([0, 0, 500, 1000, 2000, 10_000, 10_000])
  for (let fault = 0; fault < 5; fault += 1) {
    const returned = back()
    await crash()
    await returned
  }
  await expect.poll(waits).toEqual([0, 0, 500, 1000, 2000])
})

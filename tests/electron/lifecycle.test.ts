import { afterEach, expect, test } from 'vitest'
import { startElectronKiosk, type ElectronKiosk } from '../support/electron-kiosk.ts'

const kiosks: ElectronKiosk[] = []
async function start(options: readonly string[]): Promise<ElectronKiosk> {
  const kiosk = await startElectronKiosk(options)
  kiosks.push(kiosk)
  return kiosk
}
afterEach(async () => {
  for (const kiosk of kiosks.splice(0)) await kiosk.close()
})

test('[SH-30] a second start with the same data folder ends and brings the first window to the front', async () => {
  const kiosk = await start(['--source', 'none'])
  const asked = kiosk.app.evaluate(
    ({ app, BrowserWindow }) =>
      new Promise((resolve) => {
        const [window] = BrowserWindow.getAllWindows()
        window?.blur()
        app.once('second-instance', () => window?.once('focus', () => resolve('focused')))
      }),
  )
  expect(await kiosk.startAnother()).toBe(0)
  expect(await asked).toBe('focused')
})

test('[SH-31] SIGTERM ends the kiosk within 2 s, cleanly', async () => {
  const kiosk = await start(['--source', 'none'])
  expect(await kiosk.post({ type: 'session.start' })).toBe(200)
  const since = performance.now()
  expect(await kiosk.end()).toBe(0)
  expect(performance.now() - since).toBeLessThan(2000)
})

/** One Electron kiosk for all tests of a file, and another one after a test that failed: what is tried again finds nothing of the try before. */
import { afterAll, beforeEach, onTestFailed } from 'vitest'
import { startElectronKiosk, type ElectronKiosk } from './electron-kiosk.ts'

/** Call it once in a file. The first test finds it idle; what a test leaves is there in the next one. */
export function sharedElectronKiosk(options: readonly string[]): Pick<ElectronKiosk, 'app' | 'inPage'> {
  let kiosk: ElectronKiosk | null = null
  async function close(): Promise<void> {
    await kiosk?.close()
    kiosk = null
  }
  function running(): ElectronKiosk {
    if (kiosk === null) throw new Error('the kiosk is there only while a test runs')
    return kiosk
  }

  beforeEach(async () => {
    onTestFailed(close)
    if (kiosk !== null) return
    kiosk = await startElectronKiosk(options)
    await (await kiosk.app.firstWindow()).locator('.display[data-phase=idle]').waitFor()
  })
  afterAll(close)
  return {
    get app() {
      return running().app
    },
    inPage: (expression) => running().inPage(expression),
  }
}

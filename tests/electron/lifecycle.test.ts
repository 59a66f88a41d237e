import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { runElectronKiosk, startElectronKiosk, type ElectronKiosk } from '../support/electron-kiosk.ts'

const kiosks: ElectronKiosk[] = []
async function start(): Promise<ElectronKiosk> {
  const kiosk = await startElectronKiosk(['--source', 'none'])
  kiosks.push(kiosk)
  return kiosk
}
afterEach(async () => {
  for (const kiosk of kiosks.splice(0)) await kiosk.close()
})

test('[SH-30] a second start with the same data folder ends and brings the first window to the front', async () => {
  const kiosk = await start()
  const asked = kiosk.app.evaluate(
    ({ app, BrowserWindow }) =>
      new Promise((resolve) => {
        const [window] = BrowserWindow.getAllWindows()
        window?.blur()
        app.once('second-instance', () => window?.once('focus', () => resolve('focused')))
      }),
  )
  expect(await kiosk.startAnother()).toMatchObject({ code: 0 })
  expect(await asked).toBe('focused')
})

test('[SH-31] SIGTERM ends the kiosk within 2 s, cleanly', async () => {
  const kiosk = await start()
  expect(await kiosk.post({ type: 'session.start' })).toBe(200)
  const since = performance.now()
  kiosk.app.process().kill('SIGTERM')
  expect(await kiosk.ended()).toMatchObject({ code: 0 })
  expect(performance.now() - since).toBeLessThan(2000)
})

test('[SH-32] a bug ends the kiosk and is written down; no dialog waits for somebody', async () => {
  const kiosk = await start()
  const thrown = kiosk.app.evaluate(() => {
    setTimeout(() => {
      throw new Error('a bug of this test')
    })
  })
  // It may end before it has answered.
  thrown.catch(() => undefined)
  const { code, output } = await kiosk.ended()
  expect(code).toBe(1)
  expect(output).toContain('a bug of this test')
})

test('[SH-32] a kiosk that cannot start ends and says why', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'meetlat-no-start-'))
  const file = join(folder, 'a-file')
  writeFileSync(file, '')
  const { code, output } = await runElectronKiosk(['--source', 'none', '--port', '0', '--data', file])
  expect(code).toBe(1)
  expect(output).toContain(file)
  rmSync(folder, { recursive: true })
})

test('[SH-32] an option that is wrong ends it too, and is named', async () => {
  const { code, output } = await runElectronKiosk(['--source', 'fog'])
  expect(code).toBe(2)
  expect(output).toContain('"fog" is not a source')
})

/** The power of the kiosk goes while people put themselves on the line with the tablet of the room: nobody is lost, nobody stands twice. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import * as v from 'valibot'
import { nl } from '#content/nl'
import { doorsViewSchema } from '#core/protocol/remote-requests'
import { lineIn } from '../support/api-line.ts'
import { launchChromium } from '../support/chromium.ts'
import { freePort } from '../support/free-port.ts'
import { startKiosk, type KioskProcess } from '../support/kiosk-process.ts'

const doorsSchema = v.object({ doors: doorsViewSchema })

async function inviteTablet(kiosk: KioskProcess): Promise<string> {
  const headers = { authorization: `Bearer ${kiosk.token}`, 'content-type': 'application/json' }
  const body = JSON.stringify({ type: 'remote.invite', on: true, as: 'tablet' })
  await fetch(`${kiosk.url}/api/remotes`, { method: 'POST', headers, body })
  return v.parse(doorsSchema, await kiosk.get('/api/remotes')).doors.remote?.url ?? 'the door is closed'
}

test('[PL-35] let in during a session, a tablet keeps whom it placed while the kiosk was killed, and sends them once it is back, exactly once', async () => {
  const data = mkdtempSync(join(tmpdir(), 'meetlat-tablet-'))
  const browser = await launchChromium()
  onTestFinished(async () => {
    await browser.close()
    rmSync(data, { recursive: true })
  })
  const options = ['--source', 'none', '--data', data, '--host', '0.0.0.0', '--port', String(await freePort())]
  const first = await startKiosk(options)
  await first.post({ type: 'session.start', topic: 'absence' })
  await first.post({ type: 'guide.goto', step: 3 })
  const page = await browser.newPage({ viewport: { width: 1024, height: 768 }, reducedMotion: 'reduce' })
  await page.goto(await inviteTablet(first))
  await page.locator('.tablet[data-page=open]').waitFor()

  async function place(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      await page.locator('.slider').press(key)
      await page.locator('.slider').press('Enter')
    }
  }

  await place('3', '7')
  await page.locator('.tablet[data-state=sent][data-people="2"]').waitFor()
  await first.kill()
  await page.getByText(nl.tablet.offline).waitFor()
  await place('7', '9', '0')
  await page.locator('.tablet[data-people="5"]').waitFor()
  const second = await startKiosk(options)
  onTestFinished(() => second.kill())
  await page.locator('.tablet[data-state=sent][data-people="5"]').waitFor()
  const { counts, people } = lineIn(await second.get('/api/line'))
  expect(counts).toEqual([1, 0, 0, 1, 0, 0, 0, 2, 0, 1, 0])
  expect(new Set(people.map(({ id }) => id)).size).toBe(5)
})

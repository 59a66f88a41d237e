/** The kiosk dies, or nothing of it comes through any more: every page of the room says so in time, and is back by itself. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import * as v from 'valibot'
import { nl } from '#content/nl'
import { doorsViewSchema } from '#core/protocol/remote-requests'
import { launchChromium } from '../support/chromium.ts'
import { freePort } from '../support/free-port.ts'
import { startKiosk, type KioskProcess } from '../support/kiosk-process.ts'

/** Every page says that it lost the kiosk within so long, and shows all of it so long after the kiosk is back, ms. */
const SAID_WITHIN = 2000
const BACK_WITHIN = 1000

/** How each page says that it lost the kiosk. */
const WORDS = {
  phone: nl.remote.link.lostTitle,
  tablet: nl.tablet.offline,
  place: nl.place.offline,
  note: nl.guest.states.lost.below,
  screen: nl.link.lost,
} as const
type Pages = Readonly<Record<keyof typeof WORDS, Page>>

let browser: Browser

beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())

const doorsSchema = v.object({ doors: doorsViewSchema })

async function doorsOf(kiosk: KioskProcess): Promise<v.InferOutput<typeof doorsViewSchema>> {
  return v.parse(doorsSchema, await kiosk.get('/api/remotes')).doors
}

async function request(kiosk: KioskProcess, body: object): Promise<void> {
  const headers = { authorization: `Bearer ${kiosk.token}`, 'content-type': 'application/json' }
  await fetch(`${kiosk.url}/api/remotes`, { method: 'POST', headers, body: JSON.stringify(body) })
}

async function open(url: string | undefined, width: number, height: number): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce' })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  await page.goto(url ?? 'the door is closed')
  return page
}

/** All pages of a room, each in a browser of its own. */
async function openPages(kiosk: KioskProcess): Promise<Pages> {
  await request(kiosk, { type: 'remote.invite', on: true, as: 'phone' })
  const phone = await open((await doorsOf(kiosk)).remote?.url, 390, 844)
  await phone.locator('.phone[data-link=live]').waitFor()
  await request(kiosk, { type: 'remote.invite', on: true, as: 'tablet' })
  const tablet = await open((await doorsOf(kiosk)).remote?.url, 1024, 768)
  const place = await open(`${kiosk.url}/p/5`, 390, 844)
  const note = await open((await doorsOf(kiosk)).guest?.url, 390, 844)
  const screen = await open(kiosk.screens.display, 1920, 1080)
  await tablet.locator('.tablet[data-page=open]').waitFor()
  await place.locator('.place[data-state=sent][data-position="5"]').waitFor()
  await note.locator('.guest[data-state=open]').waitFor()
  await screen.locator('[data-step]').first().waitFor()
  return { phone, tablet, place, note, screen }
}

function looksSo({ words, shown }: { readonly words: string; readonly shown: boolean }): boolean {
  return document.body.innerText.includes(words) === shown
}

/** ms from now until each page shows its words, or does not any more. Looked at in each frame: a wait of Playwright looks twice a second. */
async function timesUntil(pages: Pages, shown: boolean): Promise<readonly number[]> {
  const from = performance.now()
  const kinds = ['phone', 'tablet', 'place', 'note', 'screen'] as const
  return Promise.all(
    kinds.map(async (kind) => {
      await pages[kind].waitForFunction(looksSo, { words: WORDS[kind], shown }, { polling: 'raf' })
      return Math.round(performance.now() - from)
    }),
  )
}

test('[RM-28] [DI-18] [PL-33] a kiosk that hangs, or dies and comes again: all pages say so within 2 s, and are back within 1 s', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'meetlat-lost-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const options = ['--source', 'none', '--data', folder, '--host', '0.0.0.0', '--port', String(await freePort())]
  const first = await startKiosk(options)
  onTestFinished(() => first.kill())
  await first.post({ type: 'session.start', topic: 'absence' })
  await first.post({ type: 'guide.goto', step: 3 })
  await first.post({ type: 'line.phones', on: true })
  await first.post({ type: 'guests.open', kind: 'top' })
  const pages = await openPages(first)

  // Its connections stay open, and nothing comes through them: what a wifi that falls silent looks like.
  first.process.kill('SIGSTOP')
  const hung = await timesUntil(pages, true)
  first.process.kill('SIGCONT')
  const woke = await timesUntil(pages, false)

  void first.kill()
  const died = await timesUntil(pages, true)
  const second = await startKiosk(options)
  onTestFinished(() => second.kill())
  const again = await timesUntil(pages, false)
  await second.post({ type: 'guide.goto', step: 4 })
  await pages.phone.locator('.phone[data-step="4"]').waitFor()

  expect(Math.max(...hung, ...died)).toBeLessThan(SAID_WITHIN)
  expect(Math.max(...woke, ...again)).toBeLessThan(BACK_WITHIN)
})

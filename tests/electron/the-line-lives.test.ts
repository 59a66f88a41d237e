import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { expect, onTestFinished, test, vi } from 'vitest'
import { playCapture, readTruth, type Truth } from '../support/capture-player.ts'
import { launchChromium } from '../support/chromium.ts'
import { startElectronKiosk } from '../support/electron-kiosk.ts'
import { freshKiosk } from '../support/fresh-kiosk.ts'
import { plugPtyCable } from '../support/pty.ts'

const CAPTURE = join(import.meta.dirname, '../fixtures/floor/move-12-p10-0')
const LOOK_EVERY = 200
/** Someone who comes, goes or walks is between two truths for so long, ms: the scorer of the captures leaves the same time out. */
const BEFORE_EVENT = 600
const AFTER_EVENT = 1500
const PORT_IS_OPEN = { source: { state: 'connecting' } }
const PATIENCE = { timeout: 20_000, interval: 50 }
/** A dot this far from a person, in units, is not that person's: 30 cm on a line of 10 m. */
const GATE = 0.3

/** What a page showed at a moment of the capture: where the dots are, and the sum of the counts under the numbers. */
interface Look {
  readonly at: number
  readonly dots: readonly number[]
  readonly counted: number
}

test(
  '[SH-16] a minute of real strip, byte for byte into the serial port: Chromium and Electron show the people who stood there, moment by moment',
  { timeout: 180_000 },
  async () => {
    const truth = readTruth(CAPTURE)
    const [forBrowser, forElectron] = [await plugPtyCable(), await plugPtyCable()]
    const kiosks = [await inChromium(forBrowser.hostPath), await inElectron(forElectron.hostPath)]
    const pages = kiosks.map(({ page }) => page)
    const pictures = process.env['MEETLAT_PICTURES']
    const looks = pages.map(() => Array<Look>())

    // A capture says hello once. A port without a board is closed every six seconds for a moment: not in that one.
    const ports = (): Promise<readonly unknown[]> => Promise.all(kiosks.map(({ ask }) => ask('/api/line')))
    await vi.waitFor(async () => expect(await ports()).toMatchObject([PORT_IS_OPEN, PORT_IS_OPEN]), PATIENCE)
    const player = playCapture(CAPTURE, [forBrowser.boardPath, forElectron.boardPath])
    while (player.playing) {
      const at = player.at
      const seen = await Promise.all(pages.map(look))
      for (const [index, page] of seen.entries()) looks[index]?.push({ at, ...page })
      await setTimeout(LOOK_EVERY)
    }
    await player.played
    for (const [index, name] of ['chromium', 'electron'].entries()) {
      if (pictures !== undefined) {
        mkdirSync(pictures, { recursive: true })
        await pages[index]?.screenshot({ path: join(pictures, `${name}.png`) })
      }
      const calm = (looks[index] ?? []).filter(({ at }) => at > 3000 && isCalm(truth, at))
      const right = calm.filter((one) => isRight(truth, one))
      expect(calm.length, `${name}: enough looks`).toBeGreaterThan(60)
      expect(right.length / calm.length, `${name}: moments that show the truth`).toBeGreaterThanOrEqual(0.95)
      const last = looks[index]?.at(-1)
      expect(last?.dots.length, `${name}: everybody at the end`).toBe(truth.truth.at(-1)?.[1].length)
    }
  },
)

/** A page, and a question to its kiosk. */
interface Shown {
  readonly page: Page
  readonly ask: (path: string) => Promise<unknown>
}

async function inChromium(port: string): Promise<Shown> {
  const kiosk = await freshKiosk(['--source', `serial:${port}`])
  const browser = await launchChromium()
  onTestFinished(() => browser.close())
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
  await page.goto(kiosk.screens.display)
  await page.waitForSelector('.line')
  await startSession((intent) => kiosk.post(intent))
  return { page, ask: (path) => kiosk.get(path) }
}

async function inElectron(port: string): Promise<Shown> {
  const kiosk = await startElectronKiosk(['--source', `serial:${port}`])
  onTestFinished(() => kiosk.close())
  const page = await kiosk.app.firstWindow()
  await page.waitForSelector('.line')
  await startSession((intent) => kiosk.post(intent))
  return { page, ask: (path) => kiosk.get(path) }
}

async function startSession(post: (intent: object) => Promise<unknown>): Promise<void> {
  await post({ type: 'session.start', topic: 'young-people' })
  await post({ type: 'guide.goto', step: 4 })
}

/** As a person sees it: from where the dots are drawn, not from what the page was told. */
function look(page: Page): Promise<Omit<Look, 'at'>> {
  return page.evaluate(() => {
    const line = document.querySelector('.dots')?.getBoundingClientRect()
    if (line === undefined) return { dots: [], counted: 0 }
    const dots = [...document.querySelectorAll('.dot[data-person]')].map((dot) => {
      const { left, width } = dot.getBoundingClientRect()
      return ((left + width / 2 - line.left) / line.width) * 10
    })
    const counts = [...document.querySelectorAll('[data-count]')].map((count) => Number(count.textContent))
    return { dots: dots.sort((a, b) => a - b), counted: counts.reduce((sum, count) => sum + count, 0) }
  })
}

function peopleAt({ truth }: Truth, at: number): ReadonlyMap<number, number> {
  return new Map(truth.findLast(([moment]) => moment <= at)?.[1])
}

/** Nobody came, went or walked around this moment. */
function isCalm(truth: Truth, at: number): boolean {
  const around = truth.truth
    .filter(([moment]) => moment > at - AFTER_EVENT && moment < at + BEFORE_EVENT)
    .map(([, people]) => new Map(people))
  return around.every((people, index) => {
    const before = around[index - 1] ?? people
    return people.size === before.size && [...people].every(([id, x]) => Math.abs(x - (before.get(id) ?? Infinity)) <= 0.02)
  })
}

function isRight(truth: Truth, { at, dots, counted }: Look): boolean {
  const people = [...peopleAt(truth, at).values()].sort((a, b) => a - b)
  if (dots.length !== people.length || counted !== people.length) return false
  return people.every((position, index) => Math.abs(position - (dots[index] ?? Infinity)) <= (GATE * 10) / truth.length)
}

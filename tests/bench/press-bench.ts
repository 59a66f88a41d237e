/**
 * From a press on the phone to the changed big screen, both in Chromium, against the least that can bring a press from one page to another.
 * Ours is on disk before anybody sees it; the other keeps nothing.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { launchChromium } from '../support/chromium.ts'
import { startKiosk } from '../support/kiosk-process.ts'
import { inTurn, median, quantile, report } from './measure.ts'
import { noteChanges } from './note-changes.ts'

const ROUNDS = 6
const PRESSES = 60
/** Before these the pages' code is not compiled. */
const PRESSES_BEFORE = 10
/** Between two presses, ms: a person, not a machine. */
const EVERY = 120

export async function benchPress(): Promise<void> {
  const browser = await launchChromium()
  const { ours, theirs } = await inTurn(
    ROUNDS,
    () => ourRound(browser),
    () => relayRound(browser),
  )
  await browser.close()
  const [a, b] = [ours.flat(), theirs.flat()]
  report('press', `Meetlat ${show(a)} · relay ${show(b)}`, median(a) / median(b), { atMost: 2 })
}

function show(latencies: readonly number[]): string {
  return `median ${median(latencies).toFixed(2)} ms p99 ${quantile(latencies, 0.99).toFixed(2)} ms`
}

async function ourRound(browser: Browser): Promise<readonly number[]> {
  const folder = mkdtempSync(join(tmpdir(), 'meetlat-press-'))
  const kiosk = await startKiosk(['--source', 'none', '--data', folder])
  try {
    await kiosk.post({ type: 'session.start' })
    // Back and forth between two steps: the phone shows both buttons from the second one on.
    await kiosk.post({ type: 'guide.goto', step: 4 })
    const phone = `${kiosk.url}/remote/#token=${kiosk.token}`
    return await measure(browser, phone, kiosk.screens.display, ['.thumb.next', '.thumb.back'])
  } finally {
    await kiosk.end()
    rmSync(folder, { recursive: true })
  }
}

async function relayRound(browser: Browser): Promise<readonly number[]> {
  const script = fileURLToPath(new URL('relay.ts', import.meta.url))
  const server = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    const [address = '']: string[] = await once(createInterface(server.stdout), 'line')
    return await measure(browser, address, address, ['.next', '.next'])
  } finally {
    server.kill()
  }
}

/** The times from press to change of one round, ms. */
async function measure(
  browser: Browser,
  phone: string,
  screen: string,
  buttons: readonly [string, string],
): Promise<readonly number[]> {
  const [remote, display] = await Promise.all([
    openPage(browser, phone, { width: 390, height: 844 }),
    openPage(browser, screen, { width: 1920, height: 1080 }),
  ])
  await remote.locator(buttons[0]).waitFor()
  await display.evaluate(noteChanges)
  const latencies: number[] = []
  for (let press = 0; press < PRESSES_BEFORE + PRESSES; press++) {
    const pressed = await remote.evaluate(pressButton, buttons[press % 2] ?? '')
    await remote.waitForTimeout(EVERY)
    await display.waitForFunction(() => window.changes.length > 0)
    const changed = await display.evaluate(() => window.changes.splice(0)[0])
    if (changed === undefined) throw new Error('a press did not change the big screen')
    if (press >= PRESSES_BEFORE) latencies.push(changed - pressed)
  }
  await Promise.all([remote.context().close(), display.context().close()])
  return latencies
}

async function openPage(
  browser: Browser,
  address: string,
  viewport: { readonly width: number; readonly height: number },
): Promise<Page> {
  const context = await browser.newContext({ viewport, reducedMotion: 'reduce' })
  const page = await context.newPage()
  // What is still loading draws late, and a press on it may come before the answer to the one before.
  await page.goto(address, { waitUntil: 'networkidle' })
  return page
}

/** Presses in the page itself, and says when, ms since 1970. All pages of one browser go by the same clock. */
function pressButton(selector: string): number {
  const button = document.querySelector<HTMLButtonElement>(selector)
  if (button === null || button.disabled) throw new Error(`${selector} cannot be pressed`)
  const at = performance.timeOrigin + performance.now()
  button.click()
  return at
}

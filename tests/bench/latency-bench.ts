/**
 * Latency: from the last byte of a frame in the serial port to the first changed DOM of the big screen in Chromium, against the least
 * page that can do that. One person stands still; now and then the load shifts under the feet, and the clock runs until the page moves.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { launchChromium } from '../support/chromium.ts'
import { startKiosk } from '../support/kiosk-process.ts'
import { openPtyCable, type PtyCable } from '../support/pty.ts'
import { inTurn, median, quantile, report } from './measure.ts'
import { openStandingBoard } from './standing-board.ts'

const ROUNDS = 4
const SHIFTS = 25
const FRAME_EVERY = 33
/** The page has not changed for so long, ms, before the load shifts: every glide has come to rest. */
const REST = 400

export async function benchLatency(): Promise<void> {
  const browser = await launchChromium()
  const { ours, theirs } = await inTurn(
    ROUNDS,
    () => withKiosk((address, pty) => measure(browser, address, pty)),
    () => withMinimalPage((address, pty) => measure(browser, address, pty)),
  )
  await browser.close()
  const [a, b] = [ours.flat(), theirs.flat()]
  report('latency', `Meetlat ${show(a)} · minimal page ${show(b)}`, median(a) / median(b), { atMost: 1.5 })
}

function show(latencies: readonly number[]): string {
  return `least ${Math.min(...latencies).toFixed(2)} ms median ${median(latencies).toFixed(2)} ms p99 ${quantile(latencies, 0.99).toFixed(2)} ms`
}

type Use = (address: string, cable: PtyCable) => Promise<readonly number[]>

async function withKiosk(use: Use): Promise<readonly number[]> {
  const folder = mkdtempSync(join(tmpdir(), 'meetlat-latency-'))
  const cable = await openPtyCable()
  const kiosk = await startKiosk(['--source', `serial:${cable.hostPath}`, '--data', folder])
  try {
    return await use(kiosk.screens.display, cable)
  } finally {
    await kiosk.end()
    await cable.close()
    rmSync(folder, { recursive: true })
  }
}

async function withMinimalPage(use: Use): Promise<readonly number[]> {
  const cable = await openPtyCable()
  const script = fileURLToPath(new URL('minimal-page.ts', import.meta.url))
  const server = spawn(process.execPath, [script, cable.hostPath], { stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    const [address]: string[] = await once(createInterface(server.stdout), 'line')
    return await use(address ?? '', cable)
  } finally {
    server.kill()
    await cable.close()
  }
}

/** The latencies of one round, ms. */
async function measure(browser: Browser, address: string, cable: PtyCable): Promise<readonly number[]> {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
  await page.goto(address)
  await page.evaluate(noteChanges)
  const offset = await clockOffset(page)
  const board = openStandingBoard(cable.boardPath)
  const latencies: number[] = []
  for (let shift = -2; shift < SHIFTS; shift++) {
    do await frameAfter(board, FRAME_EVERY)
    while ((await restOf(page)) < REST)
    await page.evaluate(() => window.changes.splice(0))
    board.shift()
    const sent = board.frame()
    await frameAfter(board, FRAME_EVERY)
    const changed = await (await page.waitForFunction(() => window.changes[0] ?? 0)).jsonValue()
    // The first shifts find the code of the page not yet compiled, and in a room they are over before the first dot.
    if (shift >= 0) latencies.push(changed + offset - sent)
  }
  board.close()
  await page.close()
  return latencies
}

declare global {
  interface Window {
    /** Moments at which the page's DOM changed, by its own clock. */
    changes: number[]
  }
}

function noteChanges(): void {
  window.changes = []
  const watch = new MutationObserver(() => window.changes.push(performance.timeOrigin + performance.now()))
  watch.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true })
}

/** How long the page has not changed, ms. */
function restOf(page: Page): Promise<number> {
  return page.evaluate(() => performance.timeOrigin + performance.now() - (window.changes.at(-1) ?? performance.timeOrigin))
}

/** How far this process's clock is ahead of the page's, ms: the answer of the quickest of many questions, as NTP does it. */
async function clockOffset(page: Page): Promise<number> {
  let best = { took: Infinity, offset: 0 }
  for (let question = 0; question < 40; question++) {
    const asked = performance.now()
    const theirs = await page.evaluate(() => performance.timeOrigin + performance.now())
    const took = performance.now() - asked
    if (took < best.took) best = { took, offset: performance.timeOrigin + asked + took / 2 - theirs }
  }
  return best.offset
}

async function frameAfter(board: { frame(): number }, milliseconds: number): Promise<void> {
  await setTimeout(milliseconds)
  board.frame()
}

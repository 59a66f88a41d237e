/**
 * Latency: from the last byte of a frame in the serial port to the first changed DOM of the big screen in Chromium, against the least
 * page that can do that. One person glides along the line, so that every frame changes both pages. The big screen is asked for reduced
 * motion: then every change is the answer to a frame and none is a dot on its way.
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
import { openGlidingBoard } from './gliding-board.ts'
import { inTurn, median, quantile, report } from './measure.ts'
import { noteChanges } from './note-changes.ts'

const ROUNDS = 4
const FRAMES = 300
/** Before these the page's code is not compiled, and the person is not on the line yet. */
const FRAMES_BEFORE = 60
const FRAME_EVERY = 33
/** Of the frames of a round at least so many must change the page. */
const FEWEST = 60

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
  return `median ${median(latencies).toFixed(2)} ms p99 ${quantile(latencies, 0.99).toFixed(2)} ms`
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

/** The latencies of one round, ms. A frame that changed nothing has none: the floor knows a person's place by their outer edges. */
async function measure(browser: Browser, address: string, cable: PtyCable): Promise<readonly number[]> {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 }, reducedMotion: 'reduce' })
  await page.goto(address)
  const offset = await clockOffset(page)
  await page.evaluate(noteChanges)
  const board = openGlidingBoard(cable.boardPath)
  const sent: number[] = []
  for (let frame = 0; frame < FRAMES_BEFORE + FRAMES; frame++) {
    const at = board.frame()
    if (frame >= FRAMES_BEFORE) sent.push(at)
    await setTimeout(FRAME_EVERY)
  }
  const changed = (await page.evaluate(() => window.changes)).map((moment) => moment + offset)
  board.close()
  await page.close()
  const latencies = sent.flatMap((at, frame) => {
    const first = changed.find((moment) => moment > at)
    return first === undefined || first > (sent[frame + 1] ?? Infinity) ? [] : [first - at]
  })
  if (latencies.length < FEWEST) throw new Error(`only ${latencies.length} of ${sent.length} frames changed the page in time`)
  return latencies
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

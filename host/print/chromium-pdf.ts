/** Makes PDFs and pictures with a Chromium of this machine: a fresh one for each, without a window, that keeps nothing. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import * as v from 'valibot'
import { accepted, refused, type Result } from '#core/result'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { Environment } from '../shells/electron-binary.ts'
import { openDevTools, type DevTools } from './devtools-pipe.ts'
import { findChromium } from './find-chromium.ts'
import { addressOf, PAPER_IS_READY, PDF_AGENT, PDF_FORM, PDF_WITHIN, type PdfFailure, type PdfMaker } from './pdf-maker.ts'

export interface ChromiumPdfOptions {
  readonly clock: Clock
  readonly log: Log
  readonly env: Environment
}

const OPTIONS = [
  '--headless',
  '--remote-debugging-pipe',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-breakpad',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-dev-shm-usage',
  '--disable-extensions',
  '--disable-sync',
  '--metrics-recording-only',
]

const contextSchema = v.object({ browserContextId: v.string() })
const targetSchema = v.object({ targetId: v.string() })
const sessionSchema = v.object({ sessionId: v.string() })
const navigatedSchema = v.object({ errorText: v.optional(v.string()) })
const evaluatedSchema = v.object({ exceptionDetails: v.optional(v.unknown()) })
const dataSchema = v.object({ data: v.string() })
const sizeSchema = v.object({ result: v.object({ value: v.object({ width: v.number(), height: v.number() }) }) })

export interface Chromium extends PdfMaker {
  /** A drawing, an SVG, as a PNG, with the letters of the page for paper on this host. */
  draw(svg: string, page: string): Promise<Result<Uint8Array, PdfFailure>>
}

/** A picture is twice as fine as the drawing says: for a slide on a large screen. */
const FINE = 2
const FACES = ['400 16px Figtree', '700 16px Figtree']

export function createChromiumPdf({ clock, log, env }: ChromiumPdfOptions): Chromium {
  async function withBrowser(use: (devTools: DevTools) => Promise<Uint8Array>): Promise<Result<Uint8Array, PdfFailure>> {
    const executable = findChromium(env)
    if (executable === null) return refused('no-pdf')
    const profile = await mkdtemp(join(tmpdir(), 'meetlat-paper-'))
    const browser = launch(executable, profile, env)
    const cancel = clock.after(PDF_WITHIN, () => browser.kill('SIGKILL'))
    try {
      return accepted(await use(devToolsOf(browser)))
    } catch (error) {
      log.error({ err: error }, 'the page could not be made into a PDF or a picture')
      return refused('pdf-failed')
    } finally {
      cancel()
      await end(browser)
      await rm(profile, { recursive: true, force: true, maxRetries: 10 })
    }
  }

  return {
    make: (paper, page) => withBrowser((devTools) => print(devTools, addressOf(paper, page))),
    draw: (svg, page) => withBrowser((devTools) => draw(devTools, page, svg)),
  }
}

function launch(executable: string, profile: string, env: Environment): ChildProcess {
  // Chromium refuses to build its sandbox as root.
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const args = [...OPTIONS, ...asRoot, `--user-agent=${PDF_AGENT}`, `--user-data-dir=${profile}`]
  return spawn(executable, args, { env, stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] })
}

function devToolsOf(browser: ChildProcess): DevTools {
  const [, , , toBrowser, fromBrowser] = browser.stdio
  if (!(toBrowser instanceof Writable) || !(fromBrowser instanceof Readable)) throw new Error('the browser has no pipe')
  // One that cannot be started has no pipe that ends: its own error ends the waiting.
  browser.once('error', (error) => fromBrowser.destroy(error))
  return openDevTools(toBrowser, fromBrowser)
}

type Call = (method: string, params: object) => Promise<unknown>

/** In a context of its own, of which nothing comes on the disk. */
async function openPage(devTools: DevTools, address: string): Promise<Call> {
  const { browserContextId } = v.parse(contextSchema, await devTools.call('Target.createBrowserContext'))
  const { targetId } = v.parse(targetSchema, await devTools.call('Target.createTarget', { url: 'about:blank', browserContextId }))
  const attached = await devTools.call('Target.attachToTarget', { targetId, flatten: true })
  const { sessionId } = v.parse(sessionSchema, attached)
  const call: Call = (method, params) => devTools.call(method, params, sessionId)
  await call('Page.enable', {})
  const loaded = devTools.next('Page.loadEventFired')
  const { errorText } = v.parse(navigatedSchema, await call('Page.navigate', { url: address }))
  if (errorText !== undefined) throw new Error(`the page did not open: ${errorText}`)
  await loaded
  const ready = await call('Runtime.evaluate', { expression: PAPER_IS_READY, awaitPromise: true })
  if (v.parse(evaluatedSchema, ready).exceptionDetails !== undefined) throw new Error('the page broke')
  return call
}

async function print(devTools: DevTools, address: string): Promise<Uint8Array> {
  const call = await openPage(devTools, address)
  return bytesIn(await call('Page.printToPDF', PDF_FORM))
}

/** The drawing takes the place of the page, whose faces it then has. What was typed in it is text, and no script. */
async function draw(devTools: DevTools, page: string, svg: string): Promise<Uint8Array> {
  const call = await openPage(devTools, page)
  const expression = `(async () => {
    document.body.innerHTML = ${JSON.stringify(svg)}
    await Promise.all(${JSON.stringify(FACES)}.map((face) => document.fonts.load(face)))
    const { width, height } = document.querySelector('svg').getBoundingClientRect()
    return { width, height }
  })()`
  const drawn = await call('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })
  const { width, height } = v.parse(sizeSchema, drawn).result.value
  const clip = { x: 0, y: 0, width, height, scale: FINE }
  return bytesIn(await call('Page.captureScreenshot', { format: 'png', clip, captureBeyondViewport: true }))
}

function bytesIn(answer: unknown): Uint8Array {
  return Buffer.from(v.parse(dataSchema, answer).data, 'base64')
}

async function end(browser: ChildProcess): Promise<void> {
  if (browser.pid === undefined || browser.exitCode !== null || browser.signalCode !== null) return
  const gone = once(browser, 'exit')
  browser.kill('SIGKILL')
  await gone
}

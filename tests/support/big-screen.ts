/** The built big screen in a real Chromium, with a host that shows what a test tells it to. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, onTestFinished } from 'vitest'
import type { DoorsView } from '#core/protocol/remote-requests'
import { launchChromium } from './chromium.ts'
import { startScriptedHost, type ScriptedHost } from './scripted-host.ts'
import type { ScreenState } from './screen-states.ts'

export interface BigScreens {
  /** That of the test that runs. */
  readonly host: ScriptedHost
  /** Opens a screen; resolves when it shows what the host says. It is closed when the test has finished, if not before. */
  open(options?: OpenOptions): Promise<BigScreen>
}

export interface OpenOptions {
  /** What stands behind the `?` of the address. */
  readonly query?: string
  readonly width?: number
  readonly height?: number
  readonly reducedMotion?: boolean
  /** Runs in the page before anything else does. */
  readonly before?: () => void
}

export interface BigScreen {
  readonly page: Page
  /** Errors and warnings of the page, a broken CSP among them, and requests to others than the host. */
  readonly complaints: readonly string[]
  /** Resolves when the screen shows this state, everybody has stopped moving and every transition is over. */
  show(state: ScreenState): Promise<void>
  /** Resolves when nothing on the screen moves any more. */
  atRest(): Promise<void>
  close(): Promise<void>
}

const SHUT: DoorsView = { remote: null, guest: null, places: null }

/** For the tests of the file that calls it: one browser for all of them, and a host for each, anew when it is tried again. */
export function bigScreens(): BigScreens {
  let host: ScriptedHost
  let browser: Browser
  beforeAll(async () => {
    browser = await launchChromium()
  })
  beforeEach(async () => {
    host = await startScriptedHost()
  })
  afterEach(() => host.stop())
  afterAll(() => browser.close())
  return {
    get host() {
      return host
    },
    open: (options = {}) => openScreen(browser, host, options),
  }
}

async function openScreen(browser: Browser, host: ScriptedHost, options: OpenOptions): Promise<BigScreen> {
  const { query = '', width = 1920, height = 1080, reducedMotion = false, before } = options
  const context = await browser.newContext({
    viewport: { width, height },
    reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
    colorScheme: 'light',
  })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  const complaints: string[] = []
  const [address = '', token = ''] = host.display.split('#')
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => {
    if (!request.url().startsWith(new URL(address).origin) && !request.url().startsWith('data:')) complaints.push(request.url())
  })
  if (before !== undefined) await page.addInitScript(before)
  await page.goto(`${address}?${query}#${token}`)
  await page.locator('.display:not([data-phase=connecting])').waitFor()

  const screen: BigScreen = {
    page,
    complaints,
    async show({ view, people, cards = [], dots = people.length, doors = SHUT }) {
      host.showCards(cards)
      host.showDoors(doors)
      host.show(view)
      host.stand(people)
      const { phase, step, quiet, silence, cardsShown } = view
      await page.locator(`.display[data-phase=${phase}]${phase === 'running' ? `[data-step='${step}']` : ''}`).waitFor()
      await page.locator('.quiet').waitFor({ state: quiet ? 'visible' : 'detached' })
      await page.locator('.silence').waitFor({ state: silence?.over === false && !quiet ? 'visible' : 'detached' })
      const inDoors = doors.guest !== null || doors.remote !== null
      await page.locator('.door').waitFor({ state: inDoors && !quiet ? 'visible' : 'detached' })
      await page
        .locator('.board')
        .waitFor({ state: cardsShown || (doors.guest !== null && phase === 'running') ? 'attached' : 'detached' })
      const drawn = [dots, cards.length] as const
      await page.waitForFunction(
        ([dots, cards]) =>
          document.querySelectorAll('[data-person]').length === dots && document.querySelectorAll('[data-card]').length === cards,
        drawn,
      )
      await screen.atRest()
    },
    async atRest() {
      await page.evaluate(async () => {
        await document.fonts.ready
        let before = ''
        for (let same = 0; same < 4; same++) {
          await new Promise(requestAnimationFrame)
          const now = [...document.querySelectorAll<HTMLElement>('.dot')].map((dot) => dot.style.transform).join()
          // A silent minute takes a minute.
          const moving = document.getAnimations().some(({ id, playState }) => id !== 'silence' && playState === 'running')
          if (now !== before || moving) same = 0
          before = now
        }
      })
    },
    close: () => context.close(),
  }
  return screen
}

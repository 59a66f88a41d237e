/** The built page of the facilitator's phone in a real Chromium the size of a phone, and a hard look at what it shows. */
import type { Browser, Locator, Page } from 'playwright-core'
import { onTestFinished } from 'vitest'
import { violationsOn } from './axe.ts'

export interface PhonePage {
  readonly page: Page
  /** Errors and warnings of the page, a broken CSP among them. */
  readonly complaints: readonly string[]
  tab(name: string): Promise<void>
  button(name: string): Locator
  /** What is wrong with what is shown now: what axe finds, what is too small, what leaves the screen. */
  faults(): Promise<readonly string[]>
  close(): Promise<void>
}

export interface PhonePageOptions {
  readonly width?: number
  readonly height?: number
  /** What stands behind the `?` of the address. */
  readonly query?: string
}

/** `address` is that of the page with its token; resolves when it shows what the host says. Closed when the test has finished, if not before. */
export async function openPhonePage(browser: Browser, address: string, options: PhonePageOptions = {}): Promise<PhonePage> {
  const { width = 390, height = 844, query = '' } = options
  const context = await browser.newContext({
    viewport: { width, height },
    hasTouch: true,
    reducedMotion: 'reduce',
    colorScheme: 'light',
  })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  const [place = '', token = ''] = address.split('#')
  await page.goto(`${place}?${query}#${token}`)
  await page.locator('.tabs').waitFor()
  return {
    page,
    complaints,
    tab: (name) => page.getByRole('tab', { name, exact: true }).click(),
    button: (name) => page.getByRole('button', { name, exact: true }),
    faults: async () => [...(await violationsOn(page)), ...(await page.evaluate(lookHard))],
    close: () => context.close(),
  }
}

/** What is too small to read or tap, cut off, or not on the screen. */
function lookHard(): readonly string[] {
  const found: string[] = []
  const wide = document.documentElement.clientWidth
  for (const element of document.querySelectorAll<HTMLElement>('body *')) {
    if (!element.checkVisibility({ visibilityProperty: true }) || element.closest('.unseen, .awake, svg') !== null) continue
    const { left, right, width, height } = element.getBoundingClientRect()
    const says = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '')
    const name = `${element.tagName} ${element.className} ${element.innerText.slice(0, 30)}`
    if (says && Number.parseFloat(getComputedStyle(element).fontSize) < 16) found.push(`small text: ${name}`)
    if (left < -0.5 || right > wide + 0.5) found.push(`off the screen: ${name}`)
    if (says && element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== 'inline')
      found.push(`cut off: ${name}`)
    const isTarget = element.matches('button, textarea, summary, [role=slider], label:has(input[type=checkbox])')
    if (isTarget && (width < 47.5 || height < 47.5)) found.push(`small target: ${name} ${width}x${height}`)
  }
  return found
}

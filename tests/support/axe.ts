/** What axe finds on a page that WCAG 2.2 A or AA forbids, or with a contrast of less than 7:1. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type axe from 'axe-core'
import type { Page } from 'playwright-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

declare global {
  interface Window {
    axe: typeof axe
  }
}

/** Words that stand out too little from what they stand on, and nothing else: quick enough for every theme of every state. */
export async function weakWordsOn(page: Page): Promise<readonly string[]> {
  await bringAxe(page)
  return page.evaluate(async () => {
    const { violations } = await window.axe.run(document, {
      runOnly: ['color-contrast-enhanced'],
      resultTypes: ['violations'],
      preload: false,
    })
    const weak = violations.flatMap(({ nodes }) => nodes.map(({ html }) => `weak: ${html}`))
    // Black on black may be hidden on purpose, axe thinks, and says nothing of it: here no word is.
    const unseen = [...document.querySelectorAll('button, p, h1, h2, h3, label, strong, small, td, th, li')].filter((element) => {
      const { color, backgroundColor } = getComputedStyle(element)
      const says = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '')
      return says && element.checkVisibility() && color === backgroundColor
    })
    return [...weak, ...unseen.map(({ outerHTML }) => `unseen: ${outerHTML}`)]
  })
}

async function bringAxe(page: Page): Promise<void> {
  if (await page.evaluate(() => !('axe' in window))) await page.evaluate(AXE)
}

export async function violationsOn(page: Page): Promise<readonly string[]> {
  await bringAxe(page)
  return page.evaluate(async () => {
    const { violations, passes } = await window.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      // The weaker rule would say the same once more, and is half of the work.
      rules: { 'color-contrast-enhanced': { enabled: true }, 'color-contrast': { enabled: false } },
      resultTypes: ['violations', 'passes'],
      preload: false,
    })
    if (!passes.some(({ id }) => id === 'color-contrast-enhanced')) throw new Error('no contrast was looked at')
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
  })
}

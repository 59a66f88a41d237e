/** Whether a page can be read at this width by scrolling one way alone: what is cut off, what leaves the screen, and what would have to be scrolled sideways. */
import type { Page } from 'playwright-core'

export async function cutOn(page: Page): Promise<readonly string[]> {
  // What a page lays out by itself when its size changes is drawn two frames later.
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
  return page.evaluate(lookForCuts)
}

function lookForCuts(): readonly string[] {
  /** What nobody sees, and drawings with ticks beside their numbers. */
  const BESIDE = '.unseen, .awake, svg, option, .veil, [aria-hidden=true]'
  const wide = document.documentElement.clientWidth
  const found = new Set<string>()
  if (document.documentElement.scrollWidth > wide) found.add(`scrolls sideways: the page, ${document.documentElement.scrollWidth}`)
  for (const element of document.querySelectorAll<HTMLElement>('body *')) {
    if (!element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) || element.closest(BESIDE) !== null)
      continue
    const { left, right, width } = element.getBoundingClientRect()
    if (width === 0) continue
    const name = `${element.tagName.toLowerCase()}.${element.className} "${element.innerText.slice(0, 24).replaceAll('\n', ' ')}"`
    const { display, overflowX, overflowY } = getComputedStyle(element)
    if (left < -0.5 || right > wide + 0.5) found.add(`off the screen: ${name} ${Math.round(left)}-${Math.round(right)}`)
    if (display === 'inline') continue
    if (element.scrollWidth > element.clientWidth + 1 && overflowX !== 'visible') found.add(`scrolls sideways or is cut: ${name}`)
    const says = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '')
    if (says && element.scrollWidth > element.clientWidth + 1) found.add(`runs out of its box: ${name}`)
    if (overflowY === 'hidden' && element.scrollHeight > element.clientHeight + 1) found.add(`cut below: ${name}`)
  }
  return [...found]
}

/** From the back of the room, on every shape of screen, in both languages: nothing too small, nothing cut off, nothing on top of each other. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBigScreens, type BigScreens } from '../support/big-screen.ts'
import { SCREEN_STATES } from '../support/screen-states.ts'

let screens: BigScreens
beforeAll(async () => {
  screens = await openBigScreens()
})
afterAll(() => screens.close())

describe.each([
  ['16:9', 1920, 1080],
  ['16:10', 1920, 1200],
  ['4:3', 1440, 1080],
  ['16:9 at 2160 lines', 3840, 2160],
])('%s', (_, width, height) => {
  test.each(['nl', 'en'])('[DI-23] in %s every state can be read', async (locale) => {
    const screen = await screens.open({ query: `locale=${locale}`, width, height, reducedMotion: true })
    for (const state of SCREEN_STATES) {
      await screen.show(state)
      const { small, cut, covered } = await screen.page.evaluate(findUnreadable)
      expect({ state: state.name, small, cut, covered }).toEqual({ state: state.name, small: [], cut: [], covered: [] })
    }
    await screen.close()
  })
})

/** Texts that are smaller than 1/28 of the height, that are not wholly on the screen, or that share pixels with another text or a dot. */
function findUnreadable() {
  const texts: { text: string; element: Element; size: number; boxes: readonly DOMRect[] }[] = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement
    const text = walker.currentNode.textContent?.trim() ?? ''
    if (element === null || text === '' || element.closest('.unseen, script') !== null) continue
    // Under the quiet screen there is nothing to read.
    if (element.closest('[inert]') !== null) continue
    const range = document.createRange()
    range.selectNodeContents(walker.currentNode)
    const boxes = [...range.getClientRects()].filter(({ width }) => width > 0)
    // A line box is higher than its letters: what is compared is the middle of it.
    const letters = boxes.map(({ x, y, width, height }) => new DOMRect(x, y + height * 0.15, width, height * 0.7))
    if (boxes.length > 0) texts.push({ text, element, size: Number.parseFloat(getComputedStyle(element).fontSize), boxes: letters })
  }
  const dots = [...document.querySelectorAll('[data-person]')].map((dot) => dot.getBoundingClientRect())
  function overlap(one: DOMRect, other: DOMRect): boolean {
    return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom
  }
  const quiet = document.querySelector('.quiet') !== null
  return {
    small: texts.filter(({ size }) => size < innerHeight / 28).map(({ text, size }) => `${text} ${size}`),
    cut: texts
      .filter(({ boxes }) => boxes.some((box) => box.left < 0 || box.top < 0 || box.right > innerWidth || box.bottom > innerHeight))
      .map(({ text }) => text),
    covered: texts.flatMap(({ text, boxes }, index) => {
      const others = texts.slice(index + 1).filter((other) => other.boxes.some((box) => boxes.some((own) => overlap(own, box))))
      const dotted = !quiet && dots.some((dot) => boxes.some((box) => overlap(dot, box)))
      return [...others.map((other) => `${text} / ${other.text}`), ...(dotted ? [`${text} / a dot`] : [])]
    }),
  }
}

/**
 * From the back of the room, on every shape of screen, in both languages: nothing too small, nothing cut off, nothing on top of each other,
 * and nothing that judges. On the way the page keeps to itself.
 */
import { expect, test } from 'vitest'
import { bigScreens } from '../support/big-screen.ts'
import { SCREEN_STATES } from '../support/screen-states.ts'

const screens = bigScreens()

test.each([
  { name: '16:9', width: 1920, height: 1080, locale: 'nl' },
  { name: '16:9', width: 1920, height: 1080, locale: 'en' },
  { name: '16:10', width: 1920, height: 1200, locale: 'en' },
  { name: '4:3', width: 1440, height: 1080, locale: 'nl' },
  { name: '16:9 at 2160 lines', width: 3840, height: 2160, locale: 'nl' },
])(
  '[DI-23] [DI-26] [DI-27] $name in $locale: every state can be read and judges nobody; the page asks only its host',
  async ({ width, height, locale }) => {
    const screen = await screens.open({ query: `locale=${locale}`, width, height, reducedMotion: true })
    for (const state of SCREEN_STATES) {
      await screen.show(state)
      const seen = await screen.page.evaluate(look)
      const found = { ...findUnreadable(seen), judging: judgementsIn(seen.words) }
      expect.soft({ state: state.name, ...found }).toEqual({ state: state.name, small: [], cut: [], covered: [], judging: [] })
    }
    await screen.page.keyboard.press('l')
    await screen.page.keyboard.press('t')
    await screen.atRest()
    expect(screen.complaints).toEqual([])
    expect(await screen.page.evaluate(() => document.fonts.check("40px 'Figtree Variable'"))).toBe(true)
    expect(screen.page.url()).not.toContain('token')
  },
)

interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

interface Seen {
  readonly width: number
  readonly height: number
  /** What is written, line by line: the boxes of the letters. */
  readonly texts: readonly { readonly text: string; readonly size: number; readonly boxes: readonly Box[] }[]
  /** The dots, unless something covers them. */
  readonly dots: readonly Box[]
  /** Everything that is written. */
  readonly words: string
}

/** Texts that are smaller than 1/28 of the height, that are not wholly on the screen, or that share pixels with another text or a dot. */
function findUnreadable({ width, height, texts, dots }: Seen) {
  const things = [...texts, ...dots.map((dot) => ({ text: 'a dot', boxes: [dot] }))]
  return {
    small: texts.filter(({ size }) => size < height / 28).map(({ text }) => text),
    cut: texts
      .filter(({ boxes }) => boxes.some(({ left, top, right, bottom }) => left < 0 || top < 0 || right > width || bottom > height))
      .map(({ text }) => text),
    covered: texts.flatMap(({ text, boxes }, index) =>
      things
        .slice(index + 1)
        .filter((other) => other.boxes.some((box) => boxes.some((own) => overlap(own, box))))
        .map((other) => `${text} / ${other.text}`),
    ),
  }
}

/** Averages, percentages and decimals. An address on the network is no judgement. */
function judgementsIn(words: string): readonly string[] {
  return words.replaceAll(/\d+\.\d+\.\d+\.\d+/g, '').match(/%|\d[.,]\d|gemiddeld|average|procent|score/gi) ?? []
}

function overlap(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom
}

/** Runs in the page. */
function look(): Seen {
  const texts: Seen['texts'][number][] = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement
    const text = walker.currentNode.textContent?.trim() ?? ''
    if (element?.checkVisibility({ visibilityProperty: true }) === false) continue
    // Under another screen there is nothing to read.
    if (element === null || text === '' || element.closest('.unseen, script, [inert]') !== null) continue
    const range = document.createRange()
    range.selectNodeContents(walker.currentNode)
    const lines = [...range.getClientRects()].filter(({ width }) => width > 0)
    // Cards on another page are not there to be read yet.
    const page = element.closest('.paper')?.getBoundingClientRect()
    if (page !== undefined && lines.every(({ left, right }) => right <= page.left || left >= page.right)) continue
    // A line is higher than its letters: they stand in the middle of it.
    const boxes = lines.map(({ left, right, top, height }) => ({
      left,
      right,
      top: top + height * 0.15,
      bottom: top + height * 0.85,
    }))
    if (boxes.length > 0) texts.push({ text, size: Number.parseFloat(getComputedStyle(element).fontSize), boxes })
  }
  const dots = [...document.querySelectorAll('[data-person]:not([inert] *)')].map((dot) => dot.getBoundingClientRect().toJSON())
  return { width: innerWidth, height: innerHeight, texts, dots, words: document.body.innerText }
}

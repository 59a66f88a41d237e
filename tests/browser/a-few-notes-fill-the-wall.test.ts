/** The first notes on an empty board, as thirty people see them from the back of the room. */
import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import type { SessionView } from '#core/protocol/views'
import { bigScreens } from '../support/big-screen.ts'
import { cardsOf, GUEST_DOOR, RUNNING } from '../support/screen-states.ts'

const screens = bigScreens()
const TOPS: SessionView = { ...RUNNING, step: 7, cardsShown: true, silenced: 'works' }
const SECOND: SessionView = { ...TOPS, silenced: 'can-and-need' }
const ROOMY = 0.6

interface Sheets {
  /** The part of the board that the sheets take. */
  readonly covered: number
  /** Every size of letters, hundredths of the height of the screen. */
  readonly sizes: readonly number[]
  readonly cut: readonly string[]
}

function sheetsOn(page: Page): Promise<Sheets> {
  return page.evaluate(() => {
    const [board = 0, ...sheets] = [...document.querySelectorAll('.board, .note')].map((element) => {
      const { width, height } = element.getBoundingClientRect()
      return width * height
    })
    const notes = [...document.querySelectorAll('.note')]
    const words = [...document.querySelectorAll('.note .what')]
    return {
      covered: sheets.reduce((sum, sheet) => sum + sheet, 0) / board,
      sizes: [
        ...new Set(words.map((what) => Math.round((Number.parseFloat(getComputedStyle(what).fontSize) / innerHeight) * 1000) / 10)),
      ],
      cut: [...notes, ...words]
        .filter(
          (each) => each.scrollWidth > each.clientWidth + 1 || (each.matches('.note') && each.scrollHeight > each.clientHeight + 1),
        )
        .map((each) => each.textContent),
    }
  })
}

test('[DI-72] one note, and two, fill the board and are written largest; with more they become smaller, all alike, and none is cut', async () => {
  const screen = await screens.open({ reducedMotion: true })
  let before = Infinity
  for (const many of [1, 2, 3, 4]) {
    await screen.show({ name: `${many}`, view: TOPS, people: [], cards: cardsOf(many, 'top') })
    const { covered, sizes, cut } = await sheetsOn(screen.page)
    expect({ many, covered: covered > ROOMY, sizes: sizes.length, cut }).toEqual({ many, covered: true, sizes: 1, cut: [] })
    expect(sizes[0]).toBeLessThanOrEqual(before)
    expect(sizes[0]).toBeGreaterThan(many < 3 ? 9.9 : 4.7)
    before = sizes[0] ?? 0
  }
})

test('[DI-72] cans and needs, actions and agreements are all of one size, also beside a code', async () => {
  const screen = await screens.open({ reducedMotion: true })
  for (const [name, cards, doors] of [
    ['cans and needs', cardsOf(3, 'can', 'need'), undefined],
    ['a long word', cardsOf(5, 'need').slice(4), undefined],
    ['actions and agreements', cardsOf(3, 'action', 'agreement'), undefined],
    ['beside a code', cardsOf(2, 'can', 'need'), GUEST_DOOR],
  ] as const) {
    const open: Partial<SessionView> = doors === undefined ? {} : { guests: 'need' }
    await screen.show({ name, view: { ...SECOND, ...open }, people: [], cards, ...(doors === undefined ? {} : { doors }) })
    const { sizes, cut } = await sheetsOn(screen.page)
    expect({ name, sizes: sizes.length, cut }).toEqual({ name, sizes: 1, cut: [] })
    expect(sizes[0]).toBeGreaterThan(4.7)
  }
})

test('[DI-72] too many, or too long, and they hang in columns as they did; one that is taken away makes room again', async () => {
  const screen = await screens.open({ reducedMotion: true })
  const fills = (): Promise<string | null> => screen.page.locator('.board').getAttribute('data-fills')
  await screen.show({ name: 'seven', view: TOPS, people: [], cards: cardsOf(7, 'top') })
  expect(await fills()).toBe('false')
  const long = cardsOf(7, 'top').slice(6)
  await screen.show({ name: 'long and short', view: TOPS, people: [], cards: [...cardsOf(3, 'top'), ...long] })
  expect(await fills()).toBe('false')
  await screen.show({ name: 'three', view: TOPS, people: [], cards: cardsOf(3, 'top') })
  expect(await fills()).toBe('true')
})

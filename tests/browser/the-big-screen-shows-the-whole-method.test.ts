/** The big screen through a session: hiding and showing, the moments, the silent minutes, the cards and the codes. */
import { describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { nl } from '#content/nl'
import type { SessionView } from '#core/protocol/views'
import { bigScreens } from '../support/big-screen.ts'
import { IDLE_VIEW } from '../support/room-views.ts'
import { peopleAt } from '../support/scripted-host.ts'
import { AHEAD, cardsOf, GROUP, GUEST_DOOR, kept, REMOTE_DOOR, RUNNING, SILENCE } from '../support/screen-states.ts'

const screens = bigScreens()

declare global {
  interface Window {
    /** Tones that the page has started. */
    tones: number
    /** Elements that came, went or changed since this was last asked. */
    touched: number
  }
}

const STEP_7: SessionView = { ...RUNNING, step: 7 }
const BOARD: SessionView = { ...STEP_7, cardsShown: true, silenced: 'works', silence: { ...SILENCE, over: true } }

test('[DI-31] a session that is being prepared shows its ambition and both ends, and not how many are expected', async () => {
  const screen = await screens.open({ reducedMotion: true })
  await screen.show({ name: 'preparing', view: { ...IDLE_VIEW, phase: 'preparing', id: 's', topic: 'absence' }, people: [] })
  expect(wordsOf(await screen.page.getByRole('heading', { level: 1 }).innerText())).toBe(nl.topics.absence.ambition)
  expect(await screen.page.locator('.end').allInnerTexts()).toEqual(
    [nl.topics.absence.zero, nl.script.tens.absence].map(expectWords),
  )
  expect(await screen.page.locator('.place').innerText()).toContain(nl.topics.absence.name)
  await screen.close()
})

test('[DI-32] what a person typed is shown as it was typed, whatever it looks like', async () => {
  const screen = await screens.open({ reducedMotion: true })
  const ambition = 'Iedereen {n} | @:topics.absence.name <b>mee</b>'
  const view: SessionView = { ...RUNNING, step: 1, wording: { topic: '{x}', ambition, ten: '', zero: 'a | b' } }
  await screen.show({ name: 'own words', view, people: [] })
  expect(wordsOf(await screen.page.getByRole('heading', { level: 1 }).innerText())).toBe(ambition)
  await screen.show({ name: 'own words', view: { ...view, step: 4 }, people: [] })
  expect((await screen.page.locator('.end').allInnerTexts()).map(wordsOf)).toEqual(['a | b', ambition])
  await screen.close()
})

test('[DI-71] notes in other scripts and with emoji are real letters on a machine that has none of them', async () => {
  const screen = await screens.open({ reducedMotion: true })
  const [card] = cardsOf(1, 'top')
  if (card === undefined) throw new Error('there is no card')
  const cards = [{ ...card, text: 'ሰላም 👩🏾‍🍳 Привет שלום' }]
  await screen.show({ name: 'a note', view: BOARD, people: [], cards })
  expect(await screen.page.evaluate(() => document.fonts.ready.then((fonts) => fonts.status))).toBe('loaded')
  const devtools = await screen.page.context().newCDPSession(screen.page)
  await devtools.send('DOM.enable')
  await devtools.send('CSS.enable')
  const { root } = await devtools.send('DOM.getDocument')
  const { nodeId } = await devtools.send('DOM.querySelector', { nodeId: root.nodeId, selector: '.note p' })
  const { fonts } = await devtools.send('CSS.getPlatformFontsForNode', { nodeId })
  expect(fonts.map(({ familyName }) => familyName)).toEqual(expect.arrayContaining(['Noto Sans Ethiopic', 'Noto Emoji']))
  await screen.close()
})

describe('where people stand', () => {
  test('[DI-33] hidden: how many stand there is said, and no dot, no count and no light says where', async () => {
    const screen = await screens.open({ reducedMotion: true })
    const { page } = screen
    await screen.show({ name: 'hidden', view: { ...RUNNING, step: 4, positions: 'hidden' }, people: GROUP, dots: 0 })
    expect(await page.locator('.veil').innerText()).toBe('Er staan al 21 mensen')
    expect(await page.locator('.dot').count()).toBe(0)
    expect((await page.locator('[data-count]').allInnerTexts()).join('')).toBe('')
    const mask = await page.locator('.light').evaluate((light) => (light instanceof HTMLElement ? light.style.maskImage : ''))
    expect(mask).toBe('linear-gradient(transparent, transparent)')
    await screen.close()
  })

  test('[DI-34] shown: the dots come where people stand, and stay their own dots when the picture is made to stand still', async () => {
    const screen = await screens.open()
    const { page } = screen
    const hidden: SessionView = { ...RUNNING, step: 3, positions: 'hidden' }
    await screen.show({ name: 'hidden', view: hidden, people: GROUP, dots: 0 })
    await page.evaluate(() => Object.assign(window, { before: document.querySelector('[data-person]') }))
    await screen.show({ name: 'shown', view: { ...hidden, positions: 'live' }, people: GROUP })
    expect(await page.locator('.veil').isVisible()).toBe(false)
    const before = await placesOf(page)
    // As the host sends a snapshot: in order of place, and nobody knows who.
    const snapshot = kept(GROUP).positions.map((position, index) => ({ id: 2_000_000 + index, position, settled: true }))
    await screen.show({ name: 'frozen', view: { ...hidden, positions: 'frozen' }, people: snapshot })
    expect(await placesOf(page)).toEqual(before)
    expect(await page.getByText(nl.screen.frozen).isVisible()).toBe(true)
    await screen.close()
  })
})

describe('the moments', () => {
  test('[DI-35] from step 5 on today stays as rings, people are discs, and both are explained', async () => {
    const screen = await screens.open({ reducedMotion: true })
    const { page } = screen
    const today = kept(GROUP)
    await screen.show({ name: 'step 4', view: { ...RUNNING, step: 4, today }, people: GROUP })
    expect(await page.locator('.moments .ring').count()).toBe(0)
    await screen.show({ name: 'step 5', view: { ...RUNNING, step: 5, today }, people: peopleAt(10, 10, 9) })
    expect(await page.locator('.moments .ring').count()).toBe(GROUP.length)
    expect(await page.locator('.legend').innerText()).toMatch(/vandaag\s+nu/)
    await screen.close()
  })

  test('[DI-35] a ring lies at the same height as the dot that stood there, whatever the size of the screen', async () => {
    const screen = await screens.open({ reducedMotion: true })
    const { page } = screen
    await screen.show({
      name: 'two',
      view: { ...RUNNING, step: 6, today: kept(peopleAt(3, 7.5, 7.5)) },
      people: peopleAt(3, 7.5, 7.5),
    })
    for (const size of [
      { width: 1920, height: 1080 },
      { width: 1280, height: 960 },
    ]) {
      await page.setViewportSize(size)
      await expect
        .poll(async () => {
          const [rings, dots] = [await middlesOf(page, '.moments .ring'), await middlesOf(page, '[data-person]')]
          return Math.max(...rings.map(([x, y], index) => Math.hypot(x - (dots[index]?.[0] ?? 0), y - (dots[index]?.[1] ?? 0))))
        })
        .toBeLessThan(1.5)
    }
    await screen.close()
  })

  test('[DI-37] once the step was kept, its discs and arrows stay, also when everybody has left the line', async () => {
    const screen = await screens.open({ reducedMotion: true })
    const { page } = screen
    const moments = { today: kept(GROUP), forward: kept(AHEAD) }
    await screen.show({ name: 'the step', view: { ...RUNNING, ...moments, step: 6 }, people: AHEAD })
    const arrows = await page.locator('.arrow').count()
    expect(arrows).toBeGreaterThan(3)
    await screen.show({ name: 'left', view: { ...STEP_7, ...moments }, people: [], dots: AHEAD.length })
    expect(await page.locator('.arrow').count()).toBe(arrows)
    expect(await page.locator('[data-total]').innerText()).toBe('21 mensen')
    expect(await page.locator('[data-count="7"]').innerText()).toBe('6')
    const spoken = page.getByRole('list', { name: nl.screen.shift.name }).getByRole('listitem')
    expect(await spoken.count()).toBe(arrows)
    expect(await spoken.first().innerText()).toBe('1 mens van de 2 naar de 3')
    await screen.close()
  })

  test('[DI-38] in step 5 it is said how many of how many have come to the 10', async () => {
    const screen = await screens.open({ reducedMotion: true })
    const walking: SessionView = { ...RUNNING, step: 5, gathering: { there: 18, of: 22, open: false } }
    await screen.show({ name: 'walking', view: walking, people: GROUP })
    expect(await screen.page.locator('[data-total]').innerText()).toBe('18 van 22 bij de 10')
    await screen.show({ name: 'there', view: { ...walking, gathering: { there: 22, of: 22, open: true } }, people: GROUP })
    expect(await screen.page.locator('[data-total]').innerText()).toBe(nl.screen.gathering.there)
    expect(await screen.page.locator('[data-open=true]').count()).toBe(1)
    await screen.close()
  })
})

describe('a silent minute', () => {
  test('[DI-39] the question fills the screen, without digits, and the light shrinks with the time that is left', async () => {
    const screen = await screens.open()
    const { page } = screen
    const size = async () => (await page.locator('.moonlight').boundingBox())?.width ?? 0
    await screen.show({ name: 'paused', view: { ...STEP_7, silence: { ...SILENCE, left: 45_000 } }, people: [] })
    expect(wordsOf(await page.locator('.silence').getByRole('heading').innerText())).toBe(nl.script.silences.works.question)
    expect(await page.locator('.silence').innerText()).not.toMatch(/\d/)
    const [full, paused] = [(await page.locator('.moon').boundingBox())?.width ?? 0, await size()]
    expect(paused / full).toBeCloseTo(0.75, 2)
    await screen.atRest()
    expect(await size()).toBe(paused)
    screens.host.show({ silence: { ...SILENCE, left: 45_000, since: Date.now() - 30_000 } })
    await expect.poll(async () => (await size()) / full).toBeLessThan(0.26)
    await screen.close()
  })

  test('[DI-40] at its end the gong sounds once, where the room has its loudspeaker, and nowhere else', async () => {
    const loud = await screens.open({ query: 'sound=1', before: countTones })
    const still = await screens.open({ before: countTones })
    const runs = { ...SILENCE, since: Date.now() }
    for (const screen of [loud, still]) await screen.show({ name: 'runs', view: { ...STEP_7, silence: runs }, people: [] })
    screens.host.show({ silence: { ...runs, left: 0, since: null, over: true }, cardsShown: true })
    for (const screen of [loud, still]) await screen.page.locator('.board').waitFor()
    await expect.poll(() => loud.page.evaluate(() => window.tones)).toBeGreaterThan(2)
    const tones = await loud.page.evaluate(() => window.tones)
    expect(await still.page.evaluate(() => window.tones)).toBe(0)
    screens.host.show({ cardsShown: false })
    await loud.page.locator('.board').waitFor({ state: 'detached' })
    expect(await loud.page.evaluate(() => window.tones)).toBe(tones)
    expect(loud.complaints).toEqual([])
    await loud.close()
    await still.close()
  })
})

describe('cards', () => {
  test('[DI-41] [DI-68] the board shows the cards of what the group talks about, also after a silence that was skipped and a reload', async () => {
    const screen = await screens.open({ reducedMotion: true })
    const { page } = screen
    await screen.show({ name: 'silence', view: { ...STEP_7, silence: { ...SILENCE, which: 'can-and-need' } }, people: [] })
    screens.host.showCards(cardsOf(4, 'top', 'can', 'need', 'top'))
    screens.host.show({ silence: null, silenced: 'can-and-need', cardsShown: true })
    const kinds = () => page.locator('.column').evaluateAll((columns) => columns.map((column) => column.getAttribute('data-kind')))
    await expect.poll(kinds).toEqual(['can', 'need'])
    await page.reload()
    await expect.poll(kinds).toEqual(['can', 'need'])
    screens.host.show({ board: 'works' })
    await expect.poll(kinds).toEqual(['top'])
    await page.reload()
    await expect.poll(kinds).toEqual(['top'])
    await screen.close()
  })

  test('[DI-42] what does not fit lies on pages that turn by themselves, and by hand with k; every card comes by, whole', async () => {
    const screen = await screens.open({ reducedMotion: true })
    const { page } = screen
    await page.clock.install()
    await screen.show({ name: 'many', view: BOARD, people: [], cards: cardsOf(30, 'top') })
    const seen = new Set<string>()
    const first = await page.locator('.page').innerText()
    const [, pages = '0'] = first.match(/ (\d+)$/) ?? []
    expect(Number(pages)).toBeGreaterThan(1)
    for (let turn = 0; turn < Number(pages); turn++) {
      for (const card of await wholeCards(page)) seen.add(card)
      if (turn % 2 === 0) await page.clock.runFor(14_000)
      else await page.keyboard.press('k')
      if (turn === 1) break
    }
    // From the first press on only by hand.
    const byHand = await page.locator('.page').innerText()
    await page.clock.runFor(60_000)
    expect(await page.locator('.page').innerText()).toBe(byHand)
    for (let turn = 0; turn < Number(pages); turn++) {
      for (const card of await wholeCards(page)) seen.add(card)
      await page.clock.runFor(200)
      await page.keyboard.press('k')
    }
    expect(seen.size).toBe(30)
    await screen.close()
  })

  test('[DI-42] a card that is added is turned to', async () => {
    const screen = await screens.open({ reducedMotion: true })
    const { page } = screen
    await screen.show({ name: 'many', view: BOARD, people: [], cards: cardsOf(40, 'top') })
    expect(await wholeCards(page)).not.toContain('41')
    screens.host.showCards([...cardsOf(40, 'top'), { ...cardOf(41), text: 'Dit is nieuw' }])
    await expect.poll(() => wholeCards(page)).toContain('41')
    await screen.close()
  })

  test('[DI-43] a starred card has a star and a frame, and says so', async () => {
    const screen = await screens.open({ reducedMotion: true })
    await screen.show({ name: 'starred', view: BOARD, people: [], cards: cardsOf(5, 'top') })
    const first = screen.page.locator('.note').first()
    expect(await first.getAttribute('data-card')).toBe('5')
    expect(await first.getByRole('img', { name: nl.screen.board.starred }).count()).toBe(1)
    expect(await screen.page.locator('.star').count()).toBe(1)
    await screen.close()
  })

  test('[DI-47] of 500 cards one more changes that one, and none of the others', async () => {
    const screen = await screens.open({ reducedMotion: true })
    const { page } = screen
    await screen.show({ name: 'all', view: BOARD, people: [], cards: cardsOf(499, 'top') })
    await page.evaluate(() => {
      window.touched = 0
      const notes = document.querySelector('.notes')
      if (notes === null) throw new Error('no cards')
      new MutationObserver((changes) => {
        window.touched += changes.reduce(
          (sum, { addedNodes, removedNodes }) => sum + Math.max(1, addedNodes.length + removedNodes.length),
          0,
        )
      }).observe(notes, { subtree: true, childList: true, characterData: true })
    })
    screens.host.showCards([...cardsOf(499, 'top'), cardOf(500)])
    await page.locator('[data-card="500"]').waitFor({ state: 'attached' })
    expect(await page.evaluate(() => window.touched)).toBe(1)
    await screen.close()
  })
})

describe('ways in', () => {
  test.each([
    ['beside cards', { ...BOARD, guests: 'top' } as const],
    ['alone', { ...STEP_7, guests: 'top' } as const],
    ['in a silence', { ...STEP_7, guests: 'top', silence: SILENCE } as const],
  ])(
    '[DI-44] %s, the code for participants is at least two fifths of the height, with its address and what it is for',
    async (_, view) => {
      const screen = await screens.open({ reducedMotion: true })
      const { page } = screen
      await screen.show({ name: 'guests', view, people: [], cards: view.cardsShown ? cardsOf(3, 'top') : [], doors: GUEST_DOOR })
      const box = await page.locator('.qr').boundingBox()
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(1080 * 0.4)
      expect(await page.locator('.address').innerText()).toBe('192.168.178.121:48211/g/k7m2qx')
      expect(await page.locator('.purpose').innerText()).toBe(nl.screen.door.guest.top)
      await screen.close()
    },
  )

  test("[DI-45] before a session the code for the facilitator's phone is there, with what to type; in a session while somebody asked for it", async () => {
    const screen = await screens.open({ reducedMotion: true })
    const { page } = screen
    await screen.show({ name: 'idle', view: IDLE_VIEW, people: [], doors: REMOTE_DOOR })
    expect(wordsOf(await page.locator('.door').innerText())).toBe(
      `${nl.screen.door.remote} 192.168.178.121:48211/remote Code 482913`,
    )
    screens.host.show(RUNNING)
    await expect.poll(() => page.locator('.door').innerText()).toBe('Code 482913')
    screens.host.showDoors({ remote: null, guest: null, places: null })
    await page.locator('.door').waitFor({ state: 'detached' })
    await screen.close()
  })
})

test('[DI-46] r asks to show or to hide where people stand', async () => {
  const screen = await screens.open({ reducedMotion: true })
  const asked = screens.host.asked.length
  await screen.show({ name: 'hidden', view: { ...RUNNING, step: 3, positions: 'hidden' }, people: GROUP, dots: 0 })
  await screen.page.keyboard.press('r')
  await expect.poll(() => screens.host.asked.slice(asked)).toEqual([{ type: 'screen.positions', to: 'live' }])
  await screen.close()
})

function cardOf(id: number) {
  return {
    id,
    key: `card-${String(id).padStart(4, '0')}`,
    kind: 'top',
    text: 'Een briefje',
    who: '',
    when: '',
    starred: false,
    guest: true,
  } as const
}

/** Cards that can be read from edge to edge now. */
function wholeCards(page: Page): Promise<readonly string[]> {
  return page.locator('.note').evaluateAll((notes) => {
    const paper = document.querySelector('.paper')?.getBoundingClientRect()
    if (paper === undefined) return []
    return notes
      .filter((note) => {
        const { left, right, top, bottom } = note.getBoundingClientRect()
        return left >= paper.left && right <= paper.right && top >= paper.top && bottom <= paper.bottom
      })
      .map((note) => note.getAttribute('data-card') ?? '')
  })
}

async function placesOf(page: Page): Promise<readonly string[]> {
  return page
    .locator('[data-person]')
    .evaluateAll((dots) =>
      dots.map((dot) => (dot instanceof HTMLElement ? `${dot.dataset['person']} ${dot.style.transform}` : '')).sort(),
    )
}

/** The middles of these elements, from left to right and from bottom to top. */
async function middlesOf(page: Page, selector: string): Promise<readonly (readonly [number, number])[]> {
  const middles = await page.locator(selector).evaluateAll((elements) =>
    elements.map((element): [number, number] => {
      const { left, right, top, bottom } = element.getBoundingClientRect()
      return [(left + right) / 2, (top + bottom) / 2]
    }),
  )
  return middles.sort(([x, y], [otherX, otherY]) => Math.round(x - otherX) || otherY - y)
}

function expectWords(text: string): unknown {
  return expect.stringContaining(text)
}

function wordsOf(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}

function countTones(): void {
  window.tones = 0
  const { createOscillator } = AudioContext.prototype
  AudioContext.prototype.createOscillator = function (this: AudioContext) {
    window.tones++
    return createOscillator.call(this)
  }
}

/** Dots, counts and light, from the message of the host to the pixels. */
import { describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { bigScreens } from '../support/big-screen.ts'
import { peopleAt } from '../support/scripted-host.ts'
import { GROUP, RUNNING } from '../support/screen-states.ts'

const screens = bigScreens()

declare global {
  interface Window {
    /** What the page looked like when the handler of a line message had returned. */
    handled: { readonly dots: readonly string[]; readonly counts: string }[]
    /** Frames that the page asked for. */
    framesAsked: number
    /** Resolves with the next frame, without asking for it in the page's name. */
    nextFrame: () => Promise<number>
    /** Changes of the page outside dots, counts and light. */
    rendered: number
  }
}

test.each([
  ['as the room sees it', '', [0, 2.5, 10]],
  ['from the other side', 'mirror=1', [10, 7.5, 0]],
])('[DI-4][DI-25] %s, a dot stands above its place between the numbers', async (_, query, drawn) => {
  const screen = await screens.open({ query })
  await screen.show({ name: 'three', view: RUNNING, people: peopleAt(0, 2.5, 10) })
  const [zero, ten] = [
    await middleOf(screen.page, '[data-number="0"] .numeral'),
    await middleOf(screen.page, '[data-number="10"] .numeral'),
  ]
  const [left, right] = [Math.min(zero, ten), Math.max(zero, ten)]
  expect(zero < ten).toBe(query === '')
  for (const [id, place] of drawn.entries()) {
    expect(await middleOf(screen.page, `[data-person="${id}"]`)).toBeCloseTo(left + ((right - left) * place) / 10, 0)
  }
  await screen.close()
})

test('[DI-8] how many stand on a number is written under it, and nothing where nobody stands', async () => {
  const screen = await screens.open()
  await screen.show({ name: 'group', view: RUNNING, people: GROUP })
  expect(await screen.page.locator('[data-count]').allInnerTexts()).toEqual(['', '', '1', '2', '2', '5', '6', '4', '1', '', ''])
  const under = await screen.page.evaluate(() =>
    [2, 5, 6].map((number) => {
      const numeral = document.querySelector(`[data-number='${number}'] .numeral`)?.getBoundingClientRect()
      const count = document.querySelector(`[data-count='${number}']`)?.getBoundingClientRect()
      if (numeral === undefined || count === undefined) throw new Error('not on the page')
      const beside = Math.abs(count.left + count.right - numeral.left - numeral.right) / 2
      return count.top >= numeral.bottom && beside < 2
    }),
  )
  expect(under).toEqual([true, true, true])
  await screen.close()
})

describe('the moment a line comes in', () => {
  test('[DI-8] counts, new dots and the first step of every glide are there before the message has been handled', async () => {
    const screen = await screens.open({ before: noteWhatIsHandled })
    await screen.show({ name: 'one', view: RUNNING, people: peopleAt(2) })
    const before = await transformOf(screen.page, 0)
    await screen.page.evaluate(() => window.handled.splice(0))
    screens.host.stand(peopleAt(8, 8))
    await screen.page.waitForFunction(() => window.handled.length > 0)
    const [handled] = await screen.page.evaluate(() => window.handled)
    expect(handled?.counts).toBe('8:2')
    expect(handled?.dots).toHaveLength(2)
    expect(handled?.dots[0]).not.toBe(before)
    await screen.atRest()
    // It was a first step only: the rest took its time.
    expect(await transformOf(screen.page, 0)).not.toBe(handled?.dots[0])
    await screen.close()
  })

  test('[DI-8] when everybody stands still no frame is asked for any more', async () => {
    const screen = await screens.open({ before: countFrames })
    await screen.show({ name: 'group', view: RUNNING, people: GROUP })
    const { moving, resting } = await screen.page.evaluate(async () => {
      const moving = window.framesAsked
      for (let frame = 0; frame < 20; frame++) await window.nextFrame()
      return { moving, resting: window.framesAsked - moving }
    })
    expect(moving).toBeGreaterThan(5)
    expect(resting).toBe(0)
    await screen.close()
  })

  test('[DI-8] people who move make nothing render but their dots and counts', async () => {
    const screen = await screens.open()
    await screen.show({ name: 'two', view: { ...RUNNING, step: 6 }, people: peopleAt(2, 3) })
    // What a screen reader hears of the number of people comes a moment later, and is no answer to a movement.
    await screen.page.locator('[aria-live]', { hasText: '2 mensen' }).waitFor({ state: 'attached' })
    await screen.page.evaluate(() => {
      window.rendered = 0
      const watched = document.querySelector('.display')
      if (watched === null) throw new Error('no screen')
      new MutationObserver((changes) => {
        const others = changes.filter(({ target }) => {
          const element = target instanceof Element ? target : target.parentElement
          return element?.closest('.dots, .count, .light') === null
        })
        window.rendered += others.length
      }).observe(watched, { subtree: true, childList: true, attributes: true, characterData: true })
    })
    for (let step = 1; step <= 30; step++) screens.host.stand(peopleAt(2 + step / 5, 3))
    await screen.page.locator('[data-count="8"]', { hasText: '1' }).waitFor()
    await screen.atRest()
    expect(await screen.page.evaluate(() => window.rendered)).toBe(0)
    await screen.close()
  })

  test('[DI-8] whoever leaves the line is counted out at once, and their dot goes', async () => {
    const screen = await screens.open()
    await screen.show({ name: 'three', view: RUNNING, people: peopleAt(2, 3, 4) })
    await screen.show({ name: 'one', view: RUNNING, people: peopleAt(2) })
    await screen.page.waitForFunction(() => document.querySelectorAll('.dot').length === 1)
    expect(await screen.page.locator('[data-count]').allInnerTexts()).toEqual(['', '', '1', ...Array<string>(8).fill('')])
    await screen.close()
  })
})

test('[DI-28] for whoever asked for less motion, dots are at their place at once and nothing has a transition', async () => {
  const screen = await screens.open({ reducedMotion: true, before: noteWhatIsHandled })
  await screen.show({ name: 'one', view: RUNNING, people: peopleAt(2) })
  await screen.page.evaluate(() => window.handled.splice(0))
  screens.host.stand(peopleAt(8))
  await screen.page.waitForFunction(() => window.handled.length > 0)
  const [handled] = await screen.page.evaluate(() => window.handled)
  await screen.atRest()
  expect(await transformOf(screen.page, 0)).toBe(handled?.dots[0])
  const moving = await screen.page.evaluate(
    () =>
      [...document.querySelectorAll('.display *')].filter((element) => getComputedStyle(element).transitionDuration !== '0s')
        .length,
  )
  expect(moving).toBe(0)
  await screen.close()
})

test('[DI-5] another size of the screen puts every dot where it was on the line', async () => {
  const screen = await screens.open()
  await screen.show({ name: 'two', view: RUNNING, people: peopleAt(0, 7.5) })
  await screen.page.setViewportSize({ width: 1280, height: 720 })
  await expect.poll(async () => (await middleOf(screen.page, '[data-person="0"]')) - (await zeroOf(screen.page))).toBeCloseTo(0, 0)
  await screen.close()
})

test('[DI-9] the line is lit in step 4, and in no other step', async () => {
  const screen = await screens.open({ reducedMotion: true })
  const lit: number[] = []
  for (const step of [1, 2, 3, 4, 5, 6, 7, 8] as const) {
    await screen.show({ name: `step ${step}`, view: { ...RUNNING, step }, people: peopleAt(3, 6) })
    if ((await screen.page.locator('[data-lit=true]').count()) > 0) lit.push(step)
  }
  expect(lit).toEqual([4])
  await screen.show({ name: 'step 4', view: RUNNING, people: peopleAt(3, 6) })
  const reach = await screen.page.evaluate(() => {
    const light = document.querySelector<HTMLElement>('.light')
    return [...(light?.style.maskImage ?? '').matchAll(/\* ([\d.]+)\)/g)].map(([, place]) => Number(place))
  })
  expect(reach).toEqual([0, 0.3, 0.6, 0.62])
  await screen.close()
})

test('[DI-10] in step 5 the 10 opens when the host says that the last person has arrived there, and closes with the step', async () => {
  const screen = await screens.open()
  const open = screen.page.locator('[data-open=true]')
  const walking = { ...RUNNING, step: 5, gathering: { there: 2, of: 3, open: false } } as const
  await screen.show({ name: 'on the way', view: walking, people: peopleAt(10, 9.8, 7) })
  expect(await open.count()).toBe(0)
  const there = { ...walking, gathering: { there: 3, of: 3, open: true } }
  await screen.show({ name: 'there', view: there, people: peopleAt(10, 9.8, 9.6) })
  await open.waitFor()
  await screen.show({ name: 'back', view: { ...RUNNING, step: 6, gathering: null }, people: peopleAt(10, 9.8, 9.6) })
  expect(await open.count()).toBe(0)
  await screen.close()
})

/** The middle of an element, in pixels from the left. */
async function middleOf(page: Page, selector: string): Promise<number> {
  const box = await page.locator(selector).boundingBox()
  if (box === null) throw new Error(`${selector} is not on the page`)
  return box.x + box.width / 2
}

function zeroOf(page: Page): Promise<number> {
  return middleOf(page, '[data-number="0"] .numeral')
}

function transformOf(page: Page, id: number): Promise<string> {
  return page.locator(`[data-person='${id}']`).evaluate((dot) => (dot instanceof HTMLElement ? dot.style.transform : ''))
}

/** Looks at the page each time a handler of a line message returns, in the same turn of the page's event loop. */
function noteWhatIsHandled(): void {
  window.handled = []
  const listen = WebSocket.prototype.addEventListener
  WebSocket.prototype.addEventListener = function (this: WebSocket, type: string, listener: EventListenerOrEventListenerObject) {
    listen.call(this, type, (event: Event) => {
      if (typeof listener === 'function') listener.call(this, event)
      else listener.handleEvent(event)
      if (!(event instanceof MessageEvent) || !String(event.data).includes('"t":"line"')) return
      window.handled.push({
        dots: [...document.querySelectorAll<HTMLElement>('[data-person]')].map((dot) => dot.style.transform),
        counts: [...document.querySelectorAll<HTMLElement>('[data-count]')]
          .filter((count) => count.textContent !== '')
          .map((count) => `${count.dataset['count']}:${count.textContent}`)
          .join(),
      })
    })
  }
}

function countFrames(): void {
  window.framesAsked = 0
  const ask = window.requestAnimationFrame.bind(window)
  window.nextFrame = () => new Promise(ask)
  window.requestAnimationFrame = (call) => {
    window.framesAsked++
    return ask(call)
  }
}

/** The big screen from the first press to the last, and what it does when something is in the way. */
import { describe, expect, test } from 'vitest'
import { en } from '#content/en'
import { nl } from '#content/nl'
import { STEPS } from '#core/method/steps'
import { bigScreens } from '../support/big-screen.ts'
import { peopleAt } from '../support/scripted-host.ts'
import { GROUP, RUNNING, SCREEN_STATES } from '../support/screen-states.ts'

const screens = bigScreens()

test('[DI-15] idle invites, every step shows its sentence, and the end thanks', async () => {
  const screen = await screens.open({ reducedMotion: true })
  const heading = screen.page.getByRole('heading', { level: 1 })
  expect(await heading.innerText()).toBe(nl.idle.heading)
  for (const { number, id } of STEPS) {
    await screen.show({ name: id, view: { ...RUNNING, topic: null, step: number }, people: [] })
    expect((await heading.innerText()).replaceAll('\n', ' ')).toBe(nl.steps[id].sentence)
    expect(await screen.page.locator('[aria-current=step]').innerText()).toBe(nl.steps[id].title)
  }
  await screen.show({ name: 'closed', view: { ...RUNNING, phase: 'closed', step: 8 }, people: [] })
  expect(await heading.innerText()).toBe(nl.closed.heading)
  await screen.close()
})

test('[DI-13] a press asks the host for what it means now, with the step it was pressed on', async () => {
  const screen = await screens.open()
  const { keyboard } = screen.page
  const asked = screens.host.asked.length
  await keyboard.press('PageDown')
  await screen.show({ name: 'step 4', view: RUNNING, people: [] })
  await keyboard.press('n')
  await keyboard.press('Backspace')
  await keyboard.press('.')
  await keyboard.press('F5')
  await screen.show({ name: 'step 8', view: { ...RUNNING, step: 8 }, people: [] })
  await keyboard.press('ArrowDown')
  await expect
    .poll(() => screens.host.asked.slice(asked))
    .toEqual([
      { type: 'session.start' },
      { type: 'guide.next', from: 4 },
      { type: 'guide.back', from: 4 },
      { type: 'screen.quiet', on: true },
      { type: 'session.close' },
    ])
  await screen.close()
})

test('[DI-14] the start/stop button of a real clicker, F5, Shift+F5 and Escape in any order, never reloads, moves or ends anything', async () => {
  const screen = await screens.open()
  await screen.show({ name: 'step 4', view: RUNNING, people: GROUP })
  const asked = screens.host.asked.length
  await screen.page.evaluate(() => Object.assign(window, { stillHere: true }))
  for (const key of ['F5', 'Escape', 'Shift+F5', 'F5', 'Escape', 'Escape']) await screen.page.keyboard.press(key, { delay: 5 })
  await screen.atRest()
  expect(await screen.page.evaluate(() => Reflect.get(window, 'stillHere'))).toBe(true)
  expect(screens.host.asked.slice(asked)).toEqual([])
  await screen.close()
})

describe('what is not as it should be', () => {
  test('[DI-16] a refusal that the room could not understand is said for a few seconds', async () => {
    const screen = await screens.open()
    await screen.show({ name: 'step 4', view: RUNNING, people: [] })
    await screen.page.clock.install()
    screens.host.answer = 'not-stored'
    await screen.page.keyboard.press('PageDown')
    const words = screen.page.getByRole('status')
    await expect.poll(() => words.innerText()).toBe(nl.refusals['not-stored'])
    screens.host.answer = null
    await screen.page.clock.runFor(6000)
    await expect.poll(() => words.innerText()).toBe('')
    await screen.close()
  })

  test('[DI-16] a lost floor greys the dots, says so, and takes nothing away', async () => {
    const screen = await screens.open()
    await screen.show({ name: 'step 4', view: RUNNING, people: GROUP })
    const shown = await screen.page.locator('.dot').first().evaluate(colourOf)
    await screen.show({ name: 'lost', view: { ...RUNNING, source: { ...RUNNING.source, state: 'lost' } }, people: GROUP })
    expect(await screen.page.getByRole('status').innerText()).toBe(nl.source.lost)
    expect(await screen.page.locator('[data-person]').count()).toBe(GROUP.length)
    expect(await screen.page.locator('.dot').first().evaluate(colourOf)).not.toBe(shown)
    await screen.close()
  })

  test('[DI-18] a lost kiosk leaves the picture, says so, and is found again without anybody doing anything', async () => {
    const screen = await screens.open()
    await screen.show({ name: 'step 4', view: RUNNING, people: GROUP })
    screens.host.vanish()
    await screen.page.getByText(nl.link.lost).waitFor()
    expect(await screen.page.locator('[data-person]').count()).toBe(GROUP.length)
    expect(await screen.page.getByRole('heading').innerText()).toContain('Wat maakt dat je hier staat?')
    screens.host.comeBack()
    await screen.page.getByText(nl.link.lost).waitFor({ state: 'detached' })
    await screen.show({ name: 'step 5', view: { ...RUNNING, step: 5 }, people: peopleAt(10) })
    await screen.close()
  })

  test('[DI-30] a screen of an older build than its host says so and fetches itself anew', async () => {
    const screen = await screens.open({ before: speakAnOldVersionOnce })
    const navigation = () => screen.page.evaluate(() => performance.getEntriesByType('navigation')[0]?.toJSON().type)
    expect(await navigation()).toBe('reload')
    expect(await screen.page.getByRole('heading').innerText()).toBe(nl.idle.heading)
    await screen.close()
  })
})

test('[DI-17] practice is said in every state, the quiet screen too, and nothing covers it', async () => {
  const screen = await screens.open({ reducedMotion: true })
  for (const state of SCREEN_STATES) {
    const { name, view } = state
    await screen.show({ ...state, view: { ...view, practice: true } })
    const seen = await screen.page.evaluate(() => {
      const strong = document.querySelector('.practice strong')?.getBoundingClientRect()
      if (strong === undefined) return null
      return document.elementFromPoint((strong.left + strong.right) / 2, (strong.top + strong.bottom) / 2)?.textContent
    })
    expect({ name, seen }).toEqual({ name, seen: nl.practice.title })
  }
  await screen.show({ name: 'real', view: RUNNING, people: [] })
  expect(await screen.page.locator('.practice').count()).toBe(0)
  await screen.close()
})

test("[DI-21] the language is the room's, until the key or the address says another one", async () => {
  const screen = await screens.open()
  const { page } = screen
  await screen.show({ name: 'step 4', view: { ...RUNNING, locale: 'en' }, people: [] })
  expect((await page.getByRole('heading').innerText()).replaceAll('\n', ' ')).toBe(en.steps.today.sentence)
  await page.keyboard.press('l')
  await page.getByText('En wat gaat er al goed?').waitFor()
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('nl')
  await screen.close()
  const english = await screens.open({ query: 'locale=en' })
  await english.show({ name: 'step 4', view: RUNNING, people: [] })
  expect(await english.page.getByText('And what is going well already?').count()).toBe(1)
  await english.close()
})

test("[DI-21] the theme is the machine's, until the key or the address says another one", async () => {
  const screen = await screens.open()
  const { page } = screen
  const theme = () => page.evaluate(() => document.documentElement.dataset['theme'])
  expect(await theme()).toBe('light')
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect.poll(theme).toBe('dark')
  await page.emulateMedia({ contrast: 'more' })
  await expect.poll(theme).toBe('contrast')
  await page.keyboard.press('t')
  await expect.poll(theme).toBe('light')
  await screen.close()
  const dark = await screens.open({ query: 'theme=dark' })
  expect(await dark.page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark')
  await dark.close()
})

function colourOf(element: Element): string {
  return getComputedStyle(element).backgroundColor
}

function speakAnOldVersionOnce(): void {
  if (sessionStorage.getItem('spoke') !== null) return
  sessionStorage.setItem('spoke', 'an old version')
  const { send } = WebSocket.prototype
  WebSocket.prototype.send = function (this: WebSocket, data) {
    send.call(this, typeof data === 'string' ? data.replace(/"version":\d+/, '"version":0') : data)
  }
}

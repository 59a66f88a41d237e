/** The big screen of a session that goes on from an earlier one, and its closing picture. */
import { expect, test } from 'vitest'
import { violationsOn } from '../support/axe.ts'
import { bigScreens } from '../support/big-screen.ts'
import { RUNNING } from '../support/screen-states.ts'
import { peopleAt } from '../support/scripted-host.ts'
import { lineAt } from '../support/session-play.ts'

const screens = bigScreens()

const TODAY = lineAt(3, 4, 4, 5, 6)
const FORWARD = lineAt(5, 5, 6, 7, 8)
const CLOSED = { ...RUNNING, phase: 'closed', step: 8, today: TODAY, ideal: lineAt(10, 10, 10, 10, 10), forward: FORWARD } as const

test('[AR-38] where the group stood the time before lies on the line as footprints at the very places, and the legend says what they are', async () => {
  const screen = await screens.open()
  const before = { today: lineAt(2, 7), forward: lineAt(4) }
  await screen.show({ name: 'before', view: { ...RUNNING, previousLine: before }, people: peopleAt(2, 5, 6) })
  expect(await screen.page.locator('.ghosts .foot').count()).toBe(3)
  const middle = (selector: string): Promise<number> =>
    screen.page.locator(selector).evaluate((one) => one.getBoundingClientRect().x + one.getBoundingClientRect().width / 2)
  expect(Math.abs((await middle('.ghosts .foot[data-of=today] >> nth=0')) - (await middle('.dot >> nth=0')))).toBeLessThan(3)
  const legend = await screen.page.locator('.legend li').allInnerTexts()
  expect(legend.map((words) => words.trim())).toEqual(['vorige keer', 'vorige keer, na de stap'])
  expect(await violationsOn(screen.page)).toEqual([])
  await screen.show({ name: 'none', view: RUNNING, people: peopleAt(2, 5, 6) })
  expect(await screen.page.locator('.ghosts, .legend').count()).toBe(0)
  expect(screen.complaints).toEqual([])
  await screen.close()
})

test('[AR-39] the closing picture plays the evening in ten seconds, says which moment it is, and plays it again when asked', async () => {
  const screen = await screens.open()
  const { page } = screen
  const rightmost = (): Promise<number> =>
    page.locator('.dot').evaluateAll((dots) => Math.max(0, ...dots.map((dot) => dot.getBoundingClientRect().x)))
  const seen = (moment: string): Promise<void> => page.locator('.played', { hasText: moment }).waitFor()
  await page.clock.install()
  for (const plays of [0, 1]) {
    // From here on it is as late as the test says.
    await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 1000)
    screens.host.show({ ...CLOSED, plays })
    screens.host.stand([])
    await page.locator('.display[data-phase=closed]').waitFor()
    await page.locator('.played').waitFor({ state: 'detached' })
    await page.clock.runFor(2000)
    await seen('Vandaag')
    const today = await rightmost()
    await page.clock.runFor(3500)
    await seen('Bij de 10')
    expect(await rightmost()).toBeGreaterThan(today + 200)
    await page.clock.runFor(4500)
    await seen('Na de stap')
    await page.clock.resume()
    await screen.atRest()
    expect(await page.locator('[data-person]').count()).toBe(5)
  }
  await page.keyboard.press('h')
  await expect.poll(() => screens.host.asked.at(-1)).toEqual({ type: 'evening.play' })
  expect(await violationsOn(page)).toEqual([])
  expect(screen.complaints).toEqual([])
  await screen.close()
})

test('[AR-39] for whoever asked for less motion its three moments stand still beside each other', async () => {
  const screen = await screens.open({ reducedMotion: true })
  await screen.show({ name: 'closed', view: CLOSED, people: [], dots: 0 })
  const words = await screen.page.locator('.stills li').allInnerTexts()
  expect(words.map((text) => text.trim().split('\n').at(-1))).toEqual(['Vandaag', 'Bij de 10', 'Na de stap'])
  const [stills, heading] = await Promise.all([
    screen.page.locator('.stills').boundingBox(),
    screen.page.locator('.words').boundingBox(),
  ])
  expect(stills?.y ?? 0).toBeGreaterThan((heading?.y ?? 0) + (heading?.height ?? 0))
  expect(await violationsOn(screen.page)).toEqual([])
  await screen.close()
})

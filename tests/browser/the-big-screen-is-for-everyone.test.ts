/** axe in a real browser: every state of the big screen, in every theme. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import type axe from 'axe-core'
import { THEMES } from '../../renderer/shared/theme.ts'
import { bigScreens } from '../support/big-screen.ts'
import { GROUP, RUNNING, SCREEN_STATES } from '../support/screen-states.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

declare global {
  interface Window {
    axe: typeof axe
  }
}

const screens = bigScreens()

test.each(THEMES)(
  '[DI-24] %s: no state has anything that WCAG 2.2 A or AA forbids, and all text has a contrast of 7:1',
  async (theme) => {
    const screen = await screens.open({ query: `theme=${theme}`, reducedMotion: true })
    await screen.page.evaluate(AXE)
    for (const state of SCREEN_STATES) {
      await screen.show(state)
      const found = await screen.page.evaluate(async () => {
        const { violations, passes } = await window.axe.run(document, {
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
          rules: { 'color-contrast-enhanced': { enabled: true } },
        })
        return {
          violations: violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
          looked: passes.some(({ id }) => id === 'color-contrast-enhanced'),
        }
      })
      expect({ state: state.name, ...found }).toEqual({ state: state.name, violations: [], looked: true })
    }
    await screen.close()
  },
)

test('[DI-29] a screen reader finds one heading, the steps with the one of now, and what stands on each number', async () => {
  const screen = await screens.open()
  await screen.show({ name: 'step 4', view: RUNNING, people: GROUP })
  const { page } = screen
  expect(await page.getByRole('heading').allInnerTexts()).toEqual([expect.stringContaining('Wat maakt dat je hier staat?')])
  expect(await page.getByRole('list', { name: 'De acht stappen' }).getByRole('listitem').count()).toBe(8)
  expect(await page.locator('[aria-current=step]').innerText()).toBe('Wat er al is')
  const numbers = page.getByRole('list', { name: 'Hoeveel mensen' }).getByRole('listitem')
  expect((await numbers.nth(6).innerText()).split(/\s+/)).toEqual(['6', '6'])
  await screen.close()
})

test('[DI-29] the number of people is told politely, once it has stayed the same for a while, and not at every step of it', async () => {
  const screen = await screens.open()
  const { page } = screen
  await screen.show({ name: 'step 4', view: RUNNING, people: [] })
  await page.evaluate(() => {
    const told: string[] = []
    const region = document.querySelector('[aria-live=polite]')
    if (region === null) throw new Error('nothing is told')
    new MutationObserver(() => told.push(region.textContent)).observe(region, {
      childList: true,
      characterData: true,
      subtree: true,
    })
    Object.assign(window, { told })
  })
  for (let count = 1; count <= 12; count++) {
    screens.host.stand(GROUP.slice(0, count))
    await page.waitForFunction((people) => document.querySelectorAll('[data-person]').length === people, count)
  }
  await page.locator('[aria-live=polite]', { hasText: '12 mensen' }).waitFor({ state: 'attached' })
  expect(await page.evaluate(() => Reflect.get(window, 'told'))).toEqual(['12 mensen'])
  await screen.close()
})

test('[DI-29] the quiet screen takes what lies under it out of reach, not only out of sight', async () => {
  const screen = await screens.open()
  await screen.show({ name: 'quiet', view: { ...RUNNING, quiet: true }, people: GROUP })
  const browser = await screen.page.context().newCDPSession(screen.page)
  const { nodes } = await browser.send('Accessibility.getFullAXTree')
  const headings = nodes.filter(({ ignored, role }) => !ignored && role?.value === 'heading')
  expect(headings.map(({ name }) => name?.value)).toEqual(['Voor elke jongere is er een leerroute die past.'])
  await screen.close()
})

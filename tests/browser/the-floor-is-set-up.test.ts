/** Whoever installs the kiosk sets up the floor: the real page, host and link, a board that plays an empty floor, a walk, somebody who stands. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { THEMES } from '../../renderer/shared/theme.ts'
import { installKiosk } from '../support/settings-page.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** Three metres, so that a walk over it is short. */
const STRIP = { length: 3000, pitch: 100, step: 230, time: 450, dead: [17] } as const

test('[OP-2] [OP-3] step by step: the floor is emptied, walked, and its 5 laid where somebody stands; and all of it is taken back', async () => {
  const { board, strip, open, complaints } = await installKiosk(STRIP)
  const page = await open()
  const state = page.locator('.state')
  await state.getByText('De lijn op de vloer doet mee.').waitFor()
  await state.getByText('nog niet ingesteld').waitFor()

  await page.getByRole('button', { name: 'De vloer is leeg' }).click()
  await page.getByText('De lege vloer staat op nul.').waitFor()
  await expect.poll(() => board.heard).toContain('zero')

  await page.getByRole('button', { name: 'Ik ga lopen' }).click()
  board.play(strip.readings)
  await page.locator('.walker').waitFor()
  await page.getByText('vakjes zijn nu precies bekend').waitFor({ timeout: 30_000 })
  await page.getByText('1 vakje doet het niet.', { exact: true }).waitFor()
  await state.getByText('Deze strip is ingesteld op').waitFor()
  await expect.poll(() => page.locator('.strip .bad').count()).toBe(1)

  board.play([strip.stand([{ place: 1700, weight: 80 }], 0)])
  await page.locator('.bar[data-felt]').first().waitFor()
  await page.getByRole('button', { name: 'Ik sta op de 5' }).click()
  await page.getByText('De 5 ligt nu waar jij staat.').waitFor()
  await page.getByRole('button', { name: 'Ik sta op de 10' }).click()
  await page.getByText('Dit blad ligt aan de verkeerde kant').or(page.getByText('Dit ligt te dicht bij een ander blad')).waitFor()

  const turned = page.getByRole('switch', { name: 'De strip ligt andersom' })
  await turned.click()
  await page.getByText('De richting van de strip is veranderd.').waitFor()
  await expect.poll(() => turned.getAttribute('aria-checked')).toBe('true')
  await page.getByRole('button', { name: 'Zet de vorige instelling terug' }).click()
  await page.getByText('De vorige instelling geldt weer.').waitFor()
  await expect.poll(() => turned.getAttribute('aria-checked')).toBe('false')
  expect(complaints).toEqual([])
})

test('[OP-7] what the strip says is recorded when asked, and the recording is listed with its size', async () => {
  const { open } = await installKiosk(STRIP)
  const page = await open()
  await page.getByText('Er zijn nog geen opnames.').waitFor()
  await page.getByRole('button', { name: 'Begin met opnemen' }).click()
  await page.getByText(/Er wordt opgenomen: .+\.capture/).waitFor()
  await page.locator('[data-strip]').waitFor()
  await page.getByRole('button', { name: 'Stop met opnemen' }).click()
  const listed = page.getByRole('listitem').filter({ hasText: '.capture' })
  await listed.waitFor()
  await expect.poll(() => listed.innerText()).toMatch(/\.capture\s+\d+ kB/)
})

test('[OP-4] while a group is at work the page says so and leaves the floor alone', async () => {
  const { host, open } = await installKiosk(STRIP)
  const page = await open()
  const ask = (path: string, body: object) =>
    fetch(host.url + path, { method: 'POST', headers: { authorization: `Bearer ${host.token}` }, body: JSON.stringify(body) })
  await ask('/api/intents', { type: 'session.start' })
  await page.getByText('Er is een sessie bezig.').waitFor()
  await expect.poll(() => page.getByRole('button', { name: 'Ik ga lopen' }).isDisabled()).toBe(true)
  const answer = await ask('/api/operator', { type: 'calibrate.zero' })
  expect([answer.status, await answer.json()]).toEqual([409, { refusal: 'session-running' }])
})

test('[OP-5] in every theme nothing is there that WCAG 2.2 A or AA forbids, on a laptop, a tablet and a phone, and nothing runs off the side', async () => {
  const { board, strip, open } = await installKiosk(STRIP)
  board.play([strip.stand([{ place: 1700, weight: 80 }], 0)])
  const sizes = [
    [1280, 800],
    [1024, 768],
    [390, 844],
  ] as const
  for (const [index, theme] of THEMES.entries()) {
    const [width = 0, height = 0] = sizes[index] ?? []
    const page = await open({ query: `theme=${theme}&locale=${index === 1 ? 'en' : 'nl'}`, width, height })
    await page.locator('.step').nth(3).waitFor()
    await page.evaluate(AXE)
    const found = await page.evaluate(async () => {
      const { violations } = await window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
    })
    expect({ theme, found }).toEqual({ theme, found: [] })
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    await page.close()
  }
})

/** A whole session through the page of the facilitator's phone, against the real kiosk; and what it does when something is in the way. */
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { nl } from '#content/nl'
import { STEPS } from '#core/method/steps'
import type { Card } from '#core/session/card'
import { defaultPlan } from '#core/session/plan'
import type { DeskView } from '#core/protocol/views'
import { violationsOn } from '../support/axe.ts'
import { launchChromium } from '../support/chromium.ts'
import { startDoorHost } from '../support/door-host.ts'
import { freshKiosk } from '../support/fresh-kiosk.ts'
import { openPhonePage, type PhonePage } from '../support/phone-page.ts'
import { IDLE_DESK, IDLE_VIEW } from '../support/room-views.ts'
import { startScriptedHost, type ScriptedHost } from '../support/scripted-host.ts'
import { GROUP, RUNNING } from '../support/screen-states.ts'

const words = nl.remote
const RUNNING_DESK: DeskView = {
  ...IDLE_DESK,
  plan: { ...defaultPlan('young-people'), groupSize: 21 },
  clock: { used: STEPS.map(() => 60_000), since: null },
  suggestion: 6,
  doubts: [{ kind: 'crowded', number: 6 }],
  certainty: 0.95,
  undo: { action: 3, of: 'voice-heard' },
}

let browser: Browser
let host: ScriptedHost
beforeAll(async () => {
  browser = await launchChromium()
})
beforeEach(async () => {
  host = await startScriptedHost()
})
afterEach(() => host.stop())
afterAll(() => browser.close())

test('[RM-26] [RM-8] [RM-27] a whole session is led with the phone alone, without a floor', { timeout: 180_000 }, async () => {
  const kiosk = await freshKiosk(['--source', 'none'])
  const phone = await openPhonePage(browser, `${kiosk.url}/remote/#token=${kiosk.token}`)
  const { page, button } = phone
  const fine = async (where: string): Promise<void> =>
    expect({ where, faults: await phone.faults() }).toEqual({ where, faults: [] })
  const heading = page.locator('h1')
  await fine('choosing')

  // Prepare.
  await page.getByRole('button', { name: nl.topics['young-people'].ambition }).click()
  await page.getByRole('textbox', { name: words.prepare.ambition }).fill('Straks heeft elke jongere een route')
  await page.getByText(nl.script.wording['not-yet']).waitFor()
  await page.getByRole('textbox', { name: words.prepare.ambition }).fill('Elke jongere heeft een route')
  await page.getByText(nl.script.wording['not-yet']).waitFor({ state: 'detached' })
  await button(words.prepare.more).click()
  await page.getByRole('slider').press('ArrowRight')
  await page.getByText('31 minuten').waitFor()
  await page.getByText(words.prepare.perStep).click()
  await page.getByText(words.prepare.ticks.space).click()
  await fine('preparing')
  await button(words.prepare.start).click()

  // Every step says its sentence.
  const next = page.locator('.thumb.next')
  await heading.getByText(nl.script.say['ambition-why']).waitFor()
  await page.getByText('Elke jongere heeft een route').waitFor()
  await fine('step 1')
  await next.click()
  await heading.getByText(nl.script.say['line-ten']).waitFor()
  await fine('step 2')
  await next.click()
  await heading.getByText(nl.script.say['position-take']).waitFor()

  // Nobody is felt: the hand puts them on the line.
  await phone.tab(words.tabs.line)
  for (const number of [3, 3, 6, 6, 6]) await button(words.line.more.replace('{number}', String(number))).click()
  await page.getByRole('heading', { name: '5 mensen op de lijn' }).waitFor()
  await button(words.line.fewer.replace('{number}', '3')).click()
  await page.getByRole('heading', { name: '4 mensen op de lijn' }).waitFor()
  await page.locator('.undo').click()
  await page.getByRole('heading', { name: '5 mensen op de lijn' }).waitFor()
  await fine('line')
  await phone.tab(words.tabs.lead)
  expect(await kiosk.get('/api/session')).toMatchObject({ step: 3 })
  await button(words.lead.reveal).click()
  await page.getByText(words.lead.liveNow).waitFor()
  await fine('step 3')
  await next.click()

  // Voices: heard, another one, and not after all.
  await heading.getByText(nl.script.say['today-hear']).waitFor()
  await page.getByText(words.lead.askAt.replace('{number}', '6')).waitFor()
  const chip = page.locator('.chip', { hasText: '6' })
  await chip.click()
  await page.getByText('1 stem gehoord').waitFor()
  await chip.click()
  await button(words.lead.unhear).click()
  await page.getByText('Nog niemand gehoord').waitFor()
  await chip.click()
  await button(words.lead.asked).click()
  await page.getByText(nl.script.ask['today-looks-like']).waitFor()
  await fine('step 4')
  await phone.tab(words.tabs.script)
  await expect.poll(() => page.locator('.questions .tick').first().getAttribute('aria-pressed')).toBe('true')
  await page.getByRole('textbox').fill('Wat zou een jongere zeggen?')
  await button(words.script.add).click()
  await page.locator('.questions', { hasText: 'Wat zou een jongere zeggen?' }).waitFor()
  await fine('script')

  // Back and on again; then at the 10, and the step.
  await phone.tab(words.tabs.lead)
  await button(words.guide.back).click()
  await heading.getByText(nl.script.say['position-take']).waitFor()
  await next.click()
  await heading.getByText(nl.script.say['today-hear']).waitFor()
  await next.click()
  await page.getByText(words.lead.gathering.replace('{of}', '5')).waitFor()
  await fine('step 5')
  await next.click()
  await button(words.lead.capture).click()
  await page.getByText('Bewaard: 5 mensen').waitFor()
  await fine('step 6')
  await next.click()

  // Silence, and notes.
  await button(words.lead.silences.works).click()
  await page.getByRole('timer').waitFor()
  await button(words.lead.pause).click()
  await button(words.lead.extend).click()
  await page.getByRole('timer').getByText('1:').waitFor()
  await fine('silence')
  await button(words.lead.end).click()
  await fine('step 7')
  await phone.tab(words.tabs.notes)
  await write(phone, 'top', 'Korte lijnen met school')
  await write(phone, 'top', 'De mentor belt zelf')
  await page.locator('.kinds').getByRole('button', { name: words.notes.kinds.action }).click()
  await page.getByPlaceholder(words.notes.who).fill('Team jeugd')
  await write(phone, 'action', 'Samen om tafel')
  await fine('notes')
  await page.locator('.note-face', { hasText: 'Korte lijnen' }).click()
  await button(words.notes.edit).click()
  await page.locator('.note-card textarea').fill('Korte lijnen met de school')
  await button(words.notes.save).click()
  await page.locator('.note-face', { hasText: 'Korte lijnen met de school' }).click()
  await fine('a note that is open')
  await button(words.notes.merge).click()
  await page.locator('.note-face', { hasText: 'De mentor belt zelf' }).click()
  await page.locator('.note-face', { hasText: 'De mentor belt zelf / Korte lijnen met de school' }).click()
  await button(words.notes.remove).click()
  await expect.poll(() => page.locator('.note-card').count()).toBe(1)
  await page.locator('.undo', { hasText: words.undo.of['card-removed'] }).click()
  await expect.poll(() => page.locator('.note-card').count()).toBe(2)

  // The clock, and the end.
  await phone.tab(words.tabs.clock)
  await page.getByText('van 31 min').waitFor()
  await button(words.clock.addMinute.replace('{step}', nl.steps.agreements.title)).click()
  await page.getByText('van 32 min').waitFor()
  await fine('clock')
  await phone.tab(words.tabs.lead)
  await next.click()
  await heading.getByText(nl.script.say['reflection-ask']).waitFor()
  await fine('step 8')
  await next.click()
  await page.getByRole('alertdialog').waitFor()
  await fine('asking once')
  await button(words.confirm.stay).click()
  expect(await kiosk.get('/api/session')).toMatchObject({ phase: 'running', step: 8 })
  await next.click()
  await button(words.confirm.close).click()
  await heading.getByText(words.lead.thanks).waitFor()
  await fine('closed')
  await button(words.confirm.reopen).click()
  await heading.getByText(nl.script.say['reflection-ask']).waitFor()
  await next.click()
  await button(words.confirm.close).click()

  // A press does not erase; holding does.
  await phone.tab(words.tabs.prepare)
  await fine('the next one')
  await button(words.prepare.erase).click()
  expect(await kiosk.get('/api/session')).toMatchObject({ phase: 'closed' })
  await button(words.prepare.erase).hover()
  await page.mouse.down()
  await expect.poll(() => kiosk.get('/api/session'), { timeout: 8000 }).toMatchObject({ phase: 'idle' })
  await page.mouse.up()
  await heading.getByText(words.prepare.choose).waitFor()
  expect(phone.complaints).toEqual([])
  await phone.close()
})

test.each([
  { theme: 'light', width: 360, height: 640, locale: 'nl' },
  { theme: 'contrast', width: 1024, height: 768, locale: 'en' },
  { theme: 'dark', width: 844, height: 390, locale: 'en' },
])('[RM-27] $theme, $width by $height: every page is sound', { timeout: 60_000 }, async ({ theme, locale, ...size }) => {
  host.show({ ...RUNNING, step: 4 })
  host.showDesk(RUNNING_DESK)
  host.stand(GROUP)
  host.showCards(notes(6))
  const phone = await openPhonePage(browser, host.remote, { ...size, query: `theme=${theme}&locale=${locale}` })
  for (const tab of await phone.page.getByRole('tab').all()) {
    await tab.click()
    expect({ tab: await tab.innerText(), faults: await phone.faults() }).toMatchObject({ faults: [] })
  }
  await phone.close()
})

test('[RM-2] [RM-3] [RM-28] a phone that lost its kiosk says so, asks nothing, and shows all of it when it is back', async () => {
  host.show({ ...RUNNING, step: 4 })
  host.showDesk(RUNNING_DESK)
  const phone = await openPhonePage(browser, host.remote)
  const { page } = phone
  await page.getByText(nl.script.say['today-hear']).waitFor()
  host.vanish()
  await page.getByRole('alert').getByText(words.link.lostTitle).waitFor()
  const asked = host.asked.length
  await page.locator('.thumb.next').click()
  await page.getByText(words.notFresh).waitFor()
  expect(host.asked).toHaveLength(asked)
  host.comeBack()
  host.show({ ...RUNNING, step: 5 })
  await page.getByText(nl.script.say['ideal-walk']).waitFor()
  await page.getByRole('alert').waitFor({ state: 'detached' })

  host.answer = 'moved-on'
  await page.locator('.thumb.next').click()
  await page.getByText(nl.refusals['moved-on']).waitFor()
  host.answer = null
  expect(host.asked.slice(asked)).toEqual([{ type: 'guide.next', from: 5 }])
  await phone.close()
})

test('[RM-6] when everybody stands, showing it is offered and waits for the facilitator', async () => {
  host.show({ ...RUNNING, step: 3, positions: 'hidden' })
  host.showDesk({ ...RUNNING_DESK, everybodyStands: false })
  host.stand(GROUP.slice(0, 12))
  const phone = await openPhonePage(browser, host.remote)
  const { page, button } = phone
  await page.getByText(words.lead.standingOf.replace('{of}', '21')).waitFor()
  const asked = host.asked.length
  host.stand(GROUP)
  host.showDesk({ ...RUNNING_DESK, everybodyStands: true })
  await page.getByText(words.lead.everybody).waitFor()
  expect(host.asked).toHaveLength(asked)
  await button(words.lead.reveal).click()
  await expect.poll(() => host.asked.slice(asked)).toEqual([{ type: 'screen.positions', to: 'live' }])
  await phone.close()
})

test('[RM-14] a note that was written while the kiosk was away hangs after a reload, once', async () => {
  host.show({ ...RUNNING, step: 7 })
  host.showDesk(RUNNING_DESK)
  const phone = await openPhonePage(browser, host.remote)
  const { page } = phone
  await phone.tab(words.tabs.notes)
  const asked = host.asked.length
  host.vanish()
  await page.getByRole('alert').waitFor()
  await write(phone, 'top', 'Geschreven zonder netwerk', false)
  await page.getByRole('textbox', { name: words.notes.text }).fill('Nog niet af')
  await page.getByText(words.notes.unsent).waitFor()
  await page.reload()
  host.comeBack()
  await expect
    .poll(() => host.asked.slice(asked).map((intent) => (intent.type === 'card.add' ? intent.text : '')), { timeout: 10_000 })
    .toEqual(['Geschreven zonder netwerk'])
  await phone.tab(words.tabs.notes)
  await page.getByText(words.notes.unsent).waitFor({ state: 'detached' })
  expect(await page.getByRole('textbox', { name: words.notes.text }).inputValue()).toBe('Nog niet af')
  await phone.close()
})

test('[RM-20] what was typed right before the phone is put away or its page loaded again is saved', async () => {
  host.show({ ...IDLE_VIEW, phase: 'preparing', id: 'a-session', topic: 'young-people' })
  host.showDesk(RUNNING_DESK)
  const phone = await openPhonePage(browser, host.remote)
  await phone.page.getByRole('textbox', { name: words.prepare.ambition }).fill('Wij doen het samen')
  await phone.page.reload()
  await expect.poll(() => host.asked).toContainEqual({ type: 'plan.change', plan: { ambition: 'Wij doen het samen' } })
  await phone.close()
})

test('[RM-31] of five hundred notes those out of sight are not laid out', async () => {
  host.show({ ...RUNNING, step: 7 })
  host.showDesk(RUNNING_DESK)
  host.showCards(notes(500))
  const phone = await openPhonePage(browser, host.remote)
  await phone.tab(words.tabs.notes)
  await expect.poll(() => phone.page.locator('.note-card').count()).toBe(500)
  const laidOut = (): Promise<number> =>
    phone.page.evaluate(
      () =>
        [...document.querySelectorAll('.note-card .note-text')].filter((note) =>
          note.checkVisibility({ contentVisibilityAuto: true }),
        ).length,
    )
  await expect.poll(laidOut).toBeLessThan(120)
  expect(await laidOut()).toBeGreaterThan(0)
  await phone.close()
})

test('[RM-30] [RM-11] from the first touch on a silent film plays, and the line is whole while the big screen hides it', async () => {
  const kiosk = await freshKiosk(['--source', 'none'])
  await kiosk.post({ type: 'session.start' })
  const phone = await openPhonePage(browser, `${kiosk.url}/remote/#token=${kiosk.token}`)
  const { page } = phone
  expect(await page.locator('video').count()).toBe(0)
  await phone.tab(words.tabs.line)
  await expect
    .poll(() => page.locator('video').evaluate((video) => video instanceof HTMLVideoElement && video.currentTime), {
      timeout: 10_000,
    })
    .toBeGreaterThan(0)
  expect(
    await page.locator('video').evaluate((video) => video instanceof HTMLVideoElement && [video.muted, video.loop, video.paused]),
  ).toEqual([true, true, false])
  await kiosk.post({ type: 'screen.positions', to: 'hidden' })
  for (const number of [2, 9]) await kiosk.post({ type: 'floor.correct', number, by: 1 })
  await expect.poll(() => page.locator('.field circle').count()).toBe(2)
  expect(phone.complaints).toEqual([])
  await phone.close()
})

test('[RM-32] a phone without a key shows the code of the room, leads, and finds the list of phones under More', async () => {
  const room = await startDoorHost(join(import.meta.dirname, '../../out/renderer'))
  const { remote } = (await room.doors()).doors
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  await page.goto(`${room.host.url}/remote/`)
  await page.getByLabel(nl.phones.pair.label).fill(remote?.code ?? '')
  await page.getByRole('button', { name: nl.phones.pair.send }).click()
  await page.getByRole('button', { name: words.more.name }).click()
  await page.getByText(nl.phones.name.replace('{number}', '1')).first().waitFor()
  expect(await violationsOn(page)).toEqual([])
  await page.getByRole('button', { name: words.more.done }).click()
  await page
    .getByRole('heading', { name: words.prepare.choose })
    .or(page.getByRole('heading', { name: words.lead.thanks }))
    .waitFor()
  await page.reload()
  await page.locator('.tabs').waitFor()
  await context.close()
  await room.stop()
})

async function write(phone: PhonePage, kind: keyof typeof words.notes.kinds, text: string, hangs = true): Promise<void> {
  const { page, button } = phone
  await page.locator('.kinds').first().getByRole('button', { name: words.notes.kinds[kind] }).click()
  await page.getByRole('textbox', { name: words.notes.text, exact: true }).fill(text)
  await button(words.notes.add).click()
  if (hangs) await page.locator('.note-face', { hasText: text }).waitFor()
}

function notes(many: number): readonly Card[] {
  return Array.from({ length: many }, (_, index) => ({
    id: index + 1,
    key: `note-${index}-of-a-test`,
    kind: 'top',
    text: `Briefje ${index}: we bellen elkaar, en dat scheelt veel`,
    who: '',
    when: '',
    starred: index === 0,
    guest: index === 1,
  }))
}

/** A whole session from preparing to closing, led with the phone, with a look at the phone and at the big screen at every step. */
import { expect } from 'vitest'
import type { LedSession } from './led-session.ts'

/** What this session writes down, one of each kind and one too many. */
export const NOTES = {
  top: 'Korte lijnen met de school',
  spare: 'De mentor belt zelf',
  can: 'Ik neem een jongere mee',
  need: 'Eén vast gezicht',
  action: 'Samen om tafel',
  agreement: 'Elke vrijdag bellen',
  reflection: 'Samen staan helpt',
} as const

const AMBITION = 'Elke jongere heeft een route die past'

export async function playWholeSession(led: LedSession): Promise<void> {
  await prepare(led)
  await tellAmbitionAndLine(led)
  await takePlaces(led)
  await lookAtToday(led)
  await walkToTheTen(led)
  await makeTheStep(led)
  await writeInSilence(led)
  await collect(led)
  await lookBack(led)
}

async function prepare({ phone, screen, screenSays, see, texts }: LedSession): Promise<void> {
  const { page, button } = phone
  const words = texts.remote.prepare
  await screenSays(texts.idle.heading)
  await see('choosing')
  await page.getByRole('button', { name: texts.topics['young-people'].ambition }).click()
  await screenSays(texts.topics['young-people'].ambition)
  await page.getByRole('textbox', { name: words.ambition }).fill(AMBITION)
  await screenSays(AMBITION)
  await see('planning')

  // The kiosk is looked at: the clicker says that it works and begins nothing, the gong sounds, the disk takes what comes.
  await button(words.toReady).click()
  await button(words.check.trials.clicker).click()
  await page.getByText(words.check.clickerWaits).waitFor()
  await screen.keyboard.press('PageDown')
  await expect.poll(() => page.locator('[data-row=clicker]').getAttribute('data-how')).toBe('fine')
  await button(words.check.trials.gong).click()
  await button(words.check.yes).click()
  await page.getByText(words.check.soundHeard).waitFor()
  for (const name of ['floor', 'screen', 'phone', 'clicker', 'sound', 'disk', 'printer'])
    await expect.poll(() => page.locator(`[data-row=${name}]`).getAttribute('data-how')).toBe('fine')
  for (const tick of await page.locator('.to-tick').all()) await tick.click()
  await page.getByText((words.check.open.split(' | ')[0] ?? '').trim()).waitFor()
  await see('ready')
  await screen.locator('.display[data-phase=preparing]').waitFor()
  await button(words.start).click()
}

async function tellAmbitionAndLine({ phone, isAt, next, see, texts }: LedSession): Promise<void> {
  const { page, button } = phone
  await isAt(1, AMBITION)
  await page.locator('.ambition', { hasText: AMBITION }).waitFor()
  await see('step 1')
  await next(2)
  await button(texts.remote.lead.asked).click()
  await page.getByText(texts.remote.lead.allAsked).waitFor()
  await see('step 2')
}

async function takePlaces({ phone, screen, next, samePeople, see, texts }: LedSession): Promise<void> {
  const { page, button } = phone
  const words = texts.remote.lead
  await next(3)
  await page.getByText(words.hiddenNow).waitFor()
  await screen.locator('.line[data-shows=hidden]').waitFor()
  await expect.poll(() => screen.locator('.dot').count()).toBe(0)
  await expect.poll(() => screen.locator('.veil').innerText()).toMatch(/\d/)
  await see('step 3 hidden')
  await button(words.reveal).click()
  await page.getByText(words.liveNow).waitFor()
  await screen.locator('.line[data-shows=live]').waitFor()
  await samePeople()
  await see('step 3 shown')
}

async function lookAtToday({ phone, screen, next, see, texts }: LedSession): Promise<void> {
  const { page, button } = phone
  const words = texts.remote
  await next(4)
  await phone.tab(words.tabs.line)
  await moment(page, words.line.momentNames.today).getByText(/\d/).waitFor()
  await see('step 4 the line')
  await button(words.line.positions.frozen).click()
  await screen.getByText(texts.screen.frozen).waitFor()
  await button(words.line.positions.live).click()
  await screen.getByText(texts.screen.frozen).waitFor({ state: 'detached' })
  await phone.tab(words.tabs.lead)
  await page.locator('.chip').first().click()
  await page.getByText(plural(words.lead.voices, 1)).waitFor()
  // The chips follow the live line: another one may be the first by now.
  const heard = page.locator('.chip[data-heard=true]')
  await heard.click()
  await button(words.lead.hearMore).click()
  await page.getByText(plural(words.lead.voices, 2)).waitFor()
  await heard.click()
  await button(words.lead.unhear).click()
  await page.getByText(plural(words.lead.voices, 1)).waitFor()
  await see('step 4 heard')
  await phone.tab(words.tabs.clock)
  await button(words.clock.pause).click()
  await page.locator('.pace[data-word=paused]').waitFor()
  await see('step 4 clock')
  await button(words.clock.resume).click()
  await page.locator('.pace[data-word=paused]').waitFor({ state: 'detached' })
  await phone.tab(words.tabs.script)
  await see('step 4 script')
}

/** The simulated people never all walk to the 10: the hand puts them there, as it does in a room without a floor. */
async function walkToTheTen({ phone, screen, next, samePeople, see, texts }: LedSession): Promise<void> {
  const { page, button } = phone
  const words = texts.remote
  await next(5)
  await screen.locator('.line[data-ringed=true]').waitFor()
  await see('step 5 on the way')
  await phone.tab(words.tabs.line)
  await button(words.line.takeOver).click()
  await page.getByText(words.line.byHand).waitFor()
  const counts = async (): Promise<readonly number[]> => (await page.locator('.row-count').allInnerTexts()).map(Number).toReversed()
  await expect.poll(async () => Math.max(...(await counts()))).toBeGreaterThan(0)
  // What the phone shows is a moment old: it is looked at anew after each of them.
  for (let now = await counts(); now.slice(0, 10).some((count) => count > 0); now = await counts()) {
    const number = now.findIndex((count) => count > 0)
    await button(words.line.fewer.replace('{number}', String(number))).click()
    await button(words.line.more.replace('{number}', '10')).click()
    await expect.poll(async () => (await counts())[number]).not.toBe(now[number])
  }
  await screen.locator('.line[data-open=true]').waitFor()
  await phone.tab(words.tabs.lead)
  await page.locator('.gathering').waitFor({ state: 'detached' })
  await screen.locator('.total').getByText(texts.screen.gathering.there).waitFor()
  await samePeople()
  await see('step 5 at the 10')
  await phone.tab(words.tabs.line)
  await moment(page, words.line.momentNames.ideal).getByText(/\d/).waitFor()
  await button(words.line.giveBack).click()
}

async function makeTheStep({ phone, screen, next, see, texts }: LedSession): Promise<void> {
  const { page, button } = phone
  const words = texts.remote
  await next(6)
  await see('step 6')
  await button(words.lead.capture).click()
  await button(words.lead.retake).waitFor()
  await screen.locator('.line[data-shows=moment]').waitFor()
  await screen.locator('.moments .ring').first().waitFor()
  await see('step 6 kept')
  await phone.tab(words.tabs.line)
  for (const name of ['today', 'ideal', 'forward'] as const)
    await moment(page, words.line.momentNames[name]).getByText(/\d/).waitFor()
  await see('step 6 all moments')
}

async function writeInSilence(led: LedSession): Promise<void> {
  const { phone, screen, next, screenSays, see, texts } = led
  const { page, button } = phone
  const words = texts.remote
  await next(7)
  await see('step 7')
  await button(words.lead.silences.works).click()
  await page
    .getByRole('timer')
    .getByText(/0:5|1:00/)
    .waitFor()
  await screen.locator('.silence').waitFor()
  await screenSays(texts.script.silences.works.question)
  expect(await screen.locator('.silence').innerText()).not.toMatch(/\d/)
  await button(words.lead.pause).click()
  await screen.getByText(texts.screen.silence.paused).waitFor()
  await button(words.lead.extend).click()
  await page.getByRole('timer').getByText('1:').waitFor()
  await see('silence paused')
  await button(words.lead.resume).click()
  await screen.getByText(texts.screen.silence.lead).waitFor()
  await button(words.lead.end).click()
  await screen.locator('.silence').waitFor({ state: 'detached' })
  await screenSays(texts.screen.board.headings.works)
  // It was skipped, and a screen that is loaded anew still knows which one it was.
  await screen.reload()
  await screenSays(texts.screen.board.headings.works)
  await button(words.lead.silences['can-and-need']).click()
  await screenSays(texts.script.silences['can-and-need'].question)
  await see('second silence')
  await button(words.lead.end).click()
  await screenSays(texts.screen.board.headings['can-and-need'])
}

async function collect(led: LedSession): Promise<void> {
  const { phone, screenSays, cardsOnScreen, write, see, texts } = led
  const { page, button } = phone
  const words = texts.remote.notes
  await phone.tab(texts.remote.tabs.notes)
  await write('top', NOTES.top)
  await write('top', NOTES.spare)
  await write('can', NOTES.can)
  await write('need', NOTES.need)
  await expect.poll(cardsOnScreen).toEqual([NOTES.can, NOTES.need])
  await see('can and need')
  await button(words.boards.works).click()
  await screenSays(texts.screen.board.headings.works)
  await expect.poll(cardsOnScreen).toEqual([NOTES.top, NOTES.spare])

  // A star, a change, one out of two, one gone and back.
  await face(led, NOTES.spare).click()
  await button(words.star).click()
  await expect.poll(cardsOnScreen).toEqual([NOTES.spare, NOTES.top])
  await button(words.edit).click()
  await page.locator('.note-card textarea').fill(`${NOTES.spare}, altijd`)
  await button(words.save).click()
  await expect.poll(cardsOnScreen).toEqual([`${NOTES.spare}, altijd`, NOTES.top])
  await see('star and change')
  await face(led, NOTES.top).click()
  await button(words.merge).click()
  await face(led, NOTES.spare).click()
  await expect.poll(cardsOnScreen).toEqual([`${NOTES.spare}, altijd / ${NOTES.top}`])
  await face(led, NOTES.top).click()
  await button(words.remove).click()
  await expect.poll(cardsOnScreen).toEqual([])
  await page.locator('.undo', { hasText: texts.remote.undo.of['card-removed'] }).click()
  await expect.poll(cardsOnScreen).toEqual([`${NOTES.spare}, altijd / ${NOTES.top}`])

  await write('action', NOTES.action, 'Team jeugd')
  await write('agreement', NOTES.agreement)
  await button(words.boards.actions).click()
  await screenSays(texts.screen.board.headings.actions)
  await expect.poll(cardsOnScreen).toEqual([NOTES.action, NOTES.agreement])
  await see('actions')
}

async function lookBack(led: LedSession): Promise<void> {
  const { phone, screen, next, write, cardsOnScreen, screenSays, see, texts } = led
  const { page, button } = phone
  const words = texts.remote
  await next(8)
  await see('step 8')
  await phone.tab(words.tabs.notes)
  await write('reflection', NOTES.reflection)
  await button(words.notes.boards.reflection).click()
  await expect.poll(cardsOnScreen).toEqual([NOTES.reflection])
  await phone.tab(words.tabs.lead)
  await page.locator('.thumb.next').click()
  await see('asking once')
  await button(words.confirm.close).click()
  await page.locator('h1').getByText(words.lead.thanks).waitFor()
  await screen.locator('.display[data-phase=closed]').waitFor()
  await screenSays(texts.closed.heading)
  await see('closed')
}

/** How many people a moment has kept. */
function moment(page: LedSession['screen'], name: string) {
  return page.locator('.moments li', { hasText: name }).locator('span')
}

function face({ phone }: LedSession, text: string) {
  return phone.page.locator('.note-face', { hasText: text })
}

/** One of the forms of a text that has one for none, one and more. */
function plural(text: string, n: 1 | 2): string {
  return (text.split(' | ')[n] ?? '').replace('{n}', String(n))
}

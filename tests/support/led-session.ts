/** A room in which a session is led: the phone of the facilitator and the big screen, both in sight, and what each has to show. */
import { expect } from 'vitest'
import type { Page } from 'playwright-core'
import { en } from '#content/en'
import { nl } from '#content/nl'
import type { Locale } from '#core/locale'
import { guideOf } from '#core/method/guide'
import { LAST_STEP, stepAfter, stepAt, type StepNumber } from '#core/method/steps'
import type { CardKind } from '#core/session/card'
import type { PhonePage } from './phone-page.ts'
import { takePicture } from './pictures.ts'

export const TEXTS = { nl, en } as const

export interface LedSession {
  readonly texts: (typeof TEXTS)[Locale]
  readonly phone: PhonePage
  readonly screen: Page
  /** A picture of both, if pictures are wanted. */
  see(name: string): Promise<void>
  /** Goes on, and waits until both show the sentences, the buttons and the mark of this step. */
  next(to: StepNumber): Promise<void>
  /** What the phone and the screen show of this step; `heading` is what the screen says if it is not the sentence of the step. */
  isAt(step: StepNumber, heading?: string): Promise<void>
  /** The screen says this, in whatever lines. */
  screenSays(heading: string): Promise<void>
  /** Waits until the phone and the screen show the same number of people, and some: they come and go meanwhile. Leaves the phone on its first page. */
  samePeople(): Promise<void>
  write(kind: CardKind, text: string, who?: string): Promise<void>
  /** The names of the cards on the screen, in their order. */
  cardsOnScreen(): Promise<readonly string[]>
}

export interface LedSessionOptions {
  readonly locale: Locale
  readonly phone: PhonePage
  readonly screen: Page
  /** What the pictures begin with. */
  readonly name: string
}

export function ledSession({ locale, phone, screen, name }: LedSessionOptions): LedSession {
  const texts = TEXTS[locale]
  const words = texts.remote
  const { page, button } = phone
  let pictures = 0

  async function screenSays(heading: string): Promise<void> {
    await expect.poll(async () => wordsOf(await screen.locator('h1:not([inert] *)').innerText())).toBe(wordsOf(heading))
  }

  async function isAt(step: StepNumber, heading?: string): Promise<void> {
    const { id } = stepAt(step)
    const [say] = guideOf(step).say
    if (say !== undefined) await page.locator('h1').getByText(texts.script.say[say]).waitFor()
    await screen.locator(`.display[data-phase=running][data-step='${step}']`).waitFor()
    await screenSays(heading ?? texts.steps[id].sentence)
    const to = stepAfter(step)
    const goesTo = step === LAST_STEP || to === null ? words.guide.close : `${words.guide.next} ${texts.steps[stepAt(to).id].title}`
    await expect
      .poll(async () => ({
        next: wordsOf(await page.locator('.thumb.next').innerText()),
        back: await page.locator('.thumb.back').isEnabled(),
        mark: await page.locator('.trail [aria-current=step]').innerText(),
      }))
      .toEqual({ next: goesTo, back: step !== 1, mark: texts.steps[id].title })
  }

  return {
    texts,
    phone,
    screen,
    screenSays,
    isAt,
    async see(what) {
      pictures += 1
      const number = String(pictures).padStart(2, '0')
      await takePicture(page, name, number, what, 'phone')
      await takePicture(screen, name, number, what, 'screen')
    },
    async next(to) {
      await phone.tab(words.tabs.lead)
      await page.locator('.thumb.next').click()
      await isAt(to)
    },
    async samePeople() {
      await phone.tab(words.tabs.line)
      await expect
        .poll(async () => {
          const counts = await page.locator('.row-count').allInnerTexts()
          const onPhone = counts.reduce((total, count) => total + Number(count), 0)
          return { onPhone, onScreen: await screen.locator('[data-person]').count() }
        })
        .toSatisfy(({ onPhone, onScreen }) => onPhone > 0 && onPhone === onScreen)
      await phone.tab(words.tabs.lead)
    },
    async write(kind, text, who) {
      await page.locator('.kinds').first().getByRole('button', { name: words.notes.kinds[kind] }).click()
      if (who !== undefined) await page.getByPlaceholder(words.notes.who).fill(who)
      await page.getByRole('textbox', { name: words.notes.text, exact: true }).fill(text)
      await button(words.notes.add).click()
      await page.locator('.note-face', { hasText: text }).waitFor()
    },
    async cardsOnScreen() {
      return (await screen.locator('[data-card] .what').allInnerTexts()).map(wordsOf)
    },
  }
}

/** A text without its line ends and hard spaces. */
function wordsOf(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}

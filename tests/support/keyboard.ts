/** A page as somebody uses it who has a keyboard and nothing else: Tab to get somewhere, and always in sight of where that is. */
import { expect } from 'vitest'
import type { Page } from 'playwright-core'

export interface Keyboard {
  /** Tabs on until this is focused, by its role and what it is called; fails when it never is, or when nobody could see that it is. */
  reach(role: Reachable, name: string | RegExp): Promise<void>
  /** Reaches it, and presses. */
  press(role: Reachable, name: string | RegExp, key?: string): Promise<void>
  /** Everything that Tab comes by, until it begins anew. */
  round(): Promise<readonly string[]>
}

type Reachable = 'button' | 'textbox' | 'tab' | 'slider' | 'checkbox'

/** More than there is on any page: whoever has not arrived by then is trapped. */
const MOST_TABS = 150

export function keyboardOn(page: Page): Keyboard {
  async function reach(role: Reachable, name: string | RegExp): Promise<void> {
    const wanted = page.getByRole(role, { name, exact: true }).first()
    await wanted.waitFor()
    for (let tabs = 0; tabs < MOST_TABS; tabs++) {
      if (await wanted.evaluate((element) => element === document.activeElement)) {
        expect({ name, faults: await page.evaluate(faultsOfFocus) }).toEqual({ name, faults: [] })
        return
      }
      await page.keyboard.press('Tab')
    }
    throw new Error(`Tab never comes to the ${role} "${String(name)}"`)
  }

  return {
    reach,
    async press(role, name, key = 'Enter') {
      await reach(role, name)
      await page.keyboard.press(key)
    },
    async round() {
      const seen: string[] = []
      await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur())
      for (let tabs = 0; tabs < MOST_TABS; tabs++) {
        await page.keyboard.press('Tab')
        const name = await page.evaluate(nameOfFocus)
        if (name !== null && seen.includes(name)) return seen
        if (name !== null) seen.push(name)
      }
      throw new Error(`Tab never comes round: ${seen.join(', ')}`)
    },
  }
}

/** Why somebody who looks at the page would not see where the focus is. */
function faultsOfFocus(): readonly string[] {
  const focused = document.activeElement
  if (!(focused instanceof HTMLElement)) return ['nothing has the focus']
  const { left, right, top, bottom } = focused.getBoundingClientRect()
  const style = getComputedStyle(focused)
  const faults: string[] = []
  if (style.outlineStyle === 'none' || Number.parseFloat(style.outlineWidth) < 2) faults.push('it has no outline')
  const middle = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
  if (middle === null || !(focused.contains(middle) || middle.contains(focused))) faults.push('something lies over it')
  return faults
}

/** A name for what is focused that tells it from all others; null for the page itself. */
function nameOfFocus(): string | null {
  const focused = document.activeElement
  if (focused === null || focused === document.body) return null
  return `${focused.tagName} ${[...document.querySelectorAll('*')].indexOf(focused)}`
}

/** Somebody of the group would like to lead: two phones, the real page of the facilitator on the real host. */
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { violationsOn } from '../support/axe.ts'
import { launchChromium } from '../support/chromium.ts'
import { startDoorHost, type DoorHost } from '../support/door-host.ts'

const PAGES = join(import.meta.dirname, '../../out/renderer')

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())

interface Room {
  readonly kiosk: DoorHost
  /** Leads. */
  readonly first: Page
  /** Another phone scans the code that is on the screen now. */
  scan(query?: string): Promise<Page>
  roles(): Promise<readonly string[]>
}

async function openRoom(): Promise<Room> {
  const kiosk = await startDoorHost(PAGES)
  onTestFinished(() => kiosk.stop())
  async function scan(query = ''): Promise<Page> {
    const { remote } = (await kiosk.doors()).doors
    if (remote === null) throw new Error('the door is closed')
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, reducedMotion: 'reduce' })
    onTestFinished(() => context.close())
    const page = await context.newPage()
    await page.goto(remote.url.replace('/#', `/${query}#`))
    await page.locator('.tabs').waitFor()
    return page
  }
  const first = await scan()
  await kiosk.ask({ type: 'session.start', topic: 'absence' })
  const roles = async (): Promise<readonly string[]> => (await kiosk.doors()).devices.map(({ number, role }) => `${number} ${role}`)
  return { kiosk, first, scan, roles }
}

/** Who leads opens the menu and has a code shown. */
async function showCode({ first }: Room): Promise<void> {
  await first.getByRole('button', { name: 'Meer', exact: true }).click()
  await first.getByText('Wil iemand uit de groep leiden').waitFor()
  await first.getByRole('button', { name: 'Laat een code zien' }).click()
  await first.getByText('De code komt op het grote scherm').waitFor()
}

const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click()

test('[RM-61] who asks is answered where it is seen, and asks the lead back in the same way', async () => {
  const room = await openRoom()
  const { first, roles } = room
  await showCode(room)
  const second = await room.scan()
  await press(first, 'Klaar')
  await second.getByText('Je kijkt mee. Iemand anders leidt.').waitFor()

  await press(second, 'Ik wil leiden')
  await second.getByText('Gevraagd.').waitFor()
  // Whichever page the other one is on.
  await first.getByRole('tab', { name: 'Klok' }).click()
  await press(first, 'Nu niet')
  await second.getByRole('button', { name: 'Ik wil leiden' }).waitFor()
  expect(await roles()).toEqual(['1 driver', '2 viewer'])

  await press(second, 'Ik wil leiden')
  await first.getByText('Telefoon 2 wil graag leiden.').waitFor()
  await press(first, 'Ja, laat leiden')
  await first.getByText('Je schrijft mee. Iemand anders leidt.').waitFor()
  expect(await roles()).toEqual(['1 scribe', '2 driver'])
  await second.locator('.thumb.next').click()
  await second.locator('.phone[data-step="2"]').waitFor()

  await press(first, 'Ik wil leiden')
  await press(second, 'Ja, laat leiden')
  await first.locator('.lead-change').waitFor({ state: 'detached' })
  expect(await roles()).toEqual(['1 driver', '2 scribe'])
})

test('[RM-61] who leads lets a phone lead that has just come in, unasked', async () => {
  const room = await openRoom()
  const { first, roles } = room
  await showCode(room)
  const second = await room.scan()
  await press(first, 'Laat telefoon 2 leiden')
  await second.locator('.lead-change').waitFor({ state: 'detached' })
  expect(await roles()).toEqual(['1 scribe', '2 driver'])
  // A phone that is away can lead nobody.
  await first.context().close()
  await second.getByRole('button', { name: 'Meer', exact: true }).click()
  await second.locator('[data-phone="1"][data-away=true]').waitFor()
  expect(await second.getByRole('button', { name: 'Laat telefoon 1 leiden' }).count()).toBe(0)
})

test('[RM-61] nothing that WCAG forbids is there while somebody asks and while somebody follows', async () => {
  const room = await openRoom()
  await room.kiosk.request({ type: 'remote.invite', on: true })
  const second = await room.scan('?theme=contrast')
  await press(second, 'Ik wil leiden')
  await room.first.getByRole('alert').waitFor()
  expect([...(await violationsOn(room.first)), ...(await violationsOn(second))]).toEqual([])
})

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync, readdirSync } from 'node:fs'
import { hostname, tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { nl } from '#content/nl'
import { lineSvgOf } from '#core/archive/line-svg'
import { LOCALES } from '#core/locale'
import { ROOM_SHEETS, type Paper } from '#core/takehome/paper'
import { createChromiumPdf } from '#host/print/chromium-pdf'
import { addressOf, PAPER_IS_READY } from '#host/print/pdf-maker'
import { silentLog } from '#host/ports/log'
import { systemClock } from '#host/ports/clock'
import { violationsOn } from '../support/axe.ts'
import { launchChromium } from '../support/chromium.ts'
import { startCups, type Cups } from '../support/cups.ts'
import { startKiosk, type KioskProcess } from '../support/kiosk-process.ts'
import { openPhonePage } from '../support/phone-page.ts'
import { closedSession, CONTINUED, EXTREME, ORDINARY, SMALL, takeHome } from '../support/take-homes.ts'

/** A kiosk, the printers that it knows, and its stick. */
interface PaperRoom {
  readonly kiosk: KioskProcess
  readonly cups: Cups
  readonly folder: string
  close(): Promise<void>
}

async function openPaperRoom(): Promise<PaperRoom> {
  const folder = mkdtempSync(join(tmpdir(), 'meetlat-paper-test-'))
  const cups = await startCups()
  await cups.add('Balie', 'file')
  const options = ['--source', 'none', '--data', join(folder, 'data'), '--host', '0.0.0.0', '--stick', folder, '--room', 'Zaal 1']
  const kiosk = await startKiosk([...options, '--printer', 'Leeg'], cups.env)
  return {
    kiosk,
    cups,
    folder,
    async close() {
      await kiosk.end()
      await cups.stop()
      rmSync(folder, { recursive: true })
    },
  }
}

/** For a test that changes what is in it. */
async function freshPaperRoom(): Promise<PaperRoom> {
  const room = await openPaperRoom()
  onTestFinished(() => room.close())
  return room
}

/** That of all tests that leave it as it is. */
let kiosk: KioskProcess
let folder: string
let browser: Browser
let closeRoom: () => Promise<void>

beforeAll(async () => {
  ;({ kiosk, folder, close: closeRoom } = await openPaperRoom())
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
  await closeRoom()
})

/** The PDF of a paper, as a file. */
async function pdfOf(paper: Paper): Promise<string> {
  const made = await createChromiumPdf({ clock: systemClock, log: silentLog, env: process.env }).make(paper, `${kiosk.url}/print/`)
  if (!made.ok) throw new Error(made.reason)
  const file = join(folder, 'paper.pdf')
  writeFileSync(file, made.value)
  return file
}

/** As it lies on the page, or in the order in which it is read. */
function textOf(file: string, order: '-layout' | '-raw' = '-layout'): string {
  return execFileSync('pdftotext', [order, file, '-'], { encoding: 'utf8' })
}

function factsOf(file: string): string {
  return execFileSync('pdfinfo', [file], { encoding: 'utf8' })
}

/** The page for paper, when all is on it. */
async function openPaper(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(address)
  await page.evaluate(PAPER_IS_READY)
  return page
}

const FROM_THE_RIGHT = /[\u0590-\u06FF]/

/** Without what a line break, a hyphen and marks of direction change. */
function plain(text: string): string {
  return text.replaceAll(/[-\s\u00AD\u2010\u200E\u200F\u202A-\u202E\u2066-\u2069]+/g, '')
}

describe('the PDF', () => {
  test.each([
    ['nl', 'facilitator'],
    ['en', 'group'],
  ] as const)(
    '[PT-5] in %s an ordinary session is one page with every note, action and count, for the %s',
    async (locale, copy) => {
      const page = takeHome(ORDINARY, copy, locale)
      const file = await pdfOf({ paper: 'take-home', takeHome: page })
      expect(factsOf(file)).toMatch(/Pages: +1\n/)
      const text = textOf(file)
      const read = plain(textOf(file, '-raw'))
      for (const note of Object.values(page.notes).flat())
        for (const part of [note.text, note.who, note.when]) expect(read).toContain(plain(part))
      expect(text).toMatch(/ 1 +2 +2 +5 +6 +4 +1\n/)
      expect(text).toMatch(/ 1 +3 +6 +7 +4\n/)
      expect(/Tijd per stap|Time for each step/.test(text)).toBe(copy === 'facilitator')
    },
  )

  test.each([
    ['nl', 'group', 1],
    ['en', 'facilitator', 1],
  ] as const)(
    '[PT-30] [PT-31] in %s a session that goes on has, for the %s, both lines and how far the group came, on %i sheet',
    async (locale, copy, sheets) => {
      const file = await pdfOf({ paper: 'take-home', takeHome: takeHome(CONTINUED, copy, locale) })
      expect(Number(/Pages: +(\d+)/.exec(factsOf(file))?.[1])).toBe(sheets)
      const text = textOf(file)
      expect(text).toMatch(/ 1 +2 +2 +5 +6 +4 +1\n/)
      expect(text).toMatch(/ 1 +2 +4 +5 +4 +2 +1\n/)
      expect(text).toMatch(/de vorige keer, 12 maart 2026|the time before, 12 March 2026/)
      expect(text).toMatch(/ongeveer twee plekken dichter bij de 10|about two places nearer to the 10/)
      expect(text).toMatch(/bij de 10 +terug +na de stap|at the 10 +back +after the step/)
    },
  )

  test('[PT-5] what is empty takes no room', async () => {
    const text = textOf(await pdfOf({ paper: 'take-home', takeHome: takeHome(closedSession({ written: [], today: [] })) }))
    expect(text).not.toContain('Wat werkt al')
    expect(text).not.toContain('vandaag')
    expect(text).toContain('Er is niets opgeschreven.')
  })

  test('[PT-6] far too much of everything goes on over more pages, with heads and numbers, and nothing is lost', async () => {
    const page = takeHome(EXTREME)
    const file = await pdfOf({ paper: 'take-home', takeHome: page })
    const pages = Number(/Pages: +(\d+)/.exec(factsOf(file))?.[1])
    expect(pages).toBeGreaterThan(2)
    expect(pages).toBeLessThan(7)
    const text = textOf(file)
    const latin = plain(textOf(file, '-raw'))
    const notes = Object.values(page.notes).flat()
    expect(notes.length).toBe(80)
    // Letters that run from the right come out of a PDF with their numbers turned around, and in an action between those of its neighbours.
    const told = notes.map(({ text: note }) =>
      FROM_THE_RIGHT.test(note) ? (/Actie \d+:/.exec(note)?.[0] ?? note.replace(/ \(\d+\)/, '')) : note,
    )
    const laidOut = plain(text)
    expect(told.filter((note) => !(FROM_THE_RIGHT.test(note) ? laidOut : latin).includes(plain(note)))).toEqual([])
    for (let number = 1; number <= pages; number++) expect(text).toContain(`Blad ${number} van ${pages}`)
    expect(text.split('Als het leven anders loopt').length - 1).toBe(pages)
    expect(text).toContain('🍲')
    // The last thing on no page is the head of a section.
    for (const each of text.split('\f').slice(0, -1)) {
      const lines = each.split('\n').filter((line) => line.trim() !== '' && !line.includes('Blad '))
      expect(lines.at(-1)).not.toMatch(/^\s*(?:Wat w|Hoe het)/)
    }
  })

  test('[PT-33] letters of other scripts are letters of a font that is in the PDF', async () => {
    const fonts = execFileSync('pdffonts', [await pdfOf({ paper: 'take-home', takeHome: takeHome(EXTREME) })], { encoding: 'utf8' })
    const lines = fonts.trim().split('\n').slice(2)
    for (const font of lines) expect(font).toMatch(/\+(?:Figtree|Noto).* yes +yes +yes /)
    for (const name of ['NotoSans-', 'NotoSansArabic', 'NotoSansHebrew', 'NotoSansEthiopic', 'NotoEmoji'])
      expect(fonts).toContain(name)
  })

  test('[PT-7] it is tagged, says its title and language, has its fonts with it, and nothing of who made it', async () => {
    const file = await pdfOf({ paper: 'take-home', takeHome: takeHome(ORDINARY, 'group', 'en') })
    const facts = factsOf(file)
    expect(facts).toMatch(/Title: +Meetlat: For every young person/)
    expect(facts).toMatch(/Tagged: +yes/)
    expect(facts).toMatch(/Creator: +Meetlat\n/)
    expect(facts).toMatch(/Page size: .*\(A4\)/)
    const raw = readFileSync(file, 'latin1')
    expect(raw).toMatch(/\/Lang ?\(en\)/)
    const fonts = execFileSync('pdffonts', [file], { encoding: 'utf8' }).trim().split('\n').slice(2)
    expect(fonts.length).toBeGreaterThan(1)
    for (const font of fonts) expect(font).toMatch(/Figtree.* yes +yes +yes /)
    for (const secret of [userInfo().username, hostname(), kiosk.token, ORDINARY.id, 'key-of-card', '127.0.0.1', '/tmp/', '/work/'])
      expect(`${facts}${raw}`).not.toContain(secret)
    const structure = execFileSync('pdfinfo', ['-struct', file], { encoding: 'utf8' })
    for (const tag of ['H1', 'H2', 'Table', 'TH', 'L', 'LI', 'Figure']) expect(structure).toMatch(new RegExp(`^\\s*${tag}\\b`, 'm'))
  })

  test.each(LOCALES)(
    '[PT-13] in %s the sheets of the room are three of A4 on their side, and one each for the facilitator and the wall',
    async (locale) => {
      const facts = []
      for (const paper of ROOM_SHEETS) facts.push(factsOf(await pdfOf({ paper, locale })))
      expect(facts.map((each) => /Pages: +(\d+)/.exec(each)?.[1])).toEqual(['3', '1', '1'])
      expect(facts[0]).toMatch(/Page size: +841\.\d+ x 59\d/)
      expect(facts[1]).toMatch(/\(A4\)/)
      expect(facts[2]).toMatch(/\(A4\)/)
    },
  )
})

test('[AR-46] the line is a picture of the size of its drawing, twice as fine', async () => {
  const words = { title: 'Voor elke jongere <een> & een "leerroute"', moments: nl.archive.moments }
  const svg = lineSvgOf(ORDINARY, words)
  const made = await createChromiumPdf({ clock: systemClock, log: silentLog, env: process.env }).draw(svg, `${kiosk.url}/print/`)
  if (!made.ok) throw new Error(made.reason)
  const [, width = 0, height = 0] = /width="(\d+)" height="(\d+)" font/.exec(svg)?.map(Number) ?? []
  const png = Buffer.from(made.value)
  expect([png.subarray(1, 4).toString('latin1'), png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([
    'PNG',
    2 * width,
    2 * height,
  ])
  expect(width).toBeGreaterThan(900)
})

describe('the page on a screen', () => {
  const papers: readonly Paper[] = [
    ...[ORDINARY, EXTREME, SMALL].map((session): Paper => ({ paper: 'take-home', takeHome: takeHome(session, 'facilitator') })),
    ...ROOM_SHEETS.map((paper): Paper => ({ paper, locale: 'en' })),
  ]

  test('[PT-33] a page loads only the letters that are on it, and cards from the right run from the right', async () => {
    const page = await browser.newPage()
    onTestFinished(() => page.close())
    const loaded: string[] = []
    page.on('request', (request) => loaded.push(request.url()))
    const scripts = (): readonly string[] =>
      ['cyrillic', 'greek', 'arabic', 'hebrew', 'ethiopic'].filter((script) =>
        loaded.some((url) => url.includes(`-${script}-400-`)),
      )
    for (const [session, wanted] of [
      [ORDINARY, 0],
      [EXTREME, 5],
    ] as const) {
      await page.goto('about:blank')
      await page.goto(addressOf({ paper: 'take-home', takeHome: takeHome(session) }, `${kiosk.url}/print/`))
      await page.evaluate(PAPER_IS_READY)
      expect(scripts()).toHaveLength(wanted)
    }
    const directions = await page
      .locator('.notes li')
      .evaluateAll((items) => items.map((item) => [/[\u0590-\u06FF]/.test(item.textContent), getComputedStyle(item).direction]))
    expect(directions.filter(([right, direction]) => right !== (direction === 'rtl'))).toEqual([])
    expect(directions.some(([right]) => right)).toBe(true)
  })

  test('[PT-8] axe finds nothing, and nothing leaves a phone', async () => {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
    onTestFinished(() => context.close())
    for (const address of [
      ...papers.map((paper) => addressOf(paper, `${kiosk.url}/print/`)),
      `${kiosk.url}/print/`,
      `${kiosk.url}/print/#code=22222222`,
    ]) {
      const page = await openPaper(context, address)
      expect(await violationsOn(page)).toEqual([])
      // The sheets for the floor are as large as they are.
      const wide = await page.evaluate(() => (document.querySelector('.marks') === null ? document.documentElement.scrollWidth : 0))
      expect(wide).toBeLessThanOrEqual(391)
      await page.close()
    }
  })
})

test('[PT-28] [PT-25] from the closing on the phone prints, another printer takes it, the stick has it, and everybody gets it by the code', async () => {
  const { kiosk, cups, folder } = await freshPaperRoom()
  await cups.add('Leeg', 'no-paper')
  await kiosk.post({ type: 'session.start', topic: 'absence' })
  await kiosk.post({ type: 'card.add', key: 'key-of-card', kind: 'top', text: 'We bellen terug', who: '', when: '' })
  await kiosk.post({ type: 'floor.manual', counts: [0, 0, 0, 2, 0, 3, 0, 4, 0, 0, 0] })
  await kiosk.post({ type: 'moment.capture', moment: 'today' })
  const display = await (await browser.newContext({ viewport: { width: 1920, height: 1080 }, reducedMotion: 'reduce' })).newPage()
  onTestFinished(() => display.context().close())
  await display.goto(kiosk.screens.display)
  const phone = await openPhonePage(browser, `${kiosk.url}/remote/#token=${kiosk.token}`)
  await kiosk.post({ type: 'session.close' })
  await phone.button('Voor iedereen: 9').click()
  expect(await phone.faults()).toEqual([])
  await phone.button('Druk af').click()
  await phone.page.getByText('Het papier is op.').waitFor()
  expect(await phone.faults()).toEqual([])
  await phone.page.getByRole('button', { name: 'Op Balie' }).click()
  await phone.page.getByText('Kwam het goed uit de printer?').waitFor()
  expect((await cups.out()).at(-1)).toContain('copies-9')
  await phone.button('Ja, het is goed').click()
  await phone.button('Bewaar op een usb‑stick').click()
  await phone.page.getByText('Je mag de stick eruit halen.').waitFor()
  expect(readdirSync(folder).filter((file) => file.startsWith('meetlat-'))).toHaveLength(1)
  await phone.button('Laat een code zien voor iedereen').click()
  await display.locator('[data-door=paper] .qr').waitFor()
  const view = JSON.stringify(await kiosk.get('/api/paper'))
  const url = /http:[^"]+\/t\/[a-z0-9]{8}/.exec(view)?.[0] ?? ''
  const answer = await fetch(url)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf'])
  expect((await fetch(url.replace(/.{8}$/, '22222222'))).status).toBe(404)
  await display.keyboard.press('.')
  await expect.poll(async () => JSON.stringify(await kiosk.get('/api/paper'))).toMatch(/"state":"(?:failed|printing)"/)
  expect(await phone.faults()).toEqual([])
  expect(phone.complaints).toEqual([])
  await phone.button('Haal de code weg').click()
  await display.locator('[data-door=paper]').waitFor({ state: 'detached' })
  expect((await fetch(url)).status).toBe(404)
  await phone.close()
  await display.context().close()
})

test('[PT-24] the code is fetched at a bounded pace, and once the session is opened again it leads nowhere', async () => {
  const { kiosk } = await freshPaperRoom()
  await kiosk.post({ type: 'session.start', topic: 'absence' })
  await kiosk.post({ type: 'session.close' })
  const script = { authorization: `Bearer ${kiosk.token}`, 'content-type': 'application/json' }
  const ask = (request: object) =>
    fetch(`${kiosk.url}/api/paper`, { method: 'POST', headers: script, body: JSON.stringify(request) })
  await ask({ type: 'paper.share', on: true })
  const view = JSON.stringify(await kiosk.get('/api/paper'))
  const code = /\/t\/([a-z0-9]{8})/.exec(view)?.[1] ?? ''
  const answers = await Promise.all(Array.from({ length: 80 }, () => fetch(`${kiosk.url}/t/${code}/paper`)))
  expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(40)
  expect(answers.some(({ status }) => status === 429)).toBe(true)
  await kiosk.post({ type: 'session.reopen' })
  await expect.poll(async () => (await fetch(`${kiosk.url}/t/${code}/paper`)).status).toBe(404)
  expect((await ask({ type: 'paper.print', copies: 1 })).status).toBe(409)
})

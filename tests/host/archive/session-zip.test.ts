import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { toJsonSchema } from '@valibot/to-json-schema'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { csvOf } from '#core/archive/csv'
import { lineSvgOf } from '#core/archive/line-svg'
import { sessionFileSchema } from '#core/archive/session-file'
import type { ArchivedSession } from '#core/archive/archived-session'
import { LOCALES, type Locale } from '#core/locale'
import { accepted } from '#core/result'
import { nl } from '#content/nl'
import { sessionsIn } from '#host/archive/import-sessions'
import { readZip } from '#host/archive/read-zip'
import { zipOf, type FileMakers } from '#host/archive/session-zip'
import type { Journal } from '#host/journal/journal'
import { openSqliteJournal } from '#host/journal/sqlite-journal'
import { silentLog } from '#host/ports/log'
import { archivedSession } from '../../support/archived.ts'
import { createFakeClock } from '../../support/fake-clock.ts'
import { lineAt } from '../../support/session-play.ts'

const NOTHING: FileMakers = { pdf: null, png: null }
let folder = ''
let journal: Journal

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'meetlat-zip-'))
  journal = openSqliteJournal(folder, createFakeClock(), silentLog).journal
})
afterEach(() => {
  journal.close()
  rmSync(folder, { recursive: true })
})

const made = () => Promise.resolve(accepted(Buffer.from('%PDF')))
const zipAll = (sessions: readonly ArchivedSession[], makers = NOTHING, locale: Locale = 'nl'): Promise<Uint8Array> =>
  zipOf(
    sessions.map(({ id }) => id),
    (id) => sessions.find((session) => session.id === id) ?? null,
    { makers, locale },
  )

async function filesIn(zip: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>()
  const read = await readZip(
    zip,
    () => true,
    (name, file) => files.set(name, new TextDecoder('utf-8', { ignoreBOM: true }).decode(file)),
  )
  expect(read.ok).toBe(true)
  return files
}

test('[AR-23] what was exported and taken in on an empty kiosk is exported as the very same bytes', async () => {
  const small = archivedSession({ id: 'small', today: [1, 3, 3, 7], forward: [2.25, 4, 9] })
  const previous = { of: 'large', at: 5, today: lineAt(2, 3), forward: null, actions: [] }
  const sessions = [
    archivedSession({ id: 'large' }),
    { ...small, previous },
    archivedSession({ id: 'empty', today: [], forward: [] }),
  ]
  const first = await zipAll(sessions)
  const read = await sessionsIn(first)
  if (!read.ok) throw new Error(read.reason)
  expect(journal.takeIn(read.value, 1)).toBe(3)
  const second = await zipOf(['large', 'small', 'empty'], (id) => journal.archived(id)?.session ?? null, {
    makers: NOTHING,
    locale: 'nl',
  })
  expect(Buffer.compare(Buffer.from(first), Buffer.from(second))).toBe(0)
})

test('[AR-24] a zip holds each session as JSON and a drawing, and all as tables in Dutch and English; what could not be made is said', async () => {
  const files = await filesIn(await zipAll([archivedSession()]))
  expect([...files.keys()].toSorted()).toEqual([
    'acties.csv',
    'actions.csv',
    'briefjes.csv',
    'lees-mij.txt',
    'manifest.json',
    'notes.csv',
    'posities.csv',
    'positions.csv',
    'sessions/2023-11-14-a/line.svg',
    'sessions/2023-11-14-a/session.json',
  ])
  expect(JSON.parse(files.get('manifest.json') ?? '')).toMatchObject({ sessions: 1, withoutPdf: 1, withoutPng: 1 })
  const makers: FileMakers = { pdf: made, png: null }
  const more = await filesIn(await zipAll([archivedSession()], makers))
  expect(more.get('sessions/2023-11-14-a/page.pdf')).toBe('%PDF')
  expect(JSON.parse(more.get('manifest.json') ?? '')).toMatchObject({ withoutPdf: 0 })
})

test('[AR-25] session.json is what its published schema says', () => {
  const published: unknown = JSON.parse(readFileSync(join(import.meta.dirname, '../../../docs/export-schema.json'), 'utf8'))
  expect(published).toEqual(toJsonSchema(sessionFileSchema, { errorMode: 'ignore' }))
})

test('[AR-26] a table opens in Dutch and in English as it is meant, and no cell of it is a formula', async () => {
  const files = await filesIn(await zipAll([archivedSession({ action: '=HYPERLINK("http://x","y")', top: 'Een; twee, "drie"' })]))
  const [dutch, english] = [files.get('posities.csv') ?? '', files.get('positions.csv') ?? '']
  expect(dutch.startsWith('\uFEFFdatum;ambitie;moment;plek;')).toBe(true)
  expect(dutch).toContain(';Vandaag;7,25;;;1\r\n')
  expect(english).toContain(',Today,7.25,,,1\r\n')
  expect(files.get('acties.csv')).toContain(`;"'=HYPERLINK(""http://x"",""y"")";Samira;na de zomer\r\n`)
  expect(files.get('briefjes.csv')).toContain(';"Een; twee, ""drie""";')
  const evil = ['=1', '+1', '-1', '@x', '\t=1', '\r=1', ' =1', '\uFF1D1', '\uFF0B1', '\uFF0D1', '\uFF20x', '\u200B=1', '\u22121']
  const cells = csvOf([evil], 'english').trimEnd().split(',')
  expect(cells.filter((cell) => !/^"?'/.test(cell))).toEqual([])
  expect(csvOf([['gewoon', 'a=b', 3, -2]], 'dutch')).toBe('gewoon;a=b;3;-2\r\n')
})

test('[AR-1] no file of a small group tells where somebody stood alone', async () => {
  const files = await filesIn(await zipAll([archivedSession({ today: [1.37, 3, 3, 7.11], forward: [2.22, 4, 9.93] })]))
  for (const [name, text] of files) expect([name, /1[.,]37|7[.,]11|2[.,]22|9[.,]93/.test(text)]).toEqual([name, false])
  expect(files.get('positions.csv')).toContain('Today,,0,10,4\r\n')
})

test('[AR-27] the drawing shows everybody at each moment, in bands for a small group, and whatever was typed is text in it', () => {
  const words = { title: '<script>&"', moments: nl.archive.moments }
  const svg = lineSvgOf({ today: lineAt(1, 2, 3, 3, 3, 4, 5, 6), ideal: null, forward: lineAt(3, 3, 4) }, words)
  expect(svg.match(/<circle/g)).toHaveLength(11)
  expect(svg).toContain('&lt;script&gt;&amp;&quot;')
  expect(svg.match(/stroke-dasharray/g)).toHaveLength(1)
  expect(svg).not.toContain('<script')
})

test('[AR-27] a long title goes on on the next line: all of it is there, and none of it beside the picture', () => {
  const title = `Iedereen doet mee, ${'arbeidsongeschiktheidsverzekering'.repeat(3)} of niet, en wie er nieuw is komt zonder moeite binnen`
  const [long, short] = [title, 'Kort'].map((words) =>
    lineSvgOf({ today: lineAt(1, 2), ideal: null, forward: null }, { title: words, moments: nl.archive.moments }),
  )
  const lines = [...(long ?? '').matchAll(/font-weight="700">([^<]+)</g)].map(([, line = '']) => line)
  expect(lines.length).toBeGreaterThan(2)
  expect(lines.join('').replaceAll(' ', '')).toBe(title.replaceAll(' ', ''))
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(60)
  const [high = 0, low = 0] = [long, short].map((svg = '') => Number(/height="(\d+)" font/.exec(svg)?.[1]))
  expect(high - low).toBe((lines.length - 1) * 34)
})

test.each(LOCALES)('[AR-45] in %s the read-me names every file that is there, and says what could not be made', async (locale) => {
  const whole = await filesIn(await zipAll([archivedSession()], { pdf: made, png: made }, locale))
  const name = locale === 'nl' ? 'lees-mij.txt' : 'read-me.txt'
  const text = whole.get(name) ?? ''
  const names = [...whole.keys()].map((path) => path.split('/').at(-1) ?? '')
  expect(names.filter((file) => file !== name && !text.includes(file))).toEqual([])
  expect(text).not.toContain(' 1 session')
  const poor = (await filesIn(await zipAll([archivedSession()], NOTHING, locale))).get(name) ?? ''
  expect(poor).toMatch(/Sessies zonder page\.pdf: 1\.|Sessions without page\.pdf: 1\./)
  expect(poor).toMatch(/Sessies zonder line\.png: 1\.|Sessions without line\.png: 1\./)
})

test('[AR-44] the kiosk gets its turn between any two sessions that are put into a file', async () => {
  const sessions = Array.from({ length: 40 }, (_, index) => archivedSession({ id: `s-${index}` }))
  let turns = 0
  let running = true
  const count = (): void => {
    turns++
    if (running) setImmediate(count)
  }
  setImmediate(count)
  await zipAll(sessions)
  running = false
  expect(turns).toBeGreaterThan(sessions.length)
})

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startElectronKiosk, type ElectronKiosk } from '../support/electron-kiosk.ts'

let stick: string
let kiosk: ElectronKiosk
beforeEach(async () => {
  stick = mkdtempSync(join(tmpdir(), 'meetlat-stick-'))
  kiosk = await startElectronKiosk(['--source', 'none', '--stick', stick, '--room', 'Zaal 1'])
})
afterEach(async () => {
  await kiosk.close()
  rmSync(stick, { recursive: true })
})

test('[PT-9] the kiosk window makes the PDF by itself: tagged, named, one page, and its hidden window is gone afterwards', async () => {
  await kiosk.post({ type: 'session.start', topic: 'absence' })
  await kiosk.post({ type: 'card.add', key: 'key-of-card', kind: 'top', text: 'We bellen terug', who: '', when: '' })
  await kiosk.post({ type: 'session.close' })
  const pdf = await kiosk.bytes('/api/take-home.pdf')
  const file = join(stick, 'page.pdf')
  writeFileSync(file, pdf)
  const facts = execFileSync('pdfinfo', [file], { encoding: 'utf8' })
  expect(facts).toMatch(/Title: +Meetlat: Iedereen is er/)
  expect(facts).toMatch(/Tagged: +yes/)
  expect(facts).toMatch(/Pages: +1\n/)
  expect(facts).toMatch(/\(A4\)/)
  expect(execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' })).toContain('We bellen terug')
  const windows = await kiosk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)
  expect(windows).toBe(1)
  expect(readFileSync(file, 'latin1')).toContain('/Lang')
})

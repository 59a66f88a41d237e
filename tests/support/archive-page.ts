/** The built page of the archive in a real Chromium, on a real host with sessions of before. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { onTestFinished } from 'vitest'
import type { SessionEvent } from '#core/session/events'
import { openSqliteJournal } from '#host/journal/sqlite-journal'
import { stickFilesIn } from '#host/sticks/stick-files'
import { systemClock } from '#host/ports/clock'
import { silentLog } from '#host/ports/log'
import { startHost, type Host } from '#host/start-host'
import { launchChromium } from './chromium.ts'

export interface ArchiveKiosk {
  readonly host: Host
  readonly browser: Browser
  /** Where what is written to a stick ends up. */
  readonly stick: string
  readonly complaints: readonly string[]
  /** Opens the page; resolves when it shows what was found. */
  open(options?: { readonly query?: string; readonly width?: number; readonly height?: number }): Promise<Page>
}

const pages = fileURLToPath(new URL('../../out/renderer', import.meta.url))

export async function archiveKiosk(sessions: readonly (readonly SessionEvent[])[]): Promise<ArchiveKiosk> {
  const data = mkdtempSync(join(tmpdir(), 'meetlat-archive-page-'))
  const stick = mkdtempSync(join(tmpdir(), 'STICK-'))
  const { journal } = openSqliteJournal(data, systemClock, silentLog)
  for (const events of sessions) journal.append(events)
  journal.close()
  const place = { host: '127.0.0.1', port: 0, data, pages, locale: 'nl', packaged: true, lan: () => null } as const
  const sticks = stickFilesIn(async () => [stick])
  const host = await startHost({ ...place, source: { kind: 'none' }, clock: systemClock, log: silentLog, sticks })
  const browser = await launchChromium()
  const complaints: string[] = []
  onTestFinished(async () => {
    await browser.close()
    await host.stop()
    rmSync(data, { recursive: true })
    rmSync(stick, { recursive: true })
  })
  return {
    host,
    browser,
    stick,
    complaints,
    async open({ query = '', width = 1280, height = 800 } = {}) {
      const page = await browser.newPage({ viewport: { width, height }, colorScheme: 'light', acceptDownloads: true })
      const [address = '', token = ''] = host.screens.archive.split('#')
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
      })
      page.on('pageerror', (error) => complaints.push(error.message))
      page.on('request', (request) => {
        if (!request.url().startsWith(host.url) && !/^(data|blob):/.test(request.url())) complaints.push(request.url())
      })
      await page.goto(`${address}?${query}#${token}`)
      await page.locator('.search').waitFor()
      return page
    },
  }
}

/** The built page of whoever installs, in a real Chromium, on a real host with a board on the network. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { onTestFinished } from 'vitest'
import { systemClock } from '#host/ports/clock'
import { silentLog } from '#host/ports/log'
import { startHost, type Host } from '#host/start-host'
import { playBoard, type ScriptedBoard } from './board-script.ts'
import { launchChromium } from './chromium.ts'
import { walkStrip, type StripWalk, type WalkOptions } from './strip-walk.ts'
import { listenTcpByteEnd } from './tcp-byte-end.ts'

export interface InstalledKiosk {
  readonly host: Host
  readonly board: ScriptedBoard
  readonly strip: StripWalk
  /** What a page complained of: errors, warnings, a broken CSP, and requests to others than the host. */
  readonly complaints: readonly string[]
  /** Opens the page; resolves when it shows the strip. */
  open(options?: { readonly query?: string; readonly width?: number; readonly height?: number }): Promise<Page>
}

const pages = fileURLToPath(new URL('../../out/renderer', import.meta.url))

export async function installKiosk(walk: WalkOptions): Promise<InstalledKiosk> {
  const data = mkdtempSync(join(tmpdir(), 'meetlat-settings-'))
  const end = await listenTcpByteEnd()
  const strip = walkStrip(walk)
  const board = playBoard(end, strip.geometry)
  const source = { kind: 'tcp', host: '127.0.0.1', port: end.port } as const
  const place = { host: '127.0.0.1', port: 0, data, pages, locale: 'nl', packaged: true, lan: () => null } as const
  const host = await startHost({ ...place, source, clock: systemClock, log: silentLog })
  const browser = await launchChromium()
  const complaints: string[] = []
  onTestFinished(async () => {
    await browser.close()
    board.stop()
    await host.stop()
    rmSync(data, { recursive: true })
  })
  return {
    host,
    board,
    strip,
    complaints,
    async open({ query = '', width = 1280, height = 800 } = {}) {
      const page = await browser.newPage({ viewport: { width, height }, colorScheme: 'light' })
      const [address = '', token = ''] = host.screens.settings.split('#')
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
      })
      page.on('pageerror', (error) => complaints.push(error.message))
      page.on('request', (request) => {
        if (!request.url().startsWith(host.url) && !request.url().startsWith('data:')) complaints.push(request.url())
      })
      await page.goto(`${address}?${query}#${token}`)
      await page.locator('[data-strip]').waitFor()
      return page
    },
  }
}

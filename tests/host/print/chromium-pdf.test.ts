import { mkdtempSync, rmSync, writeFileSync, chmodSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createChromiumPdf } from '#host/print/chromium-pdf'
import { findChromium } from '#host/print/find-chromium'
import { silentLog } from '#host/ports/log'
import { systemClock } from '#host/ports/clock'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'meetlat-no-browser-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const marks = { paper: 'marks', locale: 'nl' } as const

test('[PT-29] a machine without a browser says so, and one that is named goes first', async () => {
  const maker = createChromiumPdf({ clock: systemClock, log: silentLog, env: { PATH: folder } })
  expect(await maker.make(marks, 'http://127.0.0.1:1/print/')).toEqual({ ok: false, reason: 'no-pdf' })
  expect(findChromium({ PATH: folder, CHROMIUM: process.execPath }, 'linux')).toBe(process.execPath)
})

test('[PT-29] a browser that ends at once, or says what is no message, is a failure and not a wait', async () => {
  const broken = join(folder, 'chromium')
  for (const script of ['exit 1', 'printf "no json\\0" >&4; exec sleep 60']) {
    writeFileSync(broken, `#!/bin/sh\n${script}\n`)
    chmodSync(broken, 0o755)
    const maker = createChromiumPdf({ clock: systemClock, log: silentLog, env: { ...process.env, CHROMIUM: broken } })
    expect(await maker.make(marks, 'http://127.0.0.1:1/print/')).toEqual({ ok: false, reason: 'pdf-failed' })
  }
})

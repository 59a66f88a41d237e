/**
 * From the closing of a session to its page on the disk, synced, against the least that makes a PDF: a Chromium of its own that prints one
 * line. Both start a browser, because a kiosk does not keep one running for the one page of a session.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import * as v from 'valibot'
import { createChromiumPdf } from '#host/print/chromium-pdf'
import { silentLog } from '#host/ports/log'
import { systemClock } from '#host/ports/clock'
import { startKiosk, type KioskProcess } from '../support/kiosk-process.ts'
import { ORDINARY } from '../support/take-homes.ts'
import { inTurn, median, medianRatio, report } from './measure.ts'

const ROUNDS = 7
/** Between two looks whether it is there, ms. */
const LOOK_EVERY = 10

const viewSchema = v.object({ stick: v.object({ state: v.string() }) })

export async function benchPaper(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'meetlat-paper-bench-'))
  const line = join(folder, 'line.html')
  // What is waited for is there at once.
  await writeFile(line, '<!doctype html><title>One line</title><script>paper = Promise.resolve()</script><p>One line.</p>')
  const kiosk = await startKiosk(['--source', 'none', '--data', join(folder, 'data'), '--stick', folder])
  try {
    await fill(kiosk)
    const pair = await inTurn(
      ROUNDS,
      () => ours(kiosk),
      () => theirs(pathToFileURL(line).href, join(folder, 'line.pdf')),
    )
    const figures = `Meetlat ${median(pair.ours).toFixed(0)} ms · one line ${median(pair.theirs).toFixed(0)} ms`
    report('paper', figures, medianRatio(pair), { atMost: 3 })
  } finally {
    await kiosk.end()
    rmSync(folder, { recursive: true })
  }
}

async function fill(kiosk: KioskProcess): Promise<void> {
  await kiosk.post({ type: 'session.start', topic: 'young-people' })
  for (const { key, kind, text, who, when } of ORDINARY.cards) await kiosk.post({ type: 'card.add', key, kind, text, who, when })
  await kiosk.post({ type: 'floor.manual', counts: ORDINARY.today?.counts })
  await kiosk.post({ type: 'moment.capture', moment: 'today' })
  await kiosk.post({ type: 'moment.capture', moment: 'forward' })
}

async function ours(kiosk: KioskProcess): Promise<number> {
  const before = performance.now()
  await kiosk.post({ type: 'session.close' })
  const headers = { authorization: `Bearer ${kiosk.token}`, 'content-type': 'application/json' }
  await fetch(`${kiosk.url}/api/paper`, { method: 'POST', headers, body: JSON.stringify({ type: 'paper.save' }) })
  let state = 'saving'
  while (state === 'saving') {
    await new Promise<void>((resolve) => systemClock.after(LOOK_EVERY, resolve))
    state = v.parse(viewSchema, await kiosk.get('/api/paper')).stick.state
  }
  if (state !== 'saved') throw new Error('the page did not come on the disk')
  const took = performance.now() - before
  await kiosk.post({ type: 'session.reopen' })
  return took
}

async function theirs(address: string, file: string): Promise<number> {
  const before = performance.now()
  const made = await createChromiumPdf({ clock: systemClock, log: silentLog, env: process.env }).make(
    { paper: 'marks', locale: 'nl' },
    address,
  )
  if (!made.ok) throw new Error(made.reason)
  await writeFile(file, made.value, { flush: true })
  return performance.now() - before
}

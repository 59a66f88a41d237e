/**
 * How long a press takes from a phone to the screen while somebody floods the kiosk, against a quiet room: in turn ten thousand requests a second, connections
 * one after the other, and connections that never stop talking, each from an address of its own.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import * as v from 'valibot'
import { startKiosk } from '../support/kiosk-process.ts'
import { openPhone, type Phone } from '../support/phone.ts'
import { inTurn, median, quantile, report } from './measure.ts'

const KINDS = ['http', 'open', 'talk'] as const
const PER_SECOND = 10_000
const ROUNDS = 3
const PRESSES = 40
/** Between two presses, ms: a person, not a machine. */
const EVERY = 50
/**
 * The flood is made on the machine that it floods, and opening its connections alone takes most of a processor: a press shares what is left
 * and takes about twice as long as in a quiet room. Five times some 5 ms is still at once for a hand and an eye.
 */
const AT_MOST = 5

const cameSchema = v.pipe(v.string(), v.parseJson(), v.object({ offered: v.number(), done: v.number() }))

export async function benchFlood(): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'meetlat-flood-'))
  const kiosk = await startKiosk(['--source', 'none', '--data', data])
  await kiosk.post({ type: 'session.start' })
  const phone = openPhone(kiosk.url, kiosk.token)
  const screen = openPhone(kiosk.url, kiosk.token, 'display')
  await Promise.all([phone, screen].map((one) => one.until(() => one.view() !== null)))
  for (const kind of KINDS) {
    const rates: number[] = []
    const { ours, theirs } = await inTurn(
      ROUNDS,
      () => whileFlooded(new URL(kiosk.url).port, kind, rates, () => press(phone, screen)),
      () => press(phone, screen),
    )
    const [flooded, quiet] = [ours.flat(), theirs.flat()]
    const offered = `${Math.round(median(rates))} a second offered`
    report(`flood ${kind}`, `${offered} · flooded ${show(flooded)} · quiet ${show(quiet)}`, median(flooded) / median(quiet), {
      atMost: AT_MOST,
    })
  }
  for (const one of [phone, screen]) one.leave()
  await kiosk.end()
  rmSync(data, { recursive: true })
}

function show(latencies: readonly number[]): string {
  return `median ${median(latencies).toFixed(2)} ms p99 ${quantile(latencies, 0.99).toFixed(2)} ms`
}

/** The times from press to changed screen, ms. */
async function press(phone: Phone, screen: Phone): Promise<readonly number[]> {
  const took: number[] = []
  for (let n = 0; n < PRESSES; n++) {
    const on = screen.view()?.quiet !== true
    const at = performance.now()
    const changed = screen.until(() => screen.view()?.quiet === on)
    // Whoever gets no answer presses again; what that took is counted.
    while ((await phone.ask({ type: 'screen.quiet', on })) !== null) await phone.until(() => phone.link() === 'live')
    await changed
    took.push(performance.now() - at)
    await new Promise((resolve) => {
      setTimeout(resolve, EVERY)
    })
  }
  return took
}

async function whileFlooded<Figures>(
  port: string,
  kind: (typeof KINDS)[number],
  rates: number[],
  work: () => Promise<Figures>,
): Promise<Figures> {
  const script = fileURLToPath(new URL('../support/flood.ts', import.meta.url))
  const flood = spawn(process.execPath, [script, port, `${PER_SECOND}`, kind], { stdio: ['ignore', 'pipe', 'inherit'] })
  const lines = createInterface(flood.stdout)
  let came = { offered: 0, done: 0 }
  try {
    await once(lines, 'line')
    lines.on('line', (line) => {
      came = v.parse(cameSchema, line)
    })
    const begun = performance.now()
    const figures = await work()
    rates.push((came.offered * 1000) / (performance.now() - begun))
    if (came.done > 0) throw new Error('the flood was let in')
    return figures
  } finally {
    flood.kill()
  }
}

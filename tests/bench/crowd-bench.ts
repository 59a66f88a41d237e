/**
 * A crowd: 200 participants' phones, three remotes, 500 cards and a line at 30 Hz. How long a view takes from the question of one phone to
 * each of the 200, and what the host's memory does.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import * as v from 'valibot'
import { MOST_CARDS } from '#core/session/card'
import { startKiosk, type KioskProcess } from '../support/kiosk-process.ts'
import { openPhone, type Phone } from '../support/phone.ts'
import { median, quantile } from './measure.ts'

const PHONES = 200
const CHANGE_EVERY = 500
const SLOWEST = 100

const heardSchema = v.object({ mark: v.string(), moments: v.array(v.number()) })

export function benchCrowd(): Promise<void> {
  return crowdFor(1)
}

/** Ten minutes of it: for the memory. */
export function benchSoak(): Promise<void> {
  return crowdFor(10)
}

async function crowdFor(minutes: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'meetlat-crowd-'))
  const kiosk = await startKiosk(['--source', 'sim:people=22,seed=5', '--data', folder])
  const [driver, ...others] = [1, 2, 3].map(() => openPhone(kiosk.url, kiosk.token))
  if (driver === undefined) throw new Error('no driver')
  await driver.until(() => driver.link() === 'live')
  await prepare(driver)
  const script = fileURLToPath(new URL('crowd-clients.ts', import.meta.url))
  const clients = spawn(process.execPath, [script, kiosk.url, kiosk.token, String(PHONES)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines = createInterface(clients.stdout)
  await once(lines, 'line')
  const { latencies, memory } = await follow(kiosk, driver, lines, minutes)
  for (const phone of [driver, ...others]) phone.leave()
  clients.kill()
  await kiosk.end()
  rmSync(folder, { recursive: true })
  say(latencies, memory, minutes)
}

/** A session with as many cards as it takes. */
async function prepare(driver: Phone): Promise<void> {
  await driver.ask({ type: 'session.start' })
  await driver.ask({ type: 'guide.goto', step: 7 })
  for (let n = 0; n < MOST_CARDS; n++) {
    const text = `Kaart ${n}: we bellen elke week met de school, ook als er niets aan de hand is`
    const refusal = await driver.ask({ type: 'card.add', key: `card-of-bench-${n}`, kind: 'top', text, who: '', when: '' })
    if (refusal !== null) throw new Error(`card ${n}: ${refusal}`)
    // Faster than any scribe, and no faster than the host lets a screen talk.
    await setTimeout(10)
  }
}

async function follow(kiosk: KioskProcess, driver: Phone, lines: NodeJS.EventEmitter, minutes: number) {
  const asked = new Map<string, number>()
  const latencies: number[] = []
  const memory: number[] = []
  lines.on('line', (line: string) => {
    const { mark, moments } = v.parse(v.pipe(v.string(), v.parseJson(), heardSchema), line)
    const at = asked.get(mark)
    if (at !== undefined) latencies.push(...moments.map((moment) => moment - at))
  })
  const changes = Math.round((minutes * 60_000) / CHANGE_EVERY)
  for (let change = 0; change < changes; change++) {
    const mark = `Ambitie ${change}`
    asked.set(mark, performance.timeOrigin + performance.now())
    await driver.ask({ type: 'plan.change', plan: { ambition: mark } })
    memory.push(residentOf(kiosk))
    await setTimeout(CHANGE_EVERY)
  }
  return { latencies, memory }
}

/** Memory of the kiosk's process, MB. */
function residentOf({ process: { pid } }: KioskProcess): number {
  const [, kilobytes] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kilobytes) / 1024
}

function say(latencies: readonly number[], memory: readonly number[], minutes: number): void {
  const p99 = quantile(latencies, 0.99)
  const quarter = Math.floor(memory.length / 4)
  const [early, late] = [median(memory.slice(quarter, 2 * quarter)), median(memory.slice(3 * quarter))]
  console.log(
    `crowd      ${PHONES} phones, ${MOST_CARDS} cards, ${minutes} min: view median ${median(latencies).toFixed(1)} ms p99 ${p99.toFixed(1)} ms ` +
      `(at most ${SLOWEST}: ${p99 <= SLOWEST ? 'kept' : 'NOT KEPT'}) · memory ${early.toFixed(0)} MB, then ${late.toFixed(0)} MB`,
  )
}

/** The archive with 5 000 sessions of an ordinary size: listing and searching, opening, and what the kiosk needs to start. */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { openSqliteJournal } from '#host/journal/sqlite-journal'
import { systemClock } from '#host/ports/clock'
import { silentLog } from '#host/ports/log'
import { startHost } from '#host/start-host'
import { tellFullSession } from '../support/archived.ts'
import { median, quantile, report } from './measure.ts'

const SESSIONS = 5000
const ROUNDS = 60
const LIST_WITHIN = 100
const OPEN_WITHIN = 200
const WORDS = ['', 'leerroute', 'zzz', 'cafe wijk', 'iedereen']

export async function benchArchive(): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'meetlat-archive-bench-'))
  const { journal } = openSqliteJournal(data, systemClock, silentLog)
  for (let number = 0; number < SESSIONS; number++) journal.append(tellFullSession(number, Date.now() - number * 900_000))
  journal.close()
  const startedAt = performance.now()
  const place = { host: '127.0.0.1', port: 0, data, pages: data, locale: 'nl', packaged: false, lan: () => null } as const
  const host = await startHost({ ...place, source: { kind: 'none' }, clock: systemClock, log: silentLog })
  const started = performance.now() - startedAt
  const headers = { authorization: `Bearer ${host.token}` }

  async function timed(path: string): Promise<number> {
    const at = performance.now()
    const response = await fetch(host.url + path, { headers })
    if (!response.ok) throw new Error(`${path}: ${response.status}`)
    await response.arrayBuffer()
    return performance.now() - at
  }
  async function figures(pathOf: (round: number) => string): Promise<readonly number[]> {
    const all: number[] = []
    for (let round = 0; round < ROUNDS; round++) all.push(await timed(pathOf(round)))
    return all
  }

  const list = await figures(
    (round) => `/api/archive?q=${encodeURIComponent(WORDS[round % WORDS.length] ?? '')}&page=${1 + (round % 7)}`,
  )
  const open = await figures((round) => `/api/archive/s-${(round * 83) % SESSIONS}`)
  const turns = monitorEventLoopDelay({ resolution: 1 })
  turns.enable()
  const zipped = await timed('/api/archive/zip')
  turns.disable()
  await host.stop()
  const megabytes = statSync(join(data, 'journal.sqlite')).size / 1024 / 1024
  rmSync(data, { recursive: true })
  console.log(
    `archive    ${SESSIONS} sessions, ${megabytes.toFixed(0)} MB · start ${started.toFixed(0)} ms · all as zip ${(zipped / 1000).toFixed(1)} s, meanwhile the kiosk waits ${inMs(turns.percentile(99))} (p99), ${inMs(turns.max)} at worst`,
  )
  report('archive, list and search', told(list), quantile(list, 0.98) / LIST_WITHIN, { atMost: 1 })
  report('archive, open', told(open), quantile(open, 0.98) / OPEN_WITHIN, { atMost: 1 })
}

/** Of nanoseconds. */
function inMs(delay: number): string {
  return `${(delay / 1e6).toFixed(0)} ms`
}

function told(all: readonly number[]): string {
  return `median ${median(all).toFixed(1)} ms, worst of 50 ${quantile(all, 0.98).toFixed(1)} ms`
}

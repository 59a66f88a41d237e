import { Buffer } from 'node:buffer'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import * as v from 'valibot'
import { zipOf } from '#host/archive/session-zip'
import { openSqliteJournal } from '#host/journal/sqlite-journal'
import { systemClock } from '#host/ports/clock'
import { silentLog } from '#host/ports/log'
import { archivedSession, tellSession } from '../support/archived.ts'
import { startKiosk } from '../support/kiosk-process.ts'

const MANY = 800
const CUTS = 6
const foundSchema = v.object({ total: v.number() })

test(`[AR-30] ${CUTS} power cuts while ${MANY} sessions are taken in: all of them are there afterwards or none, and what was there stays`, async () => {
  const ids = Array.from({ length: MANY }, (_, index) => `foreign-${index}`)
  const zip = Buffer.from(
    await zipOf(ids, (id) => archivedSession({ id, at: Date.now() - 5_000_000 }), {
      makers: { pdf: null, png: null },
      locale: 'nl',
    }),
  )
  const outcomes: number[] = []
  const wrong: object[] = []
  // From before the file was read until after it was kept: the first life, which is not cut, says how long that takes.
  let whole = 0
  for (let cut = 0; cut <= CUTS; cut++) {
    const data = mkdtempSync(join(tmpdir(), 'meetlat-import-'))
    const { journal } = openSqliteJournal(data, systemClock, silentLog)
    journal.append(tellSession({ id: 'own', at: Date.now() - 9_000_000 }))
    journal.close()
    const kiosk = await startKiosk(['--source', 'none', '--data', data])
    const startedAt = performance.now()
    if (cut > 0) setTimeout(() => void kiosk.kill(), (whole * cut) / CUTS)
    await fetch(`${kiosk.url}/api/archive/import`, {
      method: 'POST',
      headers: { authorization: `Bearer ${kiosk.token}` },
      body: zip,
    }).catch(() => null)
    whole = cut === 0 ? performance.now() - startedAt : whole
    await kiosk.kill()
    const next = await startKiosk(['--source', 'none', '--data', data])
    const { total } = v.parse(foundSchema, await next.get('/api/archive'))
    outcomes.push(total)
    const own = await next.get('/api/archive/own')
    if (![1, MANY + 1].includes(total) || !v.is(v.object({ session: v.object({ id: v.literal('own') }) }), own))
      wrong.push({ cut, total })
    await next.kill()
    rmSync(data, { recursive: true })
  }
  expect(wrong).toEqual([])
  expect(outcomes[0]).toBe(MANY + 1)
  expect(outcomes).toContain(1)
}, 240_000)
